"""One event an article tells twice is one record."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.events.understood import Draft
from dateline.records import Event


def merge(found: Sequence[Draft]) -> list[Draft]:
    """The events in text order, those that repeat an earlier one left out.

    One event repeats another when type, status, actors and recipients agree, no two dates are told, and they share their trigger's words or
    stand in one sentence.
    """
    kept: list[Draft] = []
    for draft in sorted(found, key=lambda own: (own.event.trigger.start, own.event.trigger.end, own.event.event)):
        if not any(_repeats(draft, earlier) for earlier in kept):
            kept.append(draft)
    return kept


def _repeats(draft: Draft, earlier: Draft) -> bool:
    event, other = draft.event, earlier.event
    if event.event != other.event or event.status != other.status or _parties(event) != _parties(other):
        return False
    if _means(draft) != _means(earlier):
        return False
    if event.date_text and other.date_text and event.date != other.date:
        return False
    return (
        draft.candidate.trigger.pattern == earlier.candidate.trigger.pattern
        or draft.candidate.sentence.index == earlier.candidate.sentence.index
    )


def _parties(event: Event) -> tuple[frozenset[tuple[str, str]], frozenset[tuple[str, str]]]:
    return frozenset((own.code, own.name) for own in event.actors), frozenset((own.code, own.name) for own in event.recipients)


def _means(draft: Draft) -> frozenset[tuple[str, str]]:
    """Whom the words name beside the parties, such as the forces that were sent."""
    named = {(actor.code, actor.name) for own in draft.candidate.recipients for actor in own.actors}
    return frozenset(named).difference(*_parties(draft.event))
