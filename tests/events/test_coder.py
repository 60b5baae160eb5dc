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


def parties(event: Event) -> tuple[list[str], list[str]]:
    return [own.code for own in event.actors], [own.code for own in event.recipients]


def test_an_underscore_is_the_dash_of_old_wires(coder: Coder) -> None:
    text = "MANAGUA, Nicaragua (AP) _ The rebels _ known as Contras _ ambushed a truck Friday."
    coding = coder.code(text, published="1988-08-06")
    assert coding.article.dateline is not None
    assert coding.article.dateline.place == "MANAGUA, Nicaragua"
    (ambush,) = coding.events
    assert (ambush.event, ambush.actors[0].text, ambush.actors[0].code) == ("ASSAULT", "The rebels", "NIC")


def test_what_somebody_is_said_to_have_done_is_the_speaker_s_charge(coder: Coder) -> None:
    text = 'KINSHASA (AFP) - "Rwanda has decided to violate our territory," General Sylvain Ekenge of the Congolese army said on Monday.'
    charge = next(event for event in events(coder, text) if event.event == "ACCUSE")
    assert parties(charge) == (["COD"], ["RWA"])


def test_who_says_that_somebody_was_shot_has_not_shot_them(coder: Coder) -> None:
    (shooting,) = events(coder, "LAGOS, Nigeria (AP) - Two men were shot dead in Lagos on Monday, police said.")
    assert (shooting.event, parties(shooting)) == ("ASSAULT", (["UNK"], ["NGA"]))


def test_a_speaker_s_own_country_is_not_addressed(coder: Coder) -> None:
    told = events(coder, "Honduran President Jose Azcona said on Monday that his country treasures its relations with China.")
    assert [parties(event) for event in told] == [(["HND"], ["CHN"])]


@pytest.mark.parametrize(
    ("text", "event", "expected"),
    [
        ("LIMA (AP) - Prime Minister Alberto Otarola blamed the violence on vandals.", "ACCUSE", (["PER"], ["PER"])),
        ("NAIROBI (AP) - Kenya said no troops had crossed the border and demanded an apology from Somalia.", "REQUEST", (["KEN"], ["SOM"])),
        ("GOMA, Congo (AP) - The European Union condemned the attack by M23 rebels.", "ASSAULT", (["COD"], [])),
        ("KIEV (AP) - Ukraine condemned the attack by Russia.", "ASSAULT", (["RUS"], ["UKR"])),
        # what the speaker's own side does is its own
        ("Polish Prime Minister Mateusz Morawiecki said Warsaw views Russia as an aggressor.", "ACCUSE", (["POL"], ["RUS"])),
        ("Armenia said its neighbour Azerbaijan must withdraw its troops.", "REQUEST", (["ARM"], ["AZE"])),
        ("Colombia's junta dismissed its prime minister on Monday.", "SANCTION", (["COL"], ["COL"])),
    ],
)
def test_who_it_is_and_to_whom(coder: Coder, text: str, event: str, expected: tuple[list[str], list[str]]) -> None:
    assert [parties(own) for own in events(coder, text) if own.event == event] == [expected]


def test_shooting_at_protesters_is_no_protest_of_the_police(coder: Coder) -> None:
    told = events(coder, "LIMA (AP) - Police opened fire on protesters trying to reach the airport on Monday.")
    assert all(own.sector != "COP" for event in told if event.event == "PROTEST" for own in event.actors)


def test_a_denied_killing_is_no_killing(coder: Coder) -> None:
    (denied,) = events(coder, "The journalist was not beaten, Belarusian police said.")
    assert (denied.event, denied.status) == ("ASSAULT", "negated")


def test_whom_a_state_recalls_is_its_own(coder: Coder) -> None:
    (recall,) = events(coder, "VILNIUS (Reuters) - Lithuania recalled its ambassador from Minsk on Monday.")
    assert (recall.event, parties(recall)) == ("SANCTION", (["LTU"], ["BLR"]))


def test_third_parties_of_a_call_are_told_beside_a_counterpart(coder: Coder) -> None:
    text = "Foreign Minister Taro Kono telephoned his South Korean counterpart, Kang Kyung-wha, and U.S. Secretary of State Mike Pompeo."
    (call,) = events(coder, text)
    assert [own.name for own in call.actors] == ["Taro Kono", "Kang Kyung-wha", "Mike Pompeo"]


def test_warplanes_of_two_states_have_two_names(coder: Coder) -> None:
    (raid,) = events(coder, "SANAA (AP) - American and British warplanes bombed Houthi positions on Monday.")
    assert [own.name for own in raid.actors] == ["warplanes of the United States", "warplanes of the United Kingdom"]
