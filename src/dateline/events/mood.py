"""The mood of a single clause: its negation, modals and conditions; and the tables of data/status.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dateline.language.parse import Sentence, Token
from dateline.records import Status
from dateline.tables import load_yaml

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


@dataclass(frozen=True, slots=True)
class Tables:
    """data/status.yaml, its lists as word → class."""

    lists: dict[str, frozenset[str]]
    classes: dict[str, dict[str, Status]]

    def of(self, table: str, *words: str) -> Status | None:
        """The class of the first of the words that a table holds."""
        found = self.classes[table]
        return next((found[word] for word in words if word in found), None)


@cache
def load_tables() -> Tables:
    data: dict[str, Any] = load_yaml(Path(__file__).with_name("data") / "status.yaml")
    lists = {name: frozenset(map(str, value)) for name, value in data.items() if isinstance(value, list)}
    classes: dict[str, dict[str, Status]] = {}
    for name, value in data.items():
        if isinstance(value, dict):
            classes[name] = {str(word): status for status, words in reversed(value.items()) for word in words}
            lists.update({f"{name}.{status}": frozenset(map(str, words)) for status, words in value.items()})
    return Tables(lists, classes)


def has(table: frozenset[str], keys: tuple[str, ...]) -> bool:
    """Whether a list holds one of a verb's names."""
    return not table.isdisjoint(keys)


def has_modal(sentence: Sentence, i: int) -> bool:
    """Whether the verb at i, or one that it shares its clause with, has a modal and is no condition."""
    token = sentence[i]
    if any(kid.tag == "MD" for kid in sentence.kids(i, "aux")):
        return condition(sentence, i) != "under"
    return token.dep in ("conj", "xcomp") and token.head != i and has_modal(sentence, token.head)


def clause_mood(sentence: Sentence, i: int, objects: bool = True) -> Status:
    """What a verb's own clause says: negation (with `objects`, that of its object, too), modals, conditions, a future time."""
    tables = load_tables()
    auxiliaries = [kid.lower for kid in sentence.kids(i, "aux")]
    negated = is_denied(sentence, i, objects)
    conditional = condition(sentence, i)
    if conditional == "under":
        return "hypothetical"
    modal = next((word for word in auxiliaries if word in tables.classes["modals"] or word in ("would", "'d")), None)
    if modal is not None and modal in tables.lists["modals.hypothetical"]:
        return "negated" if negated and modal in tables.lists["modals.unable"] else "hypothetical"
    if modal in ("would", "'d"):
        if negated and not conditional:
            return "negated"
        return "future" if is_reported(sentence, i) and "have" not in auxiliaries and not conditional else "hypothetical"
    if negated:
        return "negated"
    if any(kid.lower in tables.lists["adverbs.hypothetical"] for kid in sentence.kids(i, "advmod")):
        return "hypothetical"
    if modal is not None:
        return "hypothetical" if conditional else "future"
    return "future" if has_future_time(sentence, i) else "actual"


def is_denied(sentence: Sentence, i: int, objects: bool = True) -> bool:
    """Whether a verb's clause is negative: "not", "never", "no longer", or a subject or (with `objects`) an object with "no"."""
    tables = load_tables()
    for kid in sentence.kids(i):
        if kid.dep in ("neg", "preconj", "advmod") and kid.lower in tables.lists["adverbs.negated"]:
            return not (kid.lower == "not" and kid.i + 1 < len(sentence) and sentence[kid.i + 1].lower in ("only", "just"))
        if kid.dep == "advmod" and any(part.lower == "no" for part in sentence.kids(kid.i)):
            return True
        if (kid.dep in ("nsubj", "nsubjpass") or (objects and kid.dep in ("dobj", "attr"))) and is_nothing(sentence, kid):
            return True
    return False


def is_nothing(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun stands for nobody and nothing ("no talks", "neither side", "nobody")."""
    if noun.lower in load_tables().lists["nobody"]:
        return True
    return any(kid.dep in ("det", "neg", "preconj") and kid.lower in ("no", "neither") for kid in sentence.kids(noun.i))


def condition(sentence: Sentence, i: int) -> str:
    """ "under": the clause is a condition; "over": a condition stands beside it; "" otherwise."""
    tables = load_tables()
    parts = sentence.kids(i)
    if any(kid.dep in ("mark", "advmod") and kid.lower in tables.lists["conditions"] for kid in parts):
        return "under"
    first = min([i, *(kid.i for kid in parts if kid.dep in ("aux", "auxpass", "nsubj", "nsubjpass", "mark"))])
    if first >= 2 and sentence[first - 2].lower == "in" and sentence[first - 1].lower == "case":
        return "under"
    if sentence[i].dep == "advcl" and any(kid.dep == "aux" and kid.i == first and kid.lower in ("had", "were", "should") for kid in parts):
        return "under"
    for kid in sentence.kids(i, "advcl"):
        marks = sentence.kids(kid.i, "mark", "advmod", "aux")
        if any(part.lower in tables.lists["conditions"] for part in marks):
            return "over"
        inner = sentence.kids(kid.i, "aux", "auxpass", "nsubj")
        if inner and inner[0].lower in ("had", "were", "should") and inner[0].dep != "nsubj":
            return "over"
    return ""


def is_reported(sentence: Sentence, i: int) -> bool:
    """Whether "would" is the future of a past report ("said it would send")."""
    tables = load_tables().lists
    clause = sentence[i]
    while clause.dep in ("conj", "xcomp") and clause.head != clause.i:
        clause = sentence[clause.head]
    if clause.dep == "ccomp":
        return sentence[clause.head].pos == "VERB"
    return clause.dep in ("acl", "relcl") and sentence[clause.head].lemma in tables["nouns.claims"] | tables["nouns.future"]


def has_future_time(sentence: Sentence, i: int) -> bool:
    """Whether a present tense goes with a time to come ("visits the island next month")."""
    tables = load_tables()
    present = sentence[i].tag in ("VBZ", "VBP") or (
        sentence[i].tag == "VBG" and any(kid.dep == "aux" and kid.tag in ("VBZ", "VBP") for kid in sentence.kids(i))
    )
    if not present:
        return False
    below = [i, *(kid.i for kid in sentence.kids(i, "dobj", "prep", "npadvmod", "advmod", "pobj"))]
    for top in below:
        for kid in sentence.kids(top):
            if kid.lower in tables.lists["next_words"] and (
                kid.lower == "tomorrow" or sentence[kid.head].ent == "DATE" or kid.ent == "DATE"
            ):
                return True
    return False


def verb_keys(sentence: Sentence, verb: Token) -> tuple[str, ...]:
    """A verb's names in the tables: with its particle, adverb or adjective first ("rule out", "stop short"), then alone."""
    lemma = verb.lemma.lower()
    extras = [kid.lower for kid in sentence.kids(verb.i, "prt", "advmod", "acomp", "prep") if verb.i < kid.i <= verb.i + 3]
    return (*(f"{lemma} {extra}" for extra in extras), lemma)


def complement(sentence: Sentence, head: int) -> int:
    """The complement of a verb, the last one that it has."""
    kids = sentence.kids(head, "ccomp", "xcomp")
    return kids[-1].i if kids else head


def is_finite(sentence: Sentence, i: int) -> bool:
    """Whether a verb has a tense of its own."""
    return sentence[i].tag in FINITE or any(kid.tag in FINITE for kid in sentence.kids(i, "aux", "auxpass"))
