"""What a story tells twice is one event."""

import pytest

from dateline import Coder


def told(coder: Coder, text: str, event: str) -> list[str]:
    """The triggers of a text's events of a type."""
    return [own.trigger.text for own in coder.code(text, published="2024-06-03").events if own.event == event]


@pytest.mark.parametrize(
    ("text", "event", "triggers"),
    [
        # the same dead, the doer never named
        ("A bomb killed nine people in Kandahar on Monday. Nine people were killed and thirty wounded, police said.", "ASSAULT", 1),
        # the doer is named once
        ("The Taliban shelled a market in Kunduz on Monday, and nine people were killed.", "ASSAULT", 1),
        # other days, other deeds
        ("Gunmen killed nine people in Quetta on Friday. Gunmen killed two people in Quetta on Sunday.", "ASSAULT", 2),
        # what was not done is no better telling of what was
        ("Nine people were killed in Kunduz, but Pakistan did not attack Afghanistan.", "ASSAULT", 2),
        # other victims
        ("A bomb killed nine Afghans in Kabul and another blast wounded two Pakistanis in Quetta.", "ASSAULT", 2),
        # two are addressed
        ("Iran urged Iraq to pay, and said Turkey must leave Syria.", "REQUEST", 2),
        # a demand and its words
        ("The African Union urged both sides to show restraint.", "REQUEST", 1),
        # one sentence, several verbs
        ("Rebels killed nine soldiers and wounded six others near Goma on Monday.", "ASSAULT", 1),
    ],
)
def test_one_event_is_told_once(lexicon_coder: Coder, text: str, event: str, triggers: int) -> None:
    assert len(told(lexicon_coder, text, event)) == triggers
