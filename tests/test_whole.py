"""The whole pipeline on whole stories: what a careful reader would see, and what holds for any input."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline import Coder
from dateline.records import Coding
from tests.conftest import EXAMPLES


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Everything in a coding's JSON that has a text and offsets."""
    if isinstance(value, dict):
        if {"text", "start", "end"} <= value.keys():
            yield value
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)


def check(coding: Coding) -> None:
    """What holds for every coding: evidence at its offsets, blocks that cover the text, events in body blocks."""
    text = coding.article.text
    for span in spans(coding.to_dict()):
        assert text[span["start"] : span["end"]] == span["text"]
    blocks = coding.article.blocks
    assert [block.start for block in blocks[1:]] == [block.end for block in blocks[:-1]]
    if text:
        assert blocks[0].start == 0
        assert blocks[-1].end == len(text)
    furniture = [block for block in blocks if block.kind not in ("body", "headline")]
    for event in coding.events:
        assert event.actors
        assert not any(block.start < event.trigger.end and event.trigger.start < block.end for block in furniture)
    assert len({event.id for event in coding.events}) == len(coding.events)


@pytest.fixture(scope="module")
def stories(coder: Coder) -> dict[str, Coding]:
    """The examples, coded."""
    return {path.stem: coder.code(path.read_text(encoding="utf-8")) for path in EXAMPLES}


def types(coding: Coding, actor: str) -> set[str]:
    """The types of the events that an actor's code does."""
    return {event.event for event in coding.events if actor in {own.code for own in event.actors}}


def test_examples_are_six_shapes(stories: dict[str, Coding]) -> None:
    assert set(stories) == {"attack", "ceasefire", "latest", "protest", "sanctions", "summit"}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_evidence_stands_in_the_text(stories: dict[str, Coding], path: Path) -> None:
    coding = stories[path.stem]
    check(coding)
    assert len(coding.events) >= 5
    assert len(coding.quotes) >= 3


def test_dateline_of_a_syndicated_page(stories: dict[str, Coding]) -> None:
    article = stories["summit"].article
    assert article.published is not None
    assert article.published.startswith("2025-03-14")
    assert article.dateline is not None
    assert article.dateline.place == "Tashkent"
    assert article.agency == "Agencies"


def test_related_headlines_give_no_event(stories: dict[str, Coding]) -> None:
    coding = stories["summit"]
    assert "TJK" not in {own.code for event in coding.events for own in (*event.actors, *event.recipients)}


def test_summit(stories: dict[str, Coding]) -> None:
    coding = stories["summit"]
    assert {"SUPPORT", "ACCUSE"} <= types(coding, "KAZ")
    assert "REJECT" in types(coding, "KGZ")


def test_sanctions(stories: dict[str, Coding]) -> None:
    coding = stories["sanctions"]
    sanction = next(event for event in coding.events if event.event == "SANCTION" and event.actors[0].code == "EUR")
    assert "BLR" in {own.code for own in sanction.recipients}
    assert sanction.date == "2024-11-08" or sanction.date is None or sanction.date.endswith("-11-08")
    assert types(coding, "BLR") & {"ACCUSE", "THREATEN", "REJECT"}


def test_same_input_same_bytes(coder: Coder) -> None:
    text = EXAMPLES[0].read_text(encoding="utf-8")
    first, second = (json.dumps(coder.code(text).to_dict()) for _ in range(2))
    assert first == second


def test_workers_keep_order_and_survive_failure(lexicon_coder: Coder) -> None:
    texts = ["Ghana praised Togo on Monday.", "", "Peru accused Chile of spying."]
    alone = list(lexicon_coder.pipe(texts))
    together = list(Coder(judge="lexicon").pipe(texts, workers=2))
    assert [coding.to_dict() for coding in alone] == [coding.to_dict() for coding in together]
    assert alone[1].events == ()


def test_one_bad_article_never_stops_the_rest(lexicon_coder: Coder, monkeypatch: pytest.MonkeyPatch) -> None:
    code = Coder.code

    def trip(self: Coder, story: Any, **options: Any) -> Coding:
        if "stumble" in story.text:
            raise RuntimeError("tripped")
        return code(self, story, **options)

    monkeypatch.setattr(Coder, "code", trip)
    failures = []
    codings = list(
        lexicon_coder.pipe(["Peru sued Chile.", "We stumble.", "Ghana praised Togo."], failed=lambda _, error: failures.append(str(error)))
    )
    assert [bool(coding.events) for coding in codings] == [True, False, True]
    assert failures == ["tripped"]


def test_another_language_is_kept_and_not_coded(lexicon_coder: Coder) -> None:
    coding = lexicon_coder.code(
        "Le président français a condamné mardi l'attaque contre le convoi humanitaire et appelé les parties à respecter la trêve "
        "signée en mars par les deux gouvernements."
    )
    assert coding.article.language == "fr"
    assert coding.events == ()


@pytest.mark.parametrize("text", ["", " \n\t\n", "...", "12345", "\x00\x01\x02", "🕊️🕊️ 🇺🇦", "a" * 5000])
def test_texts_without_a_sentence(lexicon_coder: Coder, text: str) -> None:
    coding = lexicon_coder.code(text)
    check(coding)
    assert coding.events == ()


def test_a_book_is_coded_as_far_as_a_story_may_go(lexicon_coder: Coder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.coder.LONGEST_STORY", 60)
    text = "Ghana praised Togo on Monday. " + "Togo thanked Ghana. " * 50
    coding = lexicon_coder.code(text)
    check(coding)
    assert coding.article.text == text
    assert coding.events
    assert max(event.trigger.end for event in coding.events) <= 60


def test_emoji_and_control_characters_keep_offsets_right(lexicon_coder: Coder) -> None:
    coding = lexicon_coder.code(
        "🇰🇪 Kenya\u200b condemned\x07 Uganda\u2019s raid \U0001f4a5 on Monday.\r\nUganda rejected it.", published="2024-06-04"
    )
    check(coding)
    assert {"ACCUSE", "REJECT"} & {event.event for event in coding.events}


PIECES = [
    "Kenya",
    "the two leaders",
    "condemned",
    "Uganda's",
    "attack",
    "on Friday",
    ".",
    "\n",
    "\n\n",
    "ALSO READ\n",
    '"',
    "he said",
    ",",
    "🙂",
    "\x0c",
    "BEIRUT (AP) --",
    "Photo: Reuters",
    "who",
    "will",
    "not",
    "meet",
    "police",
    "killed",
    "12",
    "(",
    ")",
    "’s",
    "\u2028",
    "\ud7ff",
]
pieces = st.sampled_from(PIECES) | st.text(max_size=8)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(pieces, max_size=60))
def test_any_text_is_coded_with_true_offsets(lexicon_coder: Coder, words: list[str]) -> None:
    check(lexicon_coder.code(" ".join(words), published="2024-06-03"))


def test_wire_stories_have_true_offsets(lexicon_coder: Coder, shared: Path) -> None:
    lines = (shared / "data" / "news" / "wire.jsonl").read_text(encoding="utf-8").splitlines()
    for line in lines[:12]:
        check(lexicon_coder.code(json.loads(line)["text"]))


def test_seed(coder: Coder, shared: Path) -> None:
    text = (shared / "seed" / "article.txt").read_text(encoding="utf-8")
    coding = coder.code(text)
    check(coding)
    article = coding.article
    assert article.published is not None
    assert article.published.startswith("2022-02-05")
    assert article.dateline is not None
    assert article.dateline.place == "Beijing"
    assert article.agency
    assert {"RUS", "CHN"} <= {own.code for event in coding.events for own in event.actors}
    boycott = [event for event in coding.events if event.trigger.start > text.index("Putin is the highest-profile")]
    assert all("RUS" not in {own.code for own in event.actors} for event in boycott if event.event == "SANCTION")
    war = [event for event in coding.events if "armed conflict" in event.trigger.text]
    assert all(event.status != "actual" for event in war)
