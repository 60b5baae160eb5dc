"""Turn a sentence with marked actor, recipient and trigger into the encoder's input; used in training and at run time alike.

Marks are tokens of BERT's vocabulary that no text contains. The encoder pools the states at the opening marks with the mean of all states.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

Offsets = tuple[int, int]
CLS, SEP = 101, 102
#: Vocabulary ids of [unused1] to [unused6]: opening and closing mark of actor, recipient, trigger.
MARKS = {"actor": (2, 3), "recipient": (4, 5), "trigger": (6, 7)}
ROLES = tuple(MARKS)
#: Longest input in word pieces; a longer sentence keeps the stretch around its marks.
LONGEST = 120


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with the offsets of its marked spans."""

    sentence: str
    actor: tuple[Offsets, ...] = ()
    recipient: tuple[Offsets, ...] = ()
    trigger: tuple[Offsets, ...] = ()


@dataclass(frozen=True, slots=True)
class Encoded:
    """Word-piece ids, and for each role the positions of its opening marks."""

    ids: tuple[int, ...]
    marks: tuple[tuple[int, ...], ...]


def encode(tokenizer: Tokenizer, marked: Marked) -> Encoded:
    """Word pieces of a sentence with marks around its spans, cut to the stretch around them where too long."""
    pieces = tokenizer.encode(marked.sentence, add_special_tokens=False)
    inserts: list[tuple[int, int, int]] = []
    for role in ROLES:
        opening, closing = MARKS[role]
        for start, end in getattr(marked, role):
            inside = [i for i, (first, last) in enumerate(pieces.offsets) if first < end and last > start]
            if inside:
                inserts += [(inside[0], 1, opening), (inside[-1] + 1, 0, closing)]
    # a closing mark (0) goes before an opening one (1) at the same place
    inserts.sort()
    ids: list[int] = []
    position = 0
    for place, _, mark in inserts:
        ids += pieces.ids[position:place]
        ids.append(mark)
        position = place
    ids += pieces.ids[position:]
    room = LONGEST - 2
    if len(ids) > room:
        at = [i for i, own in enumerate(ids) if own < 8 and own > 1] or [0]
        first = max(0, min(at[0] - 10, len(ids) - room))
        if at[-1] - first >= room:
            first = min(at[0], len(ids) - room)
        ids = ids[first : first + room]
    full = (CLS, *ids, SEP)
    marks = tuple(tuple(i for i, own in enumerate(full) if own == MARKS[role][0]) for role in ROLES)
    return Encoded(full, marks)


def batch(items: Sequence[Encoded]) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float32]]:
    """Padded ids, their attention mask, and the pooling weights [batch, role, position] (rows sum to 1, or 0 without marks)."""
    longest = max(len(item.ids) for item in items)
    ids = np.zeros((len(items), longest), dtype=np.int64)
    attention = np.zeros((len(items), longest), dtype=np.int64)
    pool = np.zeros((len(items), len(ROLES), longest), dtype=np.float32)
    for row, item in enumerate(items):
        ids[row, : len(item.ids)] = item.ids
        attention[row, : len(item.ids)] = 1
        for role, positions in enumerate(item.marks):
            for position in positions:
                pool[row, role, position] = 1 / len(positions)
    return ids, attention, pool
