"""Who speaks: from the cue's word up to its subject, and from the subject's words to a coded speaker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.language.parse import Sentence, Token
from dateline.quotes.cues import load_cues
from dateline.quotes.words import words
from dateline.records import Speaker

if TYPE_CHECKING:
    from dateline.actors import Mentions

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
#: Labels by which a verb without a subject of its own shares that of the verb above it.
_SHARED = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "acl", "relcl", "dep", "agent", "parataxis", "advmod"})
_LEFT_OUT = frozenset({"relcl", "advcl", "parataxis", "ccomp"})
#: A place before a participle is where, not who ("marched in Lima shouting").
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_RELATIVES = frozenset({"who", "which", "that", "whom"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase of a sentence: its first, last and head token."""

    sentence: Sentence
    first: int
    last: int
    head: int

    @property
    def start(self) -> int:
        """Offset of its first character in the article's text."""
        return self.sentence[self.first].start

    @property
    def end(self) -> int:
        """Offset behind its last character."""
        return self.sentence[self.last].end


def noun_phrase(sentence: Sentence, head: int) -> Phrase:
    """The full phrase of a noun, without its relative and participial clauses."""
    inside, queue = {head}, [head]
    while queue:
        for kid in sentence.kids(queue.pop()):
            if kid.dep in _LEFT_OUT or kid.i in inside or (kid.dep == "acl" and kid.i > head):
                continue
            inside.add(kid.i)
            queue.append(kid.i)
    first = last = head
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    while last > head and (sentence[last].pos in ("PUNCT", "CCONJ", "ADP") or sentence[last].dep in ("punct", "cc", "case")):
        last -= 1
    while first < head and sentence[first].pos in ("PUNCT", "CCONJ"):
        first += 1
    return Phrase(sentence, first, last, head)


def subject(sentence: Sentence, verb: int) -> Token | None:
    """The token that does what a verb says: its subject, the agent of a passive, or the subject it shares with a verb above.

    A relative pronoun gives its noun ("the panel, which said ..."); words on a sign are said by its bearer.
    """
    seen: set[int] = set()
    i = verb
    while i not in seen:
        seen.add(i)
        token = sentence[i]
        if token.pos in ("VERB", "AUX"):
            passive = token.tag == "VBN" and (token.dep in ("acl", "amod") or any(kid.dep == "auxpass" for kid in sentence.kids(i)))
            agent = _agent(sentence, i)
            if agent is not None:
                return agent
            if passive and i == verb:
                return None
            found = next((kid for kid in sentence.kids(i) if kid.dep in SUBJECTS), None)
            if found is not None and not (token.tag == "VBG" and found.ent in _PLACES and not sentence.kids(i, "aux")):
                return _antecedent(sentence, token, found)
            if i == verb and (above := _outer_cue(sentence, token)) is not None:
                i = above.i
                continue
        if token.dep in ("acl", "relcl") and sentence[token.head].pos in ("NOUN", "PROPN", "PRON"):
            noun = sentence[token.head]
            lemma = noun.lemma.lower()
            bystander = token.tag == "VBG" and noun.dep in ("pobj", "dobj", "appos", "conj") and lemma not in words("documents")
            if lemma not in words("carriers") and not bystander:
                return noun
            governor = next((above for above in sentence.ancestors(noun.i) if above.pos == "VERB"), None)
            if governor is None:
                return noun
            i = governor.i
            continue
        if token.dep not in _SHARED or token.head == i:
            return None
        if token.dep in ("xcomp", "ccomp") and token.tag == "VB":
            controller = next((kid for kid in sentence.kids(token.head, "dobj") if token.head < kid.i < i), None)
            if controller is not None:
                return controller
        i = token.head
        if sentence[i].pos in ("NOUN", "PROPN", "PRON") and token.dep not in ("prep",):
            return sentence[i] if token.dep in ("acl", "relcl") else None
    return None


def _outer_cue(sentence: Sentence, token: Token) -> Token | None:
    """The verb of saying whose speaker goes on in another that the parser hung below its content ("said that ..., warning that ...")."""
    if token.i == 0 or sentence[token.i - 1].text not in (",", "and", "but"):
        return None
    verbs = load_cues().verbs
    own = verbs.get(token.lemma.lower())
    if own is None or own.strength > 1 or (token.tag != "VBG" and token.tag == sentence[token.head].tag):
        return None
    for above in sentence.ancestors(token.i):
        cue = verbs.get(above.lemma.lower())
        if cue is None or not cue.takes("clause") or above.i > token.i:
            continue
        if not any(kid.i < token.i for kid in sentence.kids(above.i, "ccomp")):
            continue
        if token.tag == "VBG" or same_tense(above, token):
            return above
    return None


def same_tense(one: Token, other: Token) -> bool:
    """Whether two verbs agree in tense; a plain present looks like an infinitive to the tagger."""
    return one.tag == other.tag or {one.tag, other.tag} == {"VBP", "VB"}


def _agent(sentence: Sentence, verb: int) -> Token | None:
    for by in sentence.kids(verb, "agent"):
        for noun in sentence.kids(by.i, "pobj"):
            return noun
    return None


def _antecedent(sentence: Sentence, verb: Token, found: Token) -> Token | None:
    if found.lower in _RELATIVES and found.tag in ("WDT", "WP", "DT", "IN"):
        clause = verb
        while clause.dep in ("conj", "xcomp", "ccomp") and clause.head != clause.i:
            clause = sentence[clause.head]
        if clause.dep in ("relcl", "acl") and sentence[clause.head].pos in ("NOUN", "PROPN", "PRON", "NUM"):
            return sentence[clause.head]
        return found if found.lower == "who" else None
    return found


def can_speak(phrase: Phrase, mentions: Mentions | None) -> bool:
    """Whether a phrase names somebody: a mention, a name, a personal pronoun or a noun of people and bodies; not a thing."""
    head = phrase.sentence[phrase.head]
    if mentions is not None and mentions.at(phrase.sentence.index, phrase.head) is not None:
        return True
    if head.pos == "PRON":
        return head.lower in words("persons")
    return head.pos == "PROPN" or head.ent in ("PERSON", "ORG", "NORP", "GPE") or head.lemma.lower() in words("speakers")


def to_speaker(phrase: Phrase, mentions: Mentions | None) -> Speaker:
    """The speaker of a phrase: the words of the text; who they are from the mention at its head, where there is one."""
    span = phrase.sentence.span(phrase.first, phrase.last)
    mention = mentions.at(phrase.sentence.index, phrase.head) if mentions is not None else None
    words_only = " ".join(span.text.split())  # a wrapped text breaks phrases between lines
    if mention is None or not mention.actors:
        return Speaker(span.text, span.start, span.end, words_only)
    actor = mention.actors[0]
    return Speaker(span.text, span.start, span.end, actor.name or words_only, actor.code, actor.sector)
