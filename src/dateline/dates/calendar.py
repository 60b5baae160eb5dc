"""The words of time in English, from `data/calendar.yaml`, and the small sums on dates that both kinds of reading need."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from dateline.tables import load_yaml


@dataclass(frozen=True, slots=True)
class Calendar:
    """The table, ready for look-up: months 1-12, weekdays 0 (Monday) to 6, number words, units of time, zones as offsets."""

    months: dict[str, int]
    weekdays: dict[str, int]
    numbers: dict[str, int]
    units: dict[str, str]
    zones: dict[str, str]
    published_labels: tuple[str, ...]
    updated_labels: tuple[str, ...]
    edges: tuple[str, ...]
    seasons: dict[str, list[int]]
    parts_of_day: tuple[str, ...]
    ahead: frozenset[str]
    planning: frozenset[str]
    apart: frozenset[str]
    leads: tuple[str, ...]
    counted: tuple[str, ...]


@cache
def calendar() -> Calendar:
    """Read the table once."""
    table: dict[str, Any] = load_yaml(Path(__file__).with_name("data") / "calendar.yaml")
    return Calendar(
        months=_numbered(table["months"], 1),
        weekdays=_numbered(table["weekdays"], 0),
        numbers=table["numbers"],
        units=table["units"],
        zones=table["zones"],
        published_labels=tuple(table["published_labels"]),
        updated_labels=tuple(table["updated_labels"]),
        edges=tuple(table["edges"]),
        seasons=table["seasons"],
        parts_of_day=tuple(table["parts_of_day"]),
        ahead=frozenset(table["ahead"]),
        planning=frozenset(table["planning"]),
        apart=frozenset(table["apart"]),
        leads=tuple(table["leads"]),
        counted=tuple(table["counted"]),
    )


def _numbered(names: dict[str, list[str]], first: int) -> dict[str, int]:
    return {word: i for i, (name, short) in enumerate(names.items(), first) for word in (name, *short)}


def alternation(words: Iterable[str]) -> str:
    """A regular expression that matches any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def safe_date(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def months_before(day: date, months: int) -> date:
    """The same day `months` months earlier (later, if negative), or that month's last day."""
    index = day.year * 12 + day.month - 1 - months
    year, month = max(1, index // 12), index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def step_back(day: date, count: int, unit: str) -> date | None:
    """The date `count` units of time before a day; None where the calendar does not reach that far."""
    try:
        if unit in ("second", "minute", "hour"):
            return day - timedelta(seconds=count * {"second": 1, "minute": 60, "hour": 3600}[unit])
        if unit in ("day", "week", "fortnight"):
            return day - timedelta(days=count * {"day": 1, "week": 7, "fortnight": 14}[unit])
        months = count * {"month": 1, "year": 12, "decade": 120}[unit]
        return months_before(day, months) if months < day.year * 12 - 12 else None
    except OverflowError:
        return None


def latest_weekday(day: date, weekday: int) -> date:
    """The latest such weekday not after a day."""
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def next_weekday(day: date, weekday: int) -> date:
    """The first such weekday after a day."""
    return day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)
