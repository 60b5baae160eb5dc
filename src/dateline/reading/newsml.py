"""NewsML-G2, NewsML 1 and NITF: the agencies' own formats."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from dateline.errors import UnreadableError
from dateline.reading.decode import clean
from dateline.reading.html import fragment_text
from dateline.reading.page import Page
from dateline.reading.xml import descendants, inner, name, read_xml, text_of
from dateline.records import Block

#: Elements of NITF and of XHTML in NewsML that are a line of text each.
LINES = ("p", "hl2", "li", "h1", "h2", "h3", "h4", "blockquote", "pre", "note")


def read_newsml(handle: BinaryIO, source: str) -> Iterator[Page | UnreadableError]:
    """The news items of an agency's file that hold text; pictures and packages without any are passed over."""
    root = read_xml(handle, source)
    items = descendants(root, "newsitem") or descendants(root, "newscomponent")[:1] or [root]
    pages = [page for item in items if (page := _page(item, root)) is not None]
    yield from pages
    if not pages:
        yield UnreadableError(source, "holds no news item with a text")


def _page(item: Any, root: Any) -> Page | None:
    def first(*names: str) -> str:
        return next((text for wanted in names for found in descendants(item, wanted) if (text := text_of(found))), "")

    text, hints = _body(item)
    if not text:
        return None
    url = next(
        (found.get("href") or "" for found in descendants(item, "link", "altid") if (found.get("href") or "").startswith("http")), ""
    )
    language = next(
        (found.get("tag") or found.get("{http://www.w3.org/XML/1998/namespace}lang") or "" for found in descendants(item, "language")), ""
    )
    return Page(
        id=item.get("guid")
        or next((found.get("id-string") or "" for found in descendants(item, "doc-id")), "")
        or first("newsitemid", "publicidentifier"),
        text=text,
        title=clean(first("headline", "hl1", "title")),
        published=_published(item) or _published(root),
        url=url,
        agency=clean(first("creditline", "provider", "distributor") or _credit(item)),
        byline=clean(first("byline", "by")).removeprefix("By "),
        section=clean(first("slugline")),
        language=language[:5] or (root.get("{http://www.w3.org/XML/1998/namespace}lang") or "")[:5],
        hints=hints,
    )


def _body(item: Any) -> tuple[str, tuple[Block, ...]]:
    """The story's lines; an agency's own dateline element stands before its first line, as it is printed."""
    holders = descendants(item, "inlinexml", "body.content", "datacontent") or descendants(item, "inlinedata") or descendants(item, "body")
    lines: list[str] = []
    for holder in holders:
        # XHTML holds a head of its own; NITF inside NewsML its body.content
        body = next(iter(descendants(holder, "body.content", "body")), holder)
        found = [
            element
            for element in body.iter()
            if name(element) in LINES and not any(name(above) in LINES for above in element.iterancestors())
        ]
        texts = [text for element in found if (text := text_of(element)) and not _outside(element)]
        lines = texts or [line for line in fragment_text(inner(body)).splitlines() if line.strip()]
        if lines:
            break
    dateline = text_of(next(iter(descendants(item, "dateline")), None))
    if lines and dateline and len(dateline) < 120 and not lines[0].startswith(dateline[:12]):
        joint = "" if dateline.endswith(("-", "–", "—", ":")) else " -"
        lines[0] = f"{dateline}{joint} {lines[0]}"
    return clean("\n".join(lines)), ()


def _outside(element: Any) -> bool:
    """Whether a line belongs to a picture or a note and not to the story."""
    return any(
        name(above) in ("media", "caption", "media-caption", "body.end", "table", "bibliography") for above in element.iterancestors()
    )


def _published(item: Any) -> str:
    for wanted in ("date.issue", "story.date", "date.release"):
        for found in descendants(item, wanted):
            if found.get("norm"):
                return str(found.get("norm"))
    for wanted in ("firstcreated", "contentcreated", "versioncreated", "thisrevisioncreated", "embargoed", "sent"):
        for found in descendants(item, wanted):
            if text := text_of(found):
                return text
    return ""


def _credit(item: Any) -> str:
    for found in descendants(item, "doc.copyright"):
        if found.get("holder"):
            return str(found.get("holder"))
    return next((found.get("literal") or "" for found in descendants(item, "provider", "infosource") if found.get("literal")), "")
