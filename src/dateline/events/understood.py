"""To whom, where the trigger's own slots do not say it: the party that the sentence or the story leaves to be understood.

Looked for in this order, as far as `data/understood.csv` allows it for the act: the nearest other party of the sentence, by steps along its
syntax (`data/paths.csv`); who faces the same actor in the nearest conflict of the story; in a country's own affairs the other side of it
(protesters: their government), by `data/blocs.csv`. What is found is always somebody whom the article mentions.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from dateline.actors import Mention, Mentions
from dateline.events.candidates import Candidate, better_named
from dateline.events.roles import conjuncts, verb_classes
from dateline.events.triggers import STATEMENT
from dateline.language import Sentence
from dateline.records import Actor, Event
from dateline.tables import rows

DATA = Path(__file__).with_name("data")
#: What is left of an event's confidence by how its recipient was found.
NEAR, FACED, HOME = 0.95, 0.8, 0.7
#: How many sentences away another event may tell who faces an actor.
STORY_REACH = 6
STATE = "state"


@dataclass(frozen=True, slots=True)
class Rule:
    """How far a party of an act is looked for: steps in its sentence, whether the actor's own country will do, the story, the country."""

    reach: float
    own: bool
    story: bool
    home: bool


@dataclass(slots=True)
class Draft:
    """An event about to be finished: its candidate and the act that it was judged to be."""

    event: Event
    candidate: Candidate
    act: str


@cache
def rules(path: Path = DATA / "understood.csv") -> dict[str, Rule]:
    """The rule of each act; acts of other ontologies have none."""
    return {
        row["act"]: Rule(float(row["reach"]), *(row[name] == "yes" for name in ("own", "story", "home")))
        for row in rows(path, "act", "reach", "own", "story", "home")
    }


@cache
def steps(path: Path = DATA / "paths.csv") -> dict[str, tuple[float | None, float | None]]:
    """What a step down and up an edge of the syntax costs; None: it is never gone. "prep in" is the edge above an "in"."""
    return {
        row["edge"]: (float(row["down"]) if row["down"] else None, float(row["up"]) if row["up"] else None)
        for row in rows(path, "edge", "down", "up")
    }


@cache
def blocs(path: Path = DATA / "blocs.csv") -> dict[str, str]:
    """The side that a sector takes in the conflicts of its country."""
    return {row["sector"]: row["bloc"] for row in rows(path, "sector", "bloc")}


def complete(drafts: Sequence[Draft], mentions: Mentions) -> None:
    """Give the events without recipient the one that is understood, where there is one."""
    told = [draft for draft in drafts if draft.event.recipients]
    for draft in drafts:
        rule = rules().get(draft.act)
        if rule is None or draft.event.recipients or draft.event.status == "negated" and not rule.own or _mutual(draft):
            continue
        found, share = _search(draft, rule, told, mentions)
        if found:
            draft.event = replace(draft.event, recipients=found, confidence=round(draft.event.confidence * share, 3))


def _search(draft: Draft, rule: Rule, told: Sequence[Draft], mentions: Mentions) -> tuple[tuple[Actor, ...], float]:
    near = nearest(draft.candidate, mentions, draft.event.actors, rule)
    if near:
        return tuple(actor for own in near for actor in own.actors), NEAR
    if rule.story and (faced := _faced(draft, told)):
        return faced, FACED
    if rule.home and (other := _home(draft, mentions)):
        return other.actors, HOME
    return (), 0.0


def _mutual(draft: Draft) -> bool:
    """Whether the trigger names a fight whose parties are all actors already."""
    sentence = draft.candidate.sentence
    words = {sentence[i].lemma.lower() for i in draft.candidate.trigger.tokens}
    return bool(words & verb_classes().mutual) and len(draft.candidate.actors) + len(draft.event.actors) > 2


def nearest(candidate: Candidate, mentions: Mentions, actors: Sequence[Actor], rule: Rule) -> list[Mention]:
    """The other party that stands nearest to the trigger in its sentence, with those joined to it."""
    sentence = candidate.sentence
    taken = {own.entity for own in candidate.actors}
    codes = {actor.code for actor in actors}
    reach = min(rule.reach, 3.0) if candidate.trigger.pos == STATEMENT else rule.reach
    for i in _outward(sentence, candidate, reach):
        own = mentions.at(sentence.index, i)
        if (
            own is None
            or not own.actors
            or own.entity in taken
            or _within(own, candidate, sentence)
            or _owned(own, sentence, mentions, taken)
        ):
            continue
        if not rule.own and any(actor.code in codes for actor in own.actors):
            continue
        joined = (mentions.at(sentence.index, other) for other in conjuncts(sentence, i))
        party = [own, *(other for other in joined if other is not None and other.actors and other.entity not in taken)]
        return list({other.entity: better_named(sentence, mentions, other) for other in party}.values())
    return []


def _outward(sentence: Sentence, candidate: Candidate, reach: float) -> Iterator[int]:
    """Tokens of a sentence by their distance from the trigger, up to a reach."""
    queue = [(0.0, abs(i - candidate.trigger.head), i) for i in candidate.trigger.tokens]
    heapq.heapify(queue)
    seen: set[int] = set()
    while queue:
        cost, _, i = heapq.heappop(queue)
        if i in seen:
            continue
        seen.add(i)
        yield i
        around = [(child.i, _step(sentence, child.i, 0)) for child in sentence.kids(i)]
        if sentence[i].head != i:
            around.append((sentence[i].head, _step(sentence, i, 1)))
        for other, step in around:
            if step is not None and other not in seen and cost + step <= reach:
                heapq.heappush(queue, (cost + step, abs(other - candidate.trigger.head), other))


def _step(sentence: Sentence, lower: int, way: int) -> float | None:
    """The cost of the edge above a token, gone down (0) or up (1); None where no way leads along it."""
    token, table = sentence[lower], steps()
    return table.get(f"{token.dep} {token.lower}", table.get(token.dep, (None, None)))[way]


def _within(own: Mention, candidate: Candidate, sentence: Sentence) -> bool:
    """Whether a mention is part of the actor's own phrase, or has it within: "Syria" in "Syria's army"."""
    return any(
        actor.sentence == sentence.index and (actor.first <= own.head <= actor.last or own.first <= actor.head <= own.last)
        for actor in candidate.actors
    )


def _owned(own: Mention, sentence: Sentence, mentions: Mentions, taken: set[int]) -> bool:
    """Whether a mention is the actor's own: "its troops"."""
    owners = (mentions.at(sentence.index, child.i) for child in sentence.kids(own.head, "poss"))
    return any(owner is not None and owner.entity in taken for owner in owners)


def _side(actor: Actor) -> tuple[str, str]:
    return actor.code, blocs().get(actor.sector, STATE)


def _faced(draft: Draft, told: Sequence[Draft]) -> tuple[Actor, ...]:
    """Who stands against the same side in the nearest conflict that tells both its parties."""
    sides = {_side(actor) for actor in draft.event.actors}
    found: list[tuple[int, int, tuple[Actor, ...]]] = []
    for order, other in enumerate(told):
        distance = abs(other.candidate.sentence.index - draft.candidate.sentence.index)
        if other is draft or "conflict" not in other.event.quad or distance > STORY_REACH:
            continue
        for own, facing in ((other.event.actors, other.event.recipients), (other.event.recipients, other.event.actors)):
            if sides & {_side(actor) for actor in own} and not sides & {_side(actor) for actor in facing}:
                if all(actor.code != "UNK" for actor in facing):
                    found.append((distance, order, facing))
    return min(found, key=lambda item: item[:2])[2] if found else ()


def _home(draft: Draft, mentions: Mentions) -> Mention | None:
    """The other side of the actor's own country, as it was mentioned last before the event, or else first after it."""
    sides = {_side(actor) for actor in draft.event.actors}
    codes = {code for code, _ in sides}
    if len(codes) != 1:
        return None
    place = (draft.candidate.sentence.index, draft.candidate.trigger.head)
    taken = {own.entity for own in draft.candidate.actors}
    fitting = [
        own
        for own in mentions.all
        if own.kind != "pronoun" and own.entity not in taken and own.actors and all(_opposes(actor, sides) for actor in own.actors)
    ]
    before = [own for own in fitting if (own.sentence, own.head) < place]
    return before[-1] if before else fitting[0] if fitting else None


def _opposes(actor: Actor, sides: set[tuple[str, str]]) -> bool:
    code, bloc = _side(actor)
    return all(code == other and (bloc == STATE) != (side == STATE) for other, side in sides)
