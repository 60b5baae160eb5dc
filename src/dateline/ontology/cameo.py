"""CAMEO's codes and the one that fits a PLOVER event best."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dateline.errors import DataError
from dateline.ontology.plover import load_ontology
from dateline.tables import load_yaml

CAMEO = Path(__file__).with_name("cameo.yaml")


@dataclass(frozen=True, slots=True)
class CameoCode:
    """One CAMEO code with its PLOVER reading and its Goldstein value (-10 to 10)."""

    code: str
    name: str
    type: str
    mode: frozenset[str]
    context: frozenset[str]
    goldstein: float
    act: str = ""


@cache
def load_cameo(path: Path = CAMEO) -> dict[str, CameoCode]:
    """Read and check the CAMEO table.

    Raises:
        DataError: a code names a type, mode or context that PLOVER lacks.
    """
    ontology = load_ontology()
    codes = {}
    for code, entry in load_yaml(path)["codes"].items():
        own = CameoCode(
            code,
            entry["name"],
            entry["type"],
            frozenset(entry["mode"]),
            frozenset(entry["context"]),
            float(entry["goldstein"]),
            entry.get("act", ""),
        )
        kind = ontology.types.get(own.type)
        if kind is None:
            raise DataError(f"{path}: {code} has unknown type {own.type}")
        if wrong := sorted((own.mode - set(kind.modes)) | (own.context - set(ontology.contexts))):
            raise DataError(f"{path}: {code} has unknown mode or context {', '.join(wrong)}")
        codes[code] = own
    return codes


@cache
def _by_type() -> dict[str, tuple[CameoCode, ...]]:
    ordered = sorted(load_cameo().values(), key=lambda code: (len(code.code), code.code))
    return {name: tuple(code for code in ordered if code.type == name) for name in load_ontology().types}


def cameo_code(event: str, mode: Collection[str], context: Collection[str], act: str = "") -> CameoCode:
    """The most specific CAMEO code that an event's type, modes and contexts support.

    Args:
        event: a type; one that PLOVER lacks (of a user's ontology) has the empty code with the value 0.0.
        act: the act that was told as future, where an AGREE was derived from one.

    >>> cameo_code("ASSAULT", ("suicide-attack",), ()).code
    '1831'
    """
    if event not in _by_type():
        return CameoCode("", "", event, frozenset(), frozenset(), 0.0)
    best, best_fit = None, (-1, 0)
    for code in _by_type()[event]:
        mode_fit, context_fit = len(code.mode & set(mode)), len(code.context & set(context))
        if (code.mode and not mode_fit) or (code.context and not context_fit) or (code.act and code.act != act):
            continue
        fit = (4 * bool(code.act) + 2 * bool(mode_fit) + bool(context_fit), -len(code.mode) - len(code.context))
        if fit > best_fit:
            best, best_fit = code, fit
    return best or _by_type()[event][0]
