"""WARC files (ISO 28500), plain or packed, read record by record in constant memory by warcio."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from dateline.errors import UnreadableError
from dateline.reading.decode import decode
from dateline.reading.html import LARGEST_PAGE, html_page
from dateline.reading.page import Page

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

#: Content types that are pages of news.
PAGES = ("text/html", "application/xhtml+xml", "text/plain")
#: Records that hold pages; `conversion` ones are the plain texts of Common Crawl's WET files.
TYPES = ("response", "resource", "conversion")


def read_warc(handle: BinaryIO, source: str) -> Iterator[Page | UnreadableError]:
    """The pages among a WARC file's responses.

    Pages without an article (front pages, redirects, pictures) are passed over silently: an archive is full of them. A damaged file gives
    its pages up to the damage and one error.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    number = 0
    try:
        for record in ArchiveIterator(handle):
            number += 1
            page = _page(record, f"{source}, record {number}") if record.rec_type in TYPES else None
            if page is not None:
                yield page
    except UnreadableError as error:
        yield UnreadableError(source, f"{error.reason} (in record {number})")
        return
    # warcio passes on whatever a damaged head or body made its parsers raise
    except (ArchiveLoadFailed, EOFError, OSError, ValueError, AttributeError, TypeError, IndexError):
        yield UnreadableError(source, f"is damaged or cut short after record {number}")
        return
    if not number:
        yield UnreadableError(source, "is a WARC file without records")


def _page(record: ArcWarcRecord, where: str) -> Page | None:
    """The page of a record, or None where it is none.

    Raises:
        UnreadableError: the file ends within the record.
    """
    url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    if record.http_headers is not None:
        if record.http_headers.get_statuscode() != "200":
            return None
        content_type = record.http_headers.get_header("Content-Type") or ""
    else:
        content_type = record.rec_headers.get_header("Content-Type") or ""
    kind, _, parameters = content_type.lower().partition(";")
    if kind.strip() not in PAGES:
        return None
    body = record.content_stream().read(LARGEST_PAGE)
    if len(body) < LARGEST_PAGE and getattr(record.raw_stream, "limit", 0) > 0:
        raise UnreadableError(where, "is cut short")
    charset = parameters.partition("charset=")[2].split(";")[0].strip(" \"'")
    if not body.strip():
        return None
    try:
        text = decode(body, where, charset)
    except UnreadableError:
        return None
    if kind.strip() == "text/plain":
        return Page(id=url, text=text, url=url)
    page = html_page(text, where, url)
    return None if isinstance(page, UnreadableError) else page
