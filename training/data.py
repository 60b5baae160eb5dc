"""Training data: the project's corpus, and the optional data sets of others."""

from __future__ import annotations

import json
from pathlib import Path

from dateline.events.marking import Marked
from dateline.events.training.data import Item, held_out, split
from training.markup import Example, read_markup

__all__ = ["CORPUS", "PROPOSED", "Item", "corpus", "held_out", "item", "read_pairs"]

CORPUS = Path(__file__).with_name("corpus")
PROPOSED = Path(__file__).with_name("proposed")
#: Files whose labels hold for the marked trigger alone: elsewhere the same pair may do something else in the sentence.
BY_TRIGGER = frozenset({"statements.txt", "proposed.txt", "stories.txt"})


def item(example: Example) -> Item:
    """A corpus sentence as a training item."""
    marked = Marked(example.sentence, example.actor, example.recipient, example.trigger)
    return Item(marked, example.act, example.status, example.mode, by_trigger=example.source.partition(":")[0] in BY_TRIGGER)


def corpus(*folders: Path) -> tuple[list[Item], list[Item]]:
    """The corpus and the labelled proposals as (training, held-out) items."""
    examples = read_markup(path for folder in folders or (CORPUS, PROPOSED) for path in sorted(folder.glob("*.txt")))
    return split(item(example) for example in examples)


def read_pairs(path: Path) -> list[Item]:
    """Sentences with marked pairs and a coded type (JSON Lines: sentence, actor, recipient, event); YIELD is CONCEDE or RETREAT."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        marked = Marked(row["sentence"], tuple(map(tuple, row["actor"])), tuple(map(tuple, row["recipient"])))
        found.append(Item(marked, types=("CONCEDE", "RETREAT") if row["event"] == "YIELD" else (row["event"],)))
    return found
