"""Plain text and Markdown."""

from __future__ import annotations

import re
from typing import BinaryIO

from dateline.errors import UnreadableError
from dateline.reading.decode import clean, decode
from dateline.reading.page import Page
from dateline.records import Block, BlockKind

#: A single text of more than this many bytes is no article.
LARGEST_TEXT = 64 << 20

_FRONT = re.compile(r"\ufeff?\s*---[ \t]*\r?\n(?P<rows>.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL)
#: The address of a link, or the words of a footnote, given apart from where they are used; "[Host]: words" is a transcript.
_REFERENCE = r"^\[(?:\^[^\]\n]+\]:[ \t].*|[^\]\n]+\]:[ \t]+<?(?:\w+://|mailto:|www\.|[/#.])\S*(?:[ \t]+[\"'(].*)?)$"
_MARKS = re.compile(rf"^#{{1,4}} \S|{_REFERENCE}|\[[^\]\n]{{1,200}}\]\([^)\s]+\)|\*\*[^*\n]+\*\*", re.MULTILINE)
#: Lines that plain texts have between their parts as well: they make no Markdown on their own.
_RULES = re.compile(r"^={4,}\s*$|^\* \* \*$", re.MULTILINE)
_NAMED = re.compile(r"\.(?:md|markdown)(?:\.\w{1,4})?$", re.IGNORECASE)
_FRONT_ROW = re.compile(r"^(?P<key>[\w .-]+):[ \t]*(?P<value>.*)$")


def read_whole(handle: BinaryIO, source: str, largest: int = LARGEST_TEXT) -> bytes:
    """All bytes of a source.

    Raises:
        UnreadableError: there are more than `largest`.
    """
    data = handle.read(largest + 1)
    if len(data) > largest:
        raise UnreadableError(
            source, f"is larger than {largest >> 20} MB, too large for one article; split it, an article a file or a line"
        )
    handle.read(1)  # raises where the end was that of a damaged archive
    return data


def read_text(handle: BinaryIO, source: str) -> Page:
    """A plain text as it is (only a byte order mark is dropped)."""
    return Page("", clean(decode(read_whole(handle, source), source)))


def is_markdown(head: str, source: str = "") -> bool:
    """Whether a text is Markdown: by its name, its front matter, or at least two marks of which one is no mere line between parts."""
    if _NAMED.search(source) or _FRONT.match(head):
        return True
    shown = head[:20_000]
    marks = len(_MARKS.findall(shown))
    return marks > 0 and marks + len(_RULES.findall(shown)) >= 2


def read_markdown(handle: BinaryIO, source: str) -> Page:
    """A Markdown page as the text a reader sees: links by their words, images by their captions; front matter gives facts."""
    text = clean(decode(read_whole(handle, source), source))
    facts: dict[str, str] = {}
    if front := _FRONT.match(text):
        from dateline.reading.columns import FIELDS, folded, synonyms

        rows = {}
        for line in front["rows"].splitlines():
            if row := _FRONT_ROW.match(line):
                rows[folded(row["key"])] = row["value"].strip().strip("\"'[]")
        for field in FIELDS:
            if field != "text" and (value := next((rows[name] for name in synonyms()[field] if rows.get(name)), "")):
                facts[field] = value
        text = text[front.end() :]
    return _plain(text, facts)


_IMAGE = re.compile(r"!\[(?P<alt>[^\]\n]*)\]\([^)\n]*\)")
_LINK = re.compile(r"\[(?P<words>[^\]\n]+)\](?:\([^)\n]*\)|\[[^\]\n]*\])")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3})(?=\S)(?P<words>[^*_\n]+?)(?<=\S)\1(?![\w*])")
_HEADING = re.compile(r"(?P<level>#{1,6})\s+(?P<words>.*?)\s*#*\s*")
_DROPPED = re.compile(rf"<!--[\s\S]{{0,10000}}?-->|{_REFERENCE}|^(?:[-*_] ?){{3,}}$|^(?:=+|-+)[ \t]*$", re.MULTILINE)
_AUTOLINK = re.compile(r"<(https?://[^>\s]+)>")


def _plain(text: str, facts: dict[str, str]) -> Page:
    lines: list[str] = []
    hints: list[Block] = []
    at = 0

    def add(line: str, kind: BlockKind | None) -> None:
        nonlocal at
        lines.append(line)
        if kind and line:
            hints.append(Block(kind, at, at + len(line)))
        at += len(line) + 1

    title = facts.get("title", "")
    for raw in _DROPPED.sub("", text).splitlines():
        line = raw.rstrip()
        kind: BlockKind | None = None
        if (image := _IMAGE.fullmatch(line.strip())) is not None:
            line, kind = image["alt"], "caption"
        elif (heading := _HEADING.fullmatch(line)) is not None:
            line = heading["words"]
            kind = "headline" if len(heading["level"]) == 1 else None
            title = title or (line if kind else "")
        line = _EMPHASIS.sub(r"\g<words>", _LINK.sub(r"\g<words>", _IMAGE.sub("", _AUTOLINK.sub(r"\1", line))))
        add(line.removeprefix("> "), kind)
    return Page(text="\n".join(lines), hints=tuple(hints), **{"id": "", **facts, "title": title})
