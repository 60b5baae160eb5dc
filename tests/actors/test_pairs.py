"""Plural nouns that take up several at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.actors import Resolver, find_mentions
from dateline.language import Parse


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The leaders of Ghana and Togo met. The two presidents urged Benin to join.", "The two presidents", ["GHA", "TGO"]),
        ("The foreign ministers of Yemen and Oman met. The two men shook hands.", "The two men", ["OMN", "YEM"]),
        ("India and Pakistan fought again. The two armies exchanged fire.", "The two armies", ["IND", "PAK"]),
        ("Kenya sued Uganda. The two governments blamed each other.", "The two governments", ["KEN", "UGA"]),
        ("Two men died in Peru. The leaders of Chile and Brazil sent aid. The two men were guides.", "The two men", ["PER"]),
    ],
)
def test_as_many_as_the_number_says(parse: Callable[..., Parse], text: str, words: str, expected: list[str]) -> None:
    parsed = parse(text, "2022-06-01")
    mentions = find_mentions(parsed, Resolver())
    found = [item for item in mentions.all if item.actors[0].text == words]
    assert sorted(actor.code for actor in found[-1].actors) == expected
