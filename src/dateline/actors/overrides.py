"""A user's own actors: a CSV file in the columns of any of our tables, told apart by its header."""

from __future__ import annotations

import csv
from pathlib import Path

from dateline.actors.lexicon import Lexicon
from dateline.actors.people import People, read_people
from dateline.actors.tables import add_countries, add_groups, add_institutions, add_organisations, add_parties, add_regions, add_roles
from dateline.errors import DataError

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


def read_overrides(path: Path) -> tuple[Lexicon, People]:
    """Names and people of a user's file.

    Its columns are those of one of our tables: name, aliases, family, gender, country, office, title, organisation, sector, start, end for
    people (the default: name, country and sector suffice), or those of organisations.csv, groups.csv, parties.csv, roles.csv,
    institutions.csv, subnational.csv or countries.csv.

    Raises:
        DataError: the file cannot be read, or its header fits none of these.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            header = set(next(csv.reader(line for line in lines if not line.startswith("#")), []))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataError(f"{path}: cannot be read ({error}); give a CSV file in UTF-8 with a header line") from error
    names = Lexicon()
    for columns, add in SHAPES:
        if columns <= header:
            add(names, path)
            return names, People()
    if {"name", "country", "sector"} <= header:
        return names, read_people(path)
    raise DataError(f"{path}: its columns fit no table of actors; begin with name,country,sector (people) or the header of one of ours")
