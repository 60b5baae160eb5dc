"""Where stories come from: files, folders, patterns, file:// addresses and standard input."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from dateline.errors import UnreadableError
from dateline.reading.columns import check_columns
from dateline.reading.formats import read_stream
from dateline.reading.page import Page


def read_pages(source: str | Path, columns: Mapping[str, str] | None = None) -> Iterator[Page | UnreadableError]:
    """The pages of a source, one at a time.

    Args:
        source: a file, a folder (all its files, at any depth, in order of their names), a pattern ("news/*.html"), a file:// address, or
            "-" for standard input. Formats are told by content.
        columns: names of a table's columns or of JSON keys, by field ("text": "BODY").

    Yields:
        Pages; and for what cannot be read an UnreadableError, after which reading goes on.

    Raises:
        UsageError: `columns` names a field that articles do not have.

    >>> [page.title for page in read_pages("stories/")]                 # doctest: +SKIP
    """
    named = check_columns(columns)
    return _pages(str(source), named)


def _pages(source: str, columns: Mapping[str, str]) -> Iterator[Page | UnreadableError]:
    if source == "-":
        yield from read_stream(sys.stdin.buffer, "standard input", columns)
        return
    if "://" in source[:12]:
        try:
            address = urlsplit(source)
        except ValueError:
            yield UnreadableError(source, "is no address that can be read")
            return
        if address.scheme != "file" or address.netloc not in ("", "localhost"):
            yield UnreadableError(source, "Dateline fetches nothing: download the page and give the file")
            return
        source = url2pathname(unquote(address.path)) if os.name == "nt" else unquote(address.path)
    for path in _files(source):
        if isinstance(path, UnreadableError):
            yield path
            continue
        try:
            with path.open("rb") as handle:
                yield from read_stream(handle, str(path), columns)
        except (OSError, ValueError) as error:
            yield UnreadableError(str(path), f"cannot be opened ({getattr(error, 'strerror', None) or error})")


def _files(source: str) -> Iterator[Path | UnreadableError]:
    path = Path(source).expanduser()
    try:
        exists, folder = path.exists(), path.is_dir()
    except (OSError, ValueError) as error:
        yield UnreadableError(source, f"is no file's name ({getattr(error, 'strerror', None) or error})")
        return
    if folder:
        yield from _folder(path, source)
    elif exists:
        yield path
    elif any(mark in source for mark in "*?["):
        matches = sorted(glob.glob(str(path), recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
        if not matches:
            yield UnreadableError(source, "matches no file; put the pattern in quotes and check its folder")
        for match in matches:
            found = Path(match)
            if found.is_dir():
                yield from _folder(found, match)
            else:
                yield found
    else:
        yield UnreadableError(source, "no such file or folder")


def _folder(path: Path, source: str) -> Iterator[Path | UnreadableError]:
    """The files below a folder in order, hidden ones left out; links to folders are not followed, so none is read twice."""
    found = False
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                found = True
                yield Path(folder) / name
    if not found:
        yield UnreadableError(source, "is a folder without files")
