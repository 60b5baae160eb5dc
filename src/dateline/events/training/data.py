"""Training data: marked and labelled sentences, their held-out tenth, and their variation."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dateline.errors import DataError
from dateline.events.judge import NONE
from dateline.events.marking import Marked
from dateline.ontology import Ontology

Offsets = tuple[int, int]


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


def split(items: Iterable[Item]) -> tuple[list[Item], list[Item]]:
    """Items as (training, held-out), in order."""
    train: list[Item] = []
    test: list[Item] = []
    for own in items:
        (test if held_out(own.marked.sentence) else train).append(own)
    return train, test


def read_corpus(path: Path, ontology: Ontology) -> list[Item]:
    """A user's corpus: JSON Lines as `python -m training.markup` writes them.

    A line holds `sentence` and `act` (a type of the ontology, or NONE), and may hold `actor`, `recipient`, `trigger` (lists of [start, end]
    in characters of the sentence), `mode` (a list), `status` ("actual" where it is missing) and `by_trigger` (true where the label holds
    for the marked trigger alone, so that the mark must not be hidden in training).

    Raises:
        DataError: the file cannot be read, or a line breaks a rule; the message names file and line.
    """
    return _read(path, lambda row: _item(row, ontology))


def read_none(path: Path) -> list[Item]:
    """Marked sentences of which none tells a type of the ontology, as NONE, whatever they are labelled; JSON Lines like a corpus.

    Raises:
        DataError: as `read_corpus`.
    """
    return _read(path, lambda row: Item(_marked(row), NONE, "actual", ()))


def _read(path: Path, read: Callable[[Any], Item]) -> list[Item]:
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except OSError as error:
        raise DataError(f"{path}: {error.strerror}; give a corpus as JSON Lines") from error
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: is no UTF-8 text (byte {error.start}); save it as UTF-8") from error
    found = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                found.append(read(json.loads(line)))
            except (ValueError, TypeError) as error:
                raise DataError(f"{path}:{number}: {error}") from error
    if not found:
        raise DataError(f"{path}: holds no sentences")
    return found


def _item(row: Any, ontology: Ontology) -> Item:
    marked = _marked(row)
    act, mode, status = row.get("act"), tuple(row.get("mode") or ()), row.get("status") or "actual"
    if act != NONE and act not in ontology.types:
        raise ValueError(f"unknown act {act!r}; the ontology has {', '.join(ontology.types)} and NONE")
    if wrong := [name for name in mode if act == NONE or name not in ontology.types[act].modes]:
        raise ValueError(f"{act} has no mode {', '.join(map(repr, wrong))}")
    if status not in ontology.statuses:
        raise ValueError(f"unknown status {status!r}; use one of {', '.join(ontology.statuses)}")
    return Item(marked, act, status, mode, by_trigger=bool(row.get("by_trigger")))


def _marked(row: Any) -> Marked:
    if not isinstance(row, dict) or not isinstance(row.get("sentence"), str):
        raise ValueError('a line is an object with at least "sentence" and "act"')
    actor, recipient, trigger = (_spans(row, role, len(row["sentence"])) for role in ("actor", "recipient", "trigger"))
    if not actor and not recipient:
        raise ValueError("neither actor nor recipient is marked")
    return Marked(row["sentence"], actor, recipient, trigger)


def _spans(row: dict[str, Any], role: str, length: int) -> tuple[Offsets, ...]:
    found = []
    for span in row.get(role) or ():
        match span:
            case [int(start), int(end)] if 0 <= start < end <= length:
                found.append((start, end))
            case _:
                raise ValueError(f"{role} {span!r} is no [start, end] within the sentence of {length} characters")
    return tuple(found)


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
