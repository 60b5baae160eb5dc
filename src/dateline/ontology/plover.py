"""Load an event ontology and check that it holds together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dateline.errors import DataError
from dateline.tables import load_yaml

QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
STATUSES = ("actual", "future", "hypothetical", "historical", "negated")
PLOVER = Path(__file__).with_name("plover.yaml")


@dataclass(frozen=True, slots=True)
class EventType:
    """One type: the quad it counts in, its score on PLOVER's scale (-10 to 10) and its modes.

    Attributes:
        mutual_but: its parties act on one another, so that all are actors, but in these modes; None: one acts on the other.
        unnamed: the name of its actor where the text names nobody; empty: then it is no event.
        crowd: the number of its actors is the event's size.
        casualties: the dead, injured and arrested of its sentence are its own.
    """

    name: str
    quad: str
    score: float
    needs_recipient: bool
    modes: tuple[str, ...]
    mutual_but: tuple[str, ...] | None = None
    unnamed: str = ""
    crowd: bool = False
    casualties: bool = False


@dataclass(frozen=True, slots=True)
class Ontology:
    """An event ontology.

    `future` says how an act told as future is coded: act -> (type, status); `intended` how one that its own doer says is to come is: act ->
    (type, mode); `refusal` is the act of saying that one will not do something, "" if there is none.
    """

    types: dict[str, EventType]
    statuses: tuple[str, ...]
    contexts: tuple[str, ...]
    sectors: dict[str, str]
    special_codes: dict[str, str]
    future: dict[str, tuple[str, str]]
    intended: dict[str, tuple[str, str]]
    refusal: str = ""

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
    if not isinstance(data, dict) or not isinstance(data.get("types"), dict) or not data["types"]:
        raise DataError(f"{path}: lists no types; see docs/own-ontology.md")
    types = {name: _event_type(path, name, entry) for name, entry in data["types"].items()}
    statuses = tuple(data.get("statuses", STATUSES))
    if wrong := [status for status in statuses if status not in STATUSES]:
        raise DataError(f"{path}: unknown status {wrong[0]!r}; use only {', '.join(STATUSES)}")
    future = {act: (entry["type"], entry["status"]) for act, entry in data.get("future", {}).items()}
    for act, (name, status) in future.items():
        if act not in types or name not in types or status not in statuses:
            raise DataError(f"{path}: 'future' rule for {act} names an unknown type or status")
    intended = {act: (entry["type"], entry.get("mode", "")) for act, entry in data.get("intended", {}).items()}
    for act, (name, mode) in intended.items():
        if act not in types or name not in types or mode not in ("", *types[name].modes):
            raise DataError(f"{path}: 'intended' rule for {act} names an unknown type or mode")
    if (refusal := str(data.get("refusal") or "")) and refusal not in types:
        raise DataError(f"{path}: 'refusal' names the unknown type {refusal!r}")
    return Ontology(
        types=types,
        statuses=statuses,
        contexts=tuple(data.get("contexts", ())),
        sectors=dict(data.get("sectors", {})),
        special_codes=dict(data.get("special_codes", {})),
        future=future,
        intended=intended,
        refusal=refusal,
    )


def _event_type(path: Path, name: str, entry: Any) -> EventType:
    if not isinstance(name, str) or name == "NONE":
        raise DataError(f"{path}: a type cannot be called {name!r}; put quotes around words that YAML reads as values; NONE means no event")
    if not isinstance(entry, dict):
        raise DataError(f"{path}: {name} says nothing; write {name}: {{quad: {QUADS[-1]}, score: -5.0, modes: []}}")
    quad, score, modes = entry.get("quad"), entry.get("score", 0.0), entry.get("modes") or []
    if quad not in QUADS:
        raise DataError(f"{path}: {name} has quad {quad!r}; use one of {', '.join(QUADS)}")
    if not isinstance(score, int | float) or not -10 <= score <= 10:
        raise DataError(f"{path}: {name} has score {score}; the scale runs from -10 to 10")
    if not isinstance(modes, list) or not all(isinstance(mode, str) for mode in modes):
        raise DataError(f"{path}: {name} has modes {modes!r}; write a list of words: [visit, phone]")
    if len(set(modes)) < len(modes):
        raise DataError(f"{path}: {name} lists a mode twice")
    return EventType(
        name,
        quad,
        float(score),
        bool(entry.get("needs_recipient", False)),
        tuple(modes),
        tuple(entry["mutual_but"]) if "mutual_but" in entry else None,
        str(entry.get("unnamed") or ""),
        bool(entry.get("crowd", False)),
        bool(entry.get("casualties", False)),
    )
