"""JSON and JSON Lines: articles as objects, lists of them, or one a line; ninjs and JSON Feed are read by their names too."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from dateline.errors import UnreadableError
from dateline.reading.columns import folded, has_text_column, page_of, plain, synonyms
from dateline.reading.decode import clean, decode, refuse_binary
from dateline.reading.page import Page

#: A file that is one JSON value is held in memory whole, up to this many bytes; JSON Lines are not.
LARGEST_VALUE = 256 << 20
#: A single line of JSON Lines.
LARGEST_LINE = 64 << 20
DEEPEST = 6


def read_json(handle: BinaryIO, source: str, columns: Mapping[str, str]) -> Iterator[Page | UnreadableError]:
    """The articles of a JSON value or of JSON Lines, told apart by whether the first line is a whole object.

    Lines are read one at a time, so memory does not grow with the file.
    """
    first = _line(handle)
    while first.strip() in (b"", b"\xef\xbb\xbf") and first:
        first = _line(handle)
    try:
        value = json.loads(decode(first, source))
    except (ValueError, RecursionError):
        value = None
    # UTF-16 cannot be cut into lines at b"\n"
    if isinstance(value, dict) or (value is None and _is_line(first) and not _opens_only(first) and b"\x00" not in first):
        yield from _lines(first, handle, source, columns)
        return
    data = first + handle.read(LARGEST_VALUE + 1 - len(first))
    handle.read(1)  # raises where the end was that of a damaged archive
    if len(data) > LARGEST_VALUE:
        yield UnreadableError(source, f"is one JSON value of more than {LARGEST_VALUE >> 20} MB; write it as JSON Lines, an article a line")
        return
    try:
        value = json.loads(decode(data, source))
    except (ValueError, RecursionError) as error:
        yield UnreadableError(source, f"is not JSON: {_reason(error)}")
        return
    yield from _articles(value, source, columns, 0)


def _line(handle: BinaryIO) -> bytes:
    return handle.readline(LARGEST_LINE + 1)


def _is_line(line: bytes) -> bool:
    return line.strip()[:1] == b"{"


def _opens_only(line: bytes) -> bool:
    """The first line of an object that is spread over several: it does not close what it opens."""
    return not line.rstrip().endswith((b"}", b'"'))


def _lines(first: bytes, handle: BinaryIO, source: str, columns: Mapping[str, str]) -> Iterator[Page | UnreadableError]:
    number, line = 1, first
    held = json_value(first)
    if isinstance(held, dict):
        rest = _line(handle)
        while rest and not rest.strip():
            rest = _line(handle)
        if not rest:  # one object: it may hold a list of articles
            yield from _articles(held, source, columns, 0)
            return
        yield from _row(held, f"{source}, line 1", columns)
        number, line = 2, rest
    while line:
        where = f"{source}, line {number}"
        if len(line) > LARGEST_LINE:
            yield UnreadableError(where, f"is longer than {LARGEST_LINE >> 20} MB; split the article")
            while line and not line.endswith(b"\n"):
                line = _line(handle)
        elif line.strip():
            yield from _parsed(line, where, columns)
        line = _line(handle)
        number += 1


def json_value(line: bytes) -> Any:
    """The value of a line, or None where it is none."""
    try:
        return json.loads(decode(line, ""))
    except (ValueError, RecursionError, UnreadableError):
        return None


def _parsed(line: bytes, where: str, columns: Mapping[str, str]) -> Iterator[Page | UnreadableError]:
    try:
        refuse_binary(line[:1000], where)
        value = json.loads(decode(line, where))
    except UnreadableError as error:
        yield error
    except (ValueError, RecursionError) as error:
        yield UnreadableError(where, f"is not JSON: {_reason(error)}")
    else:
        yield from _row(value, where, columns)


def _row(value: Any, where: str, columns: Mapping[str, str]) -> Iterator[Page | UnreadableError]:
    if isinstance(value, dict):
        yield _page(value, where, columns)
    elif isinstance(value, str):
        yield Page("", clean(value))
    else:
        yield UnreadableError(where, f"is not an article: a JSON object is expected, not {type(value).__name__}")


def _articles(value: Any, where: str, columns: Mapping[str, str], depth: int) -> Iterator[Page | UnreadableError]:
    """The articles in a value: itself, its items, or a list in it under one of the usual names."""
    if isinstance(value, list):
        for number, item in enumerate(value, 1):
            yield from _row(item, f"{where}, item {number}", columns)
        if not value:
            yield UnreadableError(where, "is an empty JSON list")
        return
    if isinstance(value, dict) and depth < DEEPEST:
        named = {folded(key): inner for key, inner in value.items()}
        for name in synonyms()["lists"]:
            inner = named.get(name)
            listed = isinstance(inner, list) and inner and isinstance(inner[0], dict)
            nested = isinstance(inner, dict) and not has_text_column(inner, {}) and not has_text_column(value, columns)
            if listed or nested:
                yield from _articles(inner, where, columns, depth + 1)
                return
    yield from _row(value, where, columns)


def _page(value: dict[str, Any], where: str, columns: Mapping[str, str]) -> Page | UnreadableError:
    if "article" in value and isinstance(value["article"], dict):  # what Dateline itself writes
        value = value["article"]
    if "_source" in value and isinstance(value["_source"], dict):  # a search engine's hit
        value = {"id": plain(value.get("_id")), **value["_source"]}
    if "bodies" in value or "headlines" in value:
        value = _ninjs(value)
    return page_of(value, where, columns)


def _ninjs(value: dict[str, Any]) -> dict[str, Any]:
    """ninjs 2 and 3 keep headlines, bodies and the like in lists by role (IPTC ninjs 3.0, bodies, headlines); take the main ones."""
    flat = dict(value)
    for name, field in (("headlines", "headline"), ("bodies", "body_html"), ("descriptions", "description")):
        entries = [entry for entry in value.get(name) or () if isinstance(entry, dict)]
        main = next((entry for entry in entries if plain(entry.get("role")) in ("", "main")), entries[0] if entries else None)
        if main and not flat.get(field):
            flat[field] = main.get("value")
    return flat


def _reason(error: Exception) -> str:
    return "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
