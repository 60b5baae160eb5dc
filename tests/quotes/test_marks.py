"""Quotation marks of every style and in every state of disrepair."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.quotes.marks import stretches


def quoted(text: str) -> list[str]:
    return [text[stretch.start : stretch.end] for stretch in stretches(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We leave on Monday," he said.', ["We leave on Monday"]),
        ("“We leave on Monday,” he said.", ["We leave on Monday"]),
        ("‘We leave on Monday,’ he said.", ["We leave on Monday"]),
        ("'We leave on Monday,' he said.", ["We leave on Monday"]),
        ("«We leave on Monday», he said.", ["We leave on Monday"]),
        ("``We leave on Monday,'' he said.", ["We leave on Monday"]),
        ("''We leave on Monday,'' he said.", ["We leave on Monday"]),
        ("”We leave on Monday,” he said.", ["We leave on Monday"]),
        ('"We leave," he said, "on Monday."', ["We leave", "on Monday."]),
        ("He called it 'the miners' victory' and left.", ["the miners' victory"]),
        ("The minister's aides don't agree with the workers' leaders.", []),
        ("“She told me ‘never again’ and wept,” he said.", ["She told me ‘never again’ and wept"]),
        ('"We will be back, and there will be more of us', ["We will be back, and there will be more of us"]),
        ("The bridge is 12' long and cost '90s money.", []),
        ("", []),
    ],
)
def test_finds_the_outermost_quoted_words(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@given(st.text(alphabet="ab .,'\"“”‘’«»`s\n", max_size=60))
def test_stretches_are_in_order_apart_and_inside_the_paragraph(text: str) -> None:
    end = 0
    for stretch in stretches(text, 0, len(text)):
        assert end <= stretch.outer_start <= stretch.start < stretch.end <= stretch.outer_end <= len(text)
        end = stretch.outer_end
