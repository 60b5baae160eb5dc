"""The lexicon: what the tables in `data/` know of names, roles and countries, by folded name.

Each table is read once, on first use. An `Entry` is one reading of one name; a name may have several ("PRI", "Georgia").
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from dateline.actors.words import key
from dateline.errors import DataError

DATA = Path(__file__).parent / "data"


class Entry(NamedTuple):
    """One reading of a name.

    `kind` is country, adjective, people, capital, seat, organisation, group, party, role, institution, region (a subnational government),
    regional (its adjective), city, set or mask; `sub` is the table's own finer kind; `start` and `end` are ISO dates or years, "" where
    open; `office` the office a role names; `many` whether the form is a plural; `armed` the years in which a party fought;
    `first` whether a shared acronym is this one's before all; `small` whether a body's name is written in small letters ("world body").
    """

    kind: str
    name: str
    code: str = ""
    country: str = ""
    sector: str = ""
    sub: str = ""
    start: str = ""
    end: str = ""
    office: str = ""
    gender: str = ""
    title: bool = False
    many: bool = False
    acronym: bool = False
    countries: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    armed: str = ""
    first: bool = False
    small: bool = False


def cells(value: str | None) -> list[str]:
    """The items of a list cell ("; " between them)."""
    if not value:
        return []
    if ";" not in value:
        return [value.strip()]
    return [item.strip() for item in value.split(";") if item.strip()]


def rows(path: Path, needed: Iterable[str] = ("name",)) -> Iterator[dict[str, str]]:
    """The rows of a table; DataError names the file where it cannot be read or lacks a column."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.reader(line for line in lines if line[0] != "#")
            header = next(reader, [])
            missing = [column for column in needed if column not in header]
            if missing:
                raise DataError(f"{path}: lacks the column {', '.join(missing)}; add it to the header line")
            width = len(header)
            for cells_of_row in reader:
                if cells_of_row:
                    yield dict(zip_longest(header, cells_of_row[:width], fillvalue=""))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataError(f"{path}: cannot be read ({error}); give a CSV file in UTF-8 with a header line") from error


class Lexicon:
    """Names to entries; `longest` finds the longest known name at a position in a phrase."""

    def __init__(self) -> None:
        self.entries: dict[str, list[Entry]] = {}
        self.states: dict[str, str] = {}
        self.reach: dict[str, int] = {}
        self.last: set[str] = set()

    def add(self, name: str, entry: Entry) -> None:
        """Know an entry under a further name."""
        folded = key(name)
        if not folded:
            return
        known = self.entries.get(folded)
        if known is None:
            self.entries[folded] = [entry]
            first, length = folded.split(" ", 1)[0], folded.count(" ") + 1
            self.last.add(folded.rsplit(" ", 1)[-1])
            if length > self.reach.get(first, 0):
                self.reach[first] = length
        elif entry not in known:
            known.append(entry)

    def get(self, folded: str) -> list[Entry]:
        """The entries of a folded name, none if unknown."""
        return self.entries.get(folded, [])

    def longest(self, words: list[str], at: int) -> tuple[int, list[Entry]]:
        """The longest known name that begins at a word: its number of words and its entries; (0, []) if none."""
        reach = self.reach.get(words[at], 0)
        for length in range(min(reach, len(words) - at), 0, -1):
            found = self.entries.get(" ".join(words[at : at + length]))
            if found:
                return length, found
        return 0, []


@cache
def _cities() -> dict[str, str]:
    """Folded names to lines of `cities.csv`; read on first use, and not taken further apart, since a story asks for few of them."""
    lines = (DATA / "cities.csv").read_text(encoding="utf-8").splitlines()
    table = [line for line in lines if line and line[0] != "#"][1:]
    return {key(line.rsplit(",", 2)[0]): line for line in table}


def known_city(name: str) -> tuple[str, int]:
    """Country and population of a city over 15,000 inhabitants by its folded name, the most populous of that name; ("", 0) if unknown."""
    _, country, population = _cities().get(name, ",,0").rsplit(",", 2)
    return country, int(population)


@cache
def word_table(name: str) -> dict[str, tuple[str, str]]:
    """A table of words (`data/NAME.csv`: word, kind, sector, source) as folded word to (kind, sector); read on first use."""
    return {key(row["word"]): (row["kind"], row["sector"]) for row in rows(DATA / f"{name}.csv", ("word", "kind", "sector"))}
