"""Names are compared without case, accents, dots and hyphens."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.actors.words import fold, key, plural, split


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("al-Qaeda", "Al Qaeda"),
        ("U.S.", "US"),
        ("Sana'a", "Sanaa"),
        ("the Élysée", "Elysee"),
        ("Erdoğan", "Erdogan"),
        ("J.K. Rowling", "JK Rowling"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert key(one) == key(other)


def test_a_possessive_is_a_word_of_its_own() -> None:
    assert [word for word, _ in split("Chad's army")] == ["chad", "'s", "army"]
    assert [word for word, _ in split("Côte d’Ivoire’s rebels")] == ["cote", "divoire", "'s", "rebels"]


def test_regular_plurals() -> None:
    assert [plural(word) for word in ("gunman", "aid agency", "boss", "soldier", "envoy")] == [
        "gunmen",
        "aid agencies",
        "bosses",
        "soldiers",
        "envoys",
    ]


@given(st.text(max_size=60))
def test_any_text_can_be_split_and_folding_twice_changes_nothing(text: str) -> None:
    for folded, written in split(text):
        assert folded
        assert written in text
    assert fold(fold(text)) == fold(text)
