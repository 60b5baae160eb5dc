"""From a page to an article: its blocks and its facts."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from hashlib import sha256
from urllib.parse import urlsplit

from dateline.articles.datelines import DatelineFound, agency_names
from dateline.articles.labels import Labelled, blocks, label
from dateline.articles.languages import language
from dateline.articles.tables import words
from dateline.dates import Found, parse_date
from dateline.reading.page import Page
from dateline.records import Article, Dateline

_OUTLET = re.compile(r"\b((?:[a-z0-9-]+\.)+(?:com|net|org|co\.[a-z]{2}|com\.[a-z]{2}|news|info|[a-z]{2}))\b", re.IGNORECASE)
_BY = re.compile(r"^\W*(?:(?:written|reported|posted|published|edited|story|words|text|analysis)\s+)?by:?\s+", re.IGNORECASE)


def to_article(page: Page, published: str | None = None, today: date | None = None) -> Article:
    """Read a page as an article.

    Args:
        page: what a reader gave.
        published: the date for pages that do not say when they were published.
        today: no article is published after this day; the computer's date if not given.

    Returns:
        The article with blocks that cover its text, its dateline, agency, byline, outlet, language and date of publication. The date is
        the page's own, else one that the text prints in full, else `published`; time and zone are kept where the page's own fields
        give them.
    """
    now = today or date.today()
    known = parse_date(page.published, now) if page.published else None
    # whoever names a date himself means it, even one ahead of this computer's clock
    given = (parse_date(published, now) or parse_date(published)) if published else None
    reference = _day(known or given) or now
    labelled = label(page.text, page.title, page.hints, reference)
    datelines = [item.dateline for item in labelled if item.dateline]
    if not (known or given):  # "3 hours ago" counts from the day somebody saved the page, which nobody knows
        datelines = [replace(item, date=None) if item.date and item.date.relative else item for item in datelines]
    printed = next((item.date for item in datelines if item.date and item.date.complete and item.date.day <= now), None)
    when = known or (printed.day.isoformat() if printed else None) or given
    body = " ".join(page.text[item.start : item.end] for item in labelled if item.kind == "body")
    url = page.url or None
    identity = page.id or sha256("\n".join((page.url, page.title, page.text)).encode("utf-8", "replace")).hexdigest()[:16]
    return Article(
        id=identity,
        title=page.title or _headline(page.text, labelled),
        text=page.text,
        published=when,
        url=url,
        outlet=page.outlet or _outlet(page, labelled),
        agency=_agency(page, datelines, labelled),
        dateline=_dateline(datelines, _day(when)),
        byline=page.byline or _byline(page.text, labelled, datelines),
        section=page.section or None,
        language=language(body) if body.strip() else (page.language[:2].lower() or "en"),
        blocks=tuple(blocks(page.text, labelled)),
    )


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso[:10]) if iso else None


def _headline(text: str, labelled: list[Labelled]) -> str:
    first = next((item for item in labelled if item.kind == "headline"), None)
    return " ".join(text[first.start : first.end].split()) if first else ""


def _dateline(datelines: list[DatelineFound], published: date | None) -> Dateline | None:
    """Place and date of the first dateline that gives each; a date without a year is the latest such day not after publication."""
    place = next((item.place for item in datelines if item.place), None)
    found = next((item.date for item in datelines if item.date and item.date.complete), None)
    found = next((item.date for item in datelines if item.place and item.date), None) or found
    when = _year(found, published) if found else None
    return Dateline(_cased(place), when) if place or when else None


def _year(found: Found, published: date | None) -> str | None:
    """The date of a dateline; without its own year it needs the date of publication."""
    day = found.day
    if not found.complete:
        if published is None:
            return None
        if day > published:
            day = _with_year(day, published.year - 1)
    return day.isoformat()


def _with_year(day: date, year: int) -> date:
    """The same day in another year; the 29th of February becomes the 28th."""
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def _cased(place: str | None) -> str | None:
    """The place as printed; blanks made single."""
    return " ".join(place.split()) if place else None


def _agency(page: Page, datelines: list[DatelineFound], labelled: list[Labelled]) -> str | None:
    """The agency the page names, or the dateline, or the byline."""
    if page.agency:
        return agency_names(page.agency) or page.agency
    if named := next((item.agency for item in datelines if item.agency), None):
        return named
    for item in labelled:
        if item.kind == "byline" and (names := agency_names(page.text[item.start : item.end])):
            return names
    return agency_names(page.byline) if page.byline else None


def _byline(text: str, labelled: list[Labelled], datelines: list[DatelineFound]) -> str | None:
    for i, item in enumerate(labelled):
        teaser = i + 1 < len(labelled) and labelled[i + 1].kind == "related" and i > 0 and labelled[i - 1].kind == "body"
        if item.kind == "byline" and not teaser:
            if item.dateline and item.dateline.byline:
                return item.dateline.byline
            line = " ".join(text[item.start : item.end].split())
            if _BY.match(line):
                name = re.split(r"\s+\d+\s*min|\s*[|,–—]\s*(?=\d|updated|published|[A-Z]{2,4}\b)", _BY.sub("", line))[0]
                kept = name.split()
                while len(kept) > 2 and kept[-1].lower() in words().name_tails:
                    kept.pop()
                return " ".join(kept).strip(" .,|–—-") or None
    return next((item.byline for item in datelines if item.byline), None)


def _outlet(page: Page, labelled: list[Labelled]) -> str | None:
    """The host of the page's address, or the one its disclaimer or promos name."""
    if host := _host(page.url):
        return host
    for kind in ("disclaimer", "promo"):
        for item in labelled:
            if item.kind == kind and (match := _OUTLET.search(page.text, item.start, item.end)):
                return match[1].lower().removeprefix("www.")
    return None


def _host(url: str) -> str | None:
    try:
        host = urlsplit(url).hostname if "://" in url else None
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
