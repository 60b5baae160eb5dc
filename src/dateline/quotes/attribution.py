"""A quote in the making, before its speaker is coded."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.quotes.cues import Cue
from dateline.quotes.speakers import Phrase
from dateline.records import QuoteKind


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what by which words: `cue_start` to `cue_end` are its cue's words, `start` to `end` its content's."""

    cue: Cue | None
    cue_start: int
    cue_end: int
    speaker: Phrase
    start: int
    end: int
    kind: QuoteKind
    frame: str
    addressee: Phrase | None = None
    source: Phrase | None = None
