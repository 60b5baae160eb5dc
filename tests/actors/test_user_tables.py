"""Tables in the columns of Dateline's own: what a user's file must have, and what it may leave out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.actors import Resolver, lexicon, overrides, people, tables
from dateline.actors.lexicon import Lexicon
from dateline.errors import DataError


@pytest.mark.parametrize(
    ("add", "header", "row", "name"),
    [
        (tables.add_roles, "phrase,plural,sector,title,gender,office", "dike reeve,,GOV,,,", "dike reeve"),
        (
            tables.add_countries,
            "code,name,country,adjectives,peoples,capitals,seats,status",
            "OST,Ostland,OST,Ostlandic,Ostlanders,Karstadt,,",
            "ostlandic",
        ),
    ],
)
def test_columns_that_hold_nothing_needed_may_be_left_out(
    tmp_path: Path, add: Callable[[Lexicon, Path], None], header: str, row: str, name: str
) -> None:
    table = tmp_path / "mine.csv"
    table.write_text(f"{header}\n{row}\n", encoding="utf-8")
    lexicon = Lexicon()
    add(lexicon, table)
    assert len(lexicon.get(name)) == 1


def test_a_table_that_is_missing_from_the_installation_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "DATA", tmp_path)
    with pytest.raises(DataError, match=r"countries\.csv"):
        tables.lexicon.__wrapped__()
    monkeypatch.setattr(people, "DATA", tmp_path)
    with pytest.raises(DataError, match=r"office_holders\.csv"):
        people.people.__wrapped__()


def test_somebody_with_two_offices_is_found_once_by_name_and_by_a_shorter_name() -> None:
    held = [
        {
            "name": "Arne Olav Dahl",
            "country": "NOR",
            "office": office,
            "sector": "GOV",
            "start": "2020",
            "end": "",
            "aliases": "Arne O. Dahl",
        }
        for office in ("minister", "mayor")
    ]
    known = people.People()
    known.add(held, frozenset())
    (person,) = known.abridged("arne dahl")
    assert len(person.offices) == 2
    assert known.longest(["arne", "olav", "dahl"], 0) == (3, [person])
    assert sorted(known.by_name) == ["arne o dahl", "arne olav dahl"]


def test_an_empty_line_among_the_cities_is_no_city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "cities.csv").write_text("# towns\nname,country,population\n\nOst,OST,20000\n", encoding="utf-8")
    monkeypatch.setattr(lexicon, "DATA", tmp_path)
    assert lexicon._cities.__wrapped__() == {"ost": "Ost,OST,20000"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name,country,sector\nRosa Mamani,PERU,GOV\n", r"row 1 \(Rosa Mamani\): the country 'PERU'"),
        ("name,country,sector\nRosa Mamani,PER,MAYOR\n", r"the sector 'MAYOR'"),
        ("name,country,sector,start,end\nRosa Mamani,PER,GOV,2020,never\n", r"the date 'never'"),
        ("name,country,sector,start,end\nRosa Mamani,PER,GOV,2020-02-31,\n", r"the date '2020-02-31'"),
        ("name,country,sector\nRosa Mamani,PER;BOL,GOV\n", r"the country 'PER;BOL'"),
        ("name,country,sector\n,PER,GOV\n", r"without a name"),
        ("name;country;sector\nRosa Mamani;PER;GOV\n", r"save it as CSV with commas"),
        ("person,state\nRosa Mamani,PER\n", r"fit no table"),
    ],
)
def test_a_user_s_table_that_is_wrong_says_where(tmp_path: Path, text: str, said: str) -> None:
    table = tmp_path / "mine.csv"
    table.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=said):
        overrides.read_overrides(table)


def test_a_user_s_person_has_the_dates_that_the_table_gives(tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    table.write_text("name,country,sector,title,start,end\nRosa Mamani,PER,GOV,Mayor of Puno,2023-01,\n", encoding="utf-8")
    answer = Resolver(table).explain("Rosa Mamani", "2024-01-01")
    assert answer.actor.code == "PER"
    assert "Mayor of Puno of PER 2023-01-01.." in answer.reasons[0]
