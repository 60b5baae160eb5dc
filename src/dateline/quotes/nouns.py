"""Cues that are no verbs: "according to", and nouns of saying with their clause ("Moscow's claim that ...")."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.language.parse import Sentence, Token
from dateline.quotes.clauses import Content
from dateline.quotes.cues import Cue, load_cues
from dateline.quotes.speakers import Phrase, noun_phrase, subject
from dateline.quotes.words import words

#: A nouncue with its first and last token, its speaker and its content.
Found = tuple[Cue, int, int, Phrase, Content]


def prep_cues(sentence: Sentence) -> Iterator[Found]:
    """ "According to X, ...", "..., as per X": the content is the clause around it."""
    table = load_cues().prepositions
    done = -1
    for token in sentence.tokens:
        for cue in table.get(token.lower, ()) if token.i > done else ():
            last = token.i + len(cue.words) - 1
            if last + 1 >= len(sentence) or any(sentence[token.i + k].lower != word for k, word in enumerate(cue.words)):
                continue
            done = last
            head = _object(sentence, last, token.i)
            if head is None:
                break
            speaker = noun_phrase(sentence, head.i)
            if speaker.first <= last:
                speaker = Phrase(sentence, last + 1, max(speaker.last, head.i), head.i)
            span = _clause_around(sentence, token.i, speaker)
            if span is not None:
                yield cue, token.i, last, speaker, Content(*span, "source")
            break


def _object(sentence: Sentence, prep: int, first: int) -> Token | None:
    """The noun behind a preposition, or at worst the next noun behind it."""
    for i in (prep, first):
        for kid in sentence.kids(i, "pobj"):
            if kid.i > prep:
                return kid
    near = sentence.tokens[prep + 1 : prep + 8]
    return next((token for token in near if token.pos in ("NOUN", "PROPN", "PRON") and token.dep != "compound"), None)


def _clause_around(sentence: Sentence, cue: int, speaker: Phrase) -> tuple[int, int] | None:
    """The tokens of a clause without its evidential phrase: what follows it at the head of a clause, else what stands before it."""
    end = len(sentence) - 1
    while end > 0 and sentence[end].pos == "PUNCT":
        end -= 1
    below = sentence.subtree(speaker.head)
    tail = max(below[-1], speaker.last)
    before = [token for token in sentence.tokens[:cue] if token.pos not in ("PUNCT", "CCONJ", "SCONJ", "SPACE")]
    leads = not any(token.pos in ("VERB", "AUX") for token in before)
    if leads or (cue and sentence[cue - 1].dep == "cc"):
        first = speaker.last + 1
        comma = next((token.i for token in sentence.tokens[first:] if token.text == ","), None)
        if comma is not None and comma <= tail + 1:
            first = comma + 1
        while first < end and sentence[first].text in ",:":
            first += 1
        return (first, end) if first < end else None
    last = cue - 1
    while last > 0 and sentence[last].pos == "PUNCT":
        last -= 1
    first = 0
    while first < last and sentence[first].pos in ("CCONJ", "PUNCT") and sentence[first].text not in "\"'“‘":
        first += 1
    return first, last


def noun_cues(sentence: Sentence) -> Iterator[Found]:
    """A noun of saying that has both a clause and somebody whose it is."""
    table = load_cues().nouns
    for token in sentence.tokens:
        cue = table.get(token.lemma.lower()) if token.pos == "NOUN" else None
        if cue is None:
            continue
        content = _noun_content(sentence, token, cue)
        if content is None:
            continue
        owner = _owner(sentence, token)
        if owner is not None:
            yield cue, token.i, token.i, noun_phrase(sentence, owner.i), content


def _noun_content(sentence: Sentence, noun: Token, cue: Cue) -> Content | None:
    for kid in sentence.kids(noun.i, "acl", "ccomp", "relcl"):
        that = next((part for part in sentence.kids(kid.i, "mark") if part.lower == "that"), None)
        if cue.takes("clause") and that is not None and kid.i > noun.i:
            return Content(that.i + 1, sentence.subtree(kid.i)[-1], "clause")
        to = next((part for part in sentence.kids(kid.i, "aux") if part.lower == "to"), None)
        if cue.takes("inf") and to is not None and kid.i > noun.i and kid.dep != "relcl":
            return Content(to.i, sentence.subtree(kid.i)[-1], "inf")
    governed = cue.prepositions()
    for kid in sentence.kids(noun.i, "prep"):
        if kid.lower in governed and kid.i > noun.i and sentence.kids(kid.i, "pobj"):
            return Content(kid.i + 1, sentence.subtree(kid.i)[-1], f"prep:{kid.lower}")
    return None


def _owner(sentence: Sentence, noun: Token) -> Token | None:
    """Whose saying it is: its possessor, "by" or "from" somebody, a noun before it, or who makes it ("expressed hope that")."""
    for kid in sentence.kids(noun.i, "poss"):
        return kid
    for kid in sentence.kids(noun.i, "prep", "agent"):
        if kid.lower in ("by", "from"):
            return next(iter(sentence.kids(kid.i, "pobj")), None)
    for kid in sentence.kids(noun.i, "compound", "amod", "nmod"):
        if kid.pos == "PROPN" or kid.ent in ("ORG", "GPE", "NORP", "PERSON") or kid.lower in words("owners"):
            return kid
    governor = sentence[noun.head]
    if noun.dep in ("dobj", "pobj") and governor.i != noun.i:
        verb = governor if governor.pos == "VERB" else sentence[governor.head]
        if verb.pos == "VERB" and verb.lemma.lower() in words("light"):
            return subject(sentence, verb.i)
    return None
