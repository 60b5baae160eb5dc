"""Speakers before a colon, as in scripts and headlines, and names behind a dash."""

from __future__ import annotations

from collections import Counter

from dateline.language.parse import Sentence, Token
from dateline.quotes.attribution import Attribution
from dateline.quotes.marks import Stretch
from dateline.quotes.speakers import Phrase
from dateline.quotes.words import words
from dateline.records import QuoteKind

_DASHES = frozenset({"-", "–", "—", "―", "--"})
#: Longest label, in tokens ("Chief of the General Staff Gen. Ivan Petrov").
_LONGEST = 9


def labels_of(paragraphs: tuple[tuple[Sentence, ...], ...]) -> frozenset[str]:
    """Words that stand before a colon at the head of more than one line: the speakers of a transcript."""
    counts = Counter(_label(paragraph[0]) for paragraph in paragraphs)
    return frozenset(label for label, count in counts.items() if label and count > 1)


def _label(sentence: Sentence) -> str:
    colon = next((token.i for token in sentence.tokens[: _LONGEST + 1] if token.text == ":"), 0)
    return sentence.span(0, colon - 1).text if colon and _names(sentence, 0, colon - 1) else ""


def labelled(text: str, sentence: Sentence, quoted: tuple[Stretch, ...], end: int, repeated: frozenset[str]) -> list[Attribution]:
    """The quote of a line that names its speaker before a colon ("Minister: we shall not yield").

    Args:
        sentence: the first of its line; `end` is where the line ends.
        repeated: the labels of a transcript, whose words stand without quotation marks.
    """
    label = _label(sentence)
    if not label:
        return []
    colon = next(token for token in sentence.tokens if token.text == ":")
    rest = sentence.tokens[colon.i + 1 :]
    speaker = Phrase(sentence, 0, colon.i - 1, _head(sentence, 0, colon.i - 1))
    stretch = next((s for s in quoted if s.outer_start >= colon.end and not text[colon.end : s.outer_start].strip()), None)
    if stretch is not None:
        return [Attribution(None, colon.start, colon.end, speaker, stretch.start, stretch.end, "direct", "label")]
    if label in repeated and rest:
        return [Attribution(None, colon.start, colon.end, speaker, rest[0].start, end, "direct", "label")]
    if sentence.block.kind == "headline" and len(rest) > 2 and _somebody(sentence, 0, colon.i - 1):
        return [Attribution(None, colon.start, colon.end, speaker, rest[0].start, rest[-1].end, "indirect", "label")]
    return []


def signed(text: str, paragraph: tuple[Sentence, ...], quoted: tuple[Stretch, ...]) -> list[Attribution]:
    """Quotes that a name behind a dash closes ('"..." - Minister'); in headlines without quotation marks too."""
    found = []
    tokens = [(sentence, token) for sentence in paragraph for token in sentence.tokens]
    for k, (sentence, dash) in enumerate(tokens):
        if dash.text not in _DASHES:
            continue
        stretch = next((s for s in quoted if s.outer_end <= dash.start and not text[s.outer_end : dash.start].strip()), None)
        if stretch is None and sentence.block.kind != "headline":
            continue
        name = _name_behind(tokens[k + 1 :])
        if name is None or (stretch is None and not _somebody(name.sentence, name.first, name.last)):
            continue
        start, end = (stretch.start, stretch.end) if stretch is not None else (paragraph[0].start, dash.start)
        kind: QuoteKind = "direct" if stretch is not None else "indirect"
        found.append(Attribution(None, dash.start, dash.end, name, start, len(text[:end].rstrip()), kind, "signed"))
    return found


def _name_behind(tokens: list[tuple[Sentence, Token]]) -> Phrase | None:
    """The name that a line, or the words up to the next quotation mark, consists of."""
    if not tokens:
        return None
    sentence, first = tokens[0]
    last = first.i
    while last + 1 < len(sentence) and last - first.i < _LONGEST and not _ends_name(sentence[last + 1]):
        last += 1
    if last + 1 < len(sentence) and sentence[last + 1].text not in ".,\"'“”‘’":
        return None
    return Phrase(sentence, first.i, last, _head(sentence, first.i, last)) if _names(sentence, first.i, last) else None


def _somebody(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a name is surely a speaker's: a person or an office, not a place or a subject ("Border dispute: ...")."""
    tokens = sentence.tokens[first : last + 1]
    return tokens[-1].ent == "PERSON" or any(token.lower in words("speakers") for token in tokens)


def _ends_name(token: Token) -> bool:
    return token.pos == "PUNCT" or token.text in _DASHES


def _names(sentence: Sentence, first: int, last: int) -> bool:
    """Whether tokens name somebody: a capital or an office, no verb, no label such as "Photo"."""
    tokens = sentence.tokens[first : last + 1]
    if any(token.lower in words("labels") or token.pos in ("VERB", "AUX", "NUM") or token.tag == "CD" for token in tokens):
        return False
    return any(token.lower in words("speakers") or (token.pos == "PROPN" and token.text[0].isupper()) for token in tokens)


def _head(sentence: Sentence, first: int, last: int) -> int:
    """The token of a stretch whose head lies outside it."""
    return next((i for i in range(last, first - 1, -1) if not first <= sentence[i].head <= last), last)
