"""From a text to its blocks: what each paragraph is, by its words and by what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from dateline.articles.cuts import Cut, Position, cut, ends_in_credit
from dateline.articles.datelines import DatelineFound, dateline_line
from dateline.articles.paragraphs import Paragraph, paragraphs
from dateline.articles.tables import Rule, Rules, cities, rules_for, words
from dateline.records import Block, BlockKind

#: A line without a full stop of at most this many words may be a headline.
HEADLINE_WORDS = 25
#: Within a story an unpunctuated line up to this many words is a heading or a link, a longer one a paragraph that lost its full stop.
LINK_WORDS = 14
CROSSHEAD_WORDS = 6
#: A story is told once it has this many paragraphs: what a closing heading opens after them is no longer the story.
TOLD = 3


@dataclass(frozen=True, slots=True)
class Labelled:
    """A stretch of the text and its kind; `dateline` is what was read in it."""

    start: int
    end: int
    kind: BlockKind
    dateline: DatelineFound | None = None


@dataclass(slots=True)
class _State:
    """What has been seen so far on the way down the page."""

    title: str
    telegram: bool
    transcript: bool
    last: int
    rules: Rules
    seen: int = 0
    listing: BlockKind | None = None
    closed: BlockKind | None = None
    headlines: set[str] = field(default_factory=set)


def label(text: str, title: str = "", hints: Sequence[Block] = (), today: date | None = None) -> list[Labelled]:
    """Label a text.

    Args:
        text: the article's text.
        title: its title, where the source gives one; a line that repeats it is a headline.
        hints: blocks that the source's format marks itself; they win over the rules.
        today: the day from which a dateline's date without a year is counted.

    Returns:
        Stretches in order, without overlap; they touch but for blank space.
    """
    lines = paragraphs(text)
    state = _State(_folded(title), _telegram(lines), _transcript(lines), len(lines) - 1, rules_for(text))
    found: list[Labelled] = []
    for i, line in enumerate(lines):
        hint = _hinted(line, hints)
        if hint and hint != "body":
            found.append(Labelled(line.start, line.end, hint))
            continue
        item = _whole(i, lines, state, today, known=hint == "body")
        if item:
            found.append(item)
            continue
        position = Position(state.seen, i >= state.last, state.transcript, state.rules)
        pieces = cut(line.text, position, today)
        found.extend(Labelled(line.start + piece.start, line.start + piece.end, piece.kind, piece.dateline) for piece in pieces)
        if any(piece.kind == "body" and piece.end - piece.start > 60 for piece in pieces) or _is_body(pieces):
            state.seen += 1
    return found


def _is_body(pieces: list[Cut]) -> bool:
    return len(pieces) == 1 and pieces[0].kind == "body"


def _hinted(line: Paragraph, hints: Sequence[Block]) -> BlockKind | None:
    for hint in hints:
        if hint.start >= line.end:
            break
        if min(line.end, hint.end) - max(line.start, hint.start) > (line.end - line.start) / 2:
            return hint.kind
    return None


def _whole(i: int, lines: list[Paragraph], state: _State, today: date | None, *, known: bool) -> Labelled | None:
    """The line as a block of one kind that is not body, or None.

    `known`: the source's format says that it belongs to the story, so its lack of a full stop says nothing.
    """
    line = lines[i]
    if state.closed and not _story_again(i, lines):
        return Labelled(line.start, line.end, state.closed)
    state.closed = None
    lower = line.text.lower()
    count = line.words
    if (folded := _folded(line.text)) and (folded == state.title or folded in state.headlines):
        return Labelled(line.start, line.end, "headline")
    if len(lines) == 1 and count > 3 and not line.text.startswith(("ALSO READ", "READ ALSO")):
        return None
    if opened := _opened(line, lower, count, state):
        return opened
    if count <= 30 and (dateline := dateline_line(line.text, today)):
        kind: BlockKind = "byline" if dateline.byline and not dateline.place else "dateline"
        return Labelled(line.start, line.end, kind, dateline)
    listed = state.listing and not known and _headline_like(line, HEADLINE_WORDS, question=True)
    if (rule := _line_rule(line, lower, count, state)) and not (listed and rule.kind == "caption"):
        return Labelled(line.start, line.end, rule.kind)
    if not line.ended and count <= HEADLINE_WORDS and (rule := _said_by(line, lower, state.rules)):
        return Labelled(line.start, line.end, rule.kind)
    if ends_in_credit(line.text, state.rules):
        return Labelled(line.start, line.end, "caption")
    if listed and state.listing:
        return Labelled(line.start, line.end, state.listing)
    state.listing = None
    if len(lines) > 1 and not known and _headline_like(line, HEADLINE_WORDS, question=state.seen == 0 and i == 0):
        return _heading(i, lines, state)
    return None


def _opened(line: Paragraph, lower: str, count: int, state: _State) -> Labelled | None:
    if count > 14:
        return None
    for scope in ("opener", "closer"):
        for rule in state.rules[scope]:
            if rule.cued(lower) and rule.pattern.fullmatch(line.text):
                state.listing = rule.kind
                if scope == "closer" and state.seen >= TOLD:
                    state.closed = rule.kind
                return Labelled(line.start, line.end, rule.kind)
    return None


def _line_rule(line: Paragraph, lower: str, count: int, state: _State) -> Rule | None:
    for rule in state.rules["line"]:
        if count <= rule.most and rule.cued(lower) and rule.pattern.match(line.text):
            if rule.most > 50 and rule.kind == "byline" and (state.seen < TOLD or state.last < 3):
                continue  # "X is a professor at Y" says who wrote only once the story is over
            return rule
    return None


def _said_by(line: Paragraph, lower: str, known: Rules) -> Rule | None:
    """The rule for sentences that a line without a full stop meets."""
    found = (rule for rule in known["sentence"] if rule.cued(lower) and rule.pattern.search(line.text))
    return next(found, None)


def _heading(i: int, lines: list[Paragraph], state: _State) -> Labelled | None:
    """What a line without a full stop is, by where it stands."""
    line = lines[i]
    if state.seen == 0:
        if state.telegram and (i or line.words > HEADLINE_WORDS // 2):
            return None
        lone = i > 0 and line.text.isupper() and line.words <= 2 and line.text.split()[0].lower() not in words().labels
        if line.text.strip(" .,").lower() in cities() or (lone and _dated_above(i, lines)):
            return Labelled(line.start, line.end, "dateline", DatelineFound(len(line.text), line.text.strip(" .,")))
        state.headlines.add(_folded(line.text))
        return Labelled(line.start, line.end, "headline")
    if state.telegram or re.search(r"[\"“”]|\bsaid\b|\btold\b", line.text):
        return None
    prose = line.text.split(None, 1)[0].lower() in words().prose
    if (line.bullet or prose) and line.words > CROSSHEAD_WORDS + 1:
        return None
    if line.words <= CROSSHEAD_WORDS and not _linked(i, lines):
        return Labelled(line.start, line.end, "other")
    if line.words <= LINK_WORDS or _linked(i, lines):
        return Labelled(line.start, line.end, "related")
    return None


def _dated_above(i: int, lines: list[Paragraph]) -> bool:
    """Whether the line above prints a date or a writer: what stands alone below it in capitals is the place."""
    return bool(re.search(r"\d{4}|^by\b", lines[i - 1].text, re.IGNORECASE))


def _linked(i: int, lines: list[Paragraph]) -> bool:
    """Whether a neighbour is an unpunctuated line too: links come in lists."""
    near = [lines[k] for k in (i - 1, i + 1) if 0 <= k < len(lines)]
    return any(_headline_like(line, HEADLINE_WORDS, question=False) and line.words > 3 for line in near)


def _headline_like(line: Paragraph, most: int, question: bool) -> bool:
    """Short and without a full stop; a question is like a headline where `question` says that questions are."""
    if line.words > most or not any(map(str.isalpha, line.text)):
        return False
    text = line.text.rstrip("\"”’'»)")
    if question and text.endswith(("?", "…", "...")):
        return True
    return not line.ended or bool(
        re.search(r"(?<![.!?])[’'\"”]$", line.text) and not re.search(r"[.!?][’'\"”)]$", line.text) and line.words <= LINK_WORDS
    )


def _story_again(i: int, lines: list[Paragraph]) -> bool:
    """After a closing heading: two long paragraphs in a row with full stops mean that the story goes on after all."""
    pair = lines[i : i + 2]
    return len(pair) == 2 and all(line.words >= 45 and line.ended for line in pair)


def _telegram(lines: list[Paragraph]) -> bool:
    """A text whose longer lines mostly have no full stops: their lack says nothing there."""
    longer = [line for line in lines if line.words > 12]
    return len(longer) >= 2 and sum(not line.ended for line in longer) > 0.6 * len(longer)


_SPEAKER = re.compile(r"[\"“]?[A-Z][A-Z .'’-]{2,40}(?:, [^:]{3,50})?:\s")


def _transcript(lines: list[Paragraph]) -> bool:
    """An interview or transcript: several paragraphs open with a speaker in capitals."""
    return sum(bool(_SPEAKER.match(line.text)) for line in lines) >= 3


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def blocks(text: str, labelled: list[Labelled]) -> Iterator[Block]:
    """Blocks that cover the text: blank space goes with the block before it, what stands before the first with the first."""
    for i, item in enumerate(labelled):
        start = item.start if i else 0
        end = labelled[i + 1].start if i + 1 < len(labelled) else len(text)
        yield Block(item.kind, start, end)
    if text and not labelled:
        yield Block("other", 0, len(text))
