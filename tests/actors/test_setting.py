"""Where the people of a story are from, and whom its phrases point at, told by syntax and by what the story is about."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.actors import Mention, Mentions, Resolver, find_mentions
from dateline.language import Parse


@pytest.fixture
def codes(parse: Callable[..., Parse], resolver: Resolver) -> Callable[[str, str], list[str]]:
    """The codes of the first mention of some words in a text; none where they are no mention."""

    def run(text: str, words: str, date: str = "2018-06-01") -> list[str]:
        parsed = parse(text, date)
        found: Mentions = find_mentions(parsed, resolver)

        def says(own: Mention) -> bool:
            return parsed.sentences[own.sentence].span(own.first, own.last).text == words

        return next(([actor.code for actor in own.actors] for own in found.all if says(own)), [])

    return run


Codes = Callable[[str, str], list[str]]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        # numbers that stand for people
        ("Police in Kampala arrested about 200 on Monday.", "about 200", ["UGA"]),
        ("A crowd of 3,000 marched through Oslo on Monday.", "A crowd of 3,000", ["NOR"]),
        ("Hundreds rallied in Lima.", "Hundreds", ["PER"]),
        ("Hundreds of trees burned in Lima.", "Hundreds of trees", []),
        # titles that hold an "of"
        ("U.S. Secretary of State John Kerry thanked Oman.", "U.S. Secretary of State John Kerry", ["USA"]),
        # infinitives are no people
        ("Turkey offered to host talks on Monday.", "host", []),
        # who is told to pull them out has them
        ("Mali told Denmark to withdraw 100 commandos.", "100 commandos", ["DNK"]),
        # officials abroad are their own country's
        ("Chad's army is poor. Its intelligence chief held talks in Doha on Monday.", "Its intelligence chief", ["TCD"]),
        # the West, other states, others
        ("Sergei Lavrov accused the West of arming Kyiv.", "the West", ["UNK"]),
        ("Western states urged Bamako to hold elections.", "Western states", ["UNK"]),
        ("Iran, Iraq and others objected.", "others", ["UNK"]),
        ("Sanctions that Brussels imposed hurt Poland.", "Brussels", ["EUR"]),
        ("Belgium was tired. Brussels imposed a curfew.", "Brussels", ["BEL"]),
        # languages are no countries
        ("The statement was read in French.", "French", []),
        # minorities beside a people
        ("China detained Uyghurs and other Muslim minorities.", "other Muslim minorities", ["CHN"]),
        # a bloc is of several states, a governor of the one spoken of
        ("Mali's army took power. The regional bloc met in secret.", "The regional bloc", ["UNK"]),
        ("Mali's army took power. The regional governor fled.", "The regional governor", ["MLI"]),
        # a state that people flee into is not theirs
        ("Congo is at war. The army of Congo fled. Rebels forced 3,000 villagers to flee into Uganda.", "3,000 villagers", ["COD"]),
        # a town of many countries is the story's
        ("Spain's king spoke. Crowds gathered at San Sebastian's city hall.", "San Sebastian's city hall", ["ESP"]),
    ],
)
def test_who_they_are(codes: Codes, text: str, words: str, expected: list[str]) -> None:
    assert codes(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Bolivia and Chile traded blame. Spain urged both sides to talk.", "both sides", ["BOL", "CHL"]),
        (
            "Kenyan police fired at supporters of opposition leader Raila Odinga. Odinga rejected the victory of President Uhuru Kenyatta."
            " Envoys of 14 Western countries, led by the United States, urged both sides to talk.",
            "both sides",
            ["KEN", "KEN"],
        ),
        (
            "President Daniel Ortega of Nicaragua denied that any Nicaraguan soldier was in Honduras and asked that its government speak.",
            "its government",
            ["HND"],
        ),
        ("Russia's Vladimir Putin and China's Xi Jinping issued a statement. It condemned NATO.", "It", ["RUS", "CHN"]),
        ("Soldiers in Accra let them sleep.", "them", []),
        ("Israel was quiet. Russia thanked Iran after arming it.", "it", ["IRN"]),
        ("Syria accused Iraq of arming it.", "it", ["SYR"]),
        ("Nicaragua's Sergio Ramirez met with Cuban President Fidel Castro and urged him to leave.", "him", ["CUB"]),
        ("The army of Mali said that its helicopters attacked the Chadian rebels and killed twenty of them.", "them", ["TCD"]),
        ("Australia and New Zealand spoke. Fiji accused both countries of bullying.", "both countries", ["AUS", "NZL"]),
        ("Migrants said that their smugglers beat them.", "them", ["UNK"]),
        ("Foreign Minister Taro Kono of Japan phoned his Korean counterpart, Kang Kyung-wha.", "his Korean counterpart", ["KOR"]),
        ("Russia is Syria's ally. Russia sent missiles to its ally.", "its ally", ["SYR"]),
    ],
)
def test_whom_they_mean(codes: Codes, text: str, words: str, expected: list[str]) -> None:
    assert codes(text, words) == expected


def test_a_time_or_a_hyphen_is_no_mention(parse: Callable[..., Parse], resolver: Resolver) -> None:
    text = "Mouaz al-Khatib would meet Farouk al-Sharaa yesterday or next Monday. Last week saw ??? in Cairo."
    found = find_mentions(parse(text, "2018-06-01"), resolver)
    assert found.all
    assert all(actor.sector != "JNK" for own in found.all for actor in own.actors)


def test_every_actor_of_a_mention_has_a_code(parse: Callable[..., Parse], resolver: Resolver) -> None:
    found = find_mentions(parse("Tuareg rebels fought. The state broadcaster BTV burned. Karen villagers fled.", "2018-06-01"), resolver)
    assert all(actor.code for own in found.all for actor in own.actors)
