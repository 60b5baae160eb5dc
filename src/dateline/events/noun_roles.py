"""Who does it to whom where a noun tells the deed: "Turkey's shelling of", "talks between", "launched an attack".

Possessors, adjectives, `by`, `of` and `between` phrases, and the subject of a light verb.
"""

from __future__ import annotations

from dateline.events.roles import RELATIVE, Roles, clause_subject, expand, prepositional, subject_of, verb_classes
from dateline.events.triggers import CIRCUMSTANCES, Trigger
from dateline.language import Sentence


def noun_roles(sentence: Sentence, trigger: Trigger, slots: tuple[str, ...]) -> Roles:
    """The roles of a nominal trigger; the parties of "between" are all actors."""
    i, classes = trigger.head, verb_classes()
    lemma = sentence[i].lemma.lower()
    if lemma in classes.doer and _governing_verb(sentence, i) is not None:
        return Roles((), ())  # "the police fired on protesters" tells of what the police did
    actors: list[int] = []
    recipients: list[int] = []
    below = (child.i for child in sentence.objects(i))
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
        return Roles(expand(sentence, between), tuple(prepositional(sentence, (i,), "with")))
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
            recipients = [*expand(sentence, _done_to(sentence, governor)), *recipients]
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
    return Roles(expand(sentence, actors), expand(sentence, recipients), tuple(clause_subject(sentence, i)))


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
    if token.dep == "pobj" and head.dep == "prep" and head.lower not in CIRCUMSTANCES:
        above = sentence[head.head]
        if above.pos in ("VERB", "AUX"):
            return above.i
    for clause in sentence.kids(i, "relcl", "acl"):
        if clause.tag == "VBN" or not any(child.tag in RELATIVE for child in sentence.kids(clause.i, "nsubj")):
            return clause.i
    return None


def _done_to(sentence: Sentence, verb: int) -> list[int]:
    return [child.i for child in sentence.kids(verb, "nsubj", "nsubjpass")] or subject_of(sentence, verb)
