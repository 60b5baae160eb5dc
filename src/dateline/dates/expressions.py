"""Time expressions in a sentence: where they stand and which date they mean on the day of publication."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dateline.dates.calendar import alternation, calendar, latest_weekday, months_before, next_weekday, safe_date, step_back


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression: its place in the text it was found in, and its date as ISO 8601, as precise as the words.

    `iso` is the reading in a past or present clause, `ahead` the one in a clause about the future.
    """

    start: int
    end: int
    iso: str
    ahead: str


#: Makes (past reading, future reading) from a match and the day of publication; None where it means no date.
_Reader = Callable[[re.Match[str], date | None], tuple[str, str] | None]


def expressions(text: str, published: date | None) -> Iterator[Expression]:
    """The time expressions of a text in order, the longest where several begin at one place; none overlaps another."""
    found: list[tuple[int, int, tuple[str, str]]] = []
    gates = {name for name, gate in _gates().items() if gate.search(text)}
    for gate, pattern, read in _forms():
        if gate not in gates:
            continue
        for match in pattern.finditer(text):
            dates = read(match, published)
            if dates is not None:
                # the full stop of "in May." is the sentence's
                end = match.end() - (match.end() == len(text) and text.endswith("."))
                found.append((match.start(), end, dates))
    end = 0
    for start, stop, (iso, ahead) in sorted(found, key=lambda item: (item[0], -item[1])):
        if start >= end:
            yield Expression(start, stop, iso, ahead)
            end = stop


@cache
def _gates() -> dict[str, re.Pattern[str]]:
    """What a sentence must hold before the forms of a kind are tried: most sentences hold none, and the forms are slow."""
    words = calendar()
    return {
        "month": re.compile(rf"\b(?:{alternation(name.capitalize() for name in words.months)})\b"),
        "weekday": re.compile(rf"\b(?:{alternation(name.capitalize() for name in words.weekdays if name.endswith('day'))})\b"),
        "year": re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)"),
        "day": re.compile(r"(?i:yesterday|today|tomorrow|tonight|overnight)"),
        "part": re.compile(rf"(?i:this|last)\s+(?:{alternation(words.parts_of_day)})"),
        "which": re.compile(rf"(?i:last|next|this|past|previous|coming|same)\s+(?:week|month|year|{alternation(words.seasons)})"),
        "ago": re.compile(r"\sago\b"),
    }


@cache
def _forms() -> tuple[tuple[str, re.Pattern[str], _Reader], ...]:
    words = calendar()
    # Names of months and days have capitals ("may", "march" and "sun" are other words); the words around them may begin a sentence.
    month = rf"(?P<month>(?:{alternation(name.capitalize() for name in words.months)})\b\.?)"
    weekday = rf"(?P<weekday>(?:{alternation(name.capitalize() for name in words.weekdays if name.endswith('day'))})(?!\w))"
    number = rf"(?P<count>\d{{1,3}}|{alternation(words.numbers)})"
    unit = rf"(?P<unit>{alternation(words.units)})s?"
    year = r"(?P<year>1[89]\d\d|20\d\d)"
    day = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
    part = rf"(?:\s+(?:{alternation(words.parts_of_day)})\b)?"
    edges = rf"(?:{alternation(words.edges)})"
    edge = rf"(?i:(?:the\s+)?{edges}[\s-]+(?:of\s+|on\s+|in\s+|last\s+(?=month|week|year))?)?"
    lead = rf"(?i:(?:{alternation(words.leads)})\s+)?"
    asked = rf"(?i:(?:{alternation((*words.leads, *words.edges))})[\s-]+)"
    prefix = rf"\b{lead}{edge}"
    dated = rf"{prefix}(?:{weekday}{part},?\s+)?"
    which = r"(?i:(?P<which>last|next|this|past|previous|coming|same))"
    whole = rf"(?P<unit>week(?!s)|weekend|month(?!s)|year(?!s)|{alternation(words.seasons)})"
    day_word = r"the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow|yesterday|today|tomorrow|tonight|overnight"
    forms: tuple[tuple[str, str, _Reader], ...] = (
        ("month", rf"{dated}(?:the\s+)?{day}\s+(?:of\s+)?{month},?\s+{year}\b", _full),
        ("month", rf"{dated}{month}\s+{day},?\s+{year}\b", _full),
        ("year", rf"\b{lead}{year}-(?P<month>\d\d)-(?P<day>\d\d)\b", _full),
        ("month", rf"{dated}(?:the\s+)?{day}\s+(?:of\s+)?{month}(?![\w-])", _yearless),
        ("month", rf"{dated}{month}\s+{day}(?![\d,]\d|\w)", _yearless),
        ("month", rf"{prefix}{month}(?:\s+of)?,?\s+{year}\b", _month_year),
        ("month", rf"\b(?:{asked}{edge}(?i:(?:last|this|next)\s+)?|(?i:last|this|next)\s+){month}(?!\s*\d|\w)", _month),
        ("year", rf"\b{asked}{edge}(?:the\s+year\s+)?{year}(?![\d%]|,\d|\s*(?:{alternation(words.counted)})\b)", _year),
        ("weekday", rf"{prefix}(?:(?i:(?P<which>last|next|this))\s+)?{weekday}{part}", _weekday),
        ("day", rf"\b{lead}{edge}(?P<word>(?i:{day_word}))(?![’']s)\b{part}", _day_word),
        ("part", rf"\b{edge}(?P<word>(?i:this|last))\s+(?:{alternation(words.parts_of_day)})\b", _part_of_day),
        ("which", rf"\b{lead}{edge}(?i:the\s+)?{which}\s+{whole}\b", _which),
        ("ago", rf"\b{edge}(?i:a\s+)?(?:couple\s+of\s+)?(?i:{number})(?:\s+and\s+a\s+half)?[\s-]+{unit}\s+ago\b", _ago),
        ("year", rf"\b{asked}(?:the\s+)?{edge}{year}s\b", _decade),
    )
    return tuple((gate, re.compile(form), read) for gate, form, read in forms)


def _same(iso: str) -> tuple[str, str]:
    return iso, iso


def _number_of(month: str) -> int:
    return int(month) if month.isdigit() else calendar().months[month.lower().rstrip(".")]


def _full(match: re.Match[str], _: date | None) -> tuple[str, str] | None:
    day = safe_date(int(match["year"]), _number_of(match["month"]), int(match["day"]))
    return _same(day.isoformat()) if day else None


def _yearless(match: re.Match[str], published: date | None) -> tuple[str, str] | None:
    if published is None:
        return None
    month, day = _number_of(match["month"]), int(match["day"])
    years = [found for year in (published.year - 1, published.year, published.year + 1) if (found := safe_date(year, month, day))]
    past = [found for found in years if found <= published]
    later = [found for found in years if found > published]
    if not past and not later:
        return None
    # A day after publication is ahead whatever the tense where the words say so: "lawmakers have until April 8".
    near = later and (later[0] - published).days <= 180 and _limits(match)
    ahead = (later or past)[0].isoformat()
    return (ahead if near or not past else past[-1].isoformat()), ahead


def _limits(match: re.Match[str]) -> bool:
    """Whether the words set a limit ("until", "by"), which is ahead whatever the tense."""
    return bool(re.match(r"(?i)(?:until|till|by|before)\b", match.group()))


def _month_year(match: re.Match[str], _: date | None) -> tuple[str, str] | None:
    return _same(f"{match['year']}-{_number_of(match['month']):02}")


def _month(match: re.Match[str], published: date | None) -> tuple[str, str] | None:
    if published is None:
        return None
    month = _number_of(match["month"])
    words = match.group().lower().split()
    if "next" in words:
        return _same(f"{published.year + (month <= published.month)}-{month:02}")
    past = f"{published.year - (month > published.month or ('last' in words and month == published.month))}-{month:02}"
    ahead = f"{published.year + (month < published.month)}-{month:02}"
    near = (month - published.month) % 12 <= 6 and "last" not in words and _limits(match)
    return (ahead if near else past), ahead


def _year(match: re.Match[str], _: date | None) -> tuple[str, str] | None:
    return _same(match["year"])


def _weekday(match: re.Match[str], published: date | None) -> tuple[str, str] | None:
    if published is None:
        return None
    number = calendar().weekdays[match["weekday"].lower()]
    which = (match["which"] or "").lower()
    latest, following = latest_weekday(published, number), next_weekday(published, number)
    if which == "next":
        return _same(following.isoformat())
    if which == "last":
        return _same(latest_weekday(published - timedelta(days=1), number).isoformat())
    # In a clause about the future the day of publication itself is still to come.
    return latest.isoformat(), (latest if latest == published else following).isoformat()


def _day_word(match: re.Match[str], published: date | None) -> tuple[str, str] | None:
    if published is None:
        return None
    word = " ".join(match["word"].lower().split())
    days = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}.get(word, 0)
    return _same((published + timedelta(days=days)).isoformat())


def _part_of_day(match: re.Match[str], published: date | None) -> tuple[str, str] | None:
    return _same((published - timedelta(days=match["word"].lower() == "last")).isoformat()) if published else None


def _which(match: re.Match[str], published: date | None) -> tuple[str, str] | None:
    """ "last week" is as precise as a month: the one in which that week's day falls."""
    if published is None:
        return None
    which, unit = match["which"].lower(), match["unit"].lower()
    back = {"last": 1, "past": 1, "previous": 1, "this": 0, "same": 0, "next": -1, "coming": -1}[which]
    if unit in calendar().seasons:
        first, last = calendar().seasons[unit]
        over = published.month > last if first <= last else last < published.month < first
        year = published.year - (back if back > 0 and not over else 0) - min(back, 0)
        return _same(f"{year if over or back <= 0 or published.month >= first else published.year - 1}")
    if unit == "weekend":
        saturday = latest_weekday(published, 5) + timedelta(days=-7 * max(back - 1, 0))
        return saturday.isoformat()[:7], (next_weekday(published, 5) if back <= 0 else saturday).isoformat()[:7]
    if unit == "week":
        return _same((published - timedelta(days=7 * back)).isoformat()[:7])
    if unit == "month":
        return _same(months_before(published, back).isoformat()[:7])
    if unit == "year":
        return _same(str(published.year - back))
    return None


def _ago(match: re.Match[str], published: date | None) -> tuple[str, str] | None:
    if published is None or not match["count"]:
        return None
    count = int(match["count"]) if match["count"].isdigit() else calendar().numbers[match["count"].lower()]
    unit = calendar().units[match["unit"].lower()]
    day = step_back(published, count, unit)
    if day is None:
        return None
    keep = {"decade": 4, "year": 4, "month": 7}.get(unit, 10)
    if unit in ("week", "fortnight"):
        keep = 7
    return _same(day.isoformat()[:keep])


def _decade(match: re.Match[str], _: date | None) -> tuple[str, str] | None:
    return _same(match["year"])
