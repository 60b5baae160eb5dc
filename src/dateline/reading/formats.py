"""Which format a source has, by what it holds, and the reader for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from dateline.errors import UnreadableError
from dateline.reading import packed
from dateline.reading.decode import decode, refuse_binary
from dateline.reading.page import Page
from dateline.reading.streams import peek

_HTML = re.compile(
    r"<!doctype html|<html\b|<head\b|<body\b|<meta\b|<article\b|<div\b|<p[\s>]|<h1\b|<title\b|<section\b|<main\b|<span\b|<table\b",
    re.IGNORECASE,
)
_FEED = re.compile(r"<(?:\w+:)?(?:rss|feed|rdf)\b", re.IGNORECASE)
_NEWS = re.compile(r"<(?:\w+:)?(?:newsItem|newsMessage|packageItem|NewsML|nitf|knowledgeItem)\b", re.IGNORECASE)
_SITEMAP = re.compile(r"<(?:\w+:)?(?:urlset|sitemapindex|opml)\b", re.IGNORECASE)


def read_stream(handle: BinaryIO, source: str, columns: Mapping[str, str], depth: int = 0) -> Iterator[Page | UnreadableError]:
    """The pages in a stream of any format; what cannot be read is an UnreadableError among them, and never raised."""
    try:
        head, stream = peek(handle)
        yield from _read(head, stream, source, columns, depth)
    except UnreadableError as error:
        yield error
    except (OSError, UnicodeError) as error:
        yield UnreadableError(source, f"cannot be read ({error})")


def _read(head: bytes, stream: BinaryIO, source: str, columns: Mapping[str, str], depth: int) -> Iterator[Page | UnreadableError]:
    if is_warc(head):
        from dateline.reading.warc import read_warc

        yield from read_warc(stream if head.startswith(b"WARC/") else packed.unpack(stream, head, source), source)
    elif head.startswith((packed.GZIP, packed.ZSTD, packed.ZIP)):
        yield from _unpacked(head, stream, source, columns, depth)
    elif head.startswith((b"PAR1", b"ARROW1", b"\xff\xff\xff\xff")):
        from dateline.reading.tables import read_columnar

        yield from read_columnar(head, stream, source, columns)
    else:
        refuse_binary(head, source)
        yield from _text(head, stream, source, columns)


def _unpacked(head: bytes, stream: BinaryIO, source: str, columns: Mapping[str, str], depth: int) -> Iterator[Page | UnreadableError]:
    if depth >= packed.DEEPEST:
        yield UnreadableError(source, f"is packed more than {packed.DEEPEST} times over; unpack it first")
    elif head.startswith(packed.ZIP):
        found = False
        for member in packed.members(stream, source):
            found = True
            if isinstance(member, UnreadableError):
                yield member
            else:
                yield from read_stream(member[1], member[0], columns, depth + 1)
        if not found:
            yield UnreadableError(source, "is an empty archive")
    else:
        yield from read_stream(packed.unpack(stream, head, source), source, columns, depth + 1)


def is_warc(head: bytes) -> bool:
    """Whether a stream is a WARC file, plain or packed."""
    if head.startswith(b"WARC/"):
        return True
    if head.startswith(packed.GZIP):
        import zlib

        try:
            return zlib.decompressobj(wbits=31).decompress(head[:4096], 16).startswith(b"WARC/")
        except zlib.error:
            return False
    return False


def _text(head: bytes, stream: BinaryIO, source: str, columns: Mapping[str, str]) -> Iterator[Page | UnreadableError]:
    """Sources that are text, by their first characters."""
    start = decode(head, source)
    shown = start.lstrip("\ufeff \t\r\n")
    if shown.startswith("<"):
        yield from _markup(shown, stream, source)
        return
    if shown.startswith(("{", "[")) and re.match(r"\{\s*(?:[\"}]|$)|\[\s*(?:[\[{\"\]]|$)", shown):
        from dateline.reading.jsons import read_json

        yield from read_json(stream, source, columns)
        return
    from dateline.reading.tables import is_table, read_table

    if delimiter := is_table(shown, source, columns):
        yield from read_table(stream, source, columns, delimiter)
        return
    if _is_url_list(shown):
        yield UnreadableError(source, "is a list of addresses; Dateline fetches nothing: download the pages and give the files")
        return
    from dateline.reading.text import is_markdown, read_markdown, read_text

    if _HTML.search(shown[:3000]) and shown.count("</") >= 3:
        from dateline.reading.html import read_html

        yield from read_html(stream, source)
    elif is_markdown(shown, source):
        yield read_markdown(stream, source)
    else:
        yield read_text(stream, source)


def _markup(shown: str, stream: BinaryIO, source: str) -> Iterator[Page | UnreadableError]:
    start = shown[:4000]
    if _FEED.search(start) and not re.match(r"(?is)<!doctype html|<html", start):
        from dateline.reading.feeds import read_feed

        yield from read_feed(stream, source)
    elif _NEWS.search(start):
        from dateline.reading.newsml import read_newsml

        yield from read_newsml(stream, source)
    elif _SITEMAP.search(start):
        yield UnreadableError(source, "is a list of addresses; Dateline fetches nothing: download the pages and give the files")
    elif start.startswith("<?xml") and not _HTML.search(shown):
        yield UnreadableError(source, "is XML of a kind that holds no news Dateline knows; RSS, Atom, NewsML-G2, NITF and XHTML are read")
    elif _HTML.search(shown) or re.match(r"<[!a-zA-Z]", start):
        from dateline.reading.html import read_html

        yield from read_html(stream, source)
    else:
        from dateline.reading.text import read_text

        yield read_text(stream, source)


def _is_url_list(shown: str) -> bool:
    lines = [line.strip() for line in shown.splitlines()[:50] if line.strip()]
    if len(shown) > 60_000:
        lines = lines[:-1]
    return bool(lines) and sum(bool(re.match(r"(?:[\w.,:|\"'\s-]{0,60}[\s,\t])?\"?https?://\S+$", line)) for line in lines) > 0.8 * len(
        lines
    )
