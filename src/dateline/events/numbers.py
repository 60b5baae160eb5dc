"""How many: the dead, the injured, the arrested and the size of a crowd, as numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.events.roles import is_passive, object_of, subject_of
from dateline.language import Sentence

_DEAD = frozenset({"kill", "die", "slay", "massacre", "perish", "murder", "execute", "behead", "gun"})
_HURT = frozenset({"injure", "wound", "hurt", "maim", "hospitalize", "hospitalise"})
_HELD = frozenset({"arrest", "detain", "imprison", "jail", "apprehend", "capture", "intern", "round"})
_STATES = {"dead": "dead", "killed": "dead", "injured": "injured", "wounded": "injured", "arrested": "arrested", "detained": "arrested"}
_SMALL = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_UNITS = {
    **{word: i for i, word in enumerate(_SMALL, 1)},
    **{word: i for i, word in zip(range(20, 100, 10), _TENS, strict=True)},
}
_SCALES = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_PLURALS = {"dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1_000, "millions": 1_000_000}


@dataclass(frozen=True, slots=True)
class Numbers:
    """Counts of people; None where the words give none. "Dozens", "hundreds" and their like count as one of their unit."""

    dead: int | None = None
    injured: int | None = None
    arrested: int | None = None
    size: int | None = None


def number(words: str) -> int | None:
    """The number that words tell, or None.

    >>> number("at least 1,200"), number("twenty-five"), number("tens of thousands"), number("2.5 million")
    (1200, 25, 10000, 2500000)
    """
    total: float | None = None
    current = 0.0
    seen = False
    for word in re.findall(r"[a-z]+|\d[\d,]*(?:\.\d+)?", words.lower().replace("-", " ")):
        if word[0].isdigit():
            current, seen = float(word.replace(",", "")), True
        elif word == "tens":
            current, seen = 10.0, True
        elif word == "half":
            current, seen = 0.5, True
        elif word in ("a", "an"):
            current = current or 1.0
        elif word in _UNITS:
            current, seen = (current if seen else 0.0) + _UNITS[word], True
        elif word in _SCALES:
            current, seen = (current or 1) * _SCALES[word], True
            if _SCALES[word] >= 1000:
                total, current = (total or 0) + current, 0.0
        elif word in _PLURALS:
            current, seen = (current or 1) * _PLURALS[word], True
    return int((total or 0) + current) if seen else None


def _count(sentence: Sentence, i: int) -> int | None:
    """The number of the noun at token i: its numeral, itself ("hundreds of people"), or one for a singular person."""
    if numerals := sentence.kids(i, "nummod"):
        first = min(sentence.subtree(numerals[0].i))
        return number(sentence.span(first, numerals[0].i).text)
    token = sentence[i]
    if token.lower in _PLURALS or token.tag == "CD" or token.lower in ("dozen", "hundred", "thousand"):
        first = min([i, *(child.i for child in sentence.kids(i, "nummod", "quantmod", "compound"))])
        return number(sentence.span(first, i).text)
    return None


def _is_time(sentence: Sentence, i: int) -> bool:
    return sentence[i].ent in ("DATE", "TIME", "MONEY", "PERCENT", "ORDINAL")


def find_numbers(sentence: Sentence, crowd: tuple[int, ...]) -> Numbers:
    """The counts that a sentence gives for its event.

    Args:
        crowd: heads of the actors' noun phrases where their number is the event's size; none for other events.
    """
    found: dict[str, int] = {}
    for token in sentence.tokens:
        lemma = token.lemma.lower()
        kind = "dead" if lemma in _DEAD else "injured" if lemma in _HURT else "arrested" if lemma in _HELD else None
        if kind and token.pos in ("VERB", "AUX"):
            patients = subject_of(sentence, token.i) if lemma in ("die", "perish") else object_of(sentence, token.i)
            if not patients and not is_passive(sentence, token.i):
                patients = [child.i for child in sentence.kids(token.i, "nsubj") if child.tag == "CD"]
            for patient in patients:
                count = _count(sentence, patient)
                if count is not None and not _is_time(sentence, patient):
                    found[kind] = max(found.get(kind, 0), count)
        state = _STATES.get(token.lower)
        if state and token.dep in ("acomp", "amod", "oprd", "advcl", "xcomp", "ccomp", "conj", "attr", "acl", "dep", "ROOT", "dobj"):
            before = sentence[token.i - 1] if token.i else None
            if before is not None and (before.tag == "CD" or before.lower in _PLURALS) and before.ent not in ("DATE", "TIME"):
                count = _count(sentence, before.i)
                if count is not None:
                    found[state] = max(found.get(state, 0), count)
    for actor in crowd:
        count = _count(sentence, actor)
        if count is not None and count > 1 and not _is_time(sentence, actor):
            found["size"] = max(found.get("size", 0), count)
    return Numbers(**found)
