"""The actors of a story: one entity for all its mentions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from dateline.actors import Mention, Mentions, Resolver, find_mentions
from dateline.language import Parse


@pytest.fixture
def read(parse: Callable[..., Parse], resolver: Resolver) -> Callable[..., tuple[Parse, Mentions]]:
    def run(text: str, date: str = "2022-06-01") -> tuple[Parse, Mentions]:
        parsed = parse(text, date)
        return parsed, find_mentions(parsed, resolver)

    return run


Read = Callable[..., tuple[Parse, Mentions]]


def mention(found: tuple[Parse, Mentions], words: str, nth: int = 0) -> Mention:
    """The nth mention whose text is `words`."""
    parsed, mentions = found
    fitting = [item for item in mentions.all if parsed.sentences[item.sentence].span(item.first, item.last).text == words]
    assert len(fitting) > nth, [parsed.sentences[item.sentence].span(item.first, item.last).text for item in mentions.all]
    return fitting[nth]


def codes(item: Mention) -> list[str]:
    return [actor.code for actor in item.actors]


def test_every_mention_quotes_the_text(read: Read) -> None:
    text = "The Spanish prime minister flew to Rabat. He met Moroccan officials, who thanked him for his visit."
    _, mentions = read(text)
    assert mentions.all
    for item in mentions.all:
        for actor in item.actors:
            assert text[actor.start : actor.end] == actor.text
        assert mentions.at(item.sentence, item.head) is not None


def test_last_names_titles_and_pronouns_are_one_entity(read: Read) -> None:
    found = read("Emmanuel Macron spoke in Lyon. Macron said he was tired. The French president then left.")
    first, last, he, title = (mention(found, words) for words in ("Emmanuel Macron", "Macron", "he", "The French president"))
    assert first.entity == last.entity == he.entity == title.entity
    assert (first.kind, he.kind, title.kind) == ("name", "pronoun", "nominal")


def test_a_counterpart_is_of_the_other_country(read: Read) -> None:
    found = read("Chile's foreign minister telephoned her Peruvian counterpart on Monday.")
    assert codes(mention(found, "her Peruvian counterpart")) == ["PER"]
    assert mention(found, "her Peruvian counterpart").actors[0].sector == "GOV"


def test_the_two_leaders_and_both_sides(read: Read) -> None:
    found = read("Olaf Scholz received Emmanuel Macron in Potsdam. The two leaders walked by the lake. They signed nothing.")
    assert sorted(codes(mention(found, "The two leaders"))) == ["DEU", "FRA"]
    assert sorted(codes(mention(found, "They"))) == ["DEU", "FRA"]
    found = read("Kenya closed its border with Somalia. Both sides sent patrols.")
    assert sorted(codes(mention(found, "Both sides"))) == ["KEN", "SOM"]


def test_a_compound_role_is_several_actors(read: Read) -> None:
    found = read("Swedish and Danish ministers opened the bridge.")
    assert codes(mention(found, "Swedish and Danish ministers")) == ["SWE", "DNK"]


def test_conjuncts_are_mentioned_one_by_one(read: Read) -> None:
    found = read("Norway, Finland and Iceland objected.")
    assert [codes(mention(found, name)) for name in ("Norway", "Finland", "Iceland")] == [["NOR"], ["FIN"], ["ISL"]]


def test_national_adjectives_are_mentions_inside_a_phrase(read: Read) -> None:
    found = read("Indian pressure worked.")
    adjective = mention(found, "Indian")
    assert (adjective.kind, codes(adjective)) == ("adjective", ["IND"])


def test_a_capital_acts_or_is_a_mere_place(read: Read) -> None:
    found = read("Lima rejected the offer.")
    assert [(actor.code, actor.sector) for actor in mention(found, "Lima").actors] == [("PER", "GOV")]
    _, mentions = read("The singer lives in Lima.")
    assert "PER" not in [actor.code for item in mentions.all if item.kind == "name" for actor in item.actors]


def test_nominals_take_the_country_of_the_story(read: Read) -> None:
    found = read("Protests went on in Tunisia on Sunday. Police fired tear gas. The protesters threw stones at the officers.")
    assert [(actor.code, actor.sector) for actor in mention(found, "Police").actors] == [("TUN", "COP")]
    assert codes(mention(found, "The protesters")) == ["TUN"]


def test_an_owner_gives_the_country(read: Read) -> None:
    found = read("Ethiopia and Eritrea fought again. Eritrea said its soldiers had won.")
    assert codes(mention(found, "its soldiers")) == ["ERI"]


def test_who_and_which_mean_their_antecedent(read: Read) -> None:
    found = read("Malian soldiers, who had mutinied, freed the minister.")
    assert mention(found, "who").entity == mention(found, "Malian soldiers").entity


def test_quantities_are_the_people_counted(read: Read) -> None:
    _, mentions = read("Hundreds of Greek students marched.")
    item = mentions.at(0, 0)
    assert item is not None
    assert [(actor.code, actor.sector) for actor in item.actors] == [("GRC", "EDU")]


def test_an_empty_it_is_nobody(read: Read) -> None:
    _, mentions = read("Ghana has voted. It is clear that the count will take days.")
    assert all(actor.text != "It" for item in mentions.all for actor in item.actors)


def test_a_bracketed_acronym_is_the_body(read: Read) -> None:
    found = read("The Union of River Pilots (URP) went on strike in Belgium. URP said the talks had failed.")
    assert mention(found, "URP", 1).entity == mention(found, "The Union of River Pilots", 0).entity


def test_a_speaker_is_the_i_of_the_quotation(read: Read) -> None:
    found = read('Justin Trudeau faced reporters. "I will not resign," he said.', "2022-06-01")
    assert codes(mention(found, "I")) == ["CAN"]


def test_nothing_known_is_reported_as_unknown(read: Read) -> None:
    found = read("The rebels attacked at dawn.")
    assert codes(mention(found, "The rebels")) == ["UNK"]
    assert mention(found, "The rebels").confidence < 0.7


def test_no_sentence_no_mentions(read: Read) -> None:
    assert read("")[1].all == ()


@pytest.mark.parametrize(
    ("text", "sector"), [("3,000 teachers marched in Peru.", "EDU"), ("About 6,000 demonstrators gathered in Peru.", "CVL")]
)
def test_a_number_before_a_noun_hides_nobody(read: Read, text: str, sector: str) -> None:
    parsed, mentions = read(text)
    first = next(item for item in mentions.all if item.kind == "nominal")
    assert "000" in parsed.sentences[0].span(first.first, first.last).text
    assert [(actor.code, actor.sector) for actor in first.actors] == [("PER", sector)]


@pytest.mark.parametrize("place", ["the Syr Darya", "the Litani River", "Mount Elgon", "Taksim Square"])
def test_mere_places_are_no_actors(read: Read, place: str) -> None:
    _, mentions = read(f"Soldiers crossed {place} at dawn.")
    assert [actor.text for item in mentions.all for actor in item.actors] == ["Soldiers"]


def test_a_nominal_is_named_with_the_country_of_its_setting(read: Read) -> None:
    found = read("The army attacked villages in Sudan on Monday.")
    assert mention(found, "The army").actors[0].name == "army of Sudan"


def actors_of(found: tuple[Parse, Mentions]) -> set[str]:
    return {actor.name for item in found[1].all for actor in item.actors}


@pytest.mark.parametrize(
    ("text", "name"),
    [("Jonathan Hill criticised Kenya on Monday.", "Jonathan Hill"), ("Maria Lake met Indian officials.", "Maria Lake")],
)
def test_a_person_called_after_a_hill_is_no_hill(read: Read, text: str, name: str) -> None:
    assert name in actors_of(read(text))


def test_militants_of_a_region_are_of_its_country_alone(read: Read) -> None:
    _, mentions = read("Niger Delta militants attacked a pipeline.")
    assert {code for item in mentions.all for code in codes(item)} == {"NGA"}


def test_a_company_named_like_a_river_can_sue(read: Read) -> None:
    assert mention(read("Amazon sued Germany."), "Amazon").kind == "name"


def test_a_last_name_alone_is_no_activist_whom_the_story_never_names(read: Read) -> None:
    found = read("Rebels shelled Douma on Friday. Douma was attacked by Syrian troops.")
    assert "EGY" not in {code for item in found[1].all for code in codes(item)}


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Ahmed Douma criticised the Egyptian government. Police arrested Douma on Monday.", "Douma", "Ahmed Douma"),
        ("Police arrested Douma on Monday. Supporters of Ahmed Douma protested.", "Douma", "Ahmed Douma"),
        ("Police arrested activist Douma.", "activist Douma", "Ahmed Douma"),
        ("Guterres urged Israel to stop.", "Guterres", "Antonio Guterres"),
        ("Merkel praised France.", "Merkel", "Angela Merkel"),
    ],
)
def test_a_last_name_alone_is_of_one_in_office_titled_or_named_in_full(read: Read, text: str, words: str, name: str) -> None:
    assert mention(read(text), words).actors[0].name == name


def test_a_headline_names_in_full_for_the_story(parse: Callable[..., Parse], resolver: Resolver) -> None:
    parsed = parse("Police arrested Douma on Monday.", "2022-06-01")
    titled = replace(parsed, article=replace(parsed.article, title="Ahmed Douma is held again"))
    assert "Ahmed Douma" in {actor.name for item in find_mentions(titled, resolver).all for actor in item.actors}


@pytest.mark.parametrize(
    "text",
    [
        "The League of Women Voters criticised the president.",
        "A League of Women Voters official criticised Texas.",
        "The League of Arab Ministers urged Israel to withdraw.",
        "Champions League clubs criticised the ban.",
    ],
)
def test_a_longer_name_is_no_party_of_a_common_word(read: Read, text: str) -> None:
    _, mentions = read(text)
    assert not [actor for item in mentions.all for actor in item.actors if actor.sector == "PTY"]


@pytest.mark.parametrize("text", ["The League criticised the budget.", "Italy's League criticised France.", "The League's senators met."])
def test_a_party_of_a_common_word_stands_alone(read: Read, text: str) -> None:
    assert ("ITA", "PTY") in {(actor.code, actor.sector) for item in read(text)[1].all for actor in item.actors}


@pytest.mark.parametrize(
    ("text", "city", "government"),
    [
        ("China shows support for Moscow in the dispute.", "Moscow", True),
        ("Hanoi's criticism of Beijing grew louder.", "Beijing", True),
        ("The envoy left for Moscow on Monday.", "Moscow", False),
        ("Support grew among the residents of Beijing.", "Beijing", False),
    ],
)
def test_a_capital_towards_which_one_takes_a_stance_is_its_government(read: Read, text: str, city: str, government: bool) -> None:
    parsed, mentions = read(text)
    named = [parsed.sentences[own.sentence].span(own.first, own.last).text for own in mentions.all if own.actors]
    assert (city in named) == government
