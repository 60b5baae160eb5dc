"""What a candidate is coded as: what is to come, what is refused, what stands twice in a sentence."""

from __future__ import annotations

import pytest

from dateline import Coder
from dateline.records import Event


def events(coder: Coder, text: str) -> tuple[Event, ...]:
    return coder.code(text, published="2019-05-06").events


def test_what_its_doer_says_is_to_come_is_a_threat(coder: Coder) -> None:
    text = "KABUL (AP) - The Taliban said on Monday that they would attack American soldiers in Kabul."
    (threat,) = [event for event in events(coder, text) if "attack" in event.trigger.text]
    assert (threat.event, threat.mode, threat.status) == ("THREATEN", ("violence",), "actual")


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway said on Monday that the Taliban would attack American soldiers in Kabul.",
        "A witness said on Monday that Afghan gunmen would attack the village.",
        "The Taliban said on Monday that they might not attack American soldiers.",
        "The Taliban said on Monday that they would stop attacking American soldiers.",
    ],
)
def test_what_others_expect_or_nobody_will_do_is_no_threat_of_violence(coder: Coder, sentence: str) -> None:
    told = [event for event in events(coder, f"KABUL (AP) - {sentence}") if event.trigger.text.startswith("attack")]
    assert all(event.mode != ("violence",) for event in told)


def test_a_refusal_is_no_recognition(coder: Coder) -> None:
    text = "CANBERRA (Reuters) - Australia said on Monday that it would not recognise a breakaway state."
    assert {event.event for event in events(coder, text)} == {"REJECT"}


def test_two_deeds_of_a_sentence_are_two_events(coder: Coder) -> None:
    text = "DHAKA (AP) - Police raided the party's headquarters on Monday and arrested seven opposition activists."
    assert [event.mode for event in events(coder, text) if event.event == "COERCE" and "arrest" in event.mode]
    assert len([event for event in events(coder, text) if event.event == "COERCE"]) == 2


@pytest.mark.parametrize("verb", ["staged", "waged", "fined", "raped", "unbanned"])
def test_verbs_are_told_by_their_own_forms(coder: Coder, verb: str) -> None:
    words = {"staged": "a protest in Lima", "waged": "war on Chile", "fined": "the banks", "raped": "two women", "unbanned": "the party"}
    parse = coder.parser.parse(coder.article(f"LIMA (AP) - Soldiers {verb} {words[verb]} on Monday.", published="2019-05-06"))
    lemmas = {token.text: token.lemma for sentence in parse.sentences for token in sentence.tokens}
    assert lemmas[verb] == {"staged": "stage", "waged": "wage", "fined": "fine", "raped": "rape", "unbanned": "unban"}[verb]
