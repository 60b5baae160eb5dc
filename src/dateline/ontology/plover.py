"""Load an event ontology and check that it holds together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dateline.errors import DataError
from dateline.tables import load_yaml

QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
PLOVER = Path(__file__).with_name("plover.yaml")


@dataclass(frozen=True, slots=True)
class EventType:
    """One type: the quad it counts in, its score on PLOVER's scale (-10 to 10) and its modes."""

    name: str
    quad: str
    score: float
    needs_recipient: bool
    modes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ontology:
    """An event ontology. `future` says how an act told as future is coded: act -> (type, status)."""

    types: dict[str, EventType]
    statuses: tuple[str, ...]
    contexts: tuple[str, ...]
    sectors: dict[str, str]
    special_codes: dict[str, str]
    future: dict[str, tuple[str, str]]

    def coded(self, act: str, status: str) -> tuple[str, str]:
        """The type and status under which an act with a status is coded.

        >>> load_ontology().coded("CONSULT", "future")
        ('AGREE', 'actual')
        """
        return self.future.get(act, (act, status)) if status == "future" else (act, status)


@cache
def load_ontology(path: Path = PLOVER) -> Ontology:
    """Read and check an ontology file (YAML; see plover.yaml).

    Raises:
        DataError: the file breaks a rule; the message names it.
    """
    data = load_yaml(path)
    types = {name: _event_type(path, name, entry) for name, entry in data.get("types", {}).items()}
    if not types:
        raise DataError(f"{path}: lists no types")
    statuses = tuple(data.get("statuses", ("actual", "future", "hypothetical", "historical", "negated")))
    future = {act: (entry["type"], entry["status"]) for act, entry in data.get("future", {}).items()}
    for act, (name, status) in future.items():
        if act not in types or name not in types or status not in statuses:
            raise DataError(f"{path}: 'future' rule for {act} names an unknown type or status")
    return Ontology(
        types=types,
        statuses=statuses,
        contexts=tuple(data.get("contexts", ())),
        sectors=dict(data.get("sectors", {})),
        special_codes=dict(data.get("special_codes", {})),
        future=future,
    )


def _event_type(path: Path, name: str, entry: dict[str, Any]) -> EventType:
    quad, score = entry.get("quad"), entry.get("score", 0.0)
    if quad not in QUADS:
        raise DataError(f"{path}: {name} has quad {quad!r}; use one of {', '.join(QUADS)}")
    if not -10 <= score <= 10:
        raise DataError(f"{path}: {name} has score {score}; the scale runs from -10 to 10")
    modes = tuple(entry.get("modes", ()))
    if len(set(modes)) < len(modes):
        raise DataError(f"{path}: {name} lists a mode twice")
    return EventType(name, quad, float(score), bool(entry.get("needs_recipient", False)), modes)
