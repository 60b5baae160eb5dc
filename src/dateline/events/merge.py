"""One event an article tells twice is one record."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.events.candidates import Candidate
from dateline.records import Event


def merge(found: Sequence[tuple[Event, Candidate]]) -> tuple[Event, ...]:
    """The events in text order, those that repeat an earlier one left out.

    One event repeats another when type, status, actors and recipients agree, no two dates are told, and they share their trigger's words or
    stand in one sentence.
    """
    kept: list[tuple[Event, Candidate]] = []
    for event, candidate in sorted(found, key=lambda pair: (pair[0].trigger.start, pair[0].trigger.end, pair[0].event)):
        if not any(_repeats(event, candidate, other, earlier) for other, earlier in kept):
            kept.append((event, candidate))
    return tuple(event for event, _ in kept)


def _repeats(event: Event, candidate: Candidate, other: Event, earlier: Candidate) -> bool:
    if event.event != other.event or event.status != other.status or _parties(event) != _parties(other):
        return False
    if event.date_text and other.date_text and event.date != other.date:
        return False
    return candidate.trigger.pattern == earlier.trigger.pattern or candidate.sentence.index == earlier.sentence.index


def _parties(event: Event) -> tuple[frozenset[tuple[str, str]], frozenset[tuple[str, str]]]:
    return frozenset((own.code, own.name) for own in event.actors), frozenset((own.code, own.name) for own in event.recipients)
