"""The place of an event: the one its clause names with a preposition of place, or else the story's dateline."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.language import Sentence, Token
from dateline.records import Article, Place

#: Prepositions that say where something took place.
WHERE = frozenset({"in", "at", "near", "outside", "inside", "across", "around", "throughout", "off"})
PLACES = frozenset({"GPE", "LOC", "FAC"})


def locate(sentence: Sentence, trigger: int, article: Article, *, in_frame: bool) -> Place | None:
    """The place of the event that a trigger tells.

    Args:
        sentence: its sentence.
        trigger: the position of the trigger's head.
        article: its article, for the dateline.
        in_frame: whether the event belongs to the story's own time, so that the dateline may place it.

    Returns:
        The place's words and offsets; None where neither clause nor dateline names one. Coordinates are not looked up.
    """
    for token in (sentence[trigger], *_clause(sentence, trigger)):
        for prep in sentence.kids(token.i, "prep"):
            if prep.lower in WHERE and (place := next(_named(sentence, prep), None)):
                return place
    name = article.dateline.place if article.dateline and in_frame else None
    start = article.text.find(name) if name else -1
    if name and start < 0:  # datelines are often in capitals
        start = article.text.casefold().find(name.casefold())
    if not name or start < 0:
        return None
    text = article.text[start : start + len(name)]
    return Place(text, start, start + len(text), name)


def _clause(sentence: Sentence, trigger: int) -> Iterator[Token]:
    """The words above the trigger up to and with the verb of its clause."""
    if sentence[trigger].pos in ("VERB", "AUX"):
        return
    for token in sentence.ancestors(trigger):
        yield token
        if token.pos in ("VERB", "AUX"):
            return


def _named(sentence: Sentence, prep: Token) -> Iterator[Place]:
    """The named places below a preposition, nearest first."""
    for pobj in sentence.kids(prep.i, "pobj"):
        for i in (pobj.i, *(child.i for child in sentence.kids(pobj.i, "compound", "poss"))):
            if sentence[i].ent in PLACES:
                first = last = i
                while first and sentence[first - 1].ent in PLACES and not sentence[first].ent_start:
                    first -= 1
                while last + 1 < len(sentence) and sentence[last + 1].ent in PLACES and not sentence[last + 1].ent_start:
                    last += 1
                span = sentence.span(first, last)
                yield Place(span.text, span.start, span.end, " ".join(span.text.removeprefix("the ").split()))
