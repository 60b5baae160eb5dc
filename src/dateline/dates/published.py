"""Reading the date on which a story was published, in the many forms that pages, feeds and tables print it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache

from dateline.dates.calendar import alternation, calendar, latest_weekday, safe_date, step_back

#: A printed date is never longer than this; the rest of a longer text is not looked at.
LONGEST = 400


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text: where it stands, the day, its time ("08:47:00", "" if none is given) and zone ("+05:30", "" if unknown).

    `complete`: the text gives the year. `relative`: it counts from the day of reading ("3 hours ago").
    """

    start: int
    end: int
    day: date
    time: str = ""
    zone: str = ""
    complete: bool = True
    relative: bool = False

    @property
    def iso(self) -> str:
        """ISO 8601, with time and zone where they are known."""
        return f"{self.day.isoformat()}T{self.time}{self.zone}" if self.time else self.day.isoformat()


def parse_date(text: str, today: date | None = None) -> str | None:
    """Read a published date.

    Args:
        text: as a source spells it: "05 February,2022 08:47 AM IST", "Sat, 05 Feb 2022 08:47:00 +0530", "2022-02-05T03:17:00Z", "Feb. 5",
            "Updated 6 Feb 2022; first published 5 Feb 2022" (the first publication wins), "3 hours ago", seconds since 1970.
        today: the day that must not be exceeded (by more than a time zone), and from which "yesterday" and dates without a
            year are counted.

    Returns:
        ISO 8601 with time and zone where the text gives them; None where there is no date, or only one after `today`.
    """
    text = _BASIC.sub(r"\1T\2:\3:\4", text.strip()[:LONGEST])
    found = list(find_dates(text, today))
    if today is not None:
        found = [item for item in found if item.day <= today + timedelta(days=1)]
    if not found:
        return None
    return preferred(text, found).iso


def preferred(text: str, found: list[Found]) -> Found:
    """The date that a label such as "First published" introduces; else the first one that no "Updated" introduces; else the first."""
    if len(found) == 1:
        return found[0]
    published, updated = _labels()
    unlabelled = []
    for i, item in enumerate(found):
        before = text[found[i - 1].end if i else 0 : item.start].lower()
        if published.search(before) and not updated.search(before):
            return item
        if not updated.search(before):
            unlabelled.append(item)
    return (unlabelled or found)[0]


@cache
def _labels() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = calendar()
    return (
        re.compile(rf"\b(?:{alternation(words.published_labels)})\b[^a-z]*$"),
        re.compile(rf"\b(?:{alternation(words.updated_labels)})\b[^a-z]*(?:on|at)?[^a-z]*$"),
    )


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    words = calendar()
    month = rf"(?P<month>{alternation(words.months)})\b\.?"
    day = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
    # a year may run into the next date where a page was flattened: "19 Mar 202219 Mar 2022"
    year = r"(?P<year>(?:19|20)\d\d|['’]\d\d)(?!\d(?!\d?[\s:]))"
    forms = (
        r"(?<![\d.])(?P<year>(?:1[5-9]|20)\d\d)[-/.](?P<month>0?[1-9]|1[0-2])[-/.](?P<day>0?[1-9]|[12]\d|3[01])(?!\d)",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)",
        rf"(?<![\d/.-]){day}(?:\s+of)?[\s,./-]*{month}[\s,./-]*{year}",
        rf"\b{month}[\s,./-]*{day}(?!\d|:)[\s,./-]*{year}",
        r"(?<![\d/.-])(?P<a>0?[1-9]|[12]\d|3[01])[/.-](?P<b>0?[1-9]|[12]\d|3[01])[/.-](?P<year>(?:19|20)\d\d)(?!\d)",
        rf"(?<![\d/.-]){day}(?:\s+of)?[\s,.-]*{month}(?!\w)",
        rf"\b{month}[\s,.-]*{day}(?![\d:])",
    )
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)


@cache
def _time() -> re.Pattern[str]:
    zones = alternation(calendar().zones)
    # up to a few words may stand between date and time: ", at", " | ", "Published "
    return re.compile(
        r"[T\s,;|@–-]{0,4}(?:at\s+|kl\.?\s+)?(?P<hour>[01]?\d|2[0-3])(?P<sep>[:.h])(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:[.,]\d+)?)?"
        r"\s*(?P<half>[ap]\.?m\b\.?)?\s*(?:hrs?\b|hours\b)?\s*\(?"
        rf"(?P<zone>Z(?!\w)|(?:UTC|GMT)?\s?[+-](?:0\d|1[0-4]):?[0-5]\d|(?:{zones})\b)?",
        re.IGNORECASE,
    )


_TIME_BEFORE = re.compile(
    r"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?\s*(?P<half>[ap]\.?m\.?)?\s*[,|-]?\s*$", re.IGNORECASE
)
#: ISO 8601's basic form, "20220204T093000+0100", which the agencies' formats use.
_BASIC = re.compile(r"\b(\d{8})T?(\d\d)(\d\d)(\d\d)(?!\d)")
_RELATIVE = re.compile(r"\b(?P<count>an?|\d{1,3}|[a-z]+)\s*\+?\s*(?P<unit>[a-z]+?)s?\s+ago\b", re.IGNORECASE)
_EPOCH = re.compile(r"(\d{9,10})(\d{3})?(?:\.\d+)?")


def find_dates(text: str, today: date | None = None) -> Iterator[Found]:
    """Every date in a text, in order; those without a year count back from `today` and are left out without it."""
    if epoch := _EPOCH.fullmatch(text):
        moment = datetime.fromtimestamp(int(epoch[1]), UTC)
        yield Found(0, len(text), moment.date(), moment.strftime("%H:%M:%S"), "+00:00")
        return
    taken: list[tuple[int, int]] = []
    found: list[Found] = []
    for pattern in _patterns():
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            if item := _read(text, match, today):
                taken.append((item.start, item.end))
                found.append(item)
    found.extend(_relative(text, today, taken))
    yield from sorted(found, key=lambda item: item.start)


def _read(text: str, match: re.Match[str], today: date | None) -> Found | None:
    groups = match.groupdict()
    complete = bool(groups.get("year"))
    if "a" in groups:
        first, second = int(groups["a"]), int(groups["b"])
        # Day first is how most of the world's papers print it; month first only where it cannot be otherwise.
        day, month = (first, second) if second <= 12 else (second, first)
    else:
        day = int(groups["day"])
        month = int(groups["month"]) if groups["month"].isdigit() else calendar().months[groups["month"].lower()]
    if complete:
        digits = groups["year"].strip("'’")
        year = int(digits) if len(digits) == 4 else 2000 + int(digits) if int(digits) < 70 else 1900 + int(digits)
        when = safe_date(year, month, day)
    elif today is None:
        return None
    else:
        when = safe_date(today.year, month, day)
        if when is None or when > today:
            when = safe_date(today.year - 1, month, day)
    if when is None:
        return None
    end = match.end()
    time = zone = ""
    if after := _time().match(text, end):
        # "5.30" after a date is an hour only with am/pm or a zone: it might be a figure.
        if after["sep"] != "." or after["half"] or after["zone"]:
            time, zone, end = _clock(after), _offset(after["zone"]), after.end()
    elif before := _TIME_BEFORE.search(text, max(0, match.start() - 16), match.start()):
        time = _clock(before)
    return Found(match.start(), end, when, time, zone, complete)


def _clock(match: re.Match[str]) -> str:
    hour = int(match["hour"])
    half = (match["half"] or "").lower()
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    return f"{hour:02}:{match['minute']}:{match['second'] or '00'}"


def _offset(zone: str | None) -> str:
    if not zone:
        return ""
    if digits := re.search(r"([+-])(\d\d):?(\d\d)", zone):
        return f"{digits[1]}{digits[2]}:{digits[3]}"
    return calendar().zones.get(zone.strip().upper(), "")


def _relative(text: str, today: date | None, taken: list[tuple[int, int]]) -> Iterator[Found]:
    """ "3 hours ago", "yesterday": only where today is known and no date is printed in full."""
    if today is None or taken:
        return
    words = calendar()
    for match in _RELATIVE.finditer(text):
        unit = words.units.get(match["unit"].lower())
        count = int(match["count"]) if match["count"].isdigit() else words.numbers.get(match["count"].lower())
        if unit and count and (day := step_back(today, count, unit)):
            yield Found(match.start(), match.end(), day, complete=False, relative=True)
    if near := re.search(r"\b(today|just now|yesterday)\b", text, re.IGNORECASE):
        day = today - timedelta(days=near[1].lower() == "yesterday")
        yield Found(near.start(), near.end(), day, complete=False, relative=True)
    elif (word := re.fullmatch(r"\W*([a-z]+)\W*", text, re.IGNORECASE)) and (weekday := words.weekdays.get(word[1].lower())) is not None:
        yield Found(word.start(1), word.end(1), latest_weekday(today, weekday), complete=False, relative=True)
