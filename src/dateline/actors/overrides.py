"""A user's own actors: a CSV file in the columns of any of our tables, told apart by its header."""

from __future__ import annotations

import csv
import re
from datetime import date
from pathlib import Path

from dateline.actors.lexicon import Lexicon, cells, rows
from dateline.actors.people import People, read_people
from dateline.actors.tables import (
    SPECIAL_CODES,
    add_countries,
    add_groups,
    add_institutions,
    add_organisations,
    add_parties,
    add_regions,
    add_roles,
    lexicon,
)
from dateline.errors import DataError
from dateline.ontology import load_ontology

#: The columns that tell a table, in the order in which they are tried, and what it becomes.
SHAPES = (
    ({"adjectives", "peoples", "capitals"}, add_countries),
    ({"ruling"}, add_parties),
    ({"countries"}, add_groups),
    ({"phrase", "plural"}, add_roles),
    ({"phrase"}, add_institutions),
    ({"adjective"}, add_regions),
    ({"code", "kind"}, add_organisations),
)
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def read_overrides(path: Path) -> tuple[Lexicon, People]:
    """Names and people of a user's file.

    Its columns are those of one of our tables: name, aliases, family, gender, country, office, title, organisation, sector, start, end for
    people (the default: name, country and sector suffice), or those of organisations.csv, groups.csv, parties.csv, roles.csv,
    institutions.csv, subnational.csv or countries.csv.

    Raises:
        DataError: the file cannot be read, its header fits none of these, or a row has a country, sector or date that is none.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            first = next(csv.reader(line for line in lines if not line.startswith("#")), [])
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataError(f"{path}: cannot be read ({error}); give a CSV file in UTF-8 with a header line") from error
    header, names = set(first), Lexicon()
    for columns, add in SHAPES:
        if columns <= header:
            _check(path)
            add(names, path)
            return names, People()
    if {"name", "country", "sector"} <= header:
        _check(path)
        return names, read_people(path)
    if len(first) == 1 and (";" in first[0] or "\t" in first[0]):
        raise DataError(f"{path}: its columns are not parted by commas; save it as CSV with commas")
    raise DataError(f"{path}: its columns fit no table of actors; begin with name,country,sector (people) or the header of one of ours")


def _check(path: Path) -> None:
    """Say which row holds what no actor can have."""
    countries = {*lexicon().states, *SPECIAL_CODES}
    sectors = {*load_ontology().sectors, ""}
    for number, row in enumerate(rows(path, ()), 1):
        where = f"{path}: row {number} ({row.get('name') or row.get('phrase') or 'without a name'})"
        if not (row.get("name") or row.get("phrase")):
            raise DataError(f"{where}: give it one")
        # a table of countries brings its own codes
        named = [row.get("country", "").strip(), *cells(row.get("countries"))]
        if "adjectives" not in row and (wrong := [code for code in named if code not in countries]):
            raise DataError(f"{where}: the country {wrong[0]!r} is no code; use ISO 3166's three capital letters (PER), or leave it empty")
        if wrong := [sector for sector in cells(row.get("sector")) if sector not in sectors]:
            raise DataError(f"{where}: the sector {wrong[0]!r} is none of PLOVER's; use one of {', '.join(sorted(sectors)[1:])}")
        if wrong := [value for name in ("start", "end") if not _is_date(value := row.get(name, ""))]:
            raise DataError(f"{where}: the date {wrong[0]!r} is none; write 2022, 2022-02 or 2022-02-05, or leave it empty")


def _is_date(value: str) -> bool:
    """Whether a cell holds a date, a month, a year or nothing."""
    try:
        return not value or bool(_DATE.fullmatch(value) and date.fromisoformat((value + "-01-01")[:10] if len(value) < 10 else value))
    except ValueError:
        return False
