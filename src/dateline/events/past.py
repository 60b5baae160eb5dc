"""Whether a clause dates its deed clearly before the story: years, decades, "a decade ago", "last year", old regimes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from dateline.language.parse import Sentence, Token
from dateline.tables import load_yaml

_YEAR = re.compile(r"(?:1[4-9]|20)\d\d$")
_DECADE = re.compile(r"['’]?(?:(?:1[4-9]|20)?\d0)['’]?s$")
_ORDINAL = re.compile(r"\d{1,2}(?:st|nd|rd|th)$")
#: A month that ended this many months before the story is background.
_MONTHS_BACK = 2
_CLOSED = frozenset({"relcl", "acl", "ccomp", "advcl", "parataxis", "csubj"})


@cache
def _words() -> dict[str, tuple[str, ...]]:
    data = load_yaml(Path(__file__).with_name("data") / "status.yaml")
    return {name: tuple(map(str, data[name])) for name in ("past_units", "recent_units", "last_units", "eras", "old", "wars", "months")}


def is_past(sentence: Sentence, i: int, published: str | None) -> bool:
    """Whether the clause or phrase headed by token i tells of a time well before the story.

    Args:
        published: ISO date of the story; None lets any year count as past.
    """
    token = sentence[i]
    if token.dep == "advcl" and token.tag in ("VBD", "VBN") and any(kid.lower == "since" for kid in sentence.kids(i, "mark")):
        return True
    if (
        token.dep == "advcl"
        and sentence[token.head].lemma in ("come", "follow")
        and any(kid.lower == "after" for kid in sentence.kids(i, "mark"))
    ):
        return True
    year = int(published[:4]) if published and published[:4].isdigit() else None
    month = int(published[5:7]) if published and len(published) >= 7 and published[5:7].isdigit() else None
    return any(_past_word(sentence, word, year, month) for word in _within(sentence, i))


def _within(sentence: Sentence, i: int) -> Iterator[Token]:
    """The words of a clause that can tell its time: not those of clauses inside it, nor what belongs to its objects by "of"."""
    queue = list(sentence.kids(i))
    nominal = sentence[i].pos in ("NOUN", "PROPN")
    while queue:
        token = queue.pop()
        if token.dep in _CLOSED or (token.dep == "conj" and token.pos in ("VERB", "AUX")) or token.dep in ("nsubj", "agent"):
            continue
        if token.lower == "of" and not nominal and sentence[token.head].dep in ("dobj", "nsubjpass"):
            continue
        yield token
        queue.extend(sentence.kids(token.i))


def _past_word(sentence: Sentence, token: Token, year: int | None, month: int | None) -> bool:
    words, lower, lemma = _words(), token.lower, token.lemma.lower()
    before = sentence[token.i - 1].lower if token.i else ""
    if _YEAR.match(lower) and token.dep != "nummod":
        return before not in ("since", "until", "by", "from", "for") and (year is None or int(lower) < year)
    if _DECADE.match(lower) and (token.ent == "DATE" or before in ("the", "early", "late", "mid")):
        return before != "since"
    if lemma == "century":
        return any(
            _ORDINAL.match(kid.lower) or kid.lower in ("last", "previous", "nineteenth", "eighteenth", "20th")
            for kid in sentence.kids(token.i)
        )
    if lower == "ago":
        return _long_ago(sentence, token)
    if lower in ("formerly", "previously", "historically") and token.dep == "advmod":
        return True
    if lower == "once" and token.dep == "advmod" and token.i < token.head:
        return True
    if lower == "previous" and token.dep == "amod" and sentence[sentence[token.head].head].lower in ("after", "during", "in", "at"):
        return True
    if lower == "past" and before == "the" and token.dep == "pobj":
        return True
    if lemma in words["last_units"] and any(kid.lower in ("last", "previous") for kid in sentence.kids(token.i)):
        return True
    if lower in words["months"] and token.pos == "PROPN":
        return _old_month(before, words["months"].index(lower) + 1, month)
    if token.dep == "pobj" and sentence[token.head].lower in ("under", "during", "after", "in", "since", "throughout"):
        kids = {kid.lower for kid in sentence.kids(token.i)}
        if lemma in words["eras"]:
            return bool(kids & set(words["old"])) or sentence[token.head].lower in ("under", "since", "during")
        if lemma in words["wars"]:
            return bool(kids & {"world", "cold", "korean", "vietnam", "napoleonic"})
    return False


def _long_ago(sentence: Sentence, ago: Token) -> bool:
    words = _words()
    units = [kid.lemma.lower() for kid in sentence.kids(ago.i)] + [
        token.lemma.lower() for token in sentence.tokens[max(0, ago.i - 4) : ago.i]
    ]
    if any(unit in words["recent_units"] for unit in units):
        return False
    return any(unit in words["past_units"] or unit == "long" for unit in units)


def _old_month(before: str, named: int, month: int | None) -> bool:
    """Whether "in September" or "last July" lies months back."""
    if before not in ("in", "last", "since"):
        return False
    if month is None:
        return before == "last"
    return (
        before != "since" and (month - named) % 12 >= _MONTHS_BACK + (before == "in") and not (before == "in" and (month - named) % 12 > 9)
    )
