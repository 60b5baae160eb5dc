"""Phrases whose country or sector comes from more than their own words: whom they serve, what they are no part of, when they were what."""

from __future__ import annotations

import pytest

from dateline.actors import Resolver
from tests.actors.conftest import coded


@pytest.mark.parametrize(
    ("phrase", "code", "sector"),
    [
        ("a spokesman for Togo", "TGO", "GOV"),
        ("a spokeswoman for the Danish Foreign Ministry", "DNK", "GOV"),
        ("a spokesman for the Interior Ministry in Tunis", "TUN", "GOV"),
        ("an aide to President Emmanuel Macron", "FRA", "GOV"),
        ("lawyers for Alexei Navalny", "RUS", "JUD"),
        ("soldiers loyal to Khalifa Haftar", "LBY", "MIL"),
        ("rebels led by Laurent Nkunda", "COD", "REB"),
        ("legislators allied with President Nicolas Maduro", "VEN", "LEG"),
        ("negotiators for the Colombian rebels", "COL", "REB"),
        ("NATO-led peacekeepers", "IGO", "MIL"),
    ],
)
def test_those_who_serve_somebody_are_of_them(resolver: Resolver, phrase: str, code: str, sector: str) -> None:
    assert coded(resolver, phrase) == (code, sector)


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("anti-Japanese protesters", ""),
        ("pro-Russian demonstrators", ""),
        ("ethnic German villagers", ""),
        ("ethnic Germans in Kazakhstan", "KAZ"),
        ("Western diplomats in Tripoli", ""),
        ("the embassy in Lisbon", ""),
        ("the Brazilian embassy in Lisbon", "BRA"),
        ("Roman Catholic priests in Uganda", "UGA"),
        ("envoys from Hanoi", "VNM"),
        ("the al-Qaeda-linked Zorbu Front", ""),
        ("an enemy of Saddam Hussein", ""),
        ("the envoy to Bashar al-Assad", ""),
    ],
)
def test_a_state_named_in_a_phrase_may_not_be_its_own(resolver: Resolver, phrase: str, code: str) -> None:
    assert coded(resolver, phrase)[0] == code


@pytest.mark.parametrize(
    ("phrase", "date", "code", "sector"),
    [
        ("UNITA", "1993-03-01", "AGO", "REB"),
        ("UNITA", "2010-03-01", "AGO", "PTY"),
        ("Mikhail Gorbachev", "1989-05-01", "SUN", "GOV"),
        ("Mikhail Gorbachev", "1997-05-01", "RUS", "ELI"),
        ("former President Bill Clinton", "2009-08-04", "USA", "ELI"),
        ("EU Agriculture Commissioner Dacian Ciolos", "2012-05-01", "EUR", "GOV"),
    ],
)
def test_what_somebody_was_on_the_date(resolver: Resolver, phrase: str, date: str, code: str, sector: str) -> None:
    assert coded(resolver, phrase, date) == (code, sector)


@pytest.mark.parametrize(
    ("phrase", "code", "sector"),
    [
        ("the taoiseach", "IRL", "GOV"),
        ("the pope", "VAT", "REL"),
        ("Pakistan's Taliban", "PAK", "REB"),
        ("Poland's Roman Catholic Church", "POL", "REL"),
        ("the frigate HMS Sutherland", "GBR", "MIL"),
        ("two Germans", "DEU", "CVL"),
        ("Germans", "DEU", ""),
        ("thousands of Filipinos", "PHL", "CVL"),
        ("Fano militiamen", "ETH", "REB"),
        ("Wexler Holdings", "", "BUS"),
        ("the Kenyan Tea Packers Ltd.", "KEN", "BUS"),
        ("militias known as the Janjaweed", "SDN", "PRM"),
        ("Tripoli, northern Lebanon", "LBN", ""),
        ("the opposition Movement for Democratic Change", "ZWE", "OPP"),
        ("men in army uniforms", "", "UNK"),
        ("the West", "UNK", ""),
    ],
)
def test_what_a_phrase_is_made_of(resolver: Resolver, phrase: str, code: str, sector: str) -> None:
    found = coded(resolver, phrase)
    assert found[0] == code
    assert found[1] == sector or (sector == "UNK" and found[1] == "CVL")


def test_a_shared_acronym_is_the_likeliest_or_that_of_the_country(resolver: Resolver) -> None:
    assert coded(resolver, "the ANC", "2008-01-01")[0] == "ZAF"
    assert coded(resolver, "the CGT", "2008-01-01", "Argentina")[0] == "ARG"


def test_a_large_city_is_no_former_president(resolver: Resolver) -> None:
    assert coded(resolver, "Lagos")[0] == "NGA"
    assert coded(resolver, "President Ricardo Lagos", "2004-01-01") == ("CHL", "GOV")


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("the foreign ministry in Minsk", "BLR"),
        ("foreign troops in Syria", ""),
        ("foreign ministers in Brussels", ""),
        ("Western embassies in Minsk", ""),
        ("its ambassador from Minsk", ""),
        ("the French ambassador from Minsk", "FRA"),
    ],
)
def test_foreigners_are_not_of_the_place_where_they_are(resolver: Resolver, phrase: str, code: str) -> None:
    assert resolver.explain(phrase, "2024-11-09").actor.code == code


def test_without_a_date_a_person_is_what_the_text_calls_them(resolver: Resolver) -> None:
    assert resolver.explain("House Speaker Newt Gingrich", None).actor.sector == "LEG"
    assert resolver.explain("Secretary of State John Kerry", None).actor.sector == "GOV"


@pytest.mark.parametrize(("phrase", "code"), [("the Alliance forces", ""), ("a former Eagle commander", ""), ("Reading police", "GBR")])
def test_words_are_not_the_small_towns_of_their_name(resolver: Resolver, phrase: str, code: str) -> None:
    assert resolver.explain(phrase, "2015-01-01").actor.code == code


@pytest.mark.parametrize("phrase", ["yesterday", "next Monday", "two days ago", "June 2019", "...", "--", "?"])
def test_a_time_is_no_unknown_actor(resolver: Resolver, phrase: str) -> None:
    assert coded(resolver, phrase) == ("", "JNK")


@pytest.mark.parametrize("phrase", ["Wobble Frobnitz", "3,000", "a man", "May", "Theresa May", "the Sunday Times"])
def test_what_may_be_an_actor_is_no_junk(resolver: Resolver, phrase: str) -> None:
    assert coded(resolver, phrase)[1] != "JNK"


def test_a_list_is_no_apposition(resolver: Resolver) -> None:
    assert coded(resolver, "officials, Hamas", "2015-01-01")[1] == "GOV"


def test_small_letters_do_not_hide_a_well_known_body(resolver: Resolver) -> None:
    assert resolver.explain("the security council", "2015-01-01", cased=True).actor.code == "UNO"


@pytest.mark.parametrize("date", ["bad", "", "20", "c.1990"])
def test_a_date_that_is_none_is_borne(resolver: Resolver, date: str) -> None:
    assert resolver.who("Taliban", date).code == "AFG"


def test_a_phrase_without_end_is_borne(resolver: Resolver) -> None:
    assert resolver.who("spokesman for " * 500 + "Togo", "2015-01-01").sector in ("", "UNK", "GOV")


@pytest.mark.parametrize("phrase", ["a radical party", "MPs", "the government house"])
def test_names_need_their_capitals(resolver: Resolver, phrase: str) -> None:
    assert resolver.explain(phrase, "2015-01-01", cased=True).actor.code == ""
