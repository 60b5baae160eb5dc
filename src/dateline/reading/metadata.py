"""What a page's head says about it: JSON-LD, OpenGraph and meta elements, and what the title and time elements add."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dateline.reading.columns import plain


@dataclass(frozen=True, slots=True)
class Facts:
    """A page's facts as its source spells them; "" where it is silent. `body` is the text that JSON-LD gives, if any."""

    id: str = ""
    title: str = ""
    published: str = ""
    url: str = ""
    outlet: str = ""
    byline: str = ""
    section: str = ""
    language: str = ""
    body: str = ""


def facts_of(tree: Any, url: str = "") -> Facts:
    """The facts of a page, from the best place that gives each: JSON-LD, meta elements, then the page's own elements."""
    linked = _linked_data(tree)
    meta = _meta(tree)
    html = tree.getroottree().getroot()
    outlet = _one_line(meta["outlet"] or plain(linked.get("publisher")) or meta["account"].lstrip("@"))
    title = _one_line(plain(linked.get("headline")) or meta["title"] or _title(tree))
    byline = _people(linked.get("author")) or ("" if meta["byline"].startswith("@") else meta["byline"])
    found = url or meta["url"] or _canonical(tree) or _address(linked)
    return Facts(
        id=meta["id"],
        title=re.sub(rf"\s*[|–—:-]\s*{re.escape(outlet)}\s*$", "", title) if outlet else title,
        published=_dated(
            plain(linked.get("datePublished")), meta["published"], _time(tree), plain(linked.get("dateCreated")), _date_in(found)
        ),
        url=found if found.startswith(("http://", "https://")) else "",
        outlet=outlet,
        byline="" if byline.startswith("http") else re.sub(r"^by\s+", "", _one_line(byline), flags=re.IGNORECASE),
        section=_one_line(plain(linked.get("articleSection")) or meta["section"]),
        language=(html.get("lang") or html.get("{http://www.w3.org/XML/1998/namespace}lang") or meta["language"]).strip()[:5],
        body=plain(linked.get("articleBody")),
    )


def _dated(*candidates: str) -> str:
    """The first that gives a year of the press's age; content systems print 0001-01-01 where they know none."""
    return next((text for text in candidates if re.search(r"(?:1[6-9]|20)\d\d|\b\d{10}", text)), "")


def _date_in(address: str) -> str:
    """The date in a page's address ("/2022/02/05/"), as many outlets write it."""
    match = re.search(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)", address)
    return "-".join(match.groups()) if match else ""


def _one_line(text: str) -> str:
    from html import unescape

    return " ".join(unescape(text).split())[:500]


def _linked_data(tree: Any) -> dict[str, Any]:
    """The JSON-LD object of the page's article; of several, the one that says most."""
    from dateline.reading.html import html_table

    kinds = set(html_table()["article_types"])
    found: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text or len(script.text) > 2_000_000:
            continue
        try:
            value = json.loads(re.sub(r"[\x00-\x1f]", " ", script.text.strip().removeprefix("<!--").removesuffix("-->").rstrip(";\n ")))
        except (ValueError, RecursionError):
            continue
        for item in _objects(value, 0):
            types = item.get("@type")
            named = types if isinstance(types, list) else [types]
            if any(str(name).lower().rsplit("/", 1)[-1] in kinds for name in named):
                found.append(item)
    return max(
        found, key=lambda item: sum(bool(item.get(name)) for name in ("headline", "datePublished", "author", "articleBody")), default={}
    )


def _objects(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 4:
        return
    if isinstance(value, list):
        for item in value[:50]:
            yield from _objects(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"):
            if isinstance(value.get(name), (list, dict)):
                yield from _objects(value[name], depth + 1)


def _people(value: Any) -> str:
    values = value if isinstance(value, list) else [value]
    return ", ".join(filter(None, (plain(item) for item in values)))


def _address(linked: dict[str, Any]) -> str:
    page = linked.get("mainEntityOfPage")
    found = page.get("@id") if isinstance(page, dict) else page
    return plain(linked.get("url")) or plain(found)


def _meta(tree: Any) -> dict[str, str]:
    """For each fact the first meta element of the table that gives it."""
    from dateline.reading.html import html_table

    given: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = (
            (element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv") or "").strip().lower()
        )
        content = (element.get("content") or "").strip()
        if name and content:
            given.setdefault(name, content)
    return {fact: next((given[name] for name in names if given.get(name)), "") for fact, names in html_table()["meta"].items()}


def _title(tree: Any) -> str:
    """The page's one heading of the first order, else its title element without the outlet's name after a bar or dash."""
    headings = [" ".join("".join(element.itertext()).split()) for element in tree.iter("h1")]
    headings = [heading for heading in headings if heading]
    if len(headings) == 1:
        return headings[0]
    for element in tree.iter("title"):
        text = " ".join("".join(element.itertext()).split())
        return re.split(r"\s+[|–—»·]\s+|\s+-\s+(?=[^-]{2,30}$)", text)[0]
    return headings[0] if headings else ""


def _canonical(tree: Any) -> str:
    for element in tree.iter("link"):
        if "canonical" in (element.get("rel") or "").lower():
            return str(element.get("href") or "")
    return ""


def _time(tree: Any) -> str:
    """The date of the first time element that is about publication, or of the first at all."""
    first = ""
    for element in tree.iter("time", "abbr"):
        value = element.get("datetime") or (element.get("title") if element.tag == "abbr" else "") or ""
        if not re.search(r"\d{4}", value):
            value = " ".join("".join(element.itertext()).split()) if element.tag == "time" else ""
        if not re.search(r"\d{4}", value):
            continue
        if re.search(
            r"publi|post|entry-date|dateline", f"{element.get('class')} {element.get('itemprop')} {element.get('pubdate')}", re.IGNORECASE
        ):
            return str(value)
        first = first or str(value)
    for element in tree.xpath("//*[@itemprop='datePublished']"):
        return str(element.get("content") or element.get("datetime") or "".join(element.itertext())).strip()
    return first
