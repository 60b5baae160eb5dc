"""One event an article tells twice is one record."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.events.candidates import Candidate
from dateline.events.triggers import STATEMENT
from dateline.records import Event

Found = tuple[Event, Candidate]


def merge(found: Sequence[Found]) -> tuple[Event, ...]:
    """The events in text order, those that repeat another one left out.

    One event repeats an earlier one when type, status, actors and recipients agree, no two dates are told, and they share their
    trigger's words or stand in one sentence. What somebody says repeats what the sentence calls it ("urged both sides to show restraint").
    A deed of nobody named repeats another of its kind that has the same victims, and gives way to one of its sentence that names who did
    it ("the army shelled a market, and nine people were killed").
    """
    ordered = sorted(found, key=lambda pair: (pair[0].trigger.start, pair[0].trigger.end, pair[0].event))
    kept: list[Found] = []
    for one in ordered:
        if not any(_repeats(*one, *earlier) for earlier in kept):
            kept.append(one)
    return tuple(event for event, candidate in kept if not any(_told_better(event, candidate, *other) for other in kept))


def _repeats(event: Event, candidate: Candidate, other: Event, earlier: Candidate) -> bool:
    if event.event != other.event or event.status != other.status:
        return False
    if event.date_text and other.date_text and event.date != other.date:
        return False
    beside = candidate.sentence.index == earlier.sentence.index
    if _parties(event) == _parties(other):
        return beside or candidate.trigger.pattern == earlier.trigger.pattern
    if _unnamed(event) and _unnamed(other):
        return beside or (bool(event.recipients) and _victims(event) <= _victims(other))
    said = STATEMENT in (candidate.trigger.pos, earlier.trigger.pos)
    return beside and said and _parties(event)[0] == _parties(other)[0]


def _told_better(event: Event, candidate: Candidate, other: Event, better: Candidate) -> bool:
    """Whether another event of the sentence tells this one and names who did it."""
    return _unnamed(event) and not _unnamed(other) and event.event == other.event and candidate.sentence.index == better.sentence.index


def _unnamed(event: Event) -> bool:
    """Whether the event's doer is only a word that stands for one: it belongs to no code."""
    return all(not own.country and own.sector == "UNK" for own in event.actors)


def _victims(event: Event) -> set[str]:
    return {own.code for own in event.recipients}


def _parties(event: Event) -> tuple[frozenset[tuple[str, str]], frozenset[tuple[str, str]]]:
    return frozenset((own.code, own.name) for own in event.actors), frozenset((own.code, own.name) for own in event.recipients)
