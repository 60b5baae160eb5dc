"""Whom a deed is done to, where the words next to it do not say."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from dateline import Coder
from dateline.actors import find_mentions
from dateline.events import EventCoder, Judgement, Marked, load_lexicon
from dateline.events.triggers import Trigger
from dateline.ontology import load_ontology
from dateline.quotes import find_quotes
from dateline.records import Event


class Says:
    """A judge that takes every candidate for the same act: what is tested here is who does it to whom."""

    def __init__(self, act: str, mode: str = "") -> None:
        self.judgement = Judgement({act: 1.0}, {"actual": 1.0}, {act: {mode: 1.0}} if mode else {})

    def judge(self, items: Sequence[tuple[Marked, Trigger | None]]) -> list[Judgement]:
        """The same for all."""
        return [self.judgement for _ in items]


def told(coder: Coder, text: str, act: str, word: str, mode: str = "") -> Event:
    """The last event of a story whose trigger holds a word, all being taken for one act."""
    parse = coder.parser.parse(coder.article(text, published="2019-05-06"))
    mentions = find_mentions(parse, coder.resolver)
    events = EventCoder(load_lexicon(), Says(act, mode), load_ontology()).events(parse, mentions, find_quotes(parse, mentions))
    return [event for event in events if word in event.trigger.text][-1]


def codes(event: Event) -> tuple[list[str], list[str]]:
    """Codes of actors and recipients."""
    return [own.code for own in event.actors], [own.code for own in event.recipients]


@pytest.mark.parametrize(
    ("text", "act", "word", "actors", "recipients"),
    [
        # the party stands deeper in the phrase, or beside it
        ("A suicide bomber killed nine Afghan Army recruits in a market.", "ASSAULT", "killed", None, ["AFG"]),
        ("Israeli jets bombed rebel-held districts near Damascus.", "ASSAULT", "bombed", ["ISR"], ["SYR"]),
        ("Saudi Arabia imposed an embargo on an ally in the Gulf, Qatar.", "SANCTION", "embargo", ["SAU"], ["QAT"]),
        ("Japan lifted trade restrictions imposed on Myanmar.", "CONCEDE", "lifted", ["JPN"], ["MMR"]),
        # those who act together are all actors
        ("Norway, in coordination with Sweden, sent food to Malawi.", "AID", "sent", ["NOR", "SWE"], ["MWI"]),
        ("Norway and Sweden criticised each other over fishing quotas.", "ACCUSE", "criticised", ["NOR", "SWE"], []),
        ("The envoy mentioned Turkey's and Qatar's calls for Syria to leave.", "REQUEST", "calls", ["TUR", "QAT"], ["SYR"]),
        # a stance on a deed is one on who did it
        ("Kenya condemned the attack on Somalia by Ethiopia.", "ACCUSE", "condemned", ["KEN"], ["ETH"]),
        ("Kenya condemned the shelling of Somalia.", "ACCUSE", "condemned", ["KEN"], []),
        # one's own forces are sent, not addressed
        ("Peru mobilised its army against Ecuador.", "MOBILIZE", "mobilised", ["PER"], ["ECU"]),
        # who must do something is asked, and has not done it
        ("Russia said Poland must withdraw from the border.", "REQUEST", "must", ["RUS"], ["POL"]),
        # who is blamed for a deed, by themselves or others, did it
        ("The Taliban were responsible for attacks on Pakistani soldiers.", "ASSAULT", "attacks", ["AFG"], ["PAK"]),
        # where nobody is named, a country's authorities arrest
        ("Chinese journalists were arrested in Niger for insulting the president.", "COERCE", "arrested", ["NER"], ["CHN"]),
        ("Turkey was calm. Three people were arrested on Monday.", "COERCE", "arrested", ["TUR"], ["TUR"]),
        ("Turkey was calm. A curfew was imposed on Monday.", "COERCE", "curfew", ["TUR"], []),
        ("Bangladeshi border guards have been deployed in five cities.", "MOBILIZE", "deployed", ["BGD"], []),
        # what a verb's own noun names
        ("Greek police dispersed protesters.", "ASSAULT", "dispersed", ["GRC"], ["GRC"]),
        # who is called on to do it, and who did something before
        ("Peru called on Chile to free the miners.", "RETREAT", "free", ["CHL"], ["PER"]),
        ("Kenya asked Uganda to do more since the attack on its workers.", "REQUEST", "asked", ["KEN"], ["UGA"]),
    ],
)
def test_within_a_sentence(coder: Coder, text: str, act: str, word: str, actors: list[str] | None, recipients: list[str]) -> None:
    event = told(coder, text, act, word)
    found = codes(event)
    assert found[1] == recipients
    assert actors is None or found[0] == actors


def test_the_one_who_faces_the_actor_elsewhere_in_the_story(coder: Coder) -> None:
    story = "Indian troops attacked Pakistan at dawn. The talks were over. India's air strikes went on all day."
    event = told(coder, story, "ASSAULT", "strikes")
    assert codes(event) == (["IND"], ["PAK"])
    assert story[event.recipients[0].start : event.recipients[0].end] == event.recipients[0].text


def test_a_crowd_protests_against_its_government(coder: Coder) -> None:
    story = "The Spanish government approved new fines on Friday. Spanish students marched through the streets that night."
    event = told(coder, story, "PROTEST", "marched")
    assert codes(event) == (["ESP"], ["ESP"])
    assert event.recipients[0].text == "The Spanish government"


def test_an_inferred_recipient_is_less_sure(coder: Coder) -> None:
    near = told(coder, "Spanish students marched against the Spanish government.", "PROTEST", "marched")
    far = told(coder, "The Spanish government met on Friday. Spanish students marched through the streets.", "PROTEST", "marched")
    assert far.confidence < near.confidence


def test_a_guest_meets_the_host(coder: Coder) -> None:
    story = "Chinese Foreign Minister Wang Yi visited Russia on Monday. Wang held talks with Russian Foreign Minister Sergei Lavrov."
    events = coder.code(story, published="2019-05-06").events
    assert any(event.event == "CONSULT" and "talks" in event.trigger.text and codes(event) == (["CHN"], ["RUS"]) for event in events)


def test_two_sides_of_a_fight_have_no_recipient(coder: Coder) -> None:
    event = told(coder, "A gunfight between Indian soldiers and militants broke out in Kashmir.", "ASSAULT", "gunfight")
    assert codes(event) == (["IND", "IND"], [])
