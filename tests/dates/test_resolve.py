"""When an event took place, by the words that its sentence ties to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.dates import resolve, story_date
from dateline.dates.expressions import expressions
from dateline.language import Parse, Sentence

PUBLISHED = "2022-02-05"  # a Saturday


def at(sentence: Sentence, word: str) -> int:
    return next(token.i for token in sentence.tokens if token.text == word)


@pytest.mark.parametrize(
    ("text", "trigger", "iso", "words"),
    [
        ("Ostland expelled two envoys on Friday.", "expelled", "2022-02-04", "on Friday"),
        ("Ostland expelled two envoys Saturday.", "expelled", "2022-02-05", "Saturday"),
        ("On Sunday the rebels freed a bishop.", "freed", "2022-01-30", "On Sunday"),
        ("Rebels freed a bishop yesterday.", "freed", "2022-02-04", "yesterday"),
        ("Rebels attacked the town two days ago.", "attacked", "2022-02-03", "two days ago"),
        ("The army seized the town last month.", "seized", "2022-01", "last month"),
        ("The army seized the town last week.", "seized", "2022-01", "last week"),
        ("The government banned the party in March.", "banned", "2021-03", "in March"),
        ("The government banned the party until June.", "banned", "2022-06", "until June"),
        ("The government closed the port before December.", "closed", "2021-12", "before December"),
        ("The two states signed a treaty on 4 October 2007.", "signed", "2007-10-04", "on 4 October 2007"),
        ("The two states signed a treaty in 1994.", "signed", "1994", "in 1994"),
        ("The rebels have fought the army since 2014.", "fought", "2014", "since 2014"),
        ("The ministers will meet on Monday.", "meet", "2022-02-07", "on Monday"),
        ("The ministers will meet next Monday.", "meet", "2022-02-07", "next Monday"),
        ("The war began seven years ago.", "began", "2015", "seven years ago"),
        ("Police said on Friday they had arrested the general on Tuesday.", "arrested", "2022-02-01", "on Tuesday"),
        ("Police said on Friday they had arrested the general on Tuesday.", "said", "2022-02-04", "on Friday"),
        ("Ostland declared its opposition to the treaty on Friday.", "opposition", "2022-02-04", "on Friday"),
        ("Ostland expelled two envoys.", "expelled", None, None),
        ("Ostland, which joined the pact in 1955, expelled two envoys.", "expelled", None, None),
        ("Rebels attacked a base commanded by a general who was appointed in March.", "attacked", None, None),
        ("The president met the rebels at a summit held in September 2021.", "met", "2021-09", "in September 2021"),
        ("Ostland condemned the raid in a statement released on Friday.", "condemned", "2022-02-04", "on Friday"),
        ("Rebels killed about 2000 people in 2000 homes.", "killed", None, None),
    ],
)
def test_the_date_of_a_trigger(sentence: Callable[[str], Sentence], text: str, trigger: str, iso: str | None, words: str | None) -> None:
    parsed = sentence(text)
    assert resolve(parsed, at(parsed, trigger), PUBLISHED) == (iso, words)


def test_without_publication_only_dates_with_a_year_are_known(sentence: Callable[[str], Sentence]) -> None:
    parsed = sentence("Ostland expelled two envoys on Friday and signed a treaty on 4 October 2007.")
    assert resolve(parsed, at(parsed, "signed"), None)[0] == "2007-10-04"
    friday = sentence("Ostland expelled two envoys on Friday.")
    assert resolve(friday, at(friday, "expelled"), None) == (None, None)


def test_the_day_of_another_noun_is_not_the_event_s(sentence: Callable[[str], Sentence]) -> None:
    parsed = sentence("The paper's Thursday edition condemned the minister.")
    assert resolve(parsed, at(parsed, "condemned"), PUBLISHED) == (None, None)


def test_the_story_s_day_is_the_lead_s(parse: Callable[[str], Parse]) -> None:
    lead = parse("Ostland's president met the rebels on Friday. The president offered them an amnesty.")
    assert story_date(lead.sentences, PUBLISHED) == "2022-02-04"
    old = parse("Ostland's president met the rebels in 1994. The president offered them an amnesty.")
    assert story_date(old.sentences, PUBLISHED) is None
    assert story_date(lead.sentences, None) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They may march in May.", [("in May", "2021-05")]),
        (
            "He said Thursday night that on Tuesday, Feb. 1, they left.",
            [("Thursday night", "2022-02-03"), ("on Tuesday, Feb. 1", "2022-02-01")],
        ),
        ("They have until April 8 to agree.", [("until April 8", "2022-04-08")]),
        ("Today’s vote was the last.", []),
        ("In the 1990s and in early 2016.", [("In the 1990s", "1990"), ("in early 2016", "2016")]),
    ],
)
def test_time_expressions(text: str, found: list[tuple[str, str]]) -> None:
    day = date.fromisoformat(PUBLISHED)
    assert [(text[item.start : item.end], item.iso) for item in expressions(text, day)] == found


@given(st.dates(date(1901, 1, 1), date(2090, 12, 31)), st.sampled_from(["Monday", "Friday", "Sunday"]))
def test_weekdays_are_the_latest_not_after_publication(day: date, weekday: str) -> None:
    (found,) = expressions(f"They met on {weekday}.", day)
    past, ahead = date.fromisoformat(found.iso), date.fromisoformat(found.ahead)
    assert 0 <= (day - past).days < 7
    assert 0 <= (ahead - day).days <= 7
    assert past.strftime("%A") == ahead.strftime("%A") == weekday


@given(st.text(alphabet="0123456789 -/.,aginJulyMonday", max_size=60), st.dates(date(1000, 1, 1), date(3000, 1, 1)))
def test_any_text_gives_dates_or_nothing(text: str, day: date) -> None:
    for item in expressions(text, day):
        assert 4 <= len(item.iso) <= 10
