"""Training data: the project's corpus, its held-out tenth, and the optional data sets of others."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from dateline.events.marking import Marked
from training.markup import Example, read_markup

CORPUS = Path(__file__).with_name("corpus")
PROPOSED = Path(__file__).with_name("proposed")
#: Files whose labels hold for the marked trigger alone: elsewhere the same pair may do something else in the sentence.
BY_TRIGGER = frozenset({"statements.txt", "proposed.txt"})


@dataclass(frozen=True, slots=True)
class Item:
    """A marked sentence with what is known of its label.

    `types` are the coded types it may have, where the act itself is not known; `by_trigger`: the label holds for the marked trigger alone.
    """

    marked: Marked
    act: str | None = None
    status: str | None = None
    mode: tuple[str, ...] | None = None
    types: tuple[str, ...] = ()
    by_trigger: bool = False


def held_out(sentence: str) -> bool:
    """Whether a sentence belongs to the tenth that is never trained on (by its SHA-256)."""
    return hashlib.sha256(sentence.encode()).digest()[0] % 10 == 0


def item(example: Example) -> Item:
    """A corpus sentence as a training item."""
    marked = Marked(example.sentence, example.actor, example.recipient, example.trigger)
    return Item(marked, example.act, example.status, example.mode, by_trigger=example.source.partition(":")[0] in BY_TRIGGER)


def corpus(*folders: Path) -> tuple[list[Item], list[Item]]:
    """The corpus and the labelled proposals as (training, held-out) items."""
    examples = list(read_markup(path for folder in folders or (CORPUS, PROPOSED) for path in sorted(folder.glob("*.txt"))))
    train = [item(example) for example in examples if not held_out(example.sentence)]
    test = [item(example) for example in examples if held_out(example.sentence)]
    return train, test


def read_pairs(path: Path) -> list[Item]:
    """Sentences with marked pairs and a coded type (JSON Lines: sentence, actor, recipient, event); YIELD is CONCEDE or RETREAT."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        marked = Marked(row["sentence"], tuple(map(tuple, row["actor"])), tuple(map(tuple, row["recipient"])))
        found.append(Item(marked, types=("CONCEDE", "RETREAT") if row["event"] == "YIELD" else (row["event"],)))
    return found


def vary(own: Item, chance: random.Random) -> Item:
    """A training item made slightly different: names exchanged, marks dropped. The label stays true."""
    marked = own.marked
    if marked.trigger and not own.by_trigger and chance.random() < 0.5:
        marked = replace(marked, trigger=())
    if marked.actor and marked.recipient and chance.random() < 0.2:
        marked = exchange(marked)
    elif marked.actor and marked.recipient and chance.random() < 0.1:
        marked = replace(marked, actor=()) if chance.random() < 0.5 else replace(marked, recipient=())
    return replace(own, marked=marked)


def exchange(marked: Marked) -> Marked:
    """The sentence with the words of its first actor and first recipient exchanged, roles kept in place."""
    (a_start, a_end), (r_start, r_end) = marked.actor[0], marked.recipient[0]
    text = marked.sentence
    first, second = sorted([(a_start, a_end), (r_start, r_end)])
    if first[1] > second[0]:
        return marked
    new = text[: first[0]] + text[second[0] : second[1]] + text[first[1] : second[0]] + text[first[0] : first[1]] + text[second[1] :]
    shift = (second[1] - second[0]) - (first[1] - first[0])

    def moved(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
        found = []
        for start, end in spans:
            if (start, end) == first:
                found.append((start, start + second[1] - second[0]))
            elif (start, end) == second:
                found.append((start + shift, start + shift + first[1] - first[0]))
            elif start >= first[1] and end <= second[0]:
                found.append((start + shift, end + shift))
            else:
                found.append((start, end))
        return tuple(found)

    return Marked(new, moved(marked.actor), moved(marked.recipient), moved(marked.trigger))
