"""One event an article tells twice is one record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.events.parties import distinct
from dateline.events.triggers import STATEMENT
from dateline.events.understood import Draft
from dateline.records import Event


def merge(found: Sequence[Draft]) -> list[Draft]:
    """The events in text order, those that repeat another one left out.

    One event repeats an earlier one when type, status, actors and recipients agree, no two dates are told, and they share their
    trigger's words or stand in one sentence. What somebody says repeats what the sentence calls it ("urged both sides to show restraint").
    A deed of nobody named repeats another of its kind that has the same victims, and gives way to one of its sentence that names who did
    it ("the army shelled a market, and nine people were killed").
    """
    kept: list[Draft] = []
    for draft in sorted(found, key=lambda own: (own.event.trigger.start, own.event.trigger.end, own.event.event)):
        if not any(_repeats(draft, earlier) for earlier in kept):
            kept.append(draft)
    return [draft for draft in kept if not any(_told_better(draft, other) for other in kept)]


def once(drafts: Sequence[Draft]) -> list[Draft]:
    """Finished events, what a sentence goes on to tell in other words left out.

    One sentence tells an act of the same actors once, however many verbs it takes ("marched and chanted", "killed nine and wounded six"),
    unless they do it to others. The first of them is kept; whom only the later words name is added to those that the first names.
    """
    kept: list[Draft] = []
    for draft in drafts:
        again = next((earlier for earlier in kept if _is_told_on(draft, earlier)), None)
        if again is None:
            kept.append(draft)
        elif not again.event.recipients or _is_understood(again) >= _is_understood(draft):
            named = () if _is_understood(again) > _is_understood(draft) else again.event.recipients
            again.event = replace(again.event, recipients=distinct((*named, *draft.event.recipients)))
    return kept


def _is_understood(draft: Draft) -> bool:
    """Whether the words around an event's trigger do not say to whom it is done."""
    named = {own.code for mention in draft.candidate.recipients for own in mention.actors}
    return not _victims(draft.event) & named


def _repeats(draft: Draft, earlier: Draft) -> bool:
    event, other = draft.event, earlier.event
    if not _could_be_one(event, other):
        return False
    beside = draft.candidate.sentence.index == earlier.candidate.sentence.index
    if _parties(event) == _parties(other) and _means(draft) == _means(earlier):
        return beside or draft.candidate.trigger.pattern == earlier.candidate.trigger.pattern
    if _unnamed(event) and _unnamed(other):
        same = _victims(event) <= _victims(other)
        return same and (beside or bool(event.recipients))
    said = STATEMENT in (draft.candidate.trigger.pos, earlier.candidate.trigger.pos)
    return beside and said and _parties(event)[0] == _parties(other)[0] and not event.recipients


def _is_told_on(draft: Draft, earlier: Draft) -> bool:
    """Whether a sentence goes on to tell an act in other words."""
    event, other = draft.event, earlier.event
    if draft.candidate.sentence.index != earlier.candidate.sentence.index or not _could_be_one(event, other):
        return False
    if _parties(event)[0] != _parties(other)[0]:
        return False
    if event.quad.startswith("material") and event.mode and other.mode and not set(event.mode) & set(other.mode):
        return False  # "raided the office and arrested seven"
    whom, before = _victims(event), _victims(other)
    return whom <= before or before <= whom or _is_understood(draft) or _is_understood(earlier)


def _told_better(draft: Draft, other: Draft) -> bool:
    """Whether another event of the sentence tells this one and names who did it, or to whom something is said."""
    event, better = draft.event, other.event
    if draft is other or draft.candidate.sentence.index != other.candidate.sentence.index or not _could_be_one(event, better):
        return False
    if _unnamed(event) and not _unnamed(better):
        return True
    said = STATEMENT in (draft.candidate.trigger.pos, other.candidate.trigger.pos)
    return said and not event.recipients and bool(better.recipients) and _parties(event)[0] == _parties(better)[0]


def _could_be_one(event: Event, other: Event) -> bool:
    """Whether type, status and the dates told leave it open that two events are one."""
    dated = bool(event.date_text and other.date_text)
    return event.event == other.event and event.status == other.status and not (dated and event.date != other.date)


def _unnamed(event: Event) -> bool:
    """Whether the event's doer is only a word that stands for one: it belongs to no country and no sector."""
    return all(not own.country and own.sector == "UNK" for own in event.actors)


def _victims(event: Event) -> set[str]:
    return {own.code for own in event.recipients}


def _parties(event: Event) -> tuple[frozenset[tuple[str, str]], frozenset[tuple[str, str]]]:
    return frozenset((own.code, own.name) for own in event.actors), frozenset((own.code, own.name) for own in event.recipients)


def _means(draft: Draft) -> frozenset[tuple[str, str]]:
    """Whom the words name beside the parties, such as the forces that were sent."""
    named = {(actor.code, actor.name) for own in draft.candidate.recipients for actor in own.actors}
    return frozenset(named).difference(*_parties(draft.event))
