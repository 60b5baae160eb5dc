"""Modes by what a deed is done with, and doers by where it is done."""

from __future__ import annotations

import pytest

from dateline import Coder


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Nine people were killed by a roadside bomb in Kandahar.", "explosives"),
        ("Rebels attacked the garrison with mortars on Monday.", "heavy-weapons"),
        ("Police fired tear gas at the students in Lima.", "crowd-control"),
    ],
)
def test_mode_by_instrument(lexicon_coder: Coder, text: str, mode: str) -> None:
    assert any(mode in event.mode for event in lexicon_coder.code(text).events if event.event == "ASSAULT")


def test_protest_is_by_the_people_of_its_place(lexicon_coder: Coder) -> None:
    events = lexicon_coder.code("Protests were held in Peru and Chile on Friday.").events
    assert [{own.code for own in event.actors} for event in events if event.event == "PROTEST"] == [{"PER", "CHL"}]
