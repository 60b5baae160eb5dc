"""From a row of a table or a JSON object to a page, by the names its columns have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from dateline.errors import UnreadableError, UsageError
from dateline.reading.decode import clean
from dateline.reading.page import Page
from dateline.tables import load_yaml

FIELDS = ("id", "title", "text", "published", "url", "outlet", "agency", "byline", "section", "language")
_TAGS = re.compile(r"<(?:p|div|br|html|body|article|section|span|h[1-6]|ul|figure|a|table)\b[^>]{0,500}>", re.IGNORECASE)
#: A short text that is a table's summary column is taken only where no fuller column has anything.
_BLANKS = re.compile(r"[\s-]+")


@cache
def synonyms() -> dict[str, tuple[str, ...]]:
    """`columns.yaml`: for each field the names it may have, the preferred first."""
    table = load_yaml(Path(__file__).with_name("data") / "columns.yaml")
    return {field: tuple(map(str, names)) for field, names in table.items()}


def folded(name: object) -> str:
    """A column's name as the table of names has it."""
    return _BLANKS.sub("_", str(name).strip().strip("\ufeff").lower())


def check_columns(columns: Mapping[str, str] | None) -> Mapping[str, str]:
    """The columns a user named.

    Raises:
        UsageError: one of them is for a field that articles do not have.
    """
    for field in columns or {}:
        if field not in FIELDS:
            raise UsageError(f"--column {field}=...: no such field; the fields are {', '.join(FIELDS)}")
    return columns or {}


def has_text_column(names: Iterable[object], columns: Mapping[str, str]) -> bool:
    """Whether a table with these column names has one with the articles' text."""
    known = {folded(name) for name in names}
    wanted = {folded(columns["text"])} if "text" in columns else set(synonyms()["text"])
    return bool(known & wanted)


def page_of(row: Mapping[Any, Any], where: str, columns: Mapping[str, str]) -> Page | UnreadableError:
    """A page from a row.

    Args:
        row: column names and values; values may be nested, missing or of any type.
        where: the source and the row's place in it, for the error.
        columns: fields that the user gave other names for.

    Returns:
        The page (with empty text where the text's column is there and empty), or the error to report: no column holds text.
    """
    named = {folded(name): value for name, value in row.items() if name is not None}
    values: dict[str, str] = {}
    for field in FIELDS:
        names = (folded(columns[field]),) if field in columns else synonyms()[field]
        values[field] = _first(named, names)
    if not values["text"] and not has_text_column(named, columns):
        found = ", ".join(map(str, list(row)[:12])) or "none"
        if "text" in columns:
            return UnreadableError(where, f"has no column {columns['text']!r}; it has {found}")
        return UnreadableError(where, f"has no column with a text; it has {found}; name one with --column text=NAME")
    if values["published"].lower() in ("nan", "nat", "none"):
        values["published"] = ""
    text = values.pop("text")
    if len(_TAGS.findall(text[:5000])) >= 2 or (text.lstrip().startswith("<") and _TAGS.search(text[:500])):
        from dateline.reading.html import fragment_text

        text = fragment_text(text)
    return Page(
        text=text,
        id=values["id"],
        title=values["title"],
        published=values["published"],
        url=values["url"],
        outlet=values["outlet"],
        agency=values["agency"],
        byline=values["byline"],
        section=values["section"],
        language=values["language"],
    )


def _first(named: Mapping[str, Any], names: Iterable[str]) -> str:
    for name in names:
        value: Any = named.get(name)
        if value is None and "." in name:
            value = _inside(named, name.split("."))
        if (text := plain(value)).strip():
            return text
    return ""


def _inside(value: Any, path: list[str]) -> Any:
    for key in path:
        if isinstance(value, Mapping):
            value = next((inner for name, inner in value.items() if folded(name) == key), None)
        elif isinstance(value, (list, tuple)) and key.isdigit() and int(key) < len(value):
            value = value[int(key)]
        else:
            return None
    return value


def plain(value: object) -> str:
    """A value as text: dates in ISO 8601, lists joined, an object by its name; "" for nothing, not-a-number and other objects."""
    if value is None or value != value:
        return ""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, bytes):
        return clean(value.decode("utf-8", "replace"))
    if isinstance(value, Mapping):
        return plain(value.get("name") or value.get("#text") or value.get("value") or value.get("$oid") or "")
    if isinstance(value, (list, tuple)):
        parts = [plain(item) for item in value]
        longest = max(map(len, parts), default=0)
        return ("\n" if longest > 80 else ", ").join(filter(None, parts))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
