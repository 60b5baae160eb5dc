"""The knowledge tables of the actors room are well formed, large enough, and say the same thing once."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from pathlib import Path

import pytest

import dateline
from dateline.actors.lexicon import Lexicon
from dateline.actors.lexicon import rows as lexicon_rows
from dateline.actors.tables import TABLES
from dateline.actors.words import key as folded


def words(text: str) -> set[str]:
    return set(text.split())


DATA = Path(dateline.__file__).parent / "actors" / "data"

SECTORS = words("COP GOV JUD LEG MIL OPP PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF REL SOC")
SPECIAL_CODES = words("UNO EUR IGO NGO ISM IMG MNC")
HISTORICAL = words("SUN YUG DDR CSK")
ISO3 = words(
    """ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH
    BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB CUW
    CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA
    GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR
    ITA JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO
    MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD
    NOR NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP
    SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS
    TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE
    XKX"""
)
STATES = ISO3 | HISTORICAL

COLUMNS = {
    "organisations": "name aliases code country sector kind start end note source",
    "groups": "name aliases code countries sector start end source",
    "parties": "name aliases country code ruling armed source",
    "roles": "phrase plural sector title gender office note source",
    "institutions": "phrase aliases sector kind source",
    "subnational": "name aliases country kind adjective capital note source",
    "ambiguous_aliases": "alias name code table source",
}
KINDS = words(
    """intergovernmental un-agency eu-institution court ngo news-agency broadcaster-newspaper company bank central-bank
    intelligence security-service police military university union religious movement think-tank legislature ministry
    metonym sports"""
)


def rows(table: str) -> list[dict[str, str]]:
    with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def split(cell: str) -> list[str]:
    return [part for part in cell.split("; ") if part]


def key(alias: str) -> str:
    """Acronyms are told apart by case, phrases are not."""
    return alias if alias.isupper() else alias.casefold()


def names(row: dict[str, str]) -> list[str]:
    return [row.get("name") or row["phrase"], *split(row["aliases"])]


@pytest.mark.parametrize("table", COLUMNS)
def test_columns_and_sources(table: str) -> None:
    found = rows(table)
    assert list(found[0]) == COLUMNS[table].split()
    for row in found:
        assert None not in row, f"too many cells: {row}"
        assert None not in row.values(), f"too few cells: {row}"
        assert row["source"], row
        for value in row.values():
            assert value == value.strip(), row
            assert "  " not in value, row


@pytest.mark.parametrize(
    ("table", "least"),
    [("organisations", 1200), ("groups", 320), ("parties", 450), ("roles", 900), ("institutions", 200), ("subnational", 700)],
)
def test_tables_are_large_enough(table: str, least: int) -> None:
    assert len(rows(table)) >= least


@pytest.mark.parametrize(
    ("kinds", "least"),
    [
        ({"intergovernmental", "un-agency", "eu-institution"}, 250),
        ({"court"}, 60),
        ({"ngo"}, 150),
        ({"news-agency", "broadcaster-newspaper"}, 120),
        ({"company"}, 150),
        ({"intelligence", "security-service", "police", "military"}, 120),
        ({"central-bank"}, 60),
        ({"legislature"}, 120),
        ({"metonym"}, 100),
    ],
)
def test_every_kind_of_organisation_is_covered(kinds: set[str], least: int) -> None:
    assert sum(row["kind"] in kinds for row in rows("organisations")) >= least


def test_codes_countries_and_kinds_of_organisations() -> None:
    for row in rows("organisations"):
        assert row["code"] in STATES | SPECIAL_CODES, row
        assert not row["country"] or row["country"] in STATES, row
        assert row["kind"] in KINDS, row
        if row["code"] in STATES:
            assert row["country"] == row["code"], row


def test_codes_and_countries_of_groups() -> None:
    for row in rows("groups"):
        assert row["code"] in STATES | {"IMG"}, row
        countries = split(row["countries"])
        assert countries, row
        assert set(countries) <= STATES, row


def test_parties_belong_to_states_and_cover_many() -> None:
    found = rows("parties")
    assert {row["country"] for row in found} <= STATES
    assert all(row["code"] == row["country"] for row in found)
    assert len({row["country"] for row in found}) >= 70


def test_ruling_and_armed_years_are_ranges_in_order() -> None:
    for row in rows("parties"):
        for years in (*split(row["ruling"]), *split(row["armed"])):
            match = re.fullmatch(r"(\d{4})-(\d{4})?", years)
            assert match, row
            assert 1900 < int(match[1]) <= int(match[2] or 2100), row


@pytest.mark.parametrize("table", ["organisations", "groups"])
def test_years_are_years_in_order(table: str) -> None:
    for row in rows(table):
        start, end = row["start"], row["end"]
        assert re.fullmatch(r"(\d{4}(-\d\d-\d\d)?)?", start), row
        assert re.fullmatch(r"(\d{4}(-\d\d-\d\d)?)?", end), row
        if start and end:
            assert start <= end, row


def test_subnational_countries_and_unnamed_doubles() -> None:
    found = rows("subnational")
    assert {row["country"] for row in found} <= STATES
    by_name = {row["name"]: row for row in found}
    assert "country" in by_name["Georgia"]["note"]
    assert "seat" in by_name["Washington state"]["note"]
    assert by_name["Bavaria"]["adjective"] == "Bavarian"
    assert by_name["Crimea"]["country"] == "UKR"


@pytest.mark.parametrize("table", ["organisations", "groups", "roles", "institutions"])
def test_sectors_are_plover_sectors(table: str) -> None:
    for row in rows(table):
        assert set(split(row["sector"])) <= SECTORS, row


def test_armed_groups_have_a_sector_and_most_are_rebels() -> None:
    sectors = [row["sector"] for row in rows("groups")]
    assert all(sectors)
    assert sectors.count("REB") > len(sectors) / 2


@pytest.mark.parametrize("table", ["organisations", "groups", "parties", "subnational"])
def test_an_alias_with_two_owners_is_listed(table: str) -> None:
    listed = {key(row["alias"]) for row in rows("ambiguous_aliases")}
    owners: dict[str, set[str]] = defaultdict(set)
    for row in rows(table):
        for alias in names(row):
            owners[key(alias)].add(row.get("code") or row["country"])
    assert [alias for alias, codes in owners.items() if len(codes) > 1 and alias not in listed] == []


@pytest.mark.parametrize("table", ["organisations", "groups", "parties", "institutions", "subnational"])
def test_no_row_repeats_a_name(table: str) -> None:
    seen: set[str] = set()
    for row in rows(table):
        first = row.get("name") or row["phrase"]
        assert first not in seen, first
        seen.add(first)
        aliases = names(row)
        assert len(set(aliases)) == len(aliases), row


def test_ambiguous_aliases_have_several_owners_that_exist() -> None:
    known = {table: {row["name"] for row in rows(table)} for table in ("organisations", "groups", "parties", "subnational")}
    for row in rows("ambiguous_aliases"):
        assert row["name"] in known[row["table"].removesuffix(".csv")], row
        assert row["code"] in STATES | SPECIAL_CODES, row


def test_roles_are_lower_case_and_said_once() -> None:
    found = rows("roles")
    phrases = [row["phrase"] for row in found]
    assert len(set(phrases)) == len(phrases)
    for row in found:
        assert row["phrase"] == row["phrase"].lower(), row
        assert row["title"] in {"", "yes"}, row
        assert row["gender"] in {"", "m", "f"}, row
    assert {row["sector"] for row in found} >= SECTORS


@pytest.mark.parametrize(
    ("phrase", "sector"),
    [
        ("riot police officer", "COP"),
        ("home minister", "GOV"),
        ("opposition lawmaker", "OPP"),
        ("retired general", "ELI"),
        ("supreme court justice", "JUD"),
        ("asylum seeker", "REF"),
        ("trade unionist", "LAB"),
        ("drug trafficker", "CRM"),
        ("suicide bomber", "UAF"),
        ("imam", "REL"),
        ("schoolchild", "EDU"),
        ("herder", "AGR"),
        ("paramedic", "MED"),
        ("columnist", "JRN"),
        ("aid worker", "SOC"),
        ("gunman", "UAF"),
    ],
)
def test_roles_have_the_sector_an_analyst_expects(phrase: str, sector: str) -> None:
    assert {row["sector"] for row in rows("roles") if row["phrase"] == phrase} == {sector}


def test_offices_are_told_from_their_titles() -> None:
    offices = {row["phrase"]: row["office"] for row in rows("roles")}
    assert offices["chancellor"] == "head of government"
    assert offices["secretary of state"] == "foreign minister"
    assert offices["minister of external affairs"] == "foreign minister"
    assert offices["home secretary"] == "interior minister"


@pytest.mark.parametrize(
    ("alias", "code", "sector"),
    [
        ("Kremlin", "RUS", "GOV"),
        ("Bundestag", "DEU", "LEG"),
        ("Althing", "ISL", "LEG"),
        ("Mossad", "ISR", "SPY"),
        ("IRGC", "IRN", "MIL"),
        ("Malacañang", "PHL", "GOV"),
        ("UNHCR", "UNO", ""),
        ("ECJ", "EUR", "JUD"),
        ("Reuters", "GBR", "JRN"),
        ("Gazprom", "MNC", "BUS"),
        ("Riksbank", "SWE", "GOV"),
    ],
)
def test_organisations_that_every_paper_names(alias: str, code: str, sector: str) -> None:
    assert [(row["code"], row["sector"]) for row in rows("organisations") if alias in names(row)] == [(code, sector)]


def test_a_name_of_no_actor_is_none_in_another_table() -> None:
    """Masks are read before all else, so one of the same name would hide a region, a paper or a seat of government."""
    known = Lexicon()
    for name, add in TABLES:
        if name != "masks.csv":
            add(known, DATA / name)
    shadowing = {name for row in lexicon_rows(DATA / "masks.csv") if not row["code"] for name in names(row) if known.get(folded(name))}
    assert shadowing == {"Wall Street", "Sinai Peninsula"}


def test_no_name_of_no_actor_stands_twice() -> None:
    masks = [folded(name) for row in lexicon_rows(DATA / "masks.csv") if not row["code"] for name in names(row)]
    assert len(masks) == len(set(masks))
