"""Find the events of an article: propose, judge, settle type and status, merge what is told twice."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.actors import Mentions
from dateline.actors.tables import SHARED_CODES
from dateline.dates import resolve, story_date
from dateline.events.candidates import Candidate, candidates_of
from dateline.events.contexts import contexts_by_sentence
from dateline.events.instruments import modes_by_instrument
from dateline.events.judge import NONE, Judge, Judgement
from dateline.events.marking import Marked
from dateline.events.merge import merge, once
from dateline.events.numbers import Numbers, find_numbers
from dateline.events.parties import apart, authority, parties, rules, sent, told_of
from dateline.events.roles import subject_of
from dateline.events.sides import STATE, side
from dateline.events.status import status_of
from dateline.events.triggers import STATEMENT, Lexicon
from dateline.events.understood import Draft, complete
from dateline.language import Parse
from dateline.ontology import Ontology, cameo_code
from dateline.places import locate
from dateline.records import Actor, Event, Quote, Span, Speaker, Status

#: Least probability of an act; below it, a candidate is no event.
LEAST = 0.3
#: Least probability of a mode.
MODE = 0.4
#: What an act counts for, beside the encoder's probability, if the lexicon does not list it for the trigger.
UNLISTED = 0.35
#: What is left of an event's confidence whose doer is not named but understood.
INFERRED = 0.8
_CEASING = frozenset({"stop", "halt", "cease", "end", "suspend", "refrain", "avoid"})
_WILL = frozenset({"will", "would", "wo", "'ll", "’ll", "shall"})
#: Statuses of what has not happened yet.
AHEAD = frozenset({"future", "hypothetical"})


@dataclass(frozen=True, slots=True)
class EventCoder:
    """Codes the events of parsed articles with a lexicon, a judge and an ontology."""

    lexicon: Lexicon
    judge: Judge
    ontology: Ontology

    def events(self, parse: Parse, mentions: Mentions, quotes: Sequence[Quote]) -> tuple[Event, ...]:
        """The events of an article, in text order."""
        kinds = {sentence.block.kind for sentence in parse.sentences}
        kind = "body" if "body" in kinds else "headline"
        sentences = [sentence for sentence in parse.sentences if sentence.block.kind == kind]
        candidates = candidates_of(parse, sentences, mentions, quotes, self.lexicon)
        if not any(kind.quad.startswith("verbal") for kind in self.ontology.types.values()):
            # where no type is an act of speech, what somebody says is no deed
            candidates = [candidate for candidate in candidates if candidate.trigger.pos != STATEMENT]
        day = story_date(sentences, parse.article.published) or (parse.article.published or "")[:10] or None
        judgements = self.judge.judge([(marked(candidate), candidate.trigger) for candidate in candidates])
        contexts = dict(zip((own.index for own in sentences), contexts_by_sentence(sentences, parse.article.title), strict=True))
        found = []
        for candidate, judgement in zip(candidates, judgements, strict=True):
            draft = self._draft(parse, mentions, candidate, judgement, contexts[candidate.sentence.index], quotes, day)
            if draft is not None:
                found.append(draft)
        drafts = merge(found)
        complete(drafts, candidates, mentions, self.ontology)
        return tuple(identified(draft.event, parse.article.id) for draft in once(drafts) if self._is_whole(draft))

    def _is_whole(self, draft: Draft) -> bool:
        return bool(draft.event.recipients) or not self.ontology.types[draft.act].needs_recipient

    def _draft(
        self,
        parse: Parse,
        mentions: Mentions,
        candidate: Candidate,
        judgement: Judgement,
        contexts: tuple[str, ...],
        quotes: Sequence[Quote],
        day: str | None,
    ) -> Draft | None:
        act, confidence = settle(candidate, judgement, self.ontology.refusal)
        if act == NONE:
            return None
        article, sentence, trigger = parse.article, candidate.sentence, candidate.trigger
        first, last = trigger.tokens[0], trigger.tokens[-1]
        words = sentence.span(first, last) if last - first <= 5 else sentence.span(trigger.head, trigger.head)
        speaker = speaker_of(words, quotes)
        undergone = bool(self.ontology.types[act].unnamed) and bool(sentence.kids(trigger.head, "nsubjpass"))
        if trigger.pos == STATEMENT and undergone:
            candidate = replace(candidate, actors=())  # who says that somebody was shot has not shot them
        rule = rules().get(act)
        if rule is not None and rule.spoken:
            candidate = told_of(candidate, act, parse, mentions, speaker)
        told: Status = "actual" if trigger.pos == STATEMENT and not undergone else status_of(sentence, trigger.head, article.published, act)
        name, status = self.ontology.coded(act, told)
        kind = self.ontology.types[name]
        told_modes = tuple(mode for mode, value in judgement.modes.get(act, {}).items() if value >= MODE)
        told_modes = told_modes or modes_by_instrument(sentence, trigger, act)
        modes = told_modes if name == act else ()
        deed = self.ontology.types[act]
        actors, recipients = parties(candidate, deed, told_modes)
        if not actors and rule is not None and rule.means and (own := sent(candidate)):
            candidate = replace(candidate, actors=candidate.recipients, recipients=())
            actors, recipients = own, ()  # "the Border Guard has been deployed": it is moved by its own state
        if not actors and rule is not None and rule.is_of_state(told_modes):
            actors = authority(candidate, mentions, deed.crowd)
            recipients = apart(recipients, actors)
            if any(own.start == sentence[trigger.head].start for own in actors):
                confidence *= INFERRED
        if not actors and deed.unnamed:
            words = unnamed(candidate)
            actors = (Actor(words.text, words.start, words.end, deed.unnamed, "UNK", "", "UNK", ("UNK",)),)
        if not actors:
            return None
        if name in self.ontology.intended and status in AHEAD and speaker and is_intent(candidate, actors, speaker):
            act, mode = self.ontology.intended[name]
            name, modes, status = act, (mode,) if mode else (), "actual"
            deed = kind = self.ontology.types[act]
        code = cameo_code(name, modes, contexts, act)
        crowd = tuple(own.head for own in candidate.actors if own.sentence == sentence.index) if deed.crowd else ()
        numbers = find_numbers(sentence, crowd) if deed.casualties or deed.crowd else Numbers()
        date, date_text = resolve(sentence, trigger.head, article.published)
        if date is None and status == "actual":
            date = day
        event = Event(
            id="",
            event=name,
            mode=modes,
            context=contexts,
            status=status,  # type: ignore[arg-type]
            quad=kind.quad,
            score=kind.score,
            cameo=code.code,
            goldstein=code.goldstein,
            actors=actors,
            recipients=recipients,
            trigger=words,
            sentence=Span(sentence.text, sentence.start, sentence.end),
            date=date,
            date_text=date_text,
            place=locate(sentence, trigger.head, article, in_frame=date == day and told == "actual"),
            speaker=speaker,
            dead=numbers.dead,
            injured=numbers.injured,
            arrested=numbers.arrested,
            size=numbers.size,
            confidence=round(confidence, 3),
        )
        return Draft(event, candidate, act)


def identified(event: Event, article: str) -> Event:
    """An event with its id, which its article, type, place in the text and parties decide."""
    codes = (own.code for own in (*event.actors, *event.recipients))
    identity = "|".join((article, event.event, str(event.trigger.start), *codes))
    return replace(event, id=hashlib.sha256(identity.encode()).hexdigest()[:16])


def marked(candidate: Candidate) -> Marked:
    """A candidate as the judge reads it."""
    return Marked(
        candidate.sentence.text, candidate.spans(candidate.actors), candidate.spans(candidate.recipients), candidate.trigger_spans()
    )


def settle(candidate: Candidate, judgement: Judgement, refusal: str = "") -> tuple[str, float]:
    """The act of a candidate and its probability; NONE where no act is likely enough. `refusal` is the act of saying that one will not."""
    # readings without an act (under a user's ontology) list none: all acts then count alike
    listed = {reading.act for reading in candidate.trigger.readings if reading.act} or set(judgement.acts)
    if refusal and _will_not(candidate):
        listed.add(refusal)
    weights = {act: value * (1.0 if act in listed else UNLISTED) for act, value in judgement.acts.items() if act != NONE}
    none = judgement.acts.get(NONE, 0.0)
    if not (total := sum(weights.values())):
        return NONE, none
    act = max(weights, key=lambda name: weights[name])
    confidence = (1 - none) * weights[act] / total
    return (act, confidence) if confidence >= LEAST else (NONE, none)


def is_intent(candidate: Candidate, actors: Sequence[Actor], speaker: Speaker) -> bool:
    """Whether somebody says that they themselves, or their state, will do a deed: no forecast, no warning, nothing that will not be.

    A state's officials speak for its forces; a journalist does not, nor does a witness.
    """
    sentence, head = candidate.sentence, candidate.trigger.head
    clause = (sentence[head], *sentence.ancestors(head))
    if any(child.dep == "neg" or (child.dep == "aux" and child.lemma == "have") for child in sentence.kids(head)):
        return False
    if any(above.lemma.lower() in _CEASING and above.i < head for above in clause[1:]):
        return False
    own = side(Actor(speaker.text, speaker.start, speaker.end, speaker.name, speaker.code, "", speaker.sector or ""))
    official = own[1] == STATE and own[0] not in SHARED_CODES
    return speaker.name in {actor.name for actor in actors} or (official and all(side(actor) == own for actor in actors))


def _will_not(candidate: Candidate) -> bool:
    """Whether a verb says what its subject will not do."""
    sentence, head = candidate.sentence, candidate.trigger.head
    modal = any(child.lower in _WILL for child in sentence.kids(head, "aux"))
    return modal and any(child.dep == "neg" or child.lower == "never" for child in sentence.kids(head, "neg", "advmod"))


def unnamed(candidate: Candidate) -> Span:
    """The words that stand for a doer who is not named: the subject ("a car bomb"), or else the trigger itself."""
    sentence, head = candidate.sentence, candidate.trigger.head
    subject = next(iter(subject_of(sentence, head)), None) if candidate.trigger.pos == "verb" else None
    if subject is None or subject in candidate.trigger.tokens:
        return sentence.span(head, head)
    phrase = [
        i
        for i in sentence.subtree(subject)
        if not any(a.dep in ("relcl", "acl") and a.i > subject for a in (sentence[i], *sentence.ancestors(i)))
    ]
    return sentence.span(min([subject, *phrase]), max([subject, *(i for i in phrase if i <= subject + 6)]))


def speaker_of(trigger: Span, quotes: Sequence[Quote]) -> Speaker | None:
    """Who says what holds the trigger: the speaker of the narrowest quote around it; None in the paper's own voice."""
    around = [quote for quote in quotes if quote.content.start <= trigger.start and trigger.end <= quote.content.end]
    narrowest = min(around, key=lambda quote: quote.content.end - quote.content.start, default=None)
    return narrowest.speaker if narrowest else None
