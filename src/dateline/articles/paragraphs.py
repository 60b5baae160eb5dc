"""Paragraphs and sentences of a text, by its white space and marks alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from dateline.articles.tables import words

#: Lines of at most this many characters may be the work of a program that broke a paragraph; longer ones are paragraphs.
WIDEST_WRAP = 110
NARROWEST_WRAP = 40
#: Longer lines, in characters, are whole pages without their line breaks or no prose; work on a line grows with its square.
LONGEST = 12_000

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_SENTENCE_END = re.compile(
    r"[.!?…][\"”’'»)\]]*(?:\s*\[\d+\])?(?:\s+(?=[\"“‘'«(\[#@–—*-]?\s?[A-Z0-9ÀÁÂÄÅÇÉÈÍÎÓÖØŠÜŽ@#])|(?=[A-Z][a-z]+(?:[ :]|$)))"
)
_ENDED = re.compile(r"(?:[.!?…。！？؟۔।][\"”’'»)\]\s]*(?:\([A-Z][^()]{1,40}\)\W*)?|[:;,(–—-]|[\"”»])$")
_BULLET = re.compile(r"(?:[-–—•*·▪●◦‣►▶→>]|\d{1,2}[.)])\s+\S")
_DATELINE_TAIL = re.compile(r"\s*(?:--|–|—)\s*\S")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of text without outer blanks; `gap`: an empty line stands before it."""

    start: int
    end: int
    text: str
    gap: bool = False

    @property
    def words(self) -> int:
        """How many words it has; in scripts without blanks, about as many as it would have in English."""
        count = len(self.text.split())
        return count if self.text.isascii() or len(self.text) < 25 * count else len(self.text) // 3

    @property
    def bullet(self) -> bool:
        """Whether it is an item of a list."""
        return bool(_BULLET.match(self.text))

    @property
    def ended(self) -> bool:
        """Whether it ends as a sentence does, or goes on in the next line (a colon, a comma)."""
        return bool(_ENDED.search(self.text))


def paragraphs(text: str) -> list[Paragraph]:
    """The lines of a text that are not blank; lines that a program has wrapped are joined to paragraphs."""
    lines: list[Paragraph] = []
    last = 0
    for match in _LINE.finditer(text):
        piece = match.group()
        stripped = piece.strip()
        if stripped:
            start = match.start() + len(piece) - len(piece.lstrip())
            between = text[last : match.start()].replace("\r\n", "\n")
            gap = between.count("\n") + between.count("\r") > 1
            lines.extend(Paragraph(start + a, start + b, stripped[a:b], gap and not a) for a, b in _pieces(stripped))
            last = match.end()
    return _joined(text, lines)


def _pieces(line: str) -> Iterator[tuple[int, int]]:
    """A line as it is, or, where it is longer than any paragraph, cut between sentences (else at a blank, else anywhere)."""
    start = 0
    while len(line) - start > LONGEST:
        limit = start + LONGEST
        cut = max(line.rfind(mark, start + LONGEST // 2, limit) for mark in (". ", "? ", "! "))
        cut = cut + 2 if cut > 0 else line.rfind(" ", start + LONGEST // 2, limit) + 1 or limit
        yield start, start + len(line[start:cut].rstrip())
        start = cut
        while start < len(line) and line[start].isspace():
            start += 1
    if start < len(line):
        yield start, len(line)


def _joined(text: str, lines: list[Paragraph]) -> list[Paragraph]:
    """Join a line to the one before where the text was wrapped: its first word would not have fitted there."""
    wrap = _wrap_width(lines)
    found: list[Paragraph] = []
    tail = ""  # the last physical line of the paragraph at the end of `found`
    for line in lines:
        indented = line.start > 1 and text[line.start - 1] in " \t"
        if found and not line.gap and (_broken_dateline(found[-1], line) or (wrap and not indented and _wraps(tail, line, wrap))):
            before = found.pop()
            found.append(Paragraph(before.start, line.end, text[before.start : line.end], before.gap))
        else:
            found.append(line)
        tail = line.text
    return found


def _wrap_width(lines: list[Paragraph]) -> int:
    """The width at which a program wrapped this text, or 0 where none did."""
    if len(lines) < 4:
        return 0
    widths = [len(line.text) for line in lines]
    widest = max(widths)
    if not NARROWEST_WRAP <= widest <= WIDEST_WRAP:
        return 0
    pairs = [(a, b) for a, b in pairwise(lines) if not b.gap]
    wrapped = sum(_wraps(a.text, b, widest) and not a.ended for a, b in pairs)
    return widest if wrapped >= max(3, len(pairs) // 3) else 0


def _wraps(tail: str, line: Paragraph, width: int) -> bool:
    if line.bullet:
        return False
    return len(tail) + 1 + len(line.text.split(None, 1)[0]) > width


def _broken_dateline(before: Paragraph, line: Paragraph) -> bool:
    """ "CAPE TOWN, S.A." with "-- The minister" on the next line: the dash belongs to the place."""
    return before.words <= 6 and bool(_DATELINE_TAIL.match(line.text)) and line.words > 6 and before.text[:1].isupper()


def sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of the sentences of a paragraph, without the blanks between them."""
    known = words().abbreviations
    found = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        mark = match.start()
        if text[mark] == ".":
            word = text[text.rfind(" ", 0, mark) + 1 : mark].lstrip("(\"“‘'").lower()
            if word in known or (len(word) == 1 and word.isalpha()) or re.fullmatch(r"(?:[a-z]\.)+[a-z]", word):
                continue
        end = len(text[: match.end()].rstrip())
        found.append((start, end))
        start = match.end()
    if start < len(text):
        found.append((start, len(text)))
    return found
