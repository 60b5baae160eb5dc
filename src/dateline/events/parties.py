"""The actors and recipients of an event, from the mentions that fill its candidate's roles and what the deed turned out to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from dateline.actors import Mention, Mentions
from dateline.actors.answer import of_country
from dateline.actors.tables import SHARED_CODES, home
from dateline.events.candidates import Candidate, mentioned
from dateline.events.roles import conjuncts, is_passive, prepositional
from dateline.events.sides import DATA, STATE, countries, forces, is_of_side, side
from dateline.events.triggers import STATEMENT
from dateline.language import Parse, Sentence
from dateline.ontology import EventType
from dateline.records import Actor, Speaker
from dateline.tables import rows

#: Whom a promise is made to, or whose demand is met, hangs on these; whom else its words name is what it is about.
_ADDRESSED = frozenset({"to", "with", "by", "from", "of"})
#: What a statement's subject has below these is its own; below others it is its topic ("peace on the peninsula").
_OWNED_BY = frozenset({"of", "by", "from"})
_WHERE = frozenset({"in", "at"})


@dataclass(frozen=True, slots=True)
class Rule:
    """What holds for the recipients of an act; see data/understood.csv.

    Attributes:
        reach: how far one that is understood is looked for in the sentence, in steps of its syntax.
        own: whether the actor's own country may be it; where not, what somebody says of it is no act towards it.
        story: whether who faces the actor elsewhere in the story may be it: "yes", "no", or "foreign" if of another country.
        home: whether the other side of the actor's country may be it.
        places: whether the country of a town or region may be it.
        means: the actor's own forces are what it is done with, not to.
        addressed: the actor's own country is only it where it is addressed ("promised the teachers", "agreed with the rebels").
        deeds: whether it is a stance on a deed, and so on who did it and not on who suffered it ("condemned the attack on the town").
        spoken: whether to say what somebody did is this act of the speaker's on them ("Kyiv has broken the truce, he said").
        authority: whether it is the doing of the country where it happens, if nobody is named ("was arrested in Rwanda"): "yes", "no" or
            in which modes.
    """

    reach: float
    own: bool
    story: str
    home: bool
    places: bool
    means: bool
    addressed: bool
    deeds: bool
    spoken: bool
    authority: str

    def is_of_state(self, modes: Sequence[str]) -> bool:
        """Whether a deed of some modes that nobody is named for is a state's."""
        return self.authority == "yes" or not set(self.authority.split("; ")).isdisjoint(modes)


@cache
def rules(path: Path = DATA / "understood.csv") -> dict[str, Rule]:
    """The rule of each act; acts of other ontologies have none."""
    flags = ("home", "places", "means", "addressed", "deeds", "spoken")
    found = {}
    for row in rows(path, "act", "reach", "own", "story", *flags, "authority"):
        home, places, means, addressed, deeds, spoken = (row[name] == "yes" for name in flags)
        found[row["act"]] = Rule(
            float(row["reach"]), row["own"] == "yes", row["story"], home, places, means, addressed, deeds, spoken, row["authority"]
        )
    return found


def is_means(actor: Actor, doers: Iterable[Actor]) -> bool:
    """Whether an actor is a force of the doers' own side."""
    return actor.sector in forces() and side(actor) in {side(own) for own in doers}


def parties(candidate: Candidate, deed: EventType, modes: Sequence[str]) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Actors and recipients; those who meet one another are all actors, unless one visits or mediates."""
    actors, recipients = _actors(candidate.actors), _actors(_fitting(candidate, rules().get(deed.name), modes))
    if is_mutual(deed, modes):
        return distinct((*actors, *recipients)), ()
    return actors, apart(recipients, actors)


def told_of(candidate: Candidate, act: str, parse: Parse, mentions: Mentions, speaker: Speaker | None) -> Candidate:
    """What somebody is said to have done, where saying it is the act: "Kyiv has broken the truce, he said" is his, on Kyiv.

    A verb that the lexicon knows as the act itself ("opposes the plan, he said") stays its subject's, and so does what the speaker's own
    side does ("Moscow distrusts Kyiv, the Kremlin said").
    """
    spoken = candidate.trigger.pos == "verb" and all(reading.act != act for reading in candidate.trigger.readings)
    own = mentioned(parse, mentions, speaker) if spoken and candidate.actors else None
    if own is None or any(doer.entity == own.entity or is_of_side(doer.actors, own.actors) for doer in candidate.actors):
        return candidate
    return replace(candidate, actors=(own,), recipients=candidate.actors)


def apart(recipients: Iterable[Actor], actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """The recipients but those who do it themselves."""
    doers = {(actor.name, actor.code) for actor in actors}
    return tuple(own for own in recipients if (own.name, own.code) not in doers)


def _is_bare_state(actor: Actor) -> bool:
    return actor.code == actor.country and not actor.sector


def authority(candidate: Candidate, mentions: Mentions, crowd: bool) -> tuple[Actor, ...]:
    """Whose doing a deed without doer is: the country where it is done, if its words name one, or else the authority over its victims.

    A crowd is told by a noun and its country by where it gathers ("protests were held in Malaysia").
    """
    sentence, trigger = candidate.sentence, candidate.trigger
    above = sentence[trigger.head].head
    if crowd and trigger.pos == "noun":
        heads: tuple[int, ...] = (trigger.head, above) if sentence[above].pos == "VERB" else (trigger.head,)
    elif not crowd and trigger.pos == "verb" and is_passive(sentence, trigger.head):
        heads = (trigger.head,)
    elif not crowd and trigger.pos == "noun" and sentence[trigger.head].dep == "nsubjpass":
        heads = (above,)
    else:
        return ()
    for preposition in ("in", "across", "at") if crowd else ("in", "from"):
        found: list[Actor] = []
        for i in (own for place in prepositional(sentence, heads, preposition) for own in conjuncts(sentence, place)):
            own = mentions.at(sentence.index, i) or mentions.place_at(sentence.index, i)
            if own is not None and own.kind == "name" and all(_is_bare_state(actor) for actor in own.actors):
                found += own.actors
        if found:
            return distinct(found)
    return () if crowd or not sentence.kids(heads[-1], "nsubjpass") else _over(candidate, mentions)


def _over(candidate: Candidate, mentions: Mentions) -> tuple[Actor, ...]:
    """The forces or government of the victims' own country, as they were mentioned last before a deed.

    Where they were not, the authorities of the country that the article is about, which it does not name: they arrest foreigners, too.
    """
    codes = {actor.code for own in candidate.recipients for actor in own.actors}
    if any(side(actor)[1] == STATE for own in candidate.recipients for actor in own.actors):
        return ()
    place = (candidate.sentence.index, candidate.trigger.head)
    before = [own for own in mentions.all if (own.sentence, own.head) < place and own.kind != "pronoun" and own.actors]
    fitting = [own for own in before if all(a.code in codes and a.sector and side(a)[1] == STATE for a in own.actors)]
    if fitting:
        return fitting[-1].actors
    code = mentions.main
    if code in SHARED_CODES or any(actor.sector == "BUS" for own in candidate.recipients for actor in own.actors):
        return ()  # firms are punished from abroad
    words = candidate.sentence.span(candidate.trigger.head, candidate.trigger.head)
    name = of_country("authorities", code)
    return (Actor(words.text, words.start, words.end, name, code, home(code), "GOV", ("GOV",)),)


def is_mutual(deed: EventType, modes: Sequence[str]) -> bool:
    """Whether the parties of a deed act on one another."""
    return deed.mutual_but is not None and not set(deed.mutual_but) & set(modes)


def sent(candidate: Candidate) -> tuple[Actor, ...]:
    """The forces that a passive verb moves, where nobody else is told of; empty where they are not all forces."""
    if not candidate.sentence.kids(candidate.trigger.head, "nsubjpass"):
        return ()  # "the troops stationed there" are only described
    moved = _actors(candidate.recipients)
    return moved if moved and all(own.sector in forces() for own in moved) else ()


def _fitting(candidate: Candidate, rule: Rule | None, modes: Sequence[str]) -> Iterator[Mention]:
    """The recipients but those who are not those to whom it is done: places beside them, topics, the actor's own means."""
    sentence, statement = candidate.sentence, candidate.trigger.pos == STATEMENT
    doers = [actor for own in candidate.actors for actor in own.actors]
    codes = countries(doers)
    sent = {own.entity for own in candidate.recipients if rule is not None and rule.means and any(a.sector in forces() for a in own.actors)}
    elsewhere = [own for own in candidate.recipients if _preposition(sentence, own) not in _WHERE and own.entity not in sent]
    for own in candidate.recipients:
        if any(doer.sentence == own.sentence and doer.first <= own.head <= doer.last for doer in candidate.actors):
            continue
        before = _preposition(sentence, own)
        if statement and before and before not in _OWNED_BY:
            continue
        if elsewhere and own not in elsewhere and all(actor.code in codes or _is_bare_state(actor) for actor in own.actors):
            continue
        if rule is not None and rule.means and "release" not in modes and any(is_means(actor, doers) for actor in own.actors):
            continue
        domestic = any(actor.code in codes for actor in own.actors)
        if rule is not None and domestic and ((statement and not rule.own) or (rule.addressed and not _is_addressed(sentence, own))):
            continue
        yield own


def _preposition(sentence: Sentence, own: Mention) -> str:
    """The preposition that a mention hangs on; empty where it hangs on none."""
    token = sentence[own.head]
    while token.dep in ("conj", "poss", "amod", "compound", "nmod") and token.head != token.i:
        token = sentence[token.head]
    return sentence[token.head].lower if token.dep == "pobj" else ""


def _is_addressed(sentence: Sentence, own: Mention) -> bool:
    token = sentence[own.head]
    while token.dep in ("conj", "appos") and token.head != token.i:
        token = sentence[token.head]
    return token.dep in ("dobj", "dative", "nsubj", "nsubjpass") or (
        token.dep in ("pobj", "dative") and sentence[token.head].lower in _ADDRESSED
    )


def _actors(mentions: Iterable[Mention]) -> tuple[Actor, ...]:
    return distinct(actor for mention in mentions for actor in mention.actors)


def distinct(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """Actors but those that say an earlier one again."""
    found: dict[tuple[str, str, str], Actor] = {}
    for actor in actors:
        found.setdefault((actor.name, actor.code, actor.sector), actor)
    return tuple(found.values())
