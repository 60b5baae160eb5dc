"""Propose events: triggers with the mentions that fill their roles. High recall; the judge decides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.actors import Mention, Mentions
from dateline.actors.lexicon import word_table
from dateline.events.mood import is_nothing
from dateline.events.noun_roles import noun_roles
from dateline.events.roles import Roles, prepositional, verb_classes, verb_roles
from dateline.events.sides import forces, is_international, is_of_side
from dateline.events.triggers import STATEMENT, Lexicon, Trigger, find_triggers
from dateline.language import Parse, Sentence
from dateline.records import Quote, Span, Speaker

Offsets = tuple[int, int]
#: Parts of a statement's main clause that may make it an act, and how far from its verb they are looked for, in words.
_STATEMENT_PARTS = ("aux", "neg", "acomp", "attr", "dobj", "prt")
_STATEMENT_REACH = 6


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible event of one sentence."""

    sentence: Sentence
    trigger: Trigger
    actors: tuple[Mention, ...]
    recipients: tuple[Mention, ...]

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


def candidates_of(
    parse: Parse, sentences: Sequence[Sentence], mentions: Mentions, quotes: Sequence[Quote], lexicon: Lexicon
) -> list[Candidate]:
    """Every candidate event of some sentences: what their triggers propose, and what people do by what they say."""
    found = [candidate for sentence in sentences for candidate in propose(sentence, mentions, lexicon)]
    taken = {(candidate.sentence.index, i) for candidate in found for i in candidate.trigger.tokens if candidate.actors}
    allowed = {sentence.index for sentence in sentences}
    for candidate in statements(parse, mentions, quotes, lexicon):
        place = (candidate.sentence.index, candidate.trigger.head)
        if candidate.sentence.index in allowed and place not in taken:
            taken.add(place)
            found.append(candidate)
        elif candidate.sentence.index in allowed and candidate.trigger.pattern in verb_classes().modal and candidate.recipients:
            # "Oslo said that Ghana must free them" asks Ghana for it; Ghana has not done it
            found = [other for other in found if (other.sentence.index, other.trigger.head) != place]
            found.append(candidate)
    return found


def statements(parse: Parse, mentions: Mentions, quotes: Sequence[Quote], lexicon: Lexicon) -> Iterator[Candidate]:
    """Speech acts: a quote's speaker as actor, the head of its content as trigger ("the tariffs are baseless", "both should talk").

    Each sentence of the content gives one candidate; whom its subject names is the recipient. What only says how things are, in no word
    of the lexicon, gives none ("the talks would be on Monday").
    """
    for quote in quotes:
        speaker = mentioned(parse, mentions, quote.speaker)
        if speaker is None:
            continue
        for sentence in parse.sentences:
            if sentence.end <= quote.content.start or sentence.start >= quote.content.end:
                continue
            head = _head_between(sentence, quote.content.start, quote.content.end)
            if head is None:
                continue
            about = _mentions(sentence, mentions, _topics(sentence, head), None)
            trigger = statement_trigger(sentence, head, lexicon)
            if not trigger.readings and trigger.pattern in verb_classes().empty:
                continue
            recipients = tuple(
                own
                for own in about
                if own.entity != speaker.entity
                and not is_nothing(sentence, sentence[own.head])
                and not (is_owned(own, sentence, mentions, {speaker.entity}) and is_of_side(own.actors, speaker.actors))  # "his country"
            )
            yield Candidate(sentence, trigger, (speaker,), recipients)


def statement_trigger(sentence: Sentence, head: int, lexicon: Lexicon) -> Trigger:
    """The trigger of a speech act: the head of what is said with its auxiliaries and complements."""
    near = [child for child in sentence.kids(head, *_STATEMENT_PARTS) if abs(child.i - head) < _STATEMENT_REACH]
    words = [child.lemma.lower() for child in near] + [sentence[head].lemma.lower()]
    pattern = next((word for word in words if word in lexicon.statements), words[-1])
    return Trigger(head, tuple(sorted({head, *(child.i for child in near)})), pattern, STATEMENT, lexicon.statements.get(pattern, ()))


def _topics(sentence: Sentence, head: int) -> tuple[int, ...]:
    """The subject of a statement, or that of the clause below where it says nothing ("it is clear that they lied", "I believe he lied")."""
    subjects = sentence.kids(head, "nsubj", "nsubjpass", "csubj")
    below = [clause.i for clause in sentence.kids(head, "ccomp", "xcomp", "advcl")]
    if any(child.lower == "it" for child in subjects) and below and sentence.kids(head, "acomp", "attr", "oprd"):
        return tuple(child.i for clause in below for child in sentence.kids(clause, "nsubj", "nsubjpass"))
    if any(child.lower in ("i", "we") for child in subjects):
        return tuple(child.i for clause in sentence.kids(head, "ccomp") for child in sentence.kids(clause.i, "nsubj", "nsubjpass"))
    return tuple(child.i for child in subjects)


def mentioned(parse: Parse, mentions: Mentions, span: Span | Speaker | None) -> Mention | None:
    """The mention that a span of the article is, or is within."""
    place = parse.sentence_at(span.start) if span else None
    token = place.token_at(span.end - 1) if place and span else None
    return _around(place, mentions, span.start, span.end) if place and span and token else None


def _around(sentence: Sentence, mentions: Mentions, start: int, end: int) -> Mention | None:
    """The widest mention within a stretch of text, or the narrowest around it."""
    inside = [
        own for own in mentions.of(sentence.index) if own.actors and sentence[own.first].start >= start and sentence[own.last].end <= end
    ]
    if inside:
        return max(inside, key=lambda own: sentence[own.last].end - sentence[own.first].start)
    around = [
        own for own in mentions.of(sentence.index) if own.actors and sentence[own.first].start <= start and sentence[own.last].end >= end
    ]
    return min(around, key=lambda own: own.last - own.first, default=None)


def _head_between(sentence: Sentence, start: int, end: int) -> int | None:
    """The verb that heads what a stretch of a sentence says; None where it holds no clause."""
    inside = [token for token in sentence.tokens if token.start >= start and token.end <= end]
    positions = {token.i for token in inside}
    heads = [token for token in inside if token.pos in ("VERB", "AUX") and (token.head not in positions or token.head == token.i)]
    return heads[0].i if heads else None


def propose(sentence: Sentence, mentions: Mentions, lexicon: Lexicon) -> Iterator[Candidate]:
    """Every candidate that a sentence's triggers propose, in their order; a verb unknown to the lexicon needs actor and recipient."""
    for trigger in find_triggers(sentence, lexicon):
        if not trigger.readings and (trigger.pattern in verb_classes().idle or sentence[trigger.head].pos != "VERB"):
            continue
        slots = tuple(dict.fromkeys(slot for reading in trigger.readings for slot in reading.recipient))
        find_roles = verb_roles if trigger.pos == "verb" else noun_roles
        roles = find_roles(sentence, trigger, slots)
        candidate = _fill(sentence, mentions, trigger, roles)
        enough = (candidate.actors or candidate.recipients) if trigger.readings else (candidate.actors and candidate.recipients)
        if enough or _is_decreed(sentence, trigger):
            yield candidate


def _is_decreed(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a trigger tells a measure by itself, whoever takes it: "a curfew was imposed"."""
    if trigger.pos == "noun":
        return sentence[trigger.head].dep == "nsubjpass"
    return len(trigger.tokens) > 1 and bool(trigger.readings) and bool(sentence.kids(trigger.head, "nsubjpass"))


def _fill(sentence: Sentence, mentions: Mentions, trigger: Trigger, roles: Roles) -> Candidate:
    actors = _mentions(sentence, mentions, roles.actors, trigger)
    done = {own.entity for own in actors}
    recipients = [own for own in _mentions(sentence, mentions, roles.recipients, trigger) if own.entity not in done]
    if not recipients and trigger.pos == "verb":  # "dispersed protesters" is told of the protesters
        within = tuple(i for i in trigger.tokens if sentence[i].dep in ("dobj", "nsubjpass") and mentions.at(sentence.index, i))
        fitting = (own for own in _mentions(sentence, mentions, within, trigger) if own.entity not in done)
        recipients = [
            own
            for own in fitting
            if not any(actor.sector in forces() for actor in own.actors) and not _is_envoy(own, sentence, mentions, done)
        ]
    if not recipients:
        fallbacks = [own for own in _mentions(sentence, mentions, roles.fallbacks, trigger) if own.entity not in done][:1]
        recipients = [own for own in fallbacks if not is_international(own.actors)]  # who judges a deed has not suffered it
    return Candidate(sentence, trigger, tuple(actors), tuple(recipients))


def _is_envoy(own: Mention, sentence: Sentence, mentions: Mentions, owners: set[int]) -> bool:
    """Whether a mention stands for somebody abroad: "recalled its ambassador" is done to those to whom he was sent."""
    abroad = word_table("joints").get(sentence[own.head].lower, ("",))[0] == "abroad"
    return abroad and is_owned(own, sentence, mentions, owners)


def is_owned(own: Mention, sentence: Sentence, mentions: Mentions, owners: set[int]) -> bool:
    """Whether a mention is somebody's own: "its troops"."""
    found = (mentions.at(sentence.index, child.i) for child in sentence.kids(own.head, "poss"))
    return any(owner is not None and owner.entity in owners for owner in found)


def _mentions(sentence: Sentence, mentions: Mentions, tokens: tuple[int, ...], trigger: Trigger | None) -> list[Mention]:
    """The mentions that stand at the tokens, or else inside their noun phrases ("Turkey's decision" -> Turkey)."""
    found: dict[int, Mention] = {}
    for i in tokens:
        own = mentions.at(sentence.index, i)
        if own is None or not own.actors:
            own = _inside(sentence, mentions, i, trigger)
        if own is not None and own.actors:
            own = renamed(sentence, mentions, own)
            found.setdefault(own.entity, better_named(sentence, mentions, own))
    return list(found.values())


def renamed(sentence: Sentence, mentions: Mentions, own: Mention) -> Mention:
    """The name that says who a phrase means, where the phrase alone does not: "NATO ally Norway", "an ally in the Gulf, Qatar"."""
    if own.kind != "nominal" or any(actor.code != "UNK" for actor in own.actors):
        return own
    below = {own.head, *sentence.subtree(own.head)}
    for other in mentions.of(sentence.index):
        if other.kind == "name" and any(actor.code != "UNK" for actor in other.actors):
            head = sentence[other.head]
            if other.first == own.last + 1 or (head.dep == "appos" and other.head in below and other.first > own.head):
                return other
    return own


def better_named(sentence: Sentence, mentions: Mentions, own: Mention) -> Mention:
    """The first mention of a pronoun's entity in its sentence that is more than a pronoun, if there is one: better evidence."""
    if own.kind != "pronoun":
        return own
    same = (
        other for other in mentions.of(sentence.index) if other.entity == own.entity and other.kind in ("name", "nominal") and other.actors
    )
    return next(same, own)


def _is_landscape(sentence: Sentence, i: int, below: int) -> bool:
    """Whether a word is only part of the name of a landscape: "Korean" in "the Korean Peninsula"."""
    return sentence[i].ent == "LOC" == sentence[below].ent and not sentence[i].ent_start


def _inside(sentence: Sentence, mentions: Mentions, i: int, trigger: Trigger | None, depth: int = 0) -> Mention | None:
    """The mention that owns a noun phrase which is none itself: possessor, adjective, then what `of`, `by`, `from`, `in` bring."""
    for deps in (("poss",), ("amod", "compound", "nmod"), ("appos",)):
        for child in sentence.kids(i, *deps):
            own = mentions.at(sentence.index, child.i)
            if own is not None and own.actors and not _is_landscape(sentence, i, child.i):
                return own
    if depth < 2:
        for child in sentence.kids(i, "compound", "nmod"):
            if inner := _inside(sentence, mentions, child.i, trigger, depth + 2):
                return inner
    means = sentence[i].lemma.lower() in verb_classes().weapon  # "a bomb in Ankara" is not Ankara's
    for preposition in ("of", "by", "from") if means else ("of", "by", "from", "against", "on", "in"):
        for pobj in prepositional(sentence, (i,), preposition):
            own = mentions.at(sentence.index, pobj)
            if own is not None and own.actors:
                return own
            if depth < 2 and not (trigger and pobj in trigger.tokens) and (inner := _inside(sentence, mentions, pobj, trigger, depth + 1)):
                return inner
    for clause in sentence.kids(i, "acl"):
        for doer in prepositional(sentence, (clause.i,), "by"):
            own = mentions.at(sentence.index, doer)
            if own is not None and own.actors:
                return own
    return None
