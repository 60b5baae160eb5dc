"""Propose events: triggers with the mentions that fill their roles. High recall; the judge decides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.actors import Mention, Mentions
from dateline.events.roles import Roles, noun_roles, prepositional, verb_roles
from dateline.events.triggers import Lexicon, Trigger, find_triggers
from dateline.language import Sentence

Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible event of one sentence. `mutual` says that syntax makes the actors act on one another ("talks between")."""

    sentence: Sentence
    trigger: Trigger
    actors: tuple[Mention, ...]
    recipients: tuple[Mention, ...]
    mutual: bool = False

    def spans(self, mentions: Iterable[Mention]) -> tuple[Offsets, ...]:
        """The mentions' offsets in the sentence's own text, those of other sentences left out."""
        return tuple(
            dict.fromkeys(
                (self.sentence[own.first].start - self.sentence.start, self.sentence[own.last].end - self.sentence.start)
                for own in mentions
                if own.sentence == self.sentence.index
            )
        )

    def trigger_spans(self) -> tuple[Offsets, ...]:
        """The trigger's offsets in the sentence's own text, neighbouring tokens joined."""
        joined: list[list[int]] = []
        for i in self.trigger.tokens:
            if joined and i == joined[-1][1] + 1:
                joined[-1][1] = i
            else:
                joined.append([i, i])
        start = self.sentence.start
        return tuple((self.sentence[first].start - start, self.sentence[last].end - start) for first, last in joined)


def propose(sentence: Sentence, mentions: Mentions, lexicon: Lexicon) -> Iterator[Candidate]:
    """Every candidate event of a sentence, in the order of their triggers."""
    for trigger in find_triggers(sentence, lexicon):
        slots = tuple(dict.fromkeys(slot for reading in trigger.readings for slot in reading.recipient))
        find_roles = verb_roles if trigger.pos == "verb" else noun_roles
        roles = find_roles(sentence, trigger, slots)
        candidate = _fill(sentence, mentions, trigger, roles)
        if candidate.actors or candidate.recipients:
            yield candidate


def _fill(sentence: Sentence, mentions: Mentions, trigger: Trigger, roles: Roles) -> Candidate:
    actors = _mentions(sentence, mentions, roles.actors, trigger)
    done = {own.entity for own in actors}
    recipients = [own for own in _mentions(sentence, mentions, roles.recipients, trigger) if own.entity not in done]
    return Candidate(sentence, trigger, tuple(actors), tuple(recipients), roles.mutual)


def _mentions(sentence: Sentence, mentions: Mentions, tokens: tuple[int, ...], trigger: Trigger) -> list[Mention]:
    """The mentions that stand at the tokens, or else inside their noun phrases ("Turkey's decision" -> Turkey)."""
    found: dict[int, Mention] = {}
    for i in tokens:
        own = mentions.at(sentence.index, i)
        if own is None or not own.actors:
            own = _inside(sentence, mentions, i, trigger)
        if own is not None and own.actors:
            found.setdefault(own.entity, own)
    return list(found.values())


def _inside(sentence: Sentence, mentions: Mentions, i: int, trigger: Trigger, depth: int = 0) -> Mention | None:
    """The mention that owns a noun phrase which is none itself: possessor, adjective, then what `of`, `by`, `from`, `in` bring."""
    for deps in (("poss",), ("amod", "compound", "nmod"), ("appos",)):
        for child in sentence.kids(i, *deps):
            own = mentions.at(sentence.index, child.i)
            if own is not None and own.actors:
                return own
    for preposition in ("of", "by", "from", "against", "on", "in"):
        for pobj in prepositional(sentence, (i,), preposition):
            own = mentions.at(sentence.index, pobj)
            if own is not None and own.actors:
                return own
            if depth < 2 and pobj not in trigger.tokens and (inner := _inside(sentence, mentions, pobj, trigger, depth + 1)):
                return inner
    return None
