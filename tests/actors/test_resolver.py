"""Who a phrase is: offices in time, roles with countries, names that mean several things."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.actors import Resolver
from dateline.errors import DataError
from tests.actors.conftest import coded


@pytest.mark.parametrize(
    ("phrase", "code", "sector"),
    [
        ("the Norwegian prime minister", "NOR", "GOV"),
        ("Peru's interior minister", "PER", "GOV"),
        ("four Kenyan policemen", "KEN", "COP"),
        ("a Greek coast guard vessel", "GRC", "MIL"),
        ("Catholic bishops in Poland", "POL", "REL"),
        ("Bolivian miners", "BOL", "LAB"),
        ("hundreds of Sri Lankan farmers", "LKA", "AGR"),
        ("the Bundestag", "DEU", "LEG"),
        ("Ghana's Supreme Court", "GHA", "JUD"),
        ("the Danish ambassador to Spain", "DNK", "GOV"),
        ("lisbon city police", "PRT", "COP"),
        ("the Nepalese opposition", "NPL", "OPP"),
        ("European Union diplomats", "EUR", "GOV"),
        ("a spokesman for the United Nations", "UNO", ""),
        ("Hamas fighters", "PSE", "REB"),
        ("the Czech army's chief of staff", "CZE", "MIL"),
        ("Saudis", "SAU", ""),
        ("a Briton", "GBR", ""),
    ],
)
def test_roles_take_their_country_and_sector(resolver: Resolver, phrase: str, code: str, sector: str) -> None:
    assert coded(resolver, phrase) == (code, sector)


@pytest.mark.parametrize(("date", "sector"), [("2003-05-05", "LEG"), ("2010-05-05", "GOV"), ("2022-05-05", "ELI")])
def test_a_person_has_the_office_of_the_date(resolver: Resolver, date: str, sector: str) -> None:
    assert coded(resolver, "Angela Merkel", date) == ("DEU", sector) or (
        date == "2003-05-05" and coded(resolver, "Angela Merkel", date)[1] in ("LEG", "OPP")
    )


@pytest.mark.parametrize(
    "phrase", ["a former Chilean senator", "ex-president of Ghana", "the late Dutch foreign minister", "retired Italian judge"]
)
def test_those_out_of_office_are_elites(resolver: Resolver, phrase: str) -> None:
    assert resolver.who(phrase, "2022-06-01").sector == "ELI"


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("the People's Republic of China", "CHN"),
        ("the Republic of China", "TWN"),
        ("the DPRK", "PRK"),
        ("the Republic of Korea", "KOR"),
        ("DR Congo", "COD"),
        ("Congo-Brazzaville", "COG"),
        ("the Georgian president", "GEO"),
        ("the king of Jordan", "JOR"),
        ("Chad's rebels", "TCD"),
    ],
)
def test_states_of_like_names(resolver: Resolver, phrase: str, code: str) -> None:
    assert resolver.who(phrase, "2022-06-01").code == code


def test_first_names_are_no_countries(resolver: Resolver) -> None:
    assert resolver.who("Jordan Pickering").code == ""
    assert resolver.who("Chad Wolterson").code == ""


@pytest.mark.parametrize("name", ["Christian Smith", "Jean Christian Lopez", "Kate Bishop", "Aaron Judge", "Adam Driver", "Guy Smith"])
def test_names_that_are_roles_or_faiths_are_names(resolver: Resolver, name: str) -> None:
    actor = resolver.who(name, "2022-06-01")
    assert (actor.name, actor.code, actor.sector) == (name, "", "UNK")


@pytest.mark.parametrize(
    ("phrase", "code", "sector"),
    [
        ("Prime Minister Christian Ntsay", "MDG", "GOV"),
        ("Prime Minister Christian Wolterson", "", "GOV"),
        ("a Christian leader", "", "REL"),
        ("Christian militants", "", "REB"),
        ("the Christian", "", "REL"),
        ("a Nigerian Christian", "NGA", "REL"),
        ("Bishop Desmond Tutu", "ZAF", "REL"),
        ("Bishop Wolterson", "", "REL"),
        ("Judge Wolterson", "", "JUD"),
        ("Federal Judge", "", "JUD"),
        ("Senior Judge", "", "JUD"),
        ("Saudi King", "SAU", "GOV"),
        ("Prince Harry", "GBR", "ELI"),
    ],
)
def test_roles_and_faiths_that_are_names_stay_what_they_are(resolver: Resolver, phrase: str, code: str, sector: str) -> None:
    assert coded(resolver, phrase, "2020-06-01") == (code, sector)


def test_capitals_and_seats_are_governments_other_cities_are_not(resolver: Resolver) -> None:
    assert coded(resolver, "Ankara") == ("TUR", "GOV")
    assert coded(resolver, "the Kremlin") == ("RUS", "GOV")
    assert coded(resolver, "Izmir") == ("TUR", "")


def test_us_in_lower_case_is_a_pronoun(resolver: Resolver) -> None:
    assert resolver.who("US", "2022-06-01").code == "USA"
    assert resolver.who("us", "2022-06-01").code == ""


def test_the_context_decides_what_a_phrase_leaves_open(resolver: Resolver) -> None:
    assert resolver.who("the interior ministry", "2022-06-01").code == ""
    assert coded(resolver, "the interior ministry", context="Tunisia") == ("TUN", "GOV")


def test_spellings_and_middle_names(resolver: Resolver) -> None:
    assert resolver.who("Muammar Qaddafi", "2005-01-01").code == "LBY"
    assert resolver.who("Volodymyr Zelenskyy", "2022-06-01").name == resolver.who("Volodymyr Zelenskiy", "2022-06-01").name


def test_an_ally_of_a_country_is_not_of_it(resolver: Resolver) -> None:
    assert resolver.who("a U.S. ally").code == ""


def test_reasons_are_given(resolver: Resolver) -> None:
    answer = resolver.explain("Emmanuel Macron", "2022-06-01")
    assert any("President" in reason and "FRA" in reason for reason in answer.reasons)
    assert answer.confidence == 1.0
    assert resolver.explain("Georgia").confidence < 1.0


@given(st.text(max_size=80))
def test_any_text_has_an_answer_that_spans_it(text: str) -> None:
    actor = Resolver().who(text, "2022-06-01")
    assert (actor.text, actor.start, actor.end) == (text, 0, len(text))


def test_a_users_people_win_over_ours(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(
        "name,country,sector,office,title,start,end\nVladimir Putin,RUS,BUS,,Shopkeeper,1990,\nAda Quill,NZL,GOV,,Premier,2020,\n", "utf-8"
    )
    resolver = Resolver(own)
    assert resolver.who("Vladimir Putin", "2022-06-01").sector == "BUS"
    assert coded(resolver, "Ada Quill") == ("NZL", "GOV")
    assert coded(resolver, "Emmanuel Macron") == ("FRA", "GOV")


def test_a_users_bodies_are_told_by_their_header(tmp_path: Path) -> None:
    own = tmp_path / "groups.csv"
    own.write_text("name,aliases,code,countries,sector,start,end\nLantern Front,LF,UGA,UGA,REB,,\n", "utf-8")
    assert coded(Resolver(own), "the Lantern Front") == ("UGA", "REB")


def test_a_file_that_fits_no_table_names_the_cure(tmp_path: Path) -> None:
    own = tmp_path / "odd.csv"
    own.write_text("alpha,beta\n1,2\n", "utf-8")
    with pytest.raises(DataError, match=r"odd\.csv.*name,country,sector"):
        Resolver(own)
    with pytest.raises(DataError, match=r"missing\.csv"):
        Resolver(tmp_path / "missing.csv")


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("Uyghur exiles", "CHN"),
        ("Turkey's Kurds", "TUR"),
        ("Kurds in Syria", "SYR"),
        ("the Kurds", ""),
        ("Zulu chiefs", "ZAF"),
        ("ethnic Hungarians in Slovakia", "SVK"),
        ("ethnic Hungarians", ""),
    ],
)
def test_a_people_of_several_states_is_of_the_one_named(resolver: Resolver, phrase: str, code: str) -> None:
    assert coded(resolver, phrase)[0] == code


def test_a_people_of_several_states_says_so(resolver: Resolver) -> None:
    answer = resolver.explain("the Tuareg", "2022-06-01")
    assert answer.confidence < 0.7
    assert any("MLI" in reason for reason in answer.reasons)


@pytest.mark.parametrize(
    ("phrase", "sector"),
    [
        ("an exiled minister", "ELI"),
        ("an exiled journalist", "JRN"),
        ("the exiled opposition leader", "OPP"),
        ("ex-soldiers", "CVL"),
        ("retired judges", "ELI"),
    ],
)
def test_exile_and_retirement_end_offices_of_state(resolver: Resolver, phrase: str, sector: str) -> None:
    assert coded(resolver, phrase)[1] == sector


def test_a_former_president_who_leads_a_party_is_elite(resolver: Resolver) -> None:
    actor = resolver.who("Laurent Gbagbo", "2023-01-01")
    assert (actor.sector, actor.sectors) == ("ELI", ("ELI", "OPP"))


@pytest.mark.parametrize(("date", "sector"), [("2019-05-01", "LEG"), ("2022-05-01", "OPP")])
def test_a_seat_in_parliament_outweighs_a_party_post(resolver: Resolver, date: str, sector: str) -> None:
    assert coded(resolver, "Bobi Wine", date) == ("UGA", sector)


@pytest.mark.parametrize(
    ("phrase", "code", "sector"),
    [
        ("the Metropolitan Police", "GBR", "COP"),
        ("the Osaka metropolitan police", "JPN", "COP"),
        ("members of the European Parliament", "EUR", "LEG"),
        ("Red Cross workers", "NGO", "SOC"),
        ("Gazprom workers", "RUS", "LAB"),
    ],
)
def test_the_words_beside_a_name_choose_its_reading(resolver: Resolver, phrase: str, code: str, sector: str) -> None:
    assert coded(resolver, phrase) == (code, sector)


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("the leader of Kazakhstan", "leader of Kazakhstan"),
        ("Kazakhstan's leader", "leader of Kazakhstan"),
        ("the Dutch army", "army of the Netherlands"),
        ("Kenyan officials", "officials of Kenya"),
        ("the mayor of Almaty", "mayor of Almaty"),
        ("the mayor of Moscow", "mayor of Moscow"),
        ("the leader", "leader"),
    ],
)
def test_a_role_is_named_with_its_place(resolver: Resolver, phrase: str, name: str) -> None:
    assert resolver.who(phrase, "2022-06-01").name == name


@pytest.mark.parametrize("phrase", ["Archbishop Carlos Castillo", "Congressman Steve King", "Karen Smith"])
def test_a_known_word_in_a_strangers_name_is_not_who_they_are(resolver: Resolver, phrase: str) -> None:
    assert coded(resolver, phrase, "2021-09-01")[0] == ""


def test_the_west_is_somebody_of_no_country(resolver: Resolver) -> None:
    assert coded(resolver, "the West", "2021-09-01")[0] == "UNK"


def test_a_river_is_no_actor(resolver: Resolver) -> None:
    assert resolver.explain("the Syr Darya").kind == "mask"


def test_an_ambiguous_region_tells_its_other_reading(resolver: Resolver) -> None:
    answer = resolver.explain("Punjab", "2022-06-01")
    assert answer.confidence < 0.8
    assert any("PAK" in reason for reason in answer.reasons)
    assert coded(resolver, "the governor of Punjab", context="Pakistan")[0] == "PAK"


@pytest.mark.parametrize("name", ["Zelensky", "Zelenskyy", "President Zelenskiy"])
def test_a_last_name_is_known_in_all_its_spellings(resolver: Resolver, name: str) -> None:
    assert (resolver.who(name, "2023-01-01").code, resolver.who(name, "2023-01-01").sector) == ("UKR", "GOV")


@pytest.mark.parametrize(("date", "sector"), [("2020-01-01", "REB"), ("2021-07-01", "REB"), ("2021-09-01", "GOV")])
def test_a_group_that_took_power_governs_from_then_on(resolver: Resolver, date: str, sector: str) -> None:
    assert (resolver.who("the Taliban", date).code, resolver.who("the Taliban", date).sector) == ("AFG", sector)


def test_congo_alone_is_the_larger_one(resolver: Resolver) -> None:
    # as agencies write it; the other is "Republic of Congo" or "Congo-Brazzaville" there
    assert resolver.who("Congo's army", "2023-01-01").code == "COD"
    assert resolver.who("the Republic of Congo", "2023-01-01").code == "COG"
