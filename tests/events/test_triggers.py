"""The trigger lexicon and its matching."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.errors import DataError
from dateline.events.triggers import find_triggers, load_lexicon
from dateline.language import Sentence

Parsed = Callable[[str], Sentence]


def found(sentence: Sentence) -> dict[str, set[str]]:
    """Patterns of the lexicon found in a sentence, with the acts they may tell."""
    return {own.pattern: {reading.act for reading in own.readings} for own in find_triggers(sentence, load_lexicon()) if own.readings}


def test_longest_pattern_wins(sentence: Parsed) -> None:
    triggers = found(sentence("Thousands of students took to the streets of Lima."))
    assert triggers == {"take to street": {"PROTEST"}}


def test_noun_inside_a_verbs_pattern_is_not_found_again(sentence: Parsed) -> None:
    assert "attack" not in found(sentence("The rebels launched an attack on the base."))


def test_compound_nouns(sentence: Parsed) -> None:
    assert "air strike" in found(sentence("An air strike killed three farmers."))


def test_description_has_no_trigger(sentence: Parsed) -> None:
    assert found(sentence("Bolivia is a landlocked country of twelve million people.")) == {}


def test_a_trigger_may_tell_several_acts(sentence: Parsed) -> None:
    assert {"PROTEST", "SANCTION"} <= found(sentence("The boycott of the fair lasted a week."))["boycott"]


def test_a_verb_that_the_lexicon_does_not_know_has_no_readings(sentence: Parsed) -> None:
    (trigger,) = [own for own in find_triggers(sentence("Togo hoodwinked Ghana."), load_lexicon()) if own.pattern == "hoodwink"]
    assert trigger.readings == ()


def test_unknown_act_is_refused(tmp_path: Path) -> None:
    table = tmp_path / "triggers.csv"
    table.write_text("trigger,pos,act,mode,recipient\nhug,verb,EMBRACE,,obj\n", encoding="utf-8")
    with pytest.raises(DataError, match="'hug'"):
        load_lexicon(table)


def test_words_of_another_verb_are_no_part_of_a_pattern(sentence: Parsed) -> None:
    assert "call ceasefire" not in found(sentence("Norway called on both sides to declare a ceasefire."))
