"""Who does it to whom: the tokens that fill a trigger's roles, by syntax.

Active and passive subjects, control ("urged X to leave": X leaves), coordination, participles, relative clauses. Deeds told by a noun are
read by noun_roles.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dateline.events.mood import is_nothing
from dateline.events.triggers import Trigger
from dateline.language import Sentence, Token
from dateline.tables import rows

VERB_CLASSES = Path(__file__).with_name("data") / "verb_classes.csv"
#: Prepositions that may bring the recipient where the trigger's own slots are empty.
LAST_RESORTS = ("against", "to", "with", "on", "for", "at", "into", "over", "toward", "about", "of", "from")
_SUBJECTS = ("nsubj", "csubj")
#: Tags of relative pronouns.
RELATIVE = frozenset({"WDT", "WP", "WP$"})
_TENSED = frozenset({"VBD", "VBZ", "VBP"})
_ADVERBIAL = frozenset({"advmod", "npadvmod", "dep", "nmod", "compound"})


@dataclass(frozen=True, slots=True)
class VerbClasses:
    """Verbs whose syntax shares out roles in a way of its own; see verb_classes.csv."""

    object_control: frozenset[str]
    giving: frozenset[str]
    receiving: frozenset[str]
    patient_possessor: frozenset[str]
    source_actor: frozenset[str]
    patient_of: frozenset[str]
    message: frozenset[str]
    idle: frozenset[str]
    mutual: frozenset[str]
    companion: frozenset[str]
    modal: frozenset[str]
    blame: frozenset[str]
    claiming: frozenset[str]
    empty: frozenset[str]
    placing: frozenset[str]
    journey: frozenset[str]
    favouring: frozenset[str]
    opposing: frozenset[str]
    weapon: frozenset[str]
    appeal: frozenset[str]
    doer: frozenset[str]


@cache
def verb_classes(path: Path = VERB_CLASSES) -> VerbClasses:
    """The classes, read once."""
    found: dict[str, set[str]] = {name: set() for name in VerbClasses.__slots__}
    for row in rows(path, "class", "lemma"):
        found[row["class"]].add(row["lemma"])
    return VerbClasses(**{name: frozenset(lemmas) for name, lemmas in found.items()})


@dataclass(frozen=True, slots=True)
class Roles:
    """Token positions that fill the roles of a trigger; `fallbacks` may bring the recipient where `recipients` name nobody."""

    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    fallbacks: tuple[int, ...] = ()


def is_passive(sentence: Sentence, i: int) -> bool:
    """Whether token i is a passive verb, a reduced relative clause ("the men arrested on Friday") included."""
    token = sentence[i]
    if sentence.kids(i, "nsubjpass", "auxpass", "agent", "csubjpass"):
        return True
    if token.dep == "conj" and token.tag == "VBN" and not sentence.kids(i, "nsubj", "aux", "dobj"):
        return is_passive(sentence, token.head)
    if token.tag == "VBN" and token.dep == "pcomp" and sentence.kids(i, "nsubj"):
        return not sentence.kids(i, "dobj", "aux")  # "with 52 villagers killed"
    return token.tag == "VBN" and token.dep in ("acl", "amod") and not sentence.kids(i, "dobj", "aux")


def conjuncts(sentence: Sentence, i: int) -> Iterator[int]:
    """Token i and the tokens coordinated with it, or with the name beside it ("his counterpart, Park Jin, and Antony Blinken")."""
    yield i
    for child in sentence.kids(i, "conj"):
        yield from conjuncts(sentence, child.i)
    if sentence[i].pos == "NOUN":
        for name in sentence.kids(i, "appos"):
            if name.pos == "PROPN" or name.ent == "PERSON":
                yield from (other for child in sentence.kids(name.i, "conj") for other in conjuncts(sentence, child.i))


def expand(sentence: Sentence, tokens: list[int]) -> tuple[int, ...]:
    """Tokens with those coordinated with them, each once."""
    return tuple(dict.fromkeys(own for token in tokens for own in conjuncts(sentence, token)))


def prepositional(sentence: Sentence, heads: tuple[int, ...], preposition: str) -> list[int]:
    """Objects of a preposition that hangs on one of the heads ("against" also finds "up against")."""
    found = []
    for head in heads:
        for prep in sentence.kids(head, "prep", "agent", "dative"):
            if prep.lower == "according":  # who says it, not who is in it
                continue
            if (
                prep.lower == preposition
                or (preposition == "on" and prep.lower in ("upon", "onto"))
                or (preposition == "to" and prep.lower == "toward")
            ):
                found += [child.i for child in sentence.kids(prep.i, "pobj")]
                for inner in sentence.kids(prep.i, "prep"):
                    found += [child.i for child in sentence.kids(inner.i, "pobj")]
            else:
                for inner in sentence.kids(prep.i, "prep"):
                    if inner.lower == preposition:
                        found += [child.i for child in sentence.kids(inner.i, "pobj")]
    return found


def subject_of(sentence: Sentence, i: int, depth: int = 0) -> list[int]:
    """Who does verb i: its logical subject's tokens, through passives, control, coordination and relative clauses."""
    token = sentence[i]
    if is_passive(sentence, i):
        below = (child.i for child in sentence.kids(i, "dobj", "oprd", "xcomp"))
        return prepositional(sentence, (i,), "by") or prepositional(sentence, tuple(below), "by")
    if own := [child for child in sentence.kids(i) if child.dep in _SUBJECTS] or _misread_subject(sentence, i):
        if own[0].tag in RELATIVE and token.dep == "relcl":
            return [token.head]
        return [child.i for child in own]
    return _inherited(sentence, i, depth)


def _misread_subject(sentence: Sentence, i: int) -> list[Token]:
    """The name that opens a sentence right before its verb, which the parser takes for an adverb: "Nauru cut ties with Taiwan"."""
    verb, first = sentence[i], sentence[0]
    if verb.dep != "ROOT" or verb.tag not in _TENSED or any(0 < child.i < i for child in sentence.kids(i)):
        return []
    named = first.head == i and first.pos == "PROPN" and first.dep in _ADVERBIAL and first.ent not in ("DATE", "TIME")
    return [first] if named else []


def _inherited(sentence: Sentence, i: int, depth: int) -> list[int]:
    """The understood subject of a verb that has none of its own."""
    token = sentence[i]
    if depth > 6 or token.head == i:
        return []
    head = sentence[token.head]
    if token.dep == "csubj":  # "the agency, working with the government, is sending food"
        return [child.i for child in sentence.kids(head.i, "nsubj")]
    if token.dep in ("acl", "relcl"):
        above = sentence[sentence[head.head].head]
        if token.tag == "VBG" and head.dep == "pobj" and sentence[head.head].lower in verb_classes().placing and above.pos == "VERB":
            return subject_of(sentence, above.i, depth + 1)  # "gathered outside the embassy carrying banners"
        if token.tag == "VBG" and head.pos in ("NOUN", "PROPN", "PRON") and head.lemma.lower() not in verb_classes().message:
            return [head.i]
        return _holder(sentence, head.i, depth)
    if token.dep == "amod":
        return []
    if head.pos in ("VERB", "AUX"):
        controlled = token.dep in ("xcomp", "ccomp") and token.tag not in _TENSED and head.lemma in verb_classes().object_control
        if controlled and (patient := object_of(sentence, head.i)):
            return patient
        if token.dep in ("xcomp", "advcl") and (asked := _called_on(sentence, token)):
            return asked
        if token.dep in ("xcomp", "conj", "advcl", "dep", "ccomp", "oprd"):
            if token.dep == "conj" and head.dep == "ccomp" and any(is_nothing(sentence, kid) for kid in sentence.kids(head.i, "nsubj")):
                return subject_of(sentence, head.head, depth + 1)  # "said no troops had crossed and demanded an apology"
            if is_passive(sentence, head.i) and token.dep in ("xcomp", "advcl", "oprd"):
                return object_of(sentence, head.i)
            return subject_of(sentence, head.i, depth + 1)
    if head.dep in ("prep", "agent") or token.dep == "pcomp":
        return _pcomp_subject(sentence, head, depth)
    if token.dep in ("conj", "xcomp", "advcl", "acl"):
        return _holder(sentence, head.i, depth)
    return []


def _called_on(sentence: Sentence, token: Token) -> list[int]:
    """Who is to do what somebody is called on to do: "called on the junta to free them", "appealed to Iran to stop"."""
    head = sentence[token.head]
    if head.lemma not in verb_classes().appeal or not any(kid.lower == "to" for kid in sentence.kids(token.i, "aux")):
        return []
    preps = [prep for prep in sentence.kids(head.i, "prep") if head.i < prep.i < token.i and prep.lower in ("on", "upon", "to", "with")]
    return [pobj.i for prep in preps for pobj in sentence.kids(prep.i, "pobj")]


def _pcomp_subject(sentence: Sentence, prep: Token, depth: int) -> list[int]:
    """The understood subject of "of killing", "after meeting": the accused for verbs like accuse, else the main clause's subject."""
    above = sentence[prep.head]
    if above.pos in ("VERB", "AUX"):
        if prep.lower in ("of", "with", "for", "from", "into") and (patient := object_of(sentence, above.i)):
            return patient
        return subject_of(sentence, above.i, depth + 1)
    return _holder(sentence, above.i, depth)


def _holder(sentence: Sentence, i: int, depth: int) -> list[int]:
    """Who holds a word that governs a clause: "Turkey's decision to", "the plan by X to", "made an effort to", "X is ready to"."""
    if depth > 6:
        return []
    if possessors := [child.i for child in sentence.kids(i, "poss")]:
        return possessors
    if by := prepositional(sentence, (i,), "by") or prepositional(sentence, (i,), "of"):
        return by
    head = sentence[sentence[i].head]
    if head.i != i and head.pos in ("VERB", "AUX") and sentence[i].dep in ("dobj", "attr", "acomp", "oprd", "prep", "conj"):
        return subject_of(sentence, head.i, depth + 1)
    if modifiers := [child.i for child in sentence.kids(i, "amod", "compound", "nmod") if child.ent or child.pos == "PROPN"]:
        return modifiers
    return []


def object_of(sentence: Sentence, i: int) -> list[int]:
    """Whom or what verb i is done to, through passives and relative clauses."""
    token = sentence[i]
    if is_passive(sentence, i):
        if own := sentence.kids(i, "nsubjpass", "nsubj"):
            if own[0].tag in RELATIVE and token.dep == "relcl":
                return [token.head]
            return [own[0].i]
        if token.dep in ("acl", "amod"):
            return [token.head]
        head = sentence[token.head]
        if token.dep == "conj" and head.i != i:  # "voted against and were expelled": those who voted
            return object_of(sentence, head.i) if is_passive(sentence, head.i) else subject_of(sentence, head.i, 1)
        if token.dep in ("xcomp", "advcl", "ccomp") and head.pos in ("VERB", "AUX") and head.i != i:
            return subject_of(sentence, head.i, 1)
        return []
    own = sentence.kids(i, "dobj", "dative", "oprd")
    people = [child.i for child in own if child.dep == "dative" and child.pos != "ADP"]
    people += [pobj.i for child in own if child.dep == "dative" and child.pos == "ADP" for pobj in sentence.kids(child.i, "pobj")]
    things = [child.i for child in own if child.dep == "dobj"]
    if people or things:
        return people + things
    for clause in sentence.kids(i, "ccomp", "xcomp"):
        if clause.tag in ("VB", "VBN", "VBG") and (subjects := [child.i for child in sentence.kids(clause.i, "nsubj", "nsubjpass")]):
            return subjects
    if token.dep == "relcl" and not any(child.tag in RELATIVE and child.dep in _SUBJECTS for child in sentence.kids(i)):
        return [token.head]
    if token.dep == "conj" and token.tag in ("VBD", "VBZ", "VBP", "VBN", "VB", "VBG"):
        # "shelled and stormed the town" is parsed with the object on the last verb; "arrested and deported" on the first
        for child in sentence.kids(i, "conj"):
            if later := [own.i for own in sentence.kids(child.i, "dobj")]:
                return later
    elif later := [
        own.i
        for child in sentence.kids(i, "conj")
        if child.pos == "VERB" and not sentence.kids(child.i, "nsubj", "nsubjpass")
        for own in sentence.kids(child.i, "dobj")
    ]:
        return later
    return []


def clause_subject(sentence: Sentence, i: int) -> list[int]:
    """The subject of the clause a word governs: "demanded that Iran stop", "calls for Iran to stop"."""
    asked = [sentence[mark.head] for mark in sentence.tokens[i + 1 : i + 2] if mark.lower == "for" and mark.dep == "mark"]
    asked += [
        clause for clause in sentence.kids(i, "advcl", "acl", "relcl") if any(m.lower == "for" for m in sentence.kids(clause.i, "mark"))
    ]
    for clause in (*sentence.kids(i, "ccomp", "xcomp"), *asked):
        if subjects := [child.i for child in sentence.kids(clause.i, "nsubj", "nsubjpass")]:
            return subjects
    return []


def companions(sentence: Sentence, i: int, subjects: list[int]) -> list[int]:
    """With whom a verb's subject does it: "in coordination with", "together with", "working with"."""
    found = []
    for above in (i, *subjects):
        for child in sentence.kids(above, "prep", "advmod", "advcl", "acl", "csubj"):
            heads = [child.i, *(pobj.i for pobj in sentence.kids(child.i, "pobj"))]
            if child.i < i and any(sentence[head].lemma.lower() in verb_classes().companion for head in heads):
                found += prepositional(sentence, tuple(heads), "with")
    return found


def verb_roles(sentence: Sentence, trigger: Trigger, slots: tuple[str, ...]) -> Roles:
    """The roles of a verbal trigger; `slots` are tried in order for the recipient."""
    i = trigger.head
    actors = subject_of(sentence, i)
    recipients: list[int] = []
    objects = object_of(sentence, i)
    if objects:
        recipients += [own for own in objects if own not in trigger.tokens]
        for own in objects:
            if own in trigger.tokens:
                near = sentence.kids(own, "poss", "amod", "compound", "nmod")
                recipients += [child.i for child in near if child.i not in trigger.tokens and child.pos != "PRON"]  # not "its" own army
                recipients += prepositional(sentence, (own,), "by")
    recipients += [child.i for token in trigger.tokens if sentence[token].dep == "prep" for child in sentence.kids(token, "pobj")]
    for slot in slots:
        if slot != "obj":
            recipients += prepositional(sentence, trigger.tokens, slot)
            recipients += [found for own in objects for found in prepositional(sentence, (own,), slot) if own not in trigger.tokens]
    if not actors and is_passive(sentence, i):  # "were killed in a rebel attack"
        for deed in (own for own in trigger.tokens if sentence[own].pos == "NOUN"):
            actors += prepositional(sentence, (deed,), "by") or [child.i for child in sentence.kids(deed, "poss", "compound", "amod")]
    fallbacks = clause_subject(sentence, i)
    for own in objects:
        fallbacks += [
            s.i
            for told in sentence.kids(own, "acl", "ccomp")
            if told.tag != "VBN"
            for s in sentence.kids(told.i, "nsubj", "nsubjpass")
            if s.tag not in RELATIVE
        ]
    for clause in sentence.kids(i, "xcomp"):
        below = object_of(sentence, clause.i)
        fallbacks += below
        for slot in LAST_RESORTS:
            fallbacks += prepositional(sentence, (clause.i, *below), slot)
    for slot in LAST_RESORTS:
        fallbacks += prepositional(sentence, (*trigger.tokens, *objects), slot)
    actors = [*actors, *companions(sentence, i, actors)] if actors else []
    return Roles(expand(sentence, actors), expand(sentence, recipients), tuple(dict.fromkeys(fallbacks)))
