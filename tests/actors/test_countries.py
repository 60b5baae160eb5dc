"""The table of states and territories is complete and well formed."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

import dateline.actors
from dateline.actors import Resolver

DATA = Path(dateline.actors.__file__).parent / "data"


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    with (DATA / "countries.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_every_member_and_observer_of_the_united_nations(rows: list[dict[str, str]]) -> None:
    status = Counter(row["status"] for row in rows)
    assert status["member"] == 193
    assert status["observer"] == 2


def test_every_row_has_a_code_a_name_and_a_source(rows: list[dict[str, str]]) -> None:
    for row in rows:
        assert len(row["code"]) == 3, row["name"]
        assert row["code"].isupper()
        assert len(row["country"]) == 3, row["name"]
        assert row["name"], row
        assert row["source"], row


def test_historical_states_have_years(rows: list[dict[str, str]]) -> None:
    for row in rows:
        if row["status"] == "historical":
            assert row["start"], row["name"]
            assert row["end"], row["name"]


def test_every_name_and_adjective_leads_to_its_state(rows: list[dict[str, str]], resolver: Resolver) -> None:
    for row in rows:
        if row["status"] in ("member", "observer", "territory"):
            assert resolver.who(row["name"]).code == row["code"], row["name"]
        if row["status"] == "member":
            for adjective in row["adjectives"].split("; "):
                if adjective:
                    assert resolver.who(f"the {adjective} foreign minister").code == row["code"], adjective


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Soviet Union", "SUN"),
        ("Yugoslavia", "YUG"),
        ("East Germany", "DDR"),
        ("Czechoslovakia", "CSK"),
        ("Zaire", "ZAR"),
        ("Kosovo", "XKX"),
        ("Hong Kong", "HKG"),
    ],
)
def test_states_that_archives_need(resolver: Resolver, name: str, code: str) -> None:
    assert resolver.who(name).code == code


def test_a_special_region_belongs_to_its_state(resolver: Resolver) -> None:
    actor = resolver.who("the Hong Kong government")
    assert (actor.code, actor.country, actor.sector) == ("HKG", "CHN", "GOV")
