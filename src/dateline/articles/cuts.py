"""Furniture inside a paragraph: captions and their credits, promos, embedded headlines, bylines and the dateline.

Pages lose their line breaks on the way to a text, so a caption or a list of links may stand in the middle of a paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise

from dateline.articles.datelines import DatelineFound, opening_dateline
from dateline.articles.paragraphs import sentences
from dateline.articles.tables import Rules, agencies, cities, words
from dateline.records import BlockKind

#: A paragraph of at most this many words that ends in a photograph's credit is a caption as a whole.
CAPTION_WORDS = 75
#: An embedded headline or a caption without a full stop has at most this many words.
HEADING_WORDS = 14
#: Furniture comes in sentences of at most this many words.
LONGEST_SENTENCE = 90
#: A fragment after the last full stop of a story is a signature or a label up to this many words.
TAIL_WORDS = 8


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch of a paragraph and its kind; `dateline` is what was read in it."""

    start: int
    end: int
    kind: BlockKind
    dateline: DatelineFound | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """Where a paragraph stands: how many body paragraphs came before it, whether it is the last, whether the text is a transcript.

    `rules` are those that its article may meet.
    """

    seen: int
    last: bool
    transcript: bool
    rules: Rules


def cut(text: str, position: Position, today: date | None) -> list[Cut]:
    """Cut a paragraph into stretches of one kind each, which cover it in order.

    Args:
        text: the paragraph, without outer blanks.
        position: where it stands in the article.
        today: the day from which a dateline's date without a year is counted.
    """
    lower = text.lower()
    found: list[Cut] = []
    start = _opening(text, lower, position, today, found)
    if start < len(text):
        spans = [(first + start, end + start) for first, end in sentences(text[start:])]
        _credits(text, lower, spans, position.rules, found)
        _sentences(text, lower, spans, position.rules, found)
        _stretches(text, lower, start, position.rules, found)
        _embedded(text, spans, found)
        if position.last:
            _tail(text, spans, found)
    return _covering(text, found)


def _opening(text: str, lower: str, position: Position, today: date | None, found: list[Cut]) -> int:
    """Bylines, headers and the dateline at the start; gives where the rest begins."""
    start = 0
    moved = True
    while moved and start < len(text):
        moved = False
        for rule in (*position.rules["start"], *(position.rules["lead"] if not position.seen else ())):
            if rule.cued(lower) and (match := rule.pattern.match(text, start)) and match.end() > start:
                if rule.kind == "byline" and position.seen >= 2:
                    # A writer named after the story has begun: another story's teaser follows.
                    found.append(Cut(start, match.end(), "byline"))
                    found.append(Cut(match.end(), len(text), "related"))
                    return len(text)
                found.append(Cut(start, match.end(), rule.kind))
                start = _after_blank(text, match.end())
                moved = True
        line = None if moved else _leading_byline(text, start) if not position.seen else None
        if line:
            found.append(Cut(start, line, "byline"))
            start = _after_blank(text, line)
            moved = True
    dateline = opening_dateline(text[start:], today)
    if dateline and _trusted(dateline, position):
        found.append(Cut(start, start + dateline.end, "dateline", dateline))
        start += dateline.end
    return start


def _trusted(dateline: DatelineFound, position: Position) -> bool:
    """Late in a story, or in a transcript, "NAME:" is a speaker; only an agency, a date or a known city makes it a dateline."""
    if dateline.agency or dateline.date:
        return True
    if dateline.place and dateline.place.split(",")[0].lower() in cities():
        return True
    return not position.transcript and position.seen < 1


_BYLINE = re.compile(
    r"(?:By|BY)\s+(?P<name>[A-Z][\w.'’-]*(?:\s[A-Z]\.)?(?:\s[A-Z][\w'’-]+)"
    r"(?:(?:\s[A-Z][\w'’-]+){0,2}"
    r"(?:(?:,| and| &)\s[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){1,2})*(?:,\s(?:The\s)?[A-Z][\w.-]+(?:\s[A-Z][\w.-]+){0,3}?)?"
    r"\s*(?:[|–—]|\.(?=\s)|\n|(?=\s[A-Z]{2,}[A-Z ]*(?:,|\s\()|\s[A-Z][a-z]+\s\()))?)\s*"
)
_STAFF = re.compile(
    r"(?:By|BY)\s+(?:(?:Our|A)\s)?(?:Staff|Special|Our|News|Web|Agency|Agencies|Wire)(?:\s(?:Reporters?|Writers?|Correspondents?|Desk|Reports?))?\s*[.|–—]?\s*"
)


def _leading_byline(text: str, start: int) -> int | None:
    """Where a byline that runs into the first sentence ends ("By Ann Lee The council voted")."""
    match = _STAFF.match(text, start) or _BYLINE.match(text, start)
    if not match or match.end() >= len(text):
        return None
    named = re.split(r"\s", text[match.start() : match.end()])[1].strip(".,:")
    if named in agencies():
        return text.index(named, match.start()) + len(named)
    first = named.lower()
    return None if first in words().not_names or first in cities() else len(text[: match.end()].rstrip())


def _after_blank(text: str, start: int) -> int:
    while start < len(text) and text[start].isspace():
        start += 1
    return start


def _free(found: list[Cut], start: int, end: int) -> bool:
    return all(end <= item.start or item.end <= start for item in found)


def _credits(text: str, lower: str, spans: list[tuple[int, int]], known: Rules, found: list[Cut]) -> None:
    """A credit makes the sentence before it a caption, and a short paragraph that ends in one a caption as a whole."""
    for rule in known["credit"]:
        if not rule.cued(lower):
            continue
        for match in rule.pattern.finditer(text, spans[0][0]):
            first, end = match.span()
            if not _free(found, first, end):
                continue
            rest = text[end:].strip(" .)]")
            if not rest and len(text.split()) <= CAPTION_WORDS and len(spans) <= 4:
                start = spans[0][0]
            else:
                start = next((a for a, b in reversed(spans) if a < first), first)
            start = max([start, *(item.end for item in found if item.end <= first)])
            found.append(Cut(start, end, rule.kind))


def _sentences(text: str, lower: str, spans: list[tuple[int, int]], known: Rules, found: list[Cut]) -> None:
    for rule in known["sentence"]:
        if not rule.cued(lower):
            continue
        for start, end in spans:
            if not _free(found, start, end) or not rule.cued(lower[start:end]):
                continue
            match = rule.pattern.search(text[start:end])
            if match is None:
                continue
            if len(text[start:end].split()) > LONGEST_SENTENCE:
                # a text without full stops or capitals: only what matched is known
                found.append(Cut(start + match.start(), start + match.end(), rule.kind))
                continue
            rest = len(text) - (end - start)
            if (rest < 70 or end - start > rest) and rest < 160 and not any(item.kind == "dateline" for item in found):
                others = " ".join(lower[a:b] for a, b in spans if (a, b) != (start, end))
                if rest < 25 or re.search(r"\b(?:we|our|us|you|your|click|here|please|this (?:story|article))\b", others):
                    found[:] = [Cut(0, len(text), rule.kind)]
                    return
            found.append(Cut(start, end, rule.kind))
    # A disclaimer that opens a paragraph has it to itself, but for who wrote the story.
    if spans and spans[0][0] == 0 and any(item.start == 0 and item.kind == "disclaimer" for item in found) and len(spans) > 1:
        told = sum(item.end - item.start for item in found if item.kind == "disclaimer")
        if told > len(text) / 2:
            found.extend(Cut(start, end, "disclaimer") for start, end in spans if _free(found, start, end))


def ends_in_credit(text: str, known: Rules) -> bool:
    """Whether a line is a caption: short, with a photograph's credit at its end."""
    lower = text.lower()
    if len(text.split()) > CAPTION_WORDS:
        return False
    cued = (rule for rule in known["credit"] if rule.cued(lower))
    return any(not text[match.end() :].strip(" .)]") for rule in cued for match in rule.pattern.finditer(text))


def _stretches(text: str, lower: str, start: int, known: Rules, found: list[Cut]) -> None:
    for rule in (*known["part"], *known["end"]):
        if rule.cued(lower):
            for match in rule.pattern.finditer(text, start):
                first, end = match.span()
                if end > first > start and _free(found, first, end):
                    found.append(Cut(first, end, rule.kind))


@cache
def _seam() -> re.Pattern[str]:
    """The blank before a word that begins a sentence, after one in lower case."""
    return re.compile(rf"(?<=[a-z])\s+(?=(?:{'|'.join(sorted(words().seam))})\s[a-z])")


def _embedded(text: str, spans: list[tuple[int, int]], found: list[Cut]) -> None:
    """Headings that lost their line: an unpunctuated stretch before a word that can only begin a sentence; and a question before it."""
    for i, (start, end) in enumerate(spans):
        for match in _seam().finditer(text, start, end):
            unit = text[start : match.start()]
            before = unit.split()
            if not 2 <= len(before) <= HEADING_WORDS or before[-1].lower() in words().naming or before[0].lower() in words().prose:
                continue
            if re.search(r"[\"“”:;]|\bsaid\b", unit) or len(text[match.end() : end].split()) < 6 or not _free(found, start, match.end()):
                continue
            first = start
            while i and text[first - 1 : first].isspace() and text[spans[i - 1][0] : spans[i - 1][1]].rstrip("'’\"”").endswith("?"):
                i -= 1
                if len(text[spans[i][0] : spans[i][1]].split()) > HEADING_WORDS or not _free(found, *spans[i]):
                    break
                first = spans[i][0]
            found.append(Cut(first, match.start(), "related"))
            break


def _tail(text: str, spans: list[tuple[int, int]], found: list[Cut]) -> None:
    """What stands after the story's last full stop without one of its own: a signature, a label, a place."""
    start, end = spans[-1]
    if len(spans) < 2 or not _free(found, start, end):
        return
    tail = text[start:end]
    if len(tail.split()) <= TAIL_WORDS and not re.search(r"[.!?:;,\"”’'»)\]…-]$", tail):
        found.append(Cut(start, end, "other"))


def _covering(text: str, found: list[Cut]) -> list[Cut]:
    """The cuts in order, with body between them; marks left over between cuts go with the cut before."""
    found.sort(key=lambda item: item.start)
    pieces: list[Cut] = []
    at = 0
    for item in [*found, Cut(len(text), len(text), "body")]:
        between = text[at : item.start]
        if sum(map(str.isalnum, between)) > 1:
            start = _after_blank(text, at)
            pieces.append(Cut(start, item.start, "body"))
        if item.start < item.end:
            pieces.append(item)
        at = max(at, item.end)
    if not pieces:
        return [Cut(0, len(text), "body")]
    starts = [0, *(piece.start for piece in pieces[1:]), len(text)]
    return [Cut(a, b, piece.kind, piece.dateline) for (a, b), piece in zip(pairwise(starts), pieces, strict=True)]
