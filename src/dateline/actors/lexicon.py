"""The lexicon: what the tables in `data/` know of names, roles and countries, by folded name.

Each table is read once, on first use. An `Entry` is one reading of one name; a name may have several ("PRI", "Georgia").
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dateline.actors.words import key, plural
from dateline.errors import DataError

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Entry:
    """One reading of a name.

    `kind` is country, adjective, people, capital, seat, organisation, group, party, role, institution, region (a subnational government),
    or person; `sub` is the table's own finer kind; `start` and `end` are ISO dates or years, "" where open; `office` the office a role
    names; `many` whether the form is a plural.
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


def cells(value: str | None) -> list[str]:
    """The items of a list cell ("; " between them)."""
    return [item.strip() for item in value.split(";") if item.strip()] if value else []


def rows(path: Path, needed: Iterable[str] = ("name",)) -> Iterator[dict[str, str]]:
    """The rows of a table; DataError names the file where it cannot be read or lacks a column."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(line for line in lines if not line.startswith("#"))
            missing = [column for column in needed if column not in (reader.fieldnames or ())]
            if missing:
                raise DataError(f"{path}: lacks the column {', '.join(missing)}; add it to the header line")
            yield from reader
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataError(f"{path}: cannot be read ({error}); give a CSV file in UTF-8 with a header line") from error


class Lexicon:
    """Names to entries; `longest` finds the longest known name at a position in a phrase."""

    def __init__(self) -> None:
        self.entries: dict[str, list[Entry]] = {}
        self.reach: dict[str, int] = {}

    def add(self, name: str, entry: Entry) -> None:
        """Know an entry under a further name."""
        folded = key(name)
        if not folded:
            return
        known = self.entries.get(folded)
        if known is None:
            self.entries[folded] = [entry]
            first, length = folded.split(" ", 1)[0], folded.count(" ") + 1
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


def _is_acronym(name: str) -> bool:
    letters = name.replace(".", "")
    return letters.isupper() and letters.isalpha() and len(letters) <= 6


def _add_countries(lexicon: Lexicon, path: Path) -> None:
    for row in rows(path, ("code", "name", "country", "adjectives", "peoples", "capitals", "seats", "status")):
        status = row["status"]
        code, country = row["code"], row["country"]
        shared: dict[str, Any] = {"start": row["start"], "end": row["end"], "sub": status}
        sector = "PRE" if status == "defacto" else ""
        state = Entry("country", row["name"], code, country, sector, **shared)
        for name in (row["name"], row["official"], *cells(row["aliases"])):
            lexicon.add(name, Entry("country", row["name"], code, country, sector, acronym=True, **shared) if _is_acronym(name) else state)
        for name in cells(row["adjectives"]):
            lexicon.add(name, Entry("adjective", row["name"], code, country, acronym=_is_acronym(name), **shared))
        for name in cells(row["peoples"]):
            lexicon.add(
                name, Entry("people", row["name"], code, country, many=name.endswith(("s", "ese", "men", "people", "h", "ch")), **shared)
            )
        for name in cells(row["capitals"]):
            lexicon.add(name, Entry("capital", row["name"], code, country, "GOV", **shared))
        for name in cells(row["seats"]):
            lexicon.add(name, Entry("seat", row["name"], code, country, "GOV", **shared))


def _add_organisations(lexicon: Lexicon, path: Path) -> None:
    for row in rows(path, ("name", "aliases", "code", "country", "sector", "kind")):
        kind = "seat" if row["kind"] == "metonym" else "organisation"
        for name in (row["name"], *cells(row["aliases"])):
            entry = Entry(
                kind, row["name"], row["code"] or row["country"], row["country"], row["sector"], row["kind"], row["start"] or "",
                row["end"] or "", acronym=_is_acronym(name),
            )  # fmt: skip
            lexicon.add(name, entry)


def _add_groups(lexicon: Lexicon, path: Path) -> None:
    for row in rows(path, ("name", "aliases", "code", "countries", "sector")):
        countries = tuple(cells(row["countries"]))
        home = countries[0] if countries and row["code"] not in ("IMG", "ISM", "IGO", "NGO") else ""
        for name in (row["name"], *cells(row["aliases"])):
            entry = Entry(
                "group", row["name"], row["code"] or home, home, row["sector"], "", row["start"] or "", row["end"] or "",
                acronym=_is_acronym(name), countries=countries,
            )  # fmt: skip
            lexicon.add(name, entry)


def _add_parties(lexicon: Lexicon, path: Path) -> None:
    for row in rows(path, ("name", "aliases", "country", "code", "ruling")):
        for name in (row["name"], *cells(row["aliases"])):
            entry = Entry(
                "party", row["name"], row["code"] or row["country"], row["country"], "PTY", row["ruling"], acronym=_is_acronym(name)
            )
            lexicon.add(name, entry)


def _add_roles(lexicon: Lexicon, path: Path) -> None:
    for row in rows(path, ("phrase", "plural", "sector", "title", "gender", "office")):
        phrase = row["phrase"]
        entry = Entry(
            "role",
            phrase,
            sector=row["sector"],
            office=row["office"],
            gender=row["gender"],
            title=row["title"] == "yes",
            sub=row["note"] or "",
        )
        lexicon.add(phrase, entry)
        many = row["plural"] or plural(phrase)
        if many != phrase:
            lexicon.add(many, Entry("role", phrase, sector=row["sector"], office=row["office"], sub=row["note"] or "", many=True))


def _add_institutions(lexicon: Lexicon, path: Path) -> None:
    for row in rows(path, ("phrase", "aliases", "sector", "kind")):
        entry = Entry("institution", row["phrase"], sector=row["sector"], sub=row["kind"])
        for name in (row["phrase"], *cells(row["aliases"])):
            lexicon.add(name, entry)


def _add_regions(lexicon: Lexicon, path: Path) -> None:
    for row in rows(path, ("name", "aliases", "country", "kind", "adjective")):
        entry = Entry("region", row["name"], row["country"], row["country"], "", row["kind"])
        for name in (row["name"], *cells(row["aliases"])):
            lexicon.add(name, entry)
        for name in cells(row["adjective"]):
            lexicon.add(name, Entry("regional", row["name"], row["country"], row["country"], "", row["kind"]))


#: What each table becomes; a table that a builder has removed is a DataError, since answers would silently change.
TABLES = (
    ("countries.csv", _add_countries),
    ("organisations.csv", _add_organisations),
    ("groups.csv", _add_groups),
    ("parties.csv", _add_parties),
    ("roles.csv", _add_roles),
    ("institutions.csv", _add_institutions),
    ("subnational.csv", _add_regions),
)


@cache
def lexicon() -> Lexicon:
    """The lexicon of the tables that Dateline ships."""
    found = Lexicon()
    for name, add in TABLES:
        if (DATA / name).exists():
            add(found, DATA / name)
    return found


@cache
def cities() -> dict[str, tuple[str, int]]:
    """Folded names of cities over 15,000 inhabitants to country and population (the most populous of a name); read on first use."""
    found = {}
    with (DATA / "cities.csv").open(encoding="utf-8") as lines:
        for line in lines:
            name, _, rest = line.rpartition(",")[0].rpartition(",") if line[0] != "#" else ("", "", "")
            if rest and len(rest) == 3:
                found[key(name)] = (rest, int(line.rpartition(",")[2]))
    return found


@cache
def word_table(name: str) -> dict[str, tuple[str, str]]:
    """A table of words (`data/NAME.csv`: word, kind, sector, source) as folded word to (kind, sector); read on first use."""
    return {key(row["word"]): (row["kind"], row["sector"]) for row in rows(DATA / f"{name}.csv", ("word", "kind", "sector"))}
