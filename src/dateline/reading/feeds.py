"""RSS 0.9 to 2.0, RDF and Atom feeds: a page an item."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from typing import Any, BinaryIO

from dateline.errors import UnreadableError
from dateline.reading.decode import clean
from dateline.reading.html import fragment_text
from dateline.reading.page import Page
from dateline.reading.xml import children, descendants, inner, name, read_xml, text_of

#: Where an item's text is, the fullest first.
TEXTS = ("encoded", "content", "fulltext", "body", "description", "summary")


def read_feed(handle: BinaryIO, source: str) -> Iterator[Page | UnreadableError]:
    """The items of a feed; a feed without items is an error, an item without a text is its title alone."""
    root = read_xml(handle, source)
    channel = next(iter(descendants(root, "channel")), root)
    outlet = text_of(next(iter(children(channel, "title")), None))
    language = text_of(next(iter(children(channel, "language")), None)) or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    items = [element for element in descendants(root, "item", "entry") if name(element.getparent()) != "source"]
    if not items:
        yield UnreadableError(source, "is a feed without items")
    for item in items:
        yield _page(item, _words(outlet), language)


def _page(item: Any, outlet: str, language: str) -> Page:
    def first(*names: str) -> str:
        return next((text for wanted in names for child in children(item, wanted) if (text := text_of(child))), "")

    text = max((_content(child) for child in children(item, *TEXTS)), key=len, default="")
    url = first("origlink") or _link(item) or (first("guid") if first("guid").startswith("http") else "")
    source = next(iter(children(item, "source")), None)
    title = _words(first("title"))
    return Page(
        id=first("guid", "id", "identifier") or url,
        text=text,
        title=title,
        published=first("pubdate", "published", "date", "issued", "created", "updated", "modified"),
        url=url,
        outlet=_words(text_of(next(iter(children(source, "title")), source))) if source is not None and text_of(source) else outlet,
        byline=_words(_author(item)),
        section=clean(first("category") or next((child.get("term") or "" for child in children(item, "category")), "")),
        language=language[:5],
    )


def _words(text: str) -> str:
    """A title or name in plain words: many feeds escape them twice, or put markup into them."""
    return clean(fragment_text(text) if "<" in text else unescape(text))


def _content(element: Any) -> str:
    """An item's text: escaped HTML and XHTML as paragraphs."""
    kind = (element.get("type") or "").lower()
    raw = inner(element) if len(element) or kind == "xhtml" else element.text or ""
    return fragment_text(raw) if "<" in raw or "&" in raw else clean(raw.replace("\xa0", " ").strip())


def _link(item: Any) -> str:
    links = children(item, "link")
    for link in links:
        if link.get("href") and link.get("rel", "alternate") == "alternate":
            return str(link.get("href"))
    return next((text for link in links if (text := text_of(link))), "")


def _author(item: Any) -> str:
    for author in children(item, "creator", "author"):
        named = children(author, "name")
        if text := text_of(named[0] if named else author):
            # RSS gives "name@paper.example (A. Writer)"
            return text[text.find("(") + 1 : -1] if "@" in text and text.endswith(")") else text
    return ""
