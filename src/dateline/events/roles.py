"""Who does it to whom: the tokens that fill a trigger's roles, by syntax.

For a verb: active and passive subjects, control ("urged X to leave": X leaves), coordination, participles, relative clauses. For a noun:
possessors, adjectives, `by`, `of` and `between` phrases, and the subject of a light verb ("launched an attack").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dateline.events.triggers import Trigger
from dateline.language import Sentence, Token
from dateline.tables import rows

VERB_CLASSES = Path(__file__).with_name("data") / "verb_classes.csv"
#: Prepositions that may bring the recipient where the trigger's own slots are empty.
LAST_RESORTS = ("against", "to", "with", "on", "for", "at", "into", "over", "toward", "about", "of", "from")
_SUBJECTS = ("nsubj", "csubj")
_RELATIVE = frozenset({"WDT", "WP", "WP$"})
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
    """Token i and the tokens coordinated with it."""
    yield i
    for child in sentence.kids(i, "conj"):
        yield from conjuncts(sentence, child.i)


def _expand(sentence: Sentence, tokens: list[int]) -> tuple[int, ...]:
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
        if own[0].tag in _RELATIVE and token.dep == "relcl":
            return [token.head]
        return [child.i for child in own]
    return _inherited(sentence, i, depth)


def _misread_subject(sentence: Sentence, i: int) -> list[Token]:
    """The name that opens a sentence right before its verb, which the parser takes for an adverb: "Nauru cut ties with Taiwan"."""
    verb, first = sentence[i], sentence[0]
    opens = verb.dep == "ROOT" and verb.tag in _TENSED and first.head == i and first.pos == "PROPN" and first.dep in _ADVERBIAL
    return (
        [first] if opens and first.ent not in ("DATE", "TIME") and all(child.i >= i or child.i == 0 for child in sentence.kids(i)) else []
    )


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
        controlled = token.dep in ("xcomp", "ccomp") and head.lemma in verb_classes().object_control
        if controlled and (patient := object_of(sentence, head.i)):
            return patient
        if token.dep in ("xcomp", "conj", "advcl", "dep", "ccomp", "oprd"):
            if is_passive(sentence, head.i) and token.dep in ("xcomp", "advcl", "oprd"):
                return object_of(sentence, head.i)
            return subject_of(sentence, head.i, depth + 1)
    if head.dep in ("prep", "agent") or token.dep == "pcomp":
        return _pcomp_subject(sentence, head, depth)
    if token.dep in ("conj", "xcomp", "advcl", "acl"):
        return _holder(sentence, head.i, depth)
    return []


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
            if own[0].tag in _RELATIVE and token.dep == "relcl":
                return [token.head]
            return [own[0].i]
        if token.dep in ("acl", "amod"):
            return [token.head]
        head = sentence[token.head]
        if token.dep == "conj" and head.i != i:
            return object_of(sentence, head.i)
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
    if token.dep == "relcl" and not any(child.tag in _RELATIVE and child.dep in _SUBJECTS for child in sentence.kids(i)):
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


def _clause_subject(sentence: Sentence, i: int) -> list[int]:
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
    fallbacks = _clause_subject(sentence, i)
    for own in objects:
        fallbacks += [
            s.i
            for told in sentence.kids(own, "acl", "ccomp")
            if told.tag != "VBN"
            for s in sentence.kids(told.i, "nsubj", "nsubjpass")
            if s.tag not in _RELATIVE
        ]
    for clause in sentence.kids(i, "xcomp"):
        below = object_of(sentence, clause.i)
        fallbacks += below
        for slot in LAST_RESORTS:
            fallbacks += prepositional(sentence, (clause.i, *below), slot)
    for slot in LAST_RESORTS:
        fallbacks += prepositional(sentence, (*trigger.tokens, *objects), slot)
    actors = [*actors, *companions(sentence, i, actors)] if actors else []
    return Roles(_expand(sentence, actors), _expand(sentence, recipients), tuple(dict.fromkeys(fallbacks)))


def noun_roles(sentence: Sentence, trigger: Trigger, slots: tuple[str, ...]) -> Roles:
    """The roles of a nominal trigger; the parties of "between" are all actors."""
    i, classes = trigger.head, verb_classes()
    lemma = sentence[i].lemma.lower()
    actors: list[int] = []
    recipients: list[int] = []
    below = (child.i for prep in sentence.kids(i, "prep") for child in sentence.kids(prep.i, "pobj"))
    by = prepositional(sentence, (i, *below), "by")
    possessors = [child.i for child in sentence.kids(i, "poss")]
    if possessors and sentence[i].dep == "conj" and sentence.kids(sentence[i].head, "case"):
        possessors.insert(0, sentence[i].head)  # "Turkey's and Qatar's calls": the calls are read as joined to Turkey
    near = [
        child for token in trigger.tokens for child in sentence.kids(token, "amod", "compound", "nmod") if child.i not in trigger.tokens
    ]
    against = [child.i for child in near if _leaning(sentence, child.i) in classes.opposing]
    near = [child for child in near if _leaning(sentence, child.i) not in classes.opposing | classes.favouring]
    recipients += against
    # "the India-Pakistan talks": the first of the pair hangs on the second
    inner = [own.i for child in near for own in (child, *sentence.kids(child.i, "compound", "nmod", "amod"))]
    between = prepositional(sentence, (i,), "between") or prepositional(sentence, (i,), "among")
    patient_first = lemma in classes.patient_possessor
    if between:
        return Roles(_expand(sentence, between), tuple(prepositional(sentence, (i,), "with")))
    if by:
        actors += by
        recipients += possessors
    elif patient_first and not prepositional(sentence, (i,), "of"):
        recipients += possessors
    else:
        actors += possessors
    if lemma in classes.source_actor and not actors:
        actors += prepositional(sentence, (i,), "from")
    for slot in slots:
        if not (slot == "from" and lemma in classes.source_actor):
            recipients += prepositional(sentence, (i,), slot)
    if not actors:
        actors += _responsible(sentence, i)
    if not actors and (lemma in classes.journey or lemma in classes.companion):
        actors += _traveller(sentence, i)
    governor = _governing_verb(sentence, i)
    if governor is not None:
        verb = sentence[governor]
        if verb.lemma in classes.receiving:
            recipients = [*_expand(sentence, _done_to(sentence, governor)), *recipients]
            actors += prepositional(sentence, (governor,), "from") if not actors else []
        elif verb.lemma in classes.giving and not actors:
            actors += subject_of(sentence, governor)
            for slot in slots:
                recipients += prepositional(sentence, (governor,), slot)
            recipients += [child.i for child in sentence.kids(governor, "dative")]
    if actors:
        recipients += inner
    else:
        actors += inner
        if not actors and not patient_first and lemma not in classes.patient_of:
            actors += prepositional(sentence, (i,), "of")
    return Roles(_expand(sentence, actors), _expand(sentence, recipients), tuple(_clause_subject(sentence, i)))


def _leaning(sentence: Sentence, i: int) -> str:
    """The prefix that tells for or against whom a word before a noun is: "anti" in "anti-American riots"."""
    if i + 1 < len(sentence.tokens) and sentence[i + 1].lower == "-":
        return sentence[i].lower
    return sentence[i - 2].lower if i > 1 and sentence[i - 1].lower == "-" else ""


def _traveller(sentence: Sentence, i: int) -> list[int]:
    """Whose journey or joint work a noun far below a verb is: "is ending a week-long US tour", "acted in coordination with"."""
    while sentence[i].dep in ("pobj", "prep", "dobj", "conj", "attr") and sentence[i].head != i:
        i = sentence[i].head
        if sentence[i].pos in ("VERB", "AUX"):
            return subject_of(sentence, i)
    return []


def _responsible(sentence: Sentence, i: int) -> list[int]:
    """Who says, or of whom it is said, that they did it: "claimed responsibility for the attack", "was responsible for the raid"."""
    prep = sentence[sentence[i].head]
    blame = sentence[prep.head]
    if sentence[i].dep == "conj":
        return _responsible(sentence, sentence[i].head)
    if sentence[i].dep != "pobj" or prep.lower != "for" or blame.lemma.lower() not in verb_classes().blame:
        return []
    above = sentence[blame.head]
    claims = above.lemma.lower() in verb_classes().claiming and blame.dep in ("dobj", "acomp", "attr")
    return subject_of(sentence, above.i) if claims else []


def _governing_verb(sentence: Sentence, i: int) -> int | None:
    """The verb whose object (or passive subject) noun i is, directly or through a preposition."""
    token = sentence[i]
    head = sentence[token.head]
    if token.dep == "conj" and head.i != i:
        return _governing_verb(sentence, head.i)
    if head.i != i and head.pos in ("VERB", "AUX") and token.dep in ("dobj", "nsubjpass", "attr", "dative"):
        return head.i
    if token.dep in ("acl",):
        return None
    if token.dep == "pobj" and head.dep == "prep":
        above = sentence[head.head]
        if above.pos in ("VERB", "AUX"):
            return above.i
    for clause in sentence.kids(i, "relcl", "acl"):
        if clause.tag == "VBN" or not any(child.tag in _RELATIVE for child in sentence.kids(clause.i, "nsubj")):
            return clause.i
    return None


def _done_to(sentence: Sentence, verb: int) -> list[int]:
    return [child.i for child in sentence.kids(verb, "nsubj", "nsubjpass")] or subject_of(sentence, verb)
