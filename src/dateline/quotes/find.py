"""Quotes of an article: every cue with its speaker and content, then the quoted words that no cue stands beside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from dateline.language.parse import Parse, Sentence, Token
from dateline.quotes.attribution import Attribution
from dateline.quotes.clauses import Content, addressee, contents, cue_at
from dateline.quotes.cues import Cue
from dateline.quotes.labels import labelled, labels_of, signed
from dateline.quotes.marks import MARKS, Stretch, stretches
from dateline.quotes.nouns import noun_cues, prep_cues
from dateline.quotes.speakers import Phrase, can_speak, noun_phrase, subject, to_speaker
from dateline.quotes.words import words
from dateline.records import Quote, QuoteKind, Span

if TYPE_CHECKING:
    from dateline.actors import Mentions

_GAP = re.compile(r"\n[^\S\n]*\n")
_BETWEEN = " \t\n\xa0,–—-"
_LIST_MARKS = " ,." + "".join(MARKS)
#: A direct quote without a cue of its own has at least this many characters; shorter ones are names and scare quotes.
_SHORTEST = 20
#: Furthest that quoted words stand behind their cue, in characters ("told reporters in the capital on Monday: ...").
_REACH = 90


def find_quotes(parse: Parse, mentions: Mentions | None) -> tuple[Quote, ...]:
    """Who says what in an article, in the order of its text.

    Args:
        parse: the article's sentences.
        mentions: its actors; where one stands at a speaker's head, the speaker takes its name, code and sector. None leaves speakers
            uncoded.
    """
    found: list[Attribution] = []
    paragraphs = tuple(_paragraphs(parse))
    repeated = labels_of(paragraphs)
    for paragraph in paragraphs:
        found.extend(_paragraph_quotes(parse, paragraph, found[-1] if found else None, mentions, repeated))
    return tuple(_quote(parse.article.text, item, mentions) for item in sorted(found, key=lambda item: (item.start, item.end)))


def _paragraphs(parse: Parse) -> Iterator[tuple[Sentence, ...]]:
    """Sentences by paragraph: a block is one, however its lines are wrapped, unless it holds empty lines."""
    text = parse.article.text

    def paragraph(sentence: Sentence) -> tuple[int, int]:
        return sentence.block.start, max((gap.end() for gap in _GAP.finditer(text, sentence.block.start, sentence.start)), default=0)

    for _, group in groupby(parse.sentences, key=paragraph):
        yield tuple(group)


def _paragraph_quotes(
    parse: Parse,
    paragraph: tuple[Sentence, ...],
    before: Attribution | None,
    mentions: Mentions | None,
    repeated: frozenset[str] = frozenset(),
) -> list[Attribution]:
    """The quotes of one line; `before` is the last quote of the lines before, `repeated` the labels of a transcript's speakers."""
    text = parse.article.text
    start, end = paragraph[0].start, paragraph[-1].end
    quoted = stretches(text, start, end)
    found: list[Attribution] = []
    for sentence in paragraph:
        if sentence is paragraph[0]:
            found.extend(labelled(text, sentence, quoted, end, repeated))
        for token in sentence.tokens:
            if token.pos in ("VERB", "AUX") or token.tag.startswith("VB"):
                item = _verb(text, sentence, token, quoted, mentions)
                if item is not None:
                    found.append(item)
        found.extend(_others(sentence, quoted, found))
    found.extend(signed(text, paragraph, quoted))
    found = [part for item in _narrowed(_distinct(found)) for part in _listed(text, item, quoted)]
    found.extend(_fragments(paragraph, quoted, found))
    found.extend(_uncued(text, quoted, found, before, start))
    return _joined(sorted(found, key=lambda item: item.start))


def _listed(text: str, item: Attribution, quoted: tuple[Stretch, ...]) -> list[Attribution]:
    """A content that is a list of whole quotes as so many quotes ('chanting "Out!" and "Now!"')."""
    inside = [stretch for stretch in quoted if item.start <= stretch.outer_start and stretch.outer_end <= item.end]
    if item.kind != "mixed" or len(inside) < 2 or not all(text[stretch.start].isupper() for stretch in inside):
        return [item]
    bounds = [item.start, *(edge for stretch in inside for edge in (stretch.outer_start, stretch.outer_end)), item.end]
    between = [text[bounds[k] : bounds[k + 1]].strip(" ,.") for k in range(0, len(bounds), 2)]
    if any(gap not in ("", "and", "or") for gap in between):
        return [item]
    return [replace(item, start=stretch.start, end=stretch.end, kind="direct") for stretch in inside]


def _fragments(paragraph: tuple[Sentence, ...], quoted: tuple[Stretch, ...], found: list[Attribution]) -> list[Attribution]:
    """Quoted fragments of a sentence whose speaker is named only at a later one ('"..." and "...", in what she called "..."')."""
    items: list[Attribution] = []
    for sentence in paragraph:
        inside = [stretch for stretch in quoted if sentence.start <= stretch.outer_start and stretch.outer_end <= sentence.end]
        named = [item for item in found if sentence.start <= item.cue_start < sentence.end]
        if len(named) != 1 or named[0].kind != "mixed" or named[0].frame != "obj+pred":
            continue
        early = [stretch for stretch in inside if stretch.outer_end <= min(named[0].speaker.start, named[0].cue_start)]
        if len(early) > 1:
            items.append(replace(named[0], start=sentence.start, end=early[-1].outer_end, frame="fragments"))
    return items


def _joined(found: list[Attribution]) -> list[Attribution]:
    """Interrupted quotes as one: its content runs from the first quoted word to the last and holds the cue in its midst."""
    joined: list[Attribution] = []
    for item in found:
        last = joined[-1] if joined else None
        goes_on = last is not None and item.frame == "uncued" and item.cue_start == last.cue_start and item.start > last.end
        if last is not None and goes_on and last.kind != "indirect":
            joined[-1] = replace(last, end=item.end)
        else:
            joined.append(item)
    return joined


def _verb(text: str, sentence: Sentence, token: Token, quoted: tuple[Stretch, ...], mentions: Mentions | None) -> Attribution | None:
    """The quote of a verb that is a cue, or None."""
    at = cue_at(sentence, token)
    if at is None:
        return None
    cue, cue_last = at
    who = subject(sentence, token.i)
    if who is None or who.dep == "expl" or who.lower in words("nobody") or not who.text[:1].isalnum():
        return None
    speaker = noun_phrase(sentence, who.i)
    if any(stretch.covers(token.start, token.end) and stretch.covers(speaker.start, speaker.end) for stretch in quoted):
        return None
    beside = speaker.first > token.i or (speaker.last < token.i and (who.head == token.i or _unbroken(sentence, speaker.last, token.i)))
    first = min(speaker.first, token.i) if beside else token.i
    last = max(speaker.last, cue_last) if speaker.first > token.i else cue_last
    content = contents(sentence, token, cue, cue_last, first)
    span = _quoted_before(text, sentence, sentence[first].start, quoted) if cue.takes("quote", "clause") else None
    frame = "quote"
    if span is None and content is not None:
        span, frame = _with_quotes(sentence, content, quoted), content.frame
    if span is None and cue.takes("quote"):
        span = _quoted_behind(text, sentence, last, quoted)
    if span is None:
        return None
    start, end, kind = span
    share = sum(max(0, min(end, stretch.outer_end) - max(start, stretch.outer_start)) for stretch in quoted) / max(1, end - start)
    if not _counts(cue, frame, kind, speaker, share, mentions):
        return None
    hearer = content.addressee if content is not None else addressee(sentence, token)
    heard = noun_phrase(sentence, hearer.i) if hearer is not None else None
    return Attribution(cue, token.start, sentence[cue_last].end, speaker, start, end, kind, frame, heard)


def _unbroken(sentence: Sentence, first: int, last: int) -> bool:
    """Whether speaker and cue stand in one clause: no comma between them ("was quoted as telling")."""
    return last - first < 8 and all(token.pos != "PUNCT" for token in sentence.tokens[first + 1 : last])


def _counts(cue: Cue, frame: str, kind: QuoteKind, speaker: Phrase, share: float, mentions: Mentions | None) -> bool:
    """Whether a cue is strong enough for what it governs (see the table's header); `share` is how much of it is quoted."""
    if kind == "direct":
        return True
    if kind == "mixed":
        return cue.strength < 3 or (share > 0.3 and can_speak(speaker, mentions))
    if frame == "np:quoted" or cue.strength > 2 or (frame == "bare" and cue.strength > 1):
        return False
    return cue.strength == 1 or can_speak(speaker, mentions)


def _with_quotes(sentence: Sentence, content: Content, quoted: tuple[Stretch, ...]) -> tuple[int, int, QuoteKind]:
    """A content's offsets: those of its quoted words where it is all quoted; to their end where they run on."""
    start, end = sentence[content.first].start, sentence[content.last].end
    inside = [stretch for stretch in quoted if stretch.outer_start < end and stretch.outer_end > start]
    for stretch in inside:
        if stretch.outer_start <= start and stretch.end >= end - 2:
            return stretch.start, stretch.end, "direct"
    if not inside:
        return start, end, "indirect"
    if start - 1 == inside[0].outer_start or inside[0].outer_start < start <= inside[0].start:
        start = inside[0].outer_start
    return start, max(end, *(stretch.outer_end for stretch in inside)), "mixed"


def _quoted_before(text: str, sentence: Sentence, phrase: int, quoted: tuple[Stretch, ...]) -> tuple[int, int, QuoteKind] | None:
    """Quoted words that end where speaker and cue begin ('"...," he said')."""
    for stretch in quoted:
        closed = "," in text[stretch.end : phrase] or text[stretch.end - 1] in "?!.…-—–"
        if closed and stretch.outer_end <= phrase and not text[stretch.outer_end : phrase].strip(_BETWEEN):
            if _opens(text, stretch, sentence.start):
                return stretch.start, stretch.end, "direct"
            if stretch.outer_start > sentence.start and not _title(text, stretch):
                return sentence.start, stretch.outer_end, "mixed"
    return None


def _title(text: str, stretch: Stretch) -> bool:
    """Whether quoted words are the name of a book, a programme or a song: a few, all with capitals but the little ones."""
    parts = text[stretch.start : stretch.end].split()
    return len(parts) < 9 and all(part[:1].isupper() or len(part) < 5 for part in parts) and parts[0][:1].isupper()


def _opens(text: str, stretch: Stretch, sentence_start: int) -> bool:
    """Whether a stretch begins a sentence: nothing, or another sentence's end, stands before it."""
    before = text[max(0, stretch.outer_start - 3) : stretch.outer_start].rstrip(" \xa0")
    return stretch.outer_start <= sentence_start or not before or before[-1] in ".!?:\n" or before[-1] in MARKS


def _quoted_behind(text: str, sentence: Sentence, last: int, quoted: tuple[Stretch, ...]) -> tuple[int, int, QuoteKind] | None:
    """Quoted words that follow the cue, at once or behind whom and when ('told reporters on Monday: "..."')."""
    after = sentence[last].end
    for stretch in quoted:
        gap = stretch.outer_start - after
        if gap < 0:
            continue
        between = text[after : stretch.outer_start]
        if gap > _REACH or any(mark in between for mark in ".;!?"):
            return None
        led = between.rstrip()[-1:] in (":", ",") or between.strip() in ("", "that")
        tokens = [token for token in sentence.tokens[last + 1 :] if token.end <= stretch.outer_start]
        if not led and (any(token.pos == "VERB" for token in tokens) or stretch.end - stretch.start < _SHORTEST):
            return None
        return stretch.start, stretch.end, "direct"
    return None


def _others(sentence: Sentence, quoted: tuple[Stretch, ...], found: list[Attribution]) -> list[Attribution]:
    """Quotes of nouns and prepositions; "according to" beside a direct quote names its source instead."""
    items: list[Attribution] = []
    for cue, first, last, speaker, content in (*prep_cues(sentence), *noun_cues(sentence)):
        at = sentence[first].start
        if any(stretch.covers(at, speaker.end) for stretch in quoted):
            continue
        if content.frame == "source":
            for k, item in enumerate(found):
                beside = sentence.start <= item.cue_start < at <= item.cue_end + 80 and item.start < at
                if beside and item.kind != "indirect" and item.source is None:
                    found[k] = replace(item, source=speaker)
                    break
            else:
                start, end, kind = _with_quotes(sentence, content, quoted)
                items.append(Attribution(cue, at, sentence[last].end, speaker, start, end, kind, "source"))
            continue
        start, end, kind = _with_quotes(sentence, content, quoted)
        items.append(Attribution(cue, at, sentence[last].end, speaker, start, end, kind, "noun:" + content.frame))
    return items


def _distinct(found: list[Attribution]) -> list[Attribution]:
    """Without quotes that say again what one before said: the same words by the same speaker."""
    kept: list[Attribution] = []
    for item in found:
        same = [
            other
            for other in kept
            if 2 * (min(item.end, other.end) - max(item.start, other.start)) > max(item.end - item.start, other.end - other.start)
            and (item.kind == "direct" == other.kind or (item.speaker.start, item.speaker.end) == (other.speaker.start, other.speaker.end))
        ]
        if not same:
            kept.append(item)
    return kept


def _narrowed(found: list[Attribution]) -> list[Attribution]:
    """Without weak cues inside what another cue reports: what is thought or shown there is part of the report."""
    strong = [item for item in found if item.cue is not None and item.cue.strength == 1]
    return [
        item
        for item in found
        if item.cue is None or item.cue.strength < 2 or not any(other.start <= item.cue_start < other.end for other in strong)
    ]


def _uncued(
    text: str, quoted: tuple[Stretch, ...], found: list[Attribution], before: Attribution | None, paragraph: int
) -> list[Attribution]:
    """Whole quoted sentences that no cue stands beside: said by who speaks before them, or by who is named behind them."""
    items: list[Attribution] = []
    for stretch in quoted:
        if before is not None and before.frame in ("label", "signed") and not found:
            break
        if any(item.start < stretch.end and item.end > stretch.start for item in found):
            continue
        earlier = max((item for item in (*found, *items) if item.start < stretch.start), key=lambda item: item.start, default=None)
        if earlier is not None and earlier.kind == "direct" and text[earlier.end : stretch.outer_start].strip(_LIST_MARKS) in ("and", "or"):
            items.append(replace(earlier, start=stretch.start, end=stretch.end, frame="listed"))
            continue
        if earlier is not None and earlier.kind != "indirect":
            gap = text[max(earlier.cue_end, earlier.speaker.end, earlier.end) : stretch.outer_start]
            if len(gap) < _REACH and gap.rstrip().endswith(",") and stretch.end - stretch.start >= 3:
                items.append(replace(earlier, start=stretch.start, end=stretch.end, kind="direct", frame="uncued"))
                continue
        if (
            stretch.end - stretch.start < _SHORTEST
            or _title(text, stretch)
            or not text[stretch.start].isupper()
            or not _opens(text, stretch, paragraph)
        ):
            continue
        later = min((item for item in found if item.start > stretch.start), key=lambda item: item.start, default=None)
        if earlier is None and later is not None and not text[stretch.outer_end : later.start].strip(_BETWEEN + "".join(MARKS)):
            earlier = later
        if earlier is None and stretch.outer_start <= paragraph and before is not None and before.kind != "indirect":
            earlier = before
        if earlier is not None:
            items.append(replace(earlier, start=stretch.start, end=stretch.end, kind="direct", frame="uncued"))
    return items


def _quote(text: str, item: Attribution, mentions: Mentions | None) -> Quote:
    return Quote(
        speaker=to_speaker(item.speaker, mentions),
        cue=Span(text[item.cue_start : item.cue_end], item.cue_start, item.cue_end) if item.cue_end > item.cue_start else None,
        content=Span(text[item.start : item.end], item.start, item.end),
        kind=item.kind,
        addressee=to_speaker(item.addressee, mentions) if item.addressee is not None else None,
        source=to_speaker(item.source, mentions) if item.source is not None else None,
    )
