"""Numbers that stand for people: "5,000 marched through the city", "police arrested about 200", "a crowd of 3,000"."""

from __future__ import annotations

from dateline.actors.lexicon import word_table
from dateline.language.parse import Sentence, Token

#: What a bare number of people is called, for the resolver.
PEOPLE = "people"
_OTHER = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"})
_BACK = frozenset({"the", "both", "these", "those", "all", "other"})


def is_crowd(sentence: Sentence, token: Token) -> bool:
    """Whether a number or quantity without a noun means people, by the verb whose subject or object it is."""
    table = word_table("crowds")
    kind = table.get(token.lower, ("",))[0]
    if token.ent in _OTHER or not (kind == "people" or token.tag == "CD") or token.lower == "one":
        return False
    if kind != "people" and any(kid.lower in _BACK for kid in sentence.kids(token.i)):
        return False  # "the two" point back
    if any(inner.tag != "CD" for inner in sentence.objects(token.i, "of")):
        return False  # "hundreds of homes"
    top = token
    while top.dep == "conj" and sentence[top.head].i < top.i:
        top = sentence[top.head]
    verb = table.get(sentence[top.head].lemma.lower(), ("",))[0]
    if top.dep == "nsubj":
        return kind == "people" or verb == "subject"
    return (top.dep in ("nsubjpass", "dobj") and verb == "object") or (top.dep == "nsubjpass" and kind == "people")
