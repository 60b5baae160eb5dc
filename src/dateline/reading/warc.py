"""WARC files (ISO 28500), plain or packed, read record by record in constant memory.

Read here and not by a package: the one that this room used (fastwarc) ends the whole process on streams that cannot seek and on damaged
records, and a record is a head, a length and a body.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from dateline.errors import UnreadableError
from dateline.reading.decode import decode
from dateline.reading.html import LARGEST_PAGE, html_page
from dateline.reading.page import Page

#: Content types that are pages of news.
PAGES = ("text/html", "application/xhtml+xml", "text/plain")
#: Records that hold pages; `conversion` ones are the plain texts of Common Crawl's WET files.
TYPES = ("response", "resource", "conversion")
LONGEST_HEAD = 1 << 16
CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Record:
    """A WARC record of a type that holds pages; header names are in lower case."""

    headers: dict[str, str]
    payload: bytes


def read_warc(handle: BinaryIO, source: str) -> Iterator[Page | UnreadableError]:
    """The pages among a WARC file's responses.

    Pages without an article (front pages, redirects, pictures) are passed over silently: an archive is full of them. A damaged file gives
    its pages up to the damage and one error.
    """
    number = 0
    try:
        for number, record in enumerate(records(handle, source), 1):
            page = _page(record, f"{source}, record {number}")
            if page is not None:
                yield page
    except UnreadableError as error:
        yield UnreadableError(source, f"{error.reason} (after record {number})")
        return
    if not number:
        yield UnreadableError(source, "is a WARC file without pages")


def records(handle: BinaryIO, source: str) -> Iterator[Record]:
    """The records that may hold pages, one at a time; bodies beyond the size of a page are cut.

    Raises:
        UnreadableError: the file is damaged or ends within a record.
    """
    while True:
        line = handle.readline(LONGEST_HEAD)
        if not line:
            return
        if not line.strip():
            continue
        if not line.startswith(b"WARC/"):
            raise UnreadableError(source, "is damaged: a record does not begin as one")
        headers = _headers(handle)
        try:
            length = int(headers.get("content-length", ""))
        except ValueError as error:
            raise UnreadableError(source, "is damaged: a record has no length") from error
        wanted = headers.get("warc-type", "").lower() in TYPES
        payload = _read(handle, min(length, LARGEST_PAGE) if wanted else 0, source)
        _skip(handle, length - len(payload), source)
        if wanted:
            yield Record(headers, payload)


def _headers(handle: BinaryIO) -> dict[str, str]:
    found: dict[str, str] = {}
    size = 0
    while (line := handle.readline(LONGEST_HEAD)).strip() and size < LONGEST_HEAD:
        size += len(line)
        name, _, value = line.decode("utf-8", "replace").partition(":")
        found.setdefault(name.strip().lower(), value.strip())
    return found


def _read(handle: BinaryIO, length: int, source: str) -> bytes:
    data = handle.read(length) if length > 0 else b""
    if len(data) < length:
        raise UnreadableError(source, "is cut short within a record")
    return data


def _skip(handle: BinaryIO, length: int, source: str) -> None:
    while length > 0:
        piece = handle.read(min(length, CHUNK))
        if not piece:
            raise UnreadableError(source, "is cut short within a record")
        length -= len(piece)


def _page(record: Record, where: str) -> Page | None:
    """The page of a record, or None where it is none."""
    url = record.headers.get("warc-target-uri", "").strip("<>")
    content_type, body, charset = record.headers.get("content-type", ""), record.payload, ""
    if content_type.lower().startswith("application/http"):
        head, _, body = body.partition(b"\r\n\r\n")
        status, *lines = head.decode("latin-1").split("\r\n")
        if status.split(" ")[1:2] != ["200"]:
            return None
        http = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        content_type = http.get("content-type", "")
        body = _unpacked(body, http)
    content_type, _, parameters = content_type.lower().partition(";")
    if content_type.strip() not in PAGES or not body.strip():
        return None
    charset = parameters.partition("charset=")[2].split(";")[0].strip(" \"'")
    try:
        text = decode(body, where, charset)
    except UnreadableError:
        return None
    if content_type.strip() == "text/plain":
        return Page(id=url, text=text, url=url)
    page = html_page(text, where, url)
    return None if isinstance(page, UnreadableError) else page


def _unpacked(body: bytes, http: dict[str, str]) -> bytes:
    """An HTTP body without its transfer coding and compression; empty where that is of a kind not known here."""
    if "chunked" in http.get("transfer-encoding", "").lower():
        body = _dechunked(body)
    packed = http.get("content-encoding", "").lower()
    if packed in ("", "identity", "none"):
        return body
    if packed in ("gzip", "x-gzip", "deflate"):
        # 47 takes gzip's and zlib's heads; archives often keep the header of what they have already unpacked
        try:
            return zlib.decompressobj(47).decompress(body, LARGEST_PAGE)
        except zlib.error:
            return body
    return body if body.lstrip()[:1] == b"<" else b""


def _dechunked(body: bytes) -> bytes:
    parts: list[bytes] = []
    at = 0
    while (end := body.find(b"\r\n", at)) >= 0:
        try:
            size = int(body[at:end].split(b";")[0], 16)
        except ValueError:
            return body if not parts else b"".join(parts)
        if size == 0:
            break
        parts.append(body[end + 2 : end + 2 + size])
        at = end + 2 + size + 2
    return b"".join(parts) or body
