"""How many: dead, injured, arrested, crowd."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.events.numbers import Numbers, find_numbers, number
from dateline.language import Sentence

Parsed = Callable[[str], Sentence]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("at least 1,200", 1200),
        ("twenty-five", 25),
        ("tens of thousands", 10_000),
        ("two hundred and six", 206),
        ("2.5 million", 2_500_000),
        ("dozens", 12),
        ("two dozen", 24),
        ("a dozen", 12),
        ("half a million", 500_000),
        ("hundreds of thousands", 100_000),
        ("a hundred", 100),
        ("several", None),
    ],
)
def test_number(words: str, value: int | None) -> None:
    assert number(words) == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen killed at least 14 people and wounded 30 others.", Numbers(dead=14, injured=30)),
        ("Twelve soldiers were killed in the ambush.", Numbers(dead=12)),
        ("Police arrested 37 demonstrators.", Numbers(arrested=37)),
        ("The blast left nine dead and 21 wounded.", Numbers(dead=9, injured=21)),
        ("The attack took place in 2019.", Numbers()),
    ],
)
def test_counts(sentence: Parsed, text: str, expected: Numbers) -> None:
    assert find_numbers(sentence(text), ()) == expected


def test_size_of_a_crowd(sentence: Parsed) -> None:
    parsed = sentence("About 6,000 demonstrators marched through the capital.")
    actor = next(token.i for token in parsed.tokens if token.text == "demonstrators")
    assert find_numbers(parsed, (actor,)).size == 6000
