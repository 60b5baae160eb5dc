"""The table of office holders: who held which office of which country, and when."""

import calendar
import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

import dateline

DATA = Path(dateline.__file__).parent / "actors" / "data"
COLUMNS = ["name", "aliases", "family", "gender", "country", "office", "title", "organisation", "sector", "start", "end", "source"]
OFFICES = {
    "head of state",
    "head of government",
    "head of state and government",
    "supreme leader",
    "vice president",
    "deputy prime minister",
    "foreign minister",
    "defence minister",
    "finance minister",
    "interior minister",
    "opposition leader",
    "speaker",
    "spokesman",
    "ambassador",
    "central bank governor",
    "head of organisation",
    "candidate",
    "legislator",
    "army chief",
    "royal",
    "rebel leader",
}
SECTORS = {"GOV", "LEG", "MIL", "OPP", "PTY", "REB", "PRM", "JUD", "SPY", "COP", "REL", "CRM", "BUS", "ELI", "LAB", "MED", "SOC"}
SPECIAL = {"UNO", "EUR", "IGO", "IMG", "NGO"}  # heads of organisations and of armed groups that belong to no state
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?")
FEW_DAYS = 7
# Two heads of government at once, as it was: rival cabinets, shared premierships, and deputies who stood in for a sick or suspended chief.
SHARED = {
    frozenset({"Ariel Sharon", "Ehud Olmert"}),
    frozenset({"Hun Sen", "Prince Norodom Ranariddh"}),
    frozenset({"Selim al-Hoss", "Michel Aoun"}),
    frozenset({"Baghdadi al-Mahmoudi", "Mahmoud Jibril"}),
    frozenset({"Abdullah al-Thinni", "Omar al-Hassi"}),
    frozenset({"Abdullah al-Thinni", "Khalifa al-Ghwell"}),
    frozenset({"Fayez al-Serraj", "Khalifa al-Ghwell"}),
    frozenset({"Fayez al-Serraj", "Abdullah al-Thinni"}),
    frozenset({"Michael Somare", "Sam Abal"}),
    frozenset({"Abdulhamid Dbeibah", "Fathi Bashagha"}),
    frozenset({"Abdulhamid Dbeibah", "Osama Hamad"}),
    frozenset({"Kjell Magne Bondevik", "Anne Enger Lahnstein"}),
    frozenset({"Hun Sen", "Ung Huot"}),
    frozenset({"Guillaume Soro", "Gilbert Ake"}),
    frozenset({"Tantely Andrianarivo", "Jacques Sylla"}),
    frozenset({"Paetongtarn Shinawatra", "Phumtham Wechayachai"}),
}

Row = dict[str, str]


def read(name: str) -> list[Row]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return read("office_holders.csv")


def first_day(text: str) -> date:
    year, month, day = (int(p) for p in f"{text}-01-01".split("-")[:3])
    return date(year, month, day)


def last_day(text: str) -> date:
    if not text:
        return date.max
    parts = [int(p) for p in text.split("-")]
    month = parts[1] if len(parts) > 1 else 12
    return date(parts[0], month, parts[2] if len(parts) > 2 else calendar.monthrange(parts[0], month)[1])


def certain_overlap(a: Row, b: Row) -> int:
    """Days that two rows surely share, whatever the days left open by dates given as a month or a year."""
    starts = [last_day(r["start"]) for r in (a, b)]
    ends = [first_day(r["end"]) if r["end"] else date.max for r in (a, b)]
    return (min(ends) - max(starts)).days


def in_office(rows: list[Row], office: str, country: str, day: str) -> set[str]:
    when = date.fromisoformat(day)
    return {
        r["name"] for r in rows if r["office"] == office and r["country"] == country and first_day(r["start"]) <= when <= last_day(r["end"])
    }


def test_columns_and_size(rows: list[Row]) -> None:
    assert list(rows[0]) == COLUMNS
    assert len(rows) > 6000


def test_every_field_is_valid(rows: list[Row]) -> None:
    countries = {r["code"] for r in read("countries.csv")} | SPECIAL
    for row in rows:
        assert None not in row, row
        assert None not in row.values(), row
        assert all(value == value.strip() for value in row.values()), row
        assert all(row[column] for column in ("name", "family", "title", "start")), row
        assert row["gender"] in {"m", "f", ""}, row
        assert row["country"] in countries, row
        assert row["office"] in OFFICES, row
        assert row["sector"] in SECTORS, row
        assert row["source"] in {"knowledge", "REIGN 2021-8"}, row


def test_family_is_part_of_a_name(rows: list[Row]) -> None:
    """Later mentions ("Xi", "bin Salman", "Prachanda") are words of the name or of an alias."""
    for row in rows:
        forms = f"{row['name']}; {row['aliases']}".lower()
        assert all(word in forms for word in row["family"].lower().split()), row


def test_aliases_are_other_full_forms(rows: list[Row]) -> None:
    for row in rows:
        aliases = row["aliases"].split("; ") if row["aliases"] else []
        assert len(aliases) == len(set(aliases)), row
        assert row["name"] not in aliases, row
        assert all(aliases), row


def test_dates_are_iso_and_in_order(rows: list[Row]) -> None:
    for row in rows:
        assert DATE.fullmatch(row["start"]), row
        assert not row["end"] or DATE.fullmatch(row["end"]), row
        assert first_day(row["start"]) <= last_day(row["end"]), row


def test_organisations_are_named(rows: list[Row]) -> None:
    """Heads of organisations say of what; special codes are for them, their parliaments and leaders of transnational armed groups."""
    for row in rows:
        if row["office"] == "head of organisation":
            assert row["organisation"], row
        if row["country"] in SPECIAL:
            assert row["office"] in {"head of organisation", "legislator", "rebel leader", "spokesman", "ambassador"}, row


def test_no_row_twice(rows: list[Row]) -> None:
    keys = Counter((r["name"], r["country"], r["office"], r["title"], r["organisation"], r["start"]) for r in rows)
    assert [key for key, count in keys.items() if count > 1] == []


def test_one_person_is_written_one_way(rows: list[Row]) -> None:
    """A person's rows agree on family name, gender and aliases; no alias is another row's name."""
    people: dict[tuple[str, str], set[tuple[str, str, str]]] = defaultdict(set)
    for row in rows:
        people[row["country"], row["name"]].add((row["family"], row["gender"], row["aliases"]))
    assert {who: forms for who, forms in people.items() if len(forms) > 1} == {}
    taken = {(row["country"], alias) for row in rows for alias in row["aliases"].split("; ")}
    assert taken & set(people) == set()


def same_post(rows: list[Row], office: str) -> Iterator[tuple[Row, Row]]:
    """Pairs of different people in an office of one country."""
    by_country: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row["office"] == office:
            by_country[row["country"]].append(row)
    for held in by_country.values():
        yield from ((a, b) for a, b in combinations(held, 2) if a["name"] != b["name"])


def test_one_head_of_government_at_a_time(rows: list[Row]) -> None:
    clashes = [
        (a["country"], a["name"], b["name"], certain_overlap(a, b))
        for a, b in same_post(rows, "head of government")
        if certain_overlap(a, b) > FEW_DAYS and frozenset({a["name"], b["name"]}) not in SHARED
    ]
    assert clashes == []


@pytest.mark.parametrize("office", ["foreign minister", "defence minister", "army chief"])
def test_one_minister_at_a_time(rows: list[Row], office: str) -> None:
    clashes = [
        (a["country"], a["name"], b["name"])
        for a, b in same_post(rows, office)
        if a["title"] == b["title"] and certain_overlap(a, b) > FEW_DAYS
    ]
    assert clashes == []


def test_every_state_has_leaders(rows: list[Row]) -> None:
    leaders = {"head of state", "head of government", "head of state and government", "supreme leader"}
    led = {r["country"] for r in rows if r["office"] in leaders}
    members = {r["code"] for r in read("countries.csv") if r["status"] == "member"}
    assert members - led == set()


@pytest.mark.parametrize(
    ("office", "country", "day", "name"),
    [
        ("head of state", "RUS", "2005-06-01", "Vladimir Putin"),
        ("head of government", "RUS", "2010-06-01", "Vladimir Putin"),
        ("head of state", "RUS", "2010-06-01", "Dmitry Medvedev"),
        ("head of state and government", "USA", "2013-03-01", "Barack Obama"),
        ("legislator", "USA", "2006-03-01", "Barack Obama"),
        ("head of government", "GBR", "2022-10-01", "Liz Truss"),
        ("defence minister", "GBR", "2022-10-01", "Ben Wallace"),
        ("foreign minister", "IRN", "2015-07-14", "Mohammad Javad Zarif"),
        ("supreme leader", "SUN", "1988-01-01", "Mikhail Gorbachev"),
        ("head of organisation", "IGO", "2012-01-01", "Anders Fogh Rasmussen"),
        ("head of organisation", "UNO", "2003-03-20", "Kofi Annan"),
        ("opposition leader", "MMR", "2003-01-01", "Aung San Suu Kyi"),
        ("head of government", "MMR", "2018-01-01", "Aung San Suu Kyi"),
        ("rebel leader", "COD", "1996-12-01", "Laurent Kabila"),
        ("head of state and government", "COD", "1999-01-01", "Laurent Kabila"),
    ],
)
def test_who_held_the_office(rows: list[Row], office: str, country: str, day: str, name: str) -> None:
    assert name in in_office(rows, office, country, day)


def test_correlates_of_war_codes() -> None:
    """Every code means one state at a time, and every UN member of our table has one."""
    states = read("cow.csv")
    assert list(states[0]) == ["iso3", "cow_code", "cow_abbrev", "name", "start", "end", "source"]
    numbers: dict[str, set[str]] = defaultdict(set)
    for state in states:
        assert re.fullmatch(r"[A-Z]{3}", state["cow_abbrev"]), state
        assert 2 <= int(state["cow_code"]) <= 990, state
        assert DATE.fullmatch(state["start"]), state
        assert not state["end"] or DATE.fullmatch(state["end"]), state
        assert first_day(state["start"]) <= last_day(state["end"]), state
        numbers[state["cow_abbrev"]].add(state["cow_code"])
    assert {abbrev for abbrev, found in numbers.items() if len(found) > 1} == set()
    current = Counter(s["iso3"] for s in states if not s["end"])
    assert set(current.values()) == {1}
    members = {r["code"] for r in read("countries.csv") if r["status"] == "member"}
    assert members - set(current) == set()
