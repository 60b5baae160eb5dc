"""Judge a marked candidate: which act is it, in which mode and status, if any?

Two judges with one interface: the encoder (`model/`, run by onnxruntime) and the lexicon's counts alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from dateline.events.candidates import Candidate


@dataclass(frozen=True, slots=True)
class Judgement:
    """Probabilities for one candidate; `acts` includes NONE, `modes` those of every type by "TYPE mode"."""

    acts: dict[str, float]
    statuses: dict[str, float]
    modes: dict[str, float]


class Judge(Protocol):
    """Whatever gives candidates their judgements, in order."""

    def judge(self, candidates: Sequence[Candidate]) -> list[Judgement]:
        """One judgement a candidate."""
        ...
