"""To whom, where the trigger's own slots do not say it: the party that the sentence or the story leaves to be understood.

Looked for in this order, as far as `data/understood.csv` allows it for the act: the nearest other party of the sentence, by steps along its
syntax (`data/paths.csv`); who faces the same actor in the nearest conflict of the story; in a country's own affairs the other side of it
(protesters: their government), by `data/blocs.csv`. What is found is always somebody whom the article mentions.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from dateline.actors import Mention, Mentions
from dateline.actors.tables import SHARED_CODES
from dateline.events.candidates import Candidate, better_named, is_owned, renamed
from dateline.events.parties import Rule, apart, distinct, is_means, is_mutual, parties, rules
from dateline.events.roles import conjuncts, verb_classes
from dateline.events.sides import DATA, STATE, countries, is_international, side
from dateline.events.triggers import STATEMENT
from dateline.language import Sentence
from dateline.ontology import Ontology
from dateline.records import Actor, Event
from dateline.tables import rows

#: What is left of an event's confidence by how its recipient was found.
NEAR, FACED, HOME = 0.95, 0.8, 0.7
#: The words for a deed that its parties do to one another.
_RECIPROCAL = frozenset({("each", "other"), ("one", "another")})
_ATTRIBUTES = frozenset({"amod", "compound", "nmod", "poss"})
#: Acts that are conflict in words but make nobody an opponent: mediators ask too.
_ASKING = frozenset({"REQUEST"})
_GOVERNING = frozenset({"GOV"})
#: How many sentences away another event may tell who faces an actor.
STORY_REACH = 6


@dataclass(slots=True)
class Draft:
    """An event about to be finished: its candidate, the act that it was judged to be, tokens that name no party of it."""

    event: Event
    candidate: Candidate
    act: str
    aside: set[int] = field(default_factory=set)


@cache
def steps(path: Path = DATA / "paths.csv") -> dict[str, tuple[float | None, float | None]]:
    """What a step down and up an edge of the syntax costs; None: it is never gone. "prep in" is the edge above an "in"."""
    return {
        row["edge"]: (float(row["down"]) if row["down"] else None, float(row["up"]) if row["up"] else None)
        for row in rows(path, "edge", "down", "up")
    }


def complete(drafts: Sequence[Draft], candidates: Sequence[Candidate], mentions: Mentions, ontology: Ontology) -> None:
    """Give the events without recipient the one that is understood, where there is one; a meeting of one gets its other party."""
    _receive(drafts, ontology)
    for draft in drafts:
        if (rule := rules().get(draft.act)) is not None and rule.deeds:
            _blame(draft, candidates, ontology)
    told = [draft for draft in drafts if draft.event.recipients]
    for draft in drafts:
        event, rule = draft.event, rules().get(draft.act)
        meets = is_mutual(ontology.types[draft.act], event.mode)
        mutual = meets or _is_fight(draft.candidate)
        if rule is None or event.recipients or (mutual and len(event.actors) > 1) or _is_reciprocal(draft.candidate):
            continue
        found, share = _search(draft, rule, drafts, told, mentions, ontology.types[draft.act].crowd)
        if meets and not found and (partner := _speaker(draft, mentions)):
            found, share = partner.actors, FACED
        if found:
            confidence = round(event.confidence * share, 3)
            if meets:
                draft.event = replace(event, actors=distinct((*event.actors, *found)), confidence=confidence)
            else:
                draft.event = replace(event, recipients=found, confidence=confidence)
                if share == NEAR:
                    told.append(draft)


def _receive(drafts: Sequence[Draft], ontology: Ontology) -> None:
    """Take the meetings of somebody on a visit with their hosts as the visitor's."""
    visits = {
        (guest.code, host.code)
        for draft in drafts
        # a mediator stands between two; a guest has one host
        if set(ontology.types[draft.act].mutual_but or ()) & set(draft.event.mode) and len(draft.event.recipients) == 1
        for guest in draft.event.actors
        for host in draft.event.recipients
        if guest.code != host.code
    }
    for draft in drafts:
        event = draft.event
        if event.recipients or not is_mutual(ontology.types[draft.act], event.mode):
            continue
        guests = tuple(own for own in event.actors if any((own.code, other.code) in visits for other in event.actors))
        hosts = tuple(own for own in event.actors if any((other.code, own.code) in visits for other in event.actors))
        if guests and hosts and len(guests) + len(hosts) == len(event.actors):
            draft.event = replace(event, actors=guests, recipients=hosts)


def _blame(draft: Draft, candidates: Sequence[Candidate], ontology: Ontology) -> None:
    """Take a stance on a deed as one on who did it, not on who suffered it."""
    sentence, trigger = draft.candidate.sentence, draft.candidate.trigger
    below = set(sentence.subtree(trigger.head)) - set(trigger.tokens)
    for deed in candidates:
        if deed.sentence.index != sentence.index or deed.trigger.pos != "noun" or deed.trigger.head not in below:
            continue
        acts = [reading.act for reading in deed.trigger.readings if reading.act]
        if not acts or any("conflict" not in ontology.types[act].quad for act in acts):
            continue
        under = set(sentence.subtree(deed.trigger.head))
        told = {kid.i for i in trigger.tokens for kid in sentence.kids(i, "pobj")}  # "blamed the violence on vandals"
        suffered = {own.entity for own in deed.recipients if own.head in under - told}
        kept = [own for own in draft.candidate.recipients if own.entity not in suffered]
        draft.aside |= under - {i for own in deed.actors if own.sentence == sentence.index for i in range(own.first, own.last + 1)}
        if len(kept) < len(draft.candidate.recipients):
            taken = {own.entity for own in draft.candidate.actors}
            blamed = [own for own in (*kept, *deed.actors) if own.entity not in taken]
            draft.candidate = replace(draft.candidate, recipients=tuple(blamed))
            draft.event = replace(draft.event, recipients=parties(draft.candidate, ontology.types[draft.act], draft.event.mode)[1])


def _is_reciprocal(candidate: Candidate) -> bool:
    """Whether the deed is done to "each other"."""
    sentence = candidate.sentence
    return any(
        i > 0 and (sentence[i - 1].lower, sentence[i].lower) in _RECIPROCAL
        for token in candidate.trigger.tokens
        for i in (
            token,
            *sentence.children[token],
            *(below for child in sentence.kids(token, "prep") for below in sentence.children[child.i]),
        )
    )


def _speaker(draft: Draft, mentions: Mentions) -> Mention | None:
    """Who speaks of a meeting with somebody else."""
    speaker, doers = draft.event.speaker, {own.entity for own in draft.candidate.actors}
    if speaker is None:
        return None
    return next((own for own in mentions.all if own.entity not in doers and any(a.start == speaker.start for a in own.actors)), None)


def _search(
    draft: Draft, rule: Rule, drafts: Sequence[Draft], told: Sequence[Draft], mentions: Mentions, crowd: bool
) -> tuple[tuple[Actor, ...], float]:
    near = nearest(draft, mentions, rule)
    if near:
        return distinct(actor for own in near for actor in own.actors), NEAR
    if rule.deeds and "conflict" in draft.event.quad and (doers := _doers(draft, drafts)):
        return doers, FACED
    if (rule.story == "foreign" or (rule.story == "yes" and (rule.home or draft.candidate.trigger.pos != STATEMENT))) and (
        faced := _faced(draft, told, crowd, rule.story)
    ):
        return faced, FACED
    if rule.home and (other := _home(draft, mentions, crowd)):
        return other.actors, HOME
    return (), 0.0


def _is_fight(candidate: Candidate) -> bool:
    """Whether the trigger names a fight, whose parties are all actors."""
    return any(candidate.sentence[i].lemma.lower() in verb_classes().mutual for i in candidate.trigger.tokens)


def nearest(draft: Draft, mentions: Mentions, rule: Rule) -> list[Mention]:
    """The other party that stands nearest to the trigger in its sentence, with those joined to it."""
    candidate, event = draft.candidate, draft.event
    sentence = candidate.sentence
    if candidate.trigger.pos == STATEMENT and not _of_oneself(candidate, mentions):
        return []
    taken = {own.entity for own in candidate.actors}

    def fits(own: Mention | None) -> bool:
        return (
            own is not None
            and bool(own.actors)
            and own.entity not in taken
            and bool(apart(own.actors, event.actors))  # "both leaders" may be the very two
            and own.head not in draft.aside
            and not _within(own, candidate, sentence)
            and not _judges(own, candidate)
            and not is_owned(own, sentence, mentions, taken)
            and not (event.speaker and any(actor.start == event.speaker.start for actor in own.actors))
            and all(_allowed(actor, event.actors, rule) for actor in own.actors)
            and not (rule.addressed and sentence[own.head].dep in _ATTRIBUTES and _is_domestic(own, event.actors))
        )

    for i in _outward(sentence, candidate, rule.reach):
        own = mentions.at(sentence.index, i)
        if own is None or not own.actors:
            own = mentions.place_at(sentence.index, i) if rule.places else None
        if own is None or not fits(own):
            continue
        joined = (mentions.at(sentence.index, other) for other in conjuncts(sentence, i))
        party = [own, *(other for other in joined if other is not None and fits(other))]
        return list({other.entity: better_named(sentence, mentions, renamed(sentence, mentions, other)) for other in party}.values())
    return []


def _is_domestic(own: Mention, actors: Sequence[Actor]) -> bool:
    return bool(countries(own.actors) & countries(actors))


def _allowed(actor: Actor, actors: Sequence[Actor], rule: Rule) -> bool:
    if rule.means and is_means(actor, actors):
        return False
    return rule.own or actor.code not in countries(actors)


def _of_oneself(candidate: Candidate, mentions: Mentions) -> bool:
    """Whether a statement's subject is who makes it, or theirs ("his country treasures its relations"), and so tells of somebody below."""
    sentence, doers = candidate.sentence, {doer.entity for doer in candidate.actors}
    subjects = [mentions.at(sentence.index, child.i) for child in sentence.kids(candidate.trigger.head, "nsubj")]
    return any(own is not None and (own.entity in doers or is_owned(own, sentence, mentions, doers)) for own in subjects)


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
    clause = bool(sentence.kids(lower, "nsubj", "nsubjpass"))
    if clause and way and token.dep in ("acl", "relcl", "advcl"):
        return None  # "the newspaper's report that Cuba had mobilized": what is above a whole clause is another matter
    step = table.get(f"{token.dep} {token.lower}", table.get(token.dep, (None, None)))[way]
    return step + 1 if clause and step is not None and token.dep == "conj" else step


def _within(own: Mention, candidate: Candidate, sentence: Sentence) -> bool:
    """Whether a mention is part of the actor's own phrase, or has it within: "Syria" in "Syria's army"; so is what the actor is called."""
    return any(
        actor.sentence == sentence.index
        and (
            actor.first <= own.head <= actor.last
            or own.first <= actor.head <= own.last
            or (sentence[own.head].dep == "appos" and sentence[own.head].head == actor.head)
        )
        for actor in candidate.actors
    )


def _judges(own: Mention, candidate: Candidate) -> bool:
    """Whether a body that is no state speaks of the deed, and so has not suffered it: "the U.N. condemned the attack by rebels"."""
    sentence, trigger = candidate.sentence, candidate.trigger
    subject = sentence[own.head].dep == "nsubj" and sentence[own.head].head in {above.i for above in sentence.ancestors(trigger.head)}
    return trigger.pos == "noun" and subject and is_international(own.actors)


def _doers(draft: Draft, drafts: Sequence[Draft]) -> tuple[Actor, ...]:
    """Who did what the sentence tells beside a stance on it: "they shell civilians, and that is what we condemn"."""
    codes = {actor.code for actor in draft.event.actors}
    deeds = [
        other.event
        for other in drafts
        if other.candidate.sentence.index == draft.candidate.sentence.index
        and other.event.quad == "material conflict"
        and other.candidate.actors
        and not codes & {actor.code for actor in other.event.actors}
    ]
    nearest_deed = min(deeds, key=lambda deed: abs(deed.trigger.start - draft.event.trigger.start), default=None)
    return nearest_deed.actors if nearest_deed else ()


def _sides(draft: Draft, crowd: bool) -> set[tuple[str, str]]:
    """The sides of an event's actors; a crowd is the people of its country, however it is called."""
    return {(actor.code, "society") if crowd else side(actor) for actor in draft.event.actors}


def _faced(draft: Draft, told: Sequence[Draft], crowd: bool, whom: str) -> tuple[Actor, ...]:
    """Who stands against the same side in the nearest conflict that tells both its parties; deeds tell that better than words.

    A side is a country's state, its armed groups or its people; against another country the whole of it stands together.
    """
    sides = _sides(draft, crowd)
    codes = {code for code, _ in sides}
    found: list[tuple[bool, bool, int, int, tuple[Actor, ...]]] = []
    for order, other in enumerate(told):
        distance = abs(other.candidate.sentence.index - draft.candidate.sentence.index)
        if other is draft or "conflict" not in other.event.quad or other.act in _ASKING or distance > STORY_REACH:
            continue
        for own, facing in ((other.event.actors, other.event.recipients), (other.event.recipients, other.event.actors)):
            against = {side(actor) for actor in facing}
            if draft.event.quad == "material conflict" != other.event.quad and is_international(facing):
                continue  # those who condemn a deed have not suffered it
            if not facing or sides & against or any(code == "UNK" or (crowd and bloc != STATE) for code, bloc in against):
                continue
            if whom == "foreign" and codes & {code for code, _ in against}:
                continue
            same = bool(sides & {side(actor) for actor in own})
            if same or (codes & {actor.code for actor in own} and not codes & {actor.code for actor in facing}):
                found.append((not same, other.event.quad != draft.event.quad, distance, order, facing))
    return min(found, key=lambda item: item[:4])[4] if found else ()


def _home(draft: Draft, mentions: Mentions, crowd: bool) -> Mention | None:
    """The other side of the actor's own country, as it was mentioned last before the event, or else first after it."""
    sides = _sides(draft, crowd)
    codes = {code for code, _ in sides}
    if len(codes) != 1 or codes & SHARED_CODES or (not crowd and any(bloc == "society" for _, bloc in sides)):
        return None
    place = (draft.candidate.sentence.index, draft.candidate.trigger.head)
    taken = {own.entity for own in draft.candidate.actors}
    fitting = [
        own
        for own in mentions.all
        if own.kind != "pronoun" and own.entity not in taken and own.actors and all(_opposes(actor, sides) for actor in own.actors)
    ]
    fitting = [own for own in fitting if own.kind != "adjective"] or fitting
    if crowd:  # it is against those who govern rather than against the policemen who stand before it
        fitting = [own for own in fitting if any(actor.sector in _GOVERNING for actor in own.actors)] or fitting
    before = [own for own in fitting if (own.sentence, own.head) < place]
    return before[-1] if before else fitting[0] if fitting else None


def _opposes(actor: Actor, sides: set[tuple[str, str]]) -> bool:
    code, bloc = side(actor)
    return all(code == other and (bloc == STATE) != (own == STATE) for other, own in sides)
