"""WARC files, plain or packed, read record by record in constant memory (fastwarc)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from dateline.errors import UnreadableError
from dateline.reading.decode import decode
from dateline.reading.html import LARGEST_PAGE, html_page
from dateline.reading.page import Page

#: Content types that are pages of news.
PAGES = ("text/html", "application/xhtml+xml", "text/plain")


def read_warc(handle: BinaryIO, source: str) -> Iterator[Page | UnreadableError]:
    """The pages among a WARC file's responses.

    Pages without an article (front pages, redirects, pictures) are passed over silently: an archive is full of them. A damaged record ends
    the file with an error that says how far it went.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    seen = 0
    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    records = iter(ArchiveIterator(handle, record_types=kinds, parse_http=True, max_content_length=LARGEST_PAGE))
    while True:
        try:
            record = next(records, None)
            if record is None:
                break
            seen += 1
            page = _page(record, f"{source}, record {seen}")
        except UnreadableError as error:
            yield error
            continue
        except Exception as error:  # fastwarc raises what its codecs raise: StreamError, RuntimeError, ValueError
            yield UnreadableError(
                source, f"is damaged after record {seen} ({str(error)[:120] or type(error).__name__}); what came before was read"
            )
            return
        if page is not None:
            yield page
    if not seen:
        yield UnreadableError(source, "is a WARC file without pages, or is damaged at its start")


def _page(record: object, where: str) -> Page | None:
    """The page of a record, or None where it is none."""
    http = getattr(record, "http_headers", None)
    status = getattr(http, "status_code", None)
    content_type = (getattr(record, "http_content_type", None) or record.headers.get("Content-Type") or "").lower()  # type: ignore[attr-defined]
    if (status is not None and status != 200) or not content_type.startswith(PAGES):
        return None
    url = record.headers.get("WARC-Target-URI") or ""  # type: ignore[attr-defined]
    data = record.reader.read(LARGEST_PAGE)  # type: ignore[attr-defined]
    text = decode(data, where, str(getattr(record, "http_charset", None) or ""))
    if content_type.startswith("text/plain"):
        return Page(id=url, text=text, url=url) if text.strip() else None
    page = html_page(text, where, url)
    if isinstance(page, UnreadableError):
        return None
    return page
