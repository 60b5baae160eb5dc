"""What the heads of the encoder mean under an ontology."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.events.judge import NONE
from dateline.ontology import Ontology


@dataclass(frozen=True, slots=True)
class Labels:
    """What the heads' outputs mean, in order, and the rule from (act, status) to coded type."""

    acts: tuple[str, ...]
    statuses: tuple[str, ...]
    modes: tuple[tuple[str, str], ...]
    future: tuple[int, ...]

    @classmethod
    def of(cls, ontology: Ontology) -> Labels:
        """The labels of an ontology: its types and NONE, its statuses, its modes by type."""
        acts = (*ontology.types, NONE)
        future = tuple(acts.index(ontology.coded(act, "future")[0]) if act in ontology.future else i for i, act in enumerate(acts))
        modes = tuple((name, mode) for name, kind in ontology.types.items() for mode in kind.modes)
        return cls(acts, ontology.statuses, modes, future)
