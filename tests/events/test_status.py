"""The same deed told as done, coming, possible, long past and undone."""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.events.status import status_of
from dateline.language.pipeline import Parser
from dateline.records import Article, Block

Teller = Callable[..., str]
SENTENCES = Path(__file__).parents[2] / "benchmarks" / "status"


@pytest.fixture(scope="module")
def status() -> Teller:
    """The status of the word in braces."""
    parser = Parser()

    def tell(marked: str, published: str | None = "2023-05-10", event: str | None = None) -> str:
        text = marked.replace("{", "").replace("}", "")
        sentence = parser.parse(Article("a", "", text, blocks=(Block("body", 0, len(text)),))).sentences[0]
        token = sentence.token_at(marked.index("{"))
        assert token is not None
        return status_of(sentence, token.i, published, event)

    return tell


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The militia {attacked} the airport on Sunday.", "actual"),
        ("The militia denied {attacking} the airport.", "negated"),
        ("The militia did not {attack} the airport.", "negated"),
        ("The militia left without {attacking} the airport.", "negated"),
        ("The militia refused to {attack} the airport.", "negated"),
        ("Troops prevented the militia from {attacking} the airport.", "negated"),
        ("The militia will {attack} the airport.", "future"),
        ("The militia plans to {attack} the airport.", "future"),
        ("The militia said it would {attack} the airport.", "future"),
        ("If the militia {attacks} the airport, flights will stop.", "hypothetical"),
        ("The militia might {attack} the airport.", "hypothetical"),
        ("Pilots fear that the militia will {attack} the airport.", "hypothetical"),
        ("The militia {attacked} the airport in 1994.", "historical"),
        ("The militia {attacked} the airport a decade ago.", "historical"),
        ("The militia was accused of {attacking} the airport.", "actual"),
        ("The militia managed to {attack} the airport.", "actual"),
        ("The militia did not fail to {attack} the airport.", "actual"),
        # what has no object is not all that is told
        ("The militia had no tanks and {attacked} the airport.", "actual"),
        ("The militia did not loot or {attack} the airport.", "negated"),
        ("The militia took no action nor {attacked} the airport.", "negated"),
        ("No militia looted or {attacked} the airport.", "negated"),
    ],
)
def test_verbs(status: Teller, sentence: str, expected: str) -> None:
    assert status(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The two sides held {talks} in Oslo.", "actual"),
        ("No {talks} were held in Oslo.", "negated"),
        ("The envoy called for {talks} in Oslo.", "hypothetical"),
        ("The envoy ruled out {talks} in Oslo.", "negated"),
        ("The planned {talks} in Oslo are to last a week.", "future"),
        ("A possible {meeting} was discussed.", "hypothetical"),
        ("The threat of {war} has emptied the coast.", "hypothetical"),
        ("The spat threatens to break out into open {war}.", "hypothetical"),
        ("The {talks} of 1987 ended in failure.", "historical"),
    ],
)
def test_nouns(status: Teller, sentence: str, expected: str) -> None:
    assert status(sentence) == expected


def test_years_are_read_against_the_day_of_publication(status: Teller) -> None:
    assert status("The bank {failed} in 2023.", "2023-05-10") == "actual"
    assert status("The bank {failed} in 2023.", "2031-05-10") == "historical"
    assert status("The bank {failed} in 1931.", None) == "historical"


def test_a_verb_that_shares_a_modal_shares_its_mood(status: Teller) -> None:
    assert status("The king will fly to Rabat and {meet} the caliph.") == "future"
    assert status("The king flew to Rabat and {met} the caliph.") == "actual"


def test_what_is_said_should_happen_is_an_act_of_saying(status: Teller) -> None:
    sentence = "All camps should {disarm} at once, the envoy said."
    assert status(sentence) == "hypothetical"
    assert status(sentence, event="REQUEST") == "actual"
    assert status("The envoy should {condemn} the raid.", event="ACCUSE") == "hypothetical"


def test_the_benchmark_holds_each_status_a_hundred_times() -> None:
    rows = [json.loads(line) for half in "ab" for line in (SENTENCES / f"{half}.jsonl").read_text("utf-8").splitlines()]
    counts = Counter(row["status"] for row in rows)
    assert len(rows) >= 600
    assert len({row["text"] for row in rows}) == len(rows)
    assert min(counts.values()) >= 100
    assert len(counts) == 5
    assert all(row["text"].count("{") == row["text"].count("}") == 1 for row in rows)
