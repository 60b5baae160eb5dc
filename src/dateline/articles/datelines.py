"""Datelines: the place, date and agency with which a story opens, as a line of its own or before the first sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from dateline.articles.tables import agencies, cities, words
from dateline.dates import Found, find_dates, preferred

#: A dateline at the start of a paragraph is never longer than this, in characters.
LONGEST = 140


@dataclass(frozen=True, slots=True)
class DatelineFound:
    """A dateline in a text: its end there (it starts at 0), place, date and agency as far as it gives them, and any writers."""

    end: int
    place: str | None = None
    date: Found | None = None
    agency: str | None = None
    byline: str | None = None


#: Old wires set an underscore for a dash.
_DASH = r"(?:\s*(?:--+|[–—―_]|-\s*-)\s*|\s+-\s*|-\s+)"


@cache
def _agency() -> str:
    return "|".join(re.escape(form) for form in sorted(agencies(), key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class Shape:
    """A form of dateline that texts with `mark` may have: "(" stands for any bracket or slash, "agency" for an agency's name."""

    mark: Literal["(", "agency", ""]
    expression: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """The expression, compiled when it is first needed: those with all agencies in them are slow to compile."""
        return _compiled(self.expression)


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


def _shapes_for(text: str) -> Iterator[Shape]:
    """The shapes whose mark a text holds, in their order."""
    bracket, agency = any(mark in text for mark in "([/"), any(name in text for name in agencies())
    for shape in _shapes():
        if not shape.mark or (bracket if shape.mark == "(" else agency):
            yield shape


@cache
def _shapes() -> tuple[Shape, ...]:
    word = r"[A-Z][\w.'’ʼ`-]*"
    caps = r"[A-Z][A-Z.'’`À-Þ-]*(?:[ -](?:[A-Z][A-Z.'’`À-Þ]*|de|del|da|al|el|la|the|and|AU|EN|SUR))*"
    title = rf"{word}(?:[ -](?:{word}|de|del|da|al|el|la|of|the|and|es|au|upon))*"
    mixed = rf"(?:{caps}|{title})"
    region = (
        rf"(?:,\s*(?!(?i:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s+\d){mixed}(?:\s*\[{mixed}\]|\s*\({mixed}\))?)"
    )
    month = r"(?i:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
    day = rf"(?:{month}\s*\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?\s*{month})(?:,?\s*\d{{4}})?"
    when = rf"(?:[,.]?\s*(?P<date>(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s*)?{day}))"
    known = rf"(?:{_agency()})"
    wire = rf"(?:\s*[(/\[]\s*(?P<agency>{known}(?:[\s/,&-]+(?:and |with )?{known})*|[A-Z][\w.'’ /&+-]{{1,40}})\s*[)/\]])"
    bare = rf"(?:[,.]?\s+(?P<agency>{known}(?:/{known})*))"
    mark = rf"(?:{_DASH}|\s*:\s*|\s*\|\s*)"
    return (
        # PLACE, Region, May 28 (Agency) --   PLACE (Agency):   PLACE, May 5. /AGENCY/.
        Shape(
            "(",
            rf"\(?(?P<place>{mixed}{region}{{0,2}}(?:\s*\[{mixed}\])?)\)?{when}?\.?{wire}(?:{mark}|\.\s+|\s+(?=[A-Z“\"])|(?<=[)/\]])(?=[A-Z“\"]))",
        ),
        # New City [Country], February 5 (ANI):  without agency: PLACE, Region, May 28 --
        Shape("", rf"\(?(?P<place>{mixed}{region}{{0,2}}(?:\s*\[{mixed}\])?)\)?{when}(?:{mark})"),
        # PLACE, Region - May 28, 2022 -   PLACE (May 28, 2022) -
        Shape(
            "",
            rf"(?:(?P<place>{caps}{region}{{0,2}})|(?P<city>{mixed}{region}{{0,2}}))"
            rf"(?:{_DASH}|\s*\(\s*)(?P<date>{day}(?<=\d{{4}}))\s*\)?{mark}",
        ),
        # May 28 (Agency) --   without place
        Shape("(", rf"(?P<date>{day}){wire}{mark}"),
        # Moscow, SANA-   Ankara, AA -
        Shape("agency", rf"(?P<place>{mixed}{region}?),\s*(?P<agency>{known})(?:{_DASH}|-|:\s*)"),
        # PLACE, Region --   PLACE—   (PLACE) —   PLACE:   PLACE, Region:
        Shape("", rf"\(?(?P<place>{caps}(?:/{caps})*{region}{{0,2}})\)?(?:{_DASH}|\s*:\s*)(?=[\"“‘'(]?[A-Z0-9])"),
        # (Karstadt) –
        Shape("", rf"\((?P<place>{title}{region}?)\)\s*(?:--|[–—-])\s*(?=[\"“‘'(]?[A-Z])"),
        # Dec. 31, 2000 --    5 April 2018 –
        Shape("", rf"[-–—]?\s*(?P<date>(?:{day}(?<=\d{{4}})))(?:{_DASH}|\s*:\s*)(?=[\"“‘'(]?[A-Z])"),
        # (AP) —    AFP -
        Shape("agency", rf"(?:\((?P<agency>{known})\)|(?P<wire>{known})){_DASH}(?=[\"“‘'(]?[A-Z])"),
        # 1995-04-30 04:00:00 PDT PLACE --
        Shape(
            "",
            rf"(?P<date>\d{{4}}-\d\d-\d\d \d\d:\d\d(?::\d\d)?(?: [A-Z]{{2,4}})?)\s+(?P<place>[^a-z]{{2,60}}?)"
            rf"{_DASH}(?:(?:{caps}){_DASH})?(?=[\"“‘'(]?[A-Z0-9])",
        ),
        # Kyiv — City, Country –
        Shape("", rf"(?P<city>{title}{region}?)(?:\s*(?:--+|[–—]|\s-)\s*|\s*:\s+)(?=[\"“‘'(]?[A-Z0-9])"),
        # LONDON Pope Francis ...   where the mark was lost
        Shape("", rf"(?P<city>{caps})\s+(?=[\"“‘'(]?[A-Z][a-z])"),
        Shape("agency", rf"{bare}{_DASH}"),
    )


def opening_dateline(text: str, today: date | None) -> DatelineFound | None:
    """The dateline with which a paragraph opens, or None.

    Args:
        text: the paragraph.
        today: the day from which a date without a year is counted.
    """
    head = text[: LONGEST + 40]
    if not (head[:1].isupper() or head[:1] in "([-–—1234567890"):
        return None
    for shape in _shapes_for(head):
        match = shape.pattern.match(head)
        if not match or match.end() > LONGEST:
            continue
        groups = match.groupdict()
        if (city := groups.get("city")) and city.split(",")[0].strip().lower() not in cities():
            continue
        place = groups.get("place") or city
        if place and not _is_place(place, bool(groups.get("agency") or groups.get("date"))):
            continue
        if match.end() >= len(text.rstrip()) and not (groups.get("agency") or groups.get("date")):
            continue
        when = next(find_dates(groups["date"], today), None) if groups.get("date") else None
        agency = agency_names(groups.get("agency") or groups.get("wire") or "") or groups.get("agency")
        return DatelineFound(match.end(), _tidy(place), when, agency)
    return None


def _is_place(place: str, supported: bool) -> bool:
    """A place's name is short, and no label such as "BREAKING"; a single letter or two is a place only beside an agency or date."""
    letters = sum(character.isalpha() for character in place)
    return (
        letters >= (2 if supported else 3)
        and len(place.split()) <= 9
        and place.split()[0].strip(".,:").lower() not in words().labels
        and not _has_agency(place)
    )


def _has_agency(place: str) -> bool:
    return any(len(part) > 5 and part.strip(" .") in agencies() for part in re.split(r",|\. ", place))


def _tidy(place: str | None) -> str | None:
    if not place:
        return None
    name = " ".join(place.split()).strip(" ,()-–—")
    # "N.C." and "Wash." keep their full stop, "MOSCOW." loses it
    return (name if re.search(r"(?:, ?|\.)[A-Z][a-z]{0,4}\.$", name) else name.rstrip(".")) or None


def agency_names(text: str) -> str | None:
    """The agencies a credit names, as their table calls them, joined by "/"; None where it names none."""
    known = agencies()
    if text.strip() in known:
        return known[text.strip()]
    found = [known[match.group()] for match in _named_agencies().finditer(text)]
    return "/".join(dict.fromkeys(found)) or None


@cache
def _named_agencies() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_agency()})(?!\w)")


_PART = re.compile(r"\s*[|•·●¦]\s*|\s+[-–—]+\s+|\t+|\s{3,}|\s/\s")
_NAME = re.compile(r"[A-Z][\w.'’-]+(?: (?:al|de|van|von|bin|[A-Z][\w.'’-]*)){1,3}")
_BY = re.compile(r"(?:written |posted |published |reported )?by:?\s+(?P<name>[^,|]{3,60})", re.IGNORECASE)


def dateline_line(text: str, today: date | None) -> DatelineFound | None:
    """Read a line that is nothing but dates, places, agencies and writers: "05 February, 2022 08:47 AM IST | Beijing | Agencies".

    A line that is only a place or an agency is none: it may be a heading.
    """
    if len(text) > 220:
        return None
    if not re.search(r"\d|\bago\b|\(|\|", text):
        return None
    found = list(find_dates(text, today))
    place = agency = byline = None
    rest = text
    for item in reversed(found):
        rest = rest[: item.start] + " | " + rest[item.end :]
    for part in filter(None, (_undated(part) for part in _PART.split(rest))):
        if by := _BY.match(part):
            byline = by["name"].strip()
        elif (names := agency_names(part)) and (part in agencies() or len(part.split()) <= 6):
            agency = names
            before = re.match(r"([^(/]{3,40})\s*[(/]", part)
            place = place or (before[1].strip(" ,") if before else None)
        elif place is None and found and _names_place(part):
            place = part
        elif byline is None and found and _NAME.fullmatch(part):
            byline = part
        else:
            return None
    if not found and not (place and agency):
        return None
    return DatelineFound(len(text), place, preferred(text, found) if found else None, agency, byline)


def _undated(part: str) -> str:
    """A part of a date line without the words that go with dates, and without figures that stand alone."""
    known = words().date_words
    kept = part.split()
    for side in (0, -1):
        while kept and (kept[side].strip(".,:;()[]/-–—").lower() in known or not any(map(str.isalpha, kept[side]))):
            kept.pop(side)
    return " ".join(kept).strip(" ,.;:()[]/-–—")


def _names_place(part: str) -> bool:
    if part.split(",")[0].strip().lower() in cities():
        return True
    return bool(re.fullmatch(r"[A-Z][\w'’-]{2,}(?:, [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)?", part))
