"""Who does it to whom, by syntax alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.events.noun_roles import noun_roles
from dateline.events.roles import verb_roles
from dateline.events.triggers import find_triggers, load_lexicon
from dateline.language import Sentence

Parsed = Callable[[str], Sentence]


def roles(sentence: Sentence, pattern: str) -> tuple[list[str], list[str]]:
    """The words at the head of actors and recipients of the trigger with a pattern."""
    trigger = next(own for own in find_triggers(sentence, load_lexicon()) if own.pattern == pattern)
    slots = tuple(dict.fromkeys(slot for reading in trigger.readings for slot in reading.recipient))
    found = (verb_roles if trigger.pos == "verb" else noun_roles)(sentence, trigger, slots)
    return [sentence[i].text for i in found.actors], [sentence[i].text for i in found.recipients]


@pytest.mark.parametrize(
    ("text", "pattern", "actor", "recipient"),
    [
        ("Turkey attacked the rebels on Monday.", "attack", "Turkey", "rebels"),
        ("The rebels were attacked by Turkey on Monday.", "attack", "Turkey", "rebels"),
        ("Kenya urged Uganda to free the fishermen.", "urge", "Kenya", "Uganda"),
        ("Kenya urged Uganda to free the fishermen.", "free", "Uganda", "fishermen"),
        ("The army plans to arrest the governor.", "arrest", "army", "governor"),
        ("Peru accused Chile of spying.", "accuse", "Peru", "Chile"),
        ("The minister flew to Cairo and met the president.", "meet", "minister", "president"),
        ("Soldiers arrested on Friday by the police were flogged.", "arrest", "police", "Soldiers"),
        ("Parliament dismissed the general who had ordered the raid.", "order", "general", "raid"),
        ("France launched an attack on the militants.", "launch attack", "France", "militants"),
        ("Norway called for talks with Iceland.", "call for talk", "Norway", "Iceland"),
        ("China pushed back against American pressure.", "push back against", "China", "pressure"),
        # the parser takes the opening name for an adverb
        ("Nauru cut diplomatic ties with Taiwan and recognised China on Monday.", "cut diplomatic tie", "Nauru", "Taiwan"),
    ],
)
def test_verbs(sentence: Parsed, text: str, pattern: str, actor: str, recipient: str) -> None:
    actors, recipients = roles(sentence(text), pattern)
    assert actor in actors
    assert recipient in recipients


@pytest.mark.parametrize(
    ("text", "pattern", "actor", "recipient"),
    [
        ("Turkey's shelling of Qamishli went on all night.", "shelling", "Turkey", "Qamishli"),
        ("The arrest of the editor by police angered the union.", "arrest", "police", "editor"),
        ("Both leaders face criticism from Washington.", "criticism", "Washington", "leaders"),
        ("Turkish shelling of the town killed a child.", "shelling", "Turkish", "town"),
    ],
)
def test_nouns(sentence: Parsed, text: str, pattern: str, actor: str, recipient: str) -> None:
    actors, recipients = roles(sentence(text), pattern)
    assert actor in actors
    assert recipient in recipients


def test_talks_between_have_two_actors(sentence: Parsed) -> None:
    actors, recipients = roles(sentence("Talks between Armenia and Azerbaijan resumed in Vienna."), "talk")
    assert actors == ["Armenia", "Azerbaijan"]
    assert recipients == []


def test_compound_actor_is_expanded(sentence: Parsed) -> None:
    actors, _ = roles(sentence("Ghana, Togo and Benin condemned the coup."), "condemn")
    assert actors == ["Ghana", "Togo", "Benin"]


def test_victim_of_an_arrest_is_no_actor(sentence: Parsed) -> None:
    actors, recipients = roles(sentence("The editor's arrest shocked the capital."), "arrest")
    assert actors == []
    assert recipients == ["editor"]


def test_prefix_tells_against_whom(sentence: Parsed) -> None:
    actors, recipients = roles(sentence("Several anti-American riots shook the port."), "riot")
    assert "American" not in actors
    assert "American" in recipients


def test_doer_of_a_passive_stands_before_its_deed(sentence: Parsed) -> None:
    actors, _ = roles(sentence("Nine farmers were killed in an Islamist attack on Sunday."), "kill in attack")
    assert "Islamist" in actors


def test_who_gathers_at_a_place_carries_the_banners(sentence: Parsed) -> None:
    actors, _ = roles(sentence("Nurses gathered outside the ministry carrying banners."), "carry banner")
    assert actors == ["Nurses"]
