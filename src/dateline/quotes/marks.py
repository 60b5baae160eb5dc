"""Quotation marks: which stretches of a paragraph stand between them.

Curly, straight, single and guillemet marks, and the TeX style of old wires. A mark that never closes runs to the end of its paragraph, as
quotes that go on over paragraphs do. Only outermost stretches count: a quote within a quote belongs to it.
"""

from __future__ import annotations

from dataclasses import dataclass

DOUBLE_OPEN, DOUBLE_CLOSE = "“„‟«", "”»"
STRAIGHT = '"＂'
SINGLE_OPEN, SINGLE_CLOSE = "‘‹‚", "’›"
MARKS = frozenset(DOUBLE_OPEN + DOUBLE_CLOSE + STRAIGHT + SINGLE_OPEN + SINGLE_CLOSE + "'`")
_BEFORE_OPENING = frozenset("([{-–—―/:;,…")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Quoted words: `start` to `end` without the marks, `outer_start` to `outer_end` with them (equal where one is missing)."""

    start: int
    end: int
    outer_start: int
    outer_end: int

    def covers(self, start: int, end: int) -> bool:
        """Whether the stretch covers a span of text whole."""
        return self.outer_start <= start and end <= self.outer_end


def stretches(text: str, start: int, end: int) -> tuple[Stretch, ...]:
    """The quoted stretches of one paragraph, in order.

    Args:
        text: the article's text.
        start, end: the paragraph's offsets in it.
    """
    found: list[Stretch] = []
    i = start
    while i < end:
        size = _opening(text, i, start, end)
        if not size:
            i += 1
            continue
        closing, width = _closing(text, i, i + size, end)
        if closing < 0:
            if text[i] in "'’‘" and not _leads(text, i, start):
                i += size
                continue
            closing, width = end, 0
            while closing > i + size and text[closing - 1].isspace():
                closing -= 1
        inner = closing
        while inner > i + size and (text[inner - 1].isspace() or text[inner - 1] == ","):
            inner -= 1
        if inner > i + size:
            found.append(Stretch(i + size, inner, i, closing + width))
        i = max(closing + width, i + size)
    return tuple(found)


def _leads(text: str, i: int, start: int) -> bool:
    """Whether a mark stands where quotes begin: at the paragraph's start, or after a comma or colon."""
    before = text[start:i].rstrip()
    return not before or before[-1] in ",:"


def _opening(text: str, i: int, start: int, end: int) -> int:
    """How many characters of an opening mark stand at i: 0 for none."""
    mark = text[i]
    if mark not in MARKS:
        return 0
    before = text[i - 1] if i > start else " "
    free = before.isspace() or before in _BEFORE_OPENING
    if text[i : i + 2] == "``" or (text[i : i + 2] == "''" and free and text[i + 2 : i + 3].isalnum()):
        return 2
    after = text[i + 1] if i + 1 < end else " "
    if mark in DOUBLE_OPEN:
        return 1
    if mark in STRAIGHT:
        return int(free and not after.isspace())
    if mark in DOUBLE_CLOSE:  # set the wrong way round
        return int(free and after.isalnum() and mark == "”")
    if mark in SINGLE_OPEN:
        return int(free and not after.isspace())
    if mark == "'" or mark == "`":
        return int(free and (after.isalpha() or after in "[(") and not (before.isspace() and text[i : i + 4].lower() in ("'em ", "'til")))
    return 0


def _closing(text: str, opening: int, i: int, end: int) -> tuple[int, int]:
    """Where the mark opened at `opening` closes, and the width of the closing mark; (-1, 0) if it never does."""
    mark = text[opening]
    if mark in STRAIGHT or mark in DOUBLE_OPEN or mark == "”":
        wanted = {"«": "»", "”": "”"}.get(mark, "”" + STRAIGHT if mark != STRAIGHT[0] else STRAIGHT + "”")
        while i < end:
            if text[i] in wanted and not (text[i] in STRAIGHT and text[i - 1].isspace() and i + 1 < end and text[i + 1].isalnum()):
                return i, 1
            i += 1
        return -1, 0
    if text[opening : opening + 2] in ("``", "''"):
        at = text.find("''", i, end)
        return (at, 2) if at >= 0 else (-1, 0)
    return _closing_single(text, opening, i, end)


def _closing_single(text: str, opening: int, i: int, end: int) -> tuple[int, int]:
    """An apostrophe closes after punctuation, or else where it is least like a plural's possessive ("the workers' strike")."""
    wanted = {"‹": "›", "'": "'", "`": "'"}.get(text[opening], "’'")
    doubtful = -1
    while i < end:
        after = text[i + 1] if i + 1 < end else " "
        if text[i] in wanted and not after.isalnum() and not text[i - 1].isspace():
            if text[i - 1] in ",.?!" or text[i - 1] != "s" or not after.isspace() or text[i + 1 : i + 3].strip()[:1] in ("", "-"):
                return i, 1
            if doubtful < 0:
                doubtful = i
        elif text[i] in DOUBLE_OPEN + STRAIGHT and doubtful >= 0:
            break
        i += 1
    return (doubtful, 1) if doubtful >= 0 else (-1, 0)
