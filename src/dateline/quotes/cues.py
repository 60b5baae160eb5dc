"""The table of cues: which words report speech and thought, and what they say of the speaker's stance."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from dateline.errors import DataError

Stance = Literal[
    "said", "claimed", "confirmed", "denied", "believed", "warned", "promised", "planned", "demanded", "wanted", "judged", "expressed"
]
STANCES: frozenset[str] = frozenset(Stance.__args__)  # type: ignore[attr-defined]
POS = frozenset({"verb", "phrase", "prep", "noun", "adj"})
TABLE = "cues.csv"


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of the table; its header explains the columns."""

    words: tuple[str, ...]
    pos: str
    frames: frozenset[str]
    stance: Stance
    grade: int
    strength: int

    def takes(self, *frames: str) -> bool:
        """Whether the cue takes one of the frames."""
        return not self.frames.isdisjoint(frames)

    def prepositions(self) -> frozenset[str]:
        """The prepositions whose object can be the content ("called for talks": for); of several, the sentence's first counts."""
        return frozenset(frame[5:] for frame in self.frames if frame.startswith("prep:"))


@dataclass(frozen=True, slots=True)
class Cues:
    """The table by part of speech: single words by lemma, phrases and prepositions by their first word."""

    verbs: dict[str, Cue]
    nouns: dict[str, Cue]
    adjectives: dict[str, Cue]
    phrases: dict[str, tuple[Cue, ...]]
    prepositions: dict[str, tuple[Cue, ...]]


def read_rows(name: str) -> list[dict[str, str]]:
    """Rows of a table in this room's data folder, without its comment lines."""
    text = files("dateline.quotes").joinpath("data", name).read_text("utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if line and not line.startswith("#")))


@cache
def load_cues() -> Cues:
    """The table, read once.

    Raises:
        DataError: a row with an unknown stance or part of speech, or a number that is none.
    """
    rows = [_cue(row) for row in read_rows(TABLE)]
    return Cues(
        verbs={row.words[0]: row for row in rows if row.pos == "verb"},
        nouns={row.words[0]: row for row in rows if row.pos == "noun"},
        adjectives={row.words[0]: row for row in rows if row.pos == "adj"},
        phrases=_by_first(rows, "phrase"),
        prepositions=_by_first(rows, "prep"),
    )


def _by_first(rows: list[Cue], pos: str) -> dict[str, tuple[Cue, ...]]:
    found: dict[str, tuple[Cue, ...]] = {}
    for row in sorted((row for row in rows if row.pos == pos), key=lambda row: -len(row.words)):
        found[row.words[0]] = (*found.get(row.words[0], ()), row)
    return found


def _cue(row: dict[str, str]) -> Cue:
    try:
        grade, strength = int(row["grade"]), int(row["strength"])
    except ValueError as error:
        raise DataError(f"quotes/data/{TABLE}: {row['cue']}: grade and strength must be whole numbers") from error
    if row["stance"] not in STANCES or row["pos"] not in POS:
        raise DataError(f"quotes/data/{TABLE}: {row['cue']}: unknown stance {row['stance']!r} or pos {row['pos']!r}; its header lists them")
    return Cue(tuple(row["cue"].split()), row["pos"], frozenset(row["frames"].split()), row["stance"], grade, strength)  # type: ignore[arg-type]
