"""With what a deed is done, where its trigger does not say: "were killed when a bomb exploded", "killed in an air strike"."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from dateline.events.triggers import Trigger
from dateline.language import Sentence
from dateline.tables import rows

INSTRUMENTS = Path(__file__).with_name("data") / "instruments.csv"
#: Edges along which what a deed is done with hangs below its trigger; other clauses tell other deeds.
_EDGES = frozenset({"nsubj", "agent", "pobj", "prep", "compound", "amod", "nmod", "dobj", "pcomp"})
_PREPOSITIONS = frozenset({"by", "with", "in", "using", "from", "via", "through", "at"})
_DEPTH = 4


@cache
def instruments(path: Path = INSTRUMENTS) -> dict[tuple[str, str], str]:
    """The mode that a word gives to an act."""
    return {(row["act"], row["word"]): row["mode"] for row in rows(path, "act", "word", "mode")}


def modes_by_instrument(sentence: Sentence, trigger: Trigger, act: str) -> tuple[str, ...]:
    """The mode of the first instrument among a trigger's own words and those below it, the nearest first; empty where none is told."""
    table = instruments()
    level = list(trigger.tokens)
    for _ in range(_DEPTH):
        for i in level:
            if mode := table.get((act, sentence[i].lemma.lower())) or table.get((act, sentence[i].lower)):
                return (mode,)
        level = [
            child.i
            for i in level
            for child in sentence.kids(i)
            if child.dep in _EDGES and (child.dep not in ("prep", "agent") or child.lower in _PREPOSITIONS)
        ]
    return ()
