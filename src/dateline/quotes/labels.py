"""Speakers before a colon, as in scripts and headlines, and names behind a dash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.language.parse import Sentence
from dateline.quotes.marks import Stretch
from dateline.quotes.speakers import Phrase
from dateline.quotes.words import words

if TYPE_CHECKING:
    from dateline.quotes.find import Attribution

_DASHES = frozenset({"-", "–", "—", "―", "--"})
#: Longest label, in tokens ("Chief of the General Staff Gen. Ivan Petrov").
_LONGEST = 9


def labelled(text: str, sentence: Sentence, quoted: tuple[Stretch, ...], start: int) -> list[Attribution]:
    """The quote of a line that names its speaker before a colon ("Minister: we shall not yield") or behind a dash ("... - Minister")."""
    from dateline.quotes.find import Attribution

    for i, token in enumerate(sentence.tokens[: _LONGEST + 1]):
        if token.text == ":" and i:
            rest = sentence.tokens[i + 1 :]
            if not rest or not _names(sentence, 0, i - 1):
                break
            speaker = Phrase(sentence, 0, i - 1, _head(sentence, 0, i - 1))
            stretch = next((s for s in quoted if s.outer_start >= token.end and not text[token.end : s.outer_start].strip()), None)
            if stretch is not None:
                return [Attribution(None, token.start, token.end, speaker, stretch.start, stretch.end, "direct", "label")]
            if len(rest) > 2 and sentence.block.kind == "headline":
                return [Attribution(None, token.start, token.end, speaker, rest[0].start, rest[-1].end, "indirect", "label")]
            break
    return _signed(text, sentence, quoted)


def _signed(text: str, sentence: Sentence, quoted: tuple[Stretch, ...]) -> list[Attribution]:
    from dateline.quotes.find import Attribution

    dash = next((token for token in reversed(sentence.tokens) if token.text in _DASHES), None)
    if dash is None or dash.i < 2 or not 0 < len(sentence) - dash.i - 1 <= _LONGEST:
        return []
    last = len(sentence) - 1
    while last > dash.i and sentence[last].pos == "PUNCT":
        last -= 1
    if last == dash.i or not _names(sentence, dash.i + 1, last):
        return []
    speaker = Phrase(sentence, dash.i + 1, last, _head(sentence, dash.i + 1, last))
    stretch = next((s for s in quoted if s.outer_end <= dash.start and not text[s.outer_end : dash.start].strip()), None)
    if stretch is not None:
        return [Attribution(None, dash.start, dash.end, speaker, stretch.start, stretch.end, "direct", "signed")]
    if sentence.block.kind == "headline":
        return [Attribution(None, dash.start, dash.end, speaker, sentence.start, sentence[dash.i - 1].end, "indirect", "signed")]
    return []


def _names(sentence: Sentence, first: int, last: int) -> bool:
    """Whether tokens name somebody: a capital or an office, no verb, no label such as "Photo"."""
    tokens = sentence.tokens[first : last + 1]
    if any(token.lower in words("labels") or token.pos in ("VERB", "AUX", "NUM") or token.tag == "CD" for token in tokens):
        return False
    return any(token.lower in words("speakers") or (token.pos == "PROPN" and token.text[0].isupper()) for token in tokens)


def _head(sentence: Sentence, first: int, last: int) -> int:
    """The token of a stretch whose head lies outside it."""
    return next((i for i in range(last, first - 1, -1) if not first <= sentence[i].head <= last), last)
