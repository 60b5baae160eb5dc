"""The records that flow through Dateline, and their JSON.

Every offset counts Unicode code points in `Article.text`: `text[start:end]` is the evidence. Records are immutable; a stage that knows
more returns new ones. `to_dict` gives the JSON of the documented interface and `from_dict` reads it back.
"""

from __future__ import annotations

import types
import typing
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, Self

if TYPE_CHECKING:
    import pandas

BlockKind = Literal["headline", "dateline", "byline", "caption", "body", "related", "promo", "disclaimer", "other"]
Status = Literal["actual", "future", "hypothetical", "historical", "negated"]
QuoteKind = Literal["direct", "indirect", "mixed"]


@cache
def _readers(record: type) -> dict[str, Any]:
    """For each field of a record class, the types its values may have."""
    hints = typing.get_type_hints(record)
    found = {}
    for item in fields(record):
        hint = hints[item.name]
        options = typing.get_args(hint) if typing.get_origin(hint) in (types.UnionType, typing.Union) else (hint,)
        found[item.name] = options
    return found


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {item.name: _plain(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def _read(options: tuple[Any, ...], value: Any) -> Any:
    for option in options:
        if isinstance(value, list) and typing.get_origin(option) is tuple:
            return tuple(_read((typing.get_args(option)[0],), item) for item in value)
        if isinstance(value, dict) and isinstance(option, type) and issubclass(option, Record):
            return option.from_dict(value)
    return value


class Record:
    """Shared by all records: the way to JSON and back."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """The record as plain dicts, lists, strings and numbers, keys in the documented order."""
        plain: dict[str, Any] = _plain(self)
        return plain

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Self:
        """Read what `to_dict` wrote; unknown keys are ignored, a missing required key is a KeyError."""
        readers = _readers(cls)  # type: ignore[arg-type]  # a class is hashable; typeshed's Self says otherwise
        return cls(**{name: _read(options, data[name]) for name, options in readers.items() if name in data})


@dataclass(frozen=True, slots=True)
class Span(Record):
    """A stretch of an article's text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block(Record):
    """A stretch of an article's text and what it is; the blocks of an article cover its text without gaps."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Dateline(Record):
    """Where and when a story says it was written; `date` is ISO 8601."""

    place: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class Article(Record):
    """One news story as it was read. `published` is an ISO 8601 date, with time and zone where the source gives them."""

    id: str
    title: str
    text: str
    published: str | None = None
    url: str | None = None
    outlet: str | None = None
    agency: str | None = None
    dateline: Dateline | None = None
    byline: str | None = None
    section: str | None = None
    language: str | None = None
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor(Record):
    """Somebody who does or undergoes an event, as an article names them and as they are coded.

    `code` is ISO 3166-1 alpha-3 or one of PLOVER's special codes; `country` the state the entity belongs to, empty for special codes;
    `sector` its most telling sector and `sectors` all of them; `title` the office or role held on the article's date.
    """

    text: str
    start: int
    end: int
    name: str
    code: str = ""
    country: str = ""
    sector: str = ""
    sectors: tuple[str, ...] = ()
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Speaker(Record):
    """Who says something."""

    text: str
    start: int
    end: int
    name: str
    code: str = ""
    sector: str = ""


@dataclass(frozen=True, slots=True)
class Place(Record):
    """A place named in an article; coordinates in degrees, WGS 84."""

    text: str
    start: int
    end: int
    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None
    resolution: str | None = None


@dataclass(frozen=True, slots=True)
class Event(Record):
    """Who did what to whom, when, where and according to whom.

    `date` is ISO 8601, as precise as the text; `speaker` None is the paper's own voice.
    """

    id: str
    event: str
    mode: tuple[str, ...]
    context: tuple[str, ...]
    status: Status
    quad: str
    score: float
    cameo: str
    goldstein: float
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    trigger: Span
    sentence: Span
    date: str | None = None
    date_text: str | None = None
    place: Place | None = None
    speaker: Speaker | None = None
    dead: int | None = None
    injured: int | None = None
    arrested: int | None = None
    size: int | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Quote(Record):
    """What somebody is reported to have said; `source` is who passed it on ("Xi said, according to Xinhua"), if another."""

    speaker: Speaker | None
    cue: Span | None
    content: Span
    kind: QuoteKind
    addressee: Speaker | None = None
    source: Speaker | None = None


@dataclass(frozen=True, slots=True)
class Coding(Record):
    """An article with what was found in it."""

    article: Article
    events: tuple[Event, ...] = ()
    quotes: tuple[Quote, ...] = ()

    def to_frame(self) -> pandas.DataFrame:
        """One row an event, with the columns of `dateline.tabular.COLUMNS`; needs pandas."""
        from dateline.tabular import COLUMNS, flat_events

        try:
            import pandas
        except ImportError as error:
            raise ImportError("Coding.to_frame needs pandas: pip install pandas") from error
        return pandas.DataFrame(list(flat_events(self)), columns=list(COLUMNS))
