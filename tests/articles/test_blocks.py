"""The labelled stories of blocks.txt, and properties that hold for every text."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.articles import to_article
from dateline.reading import Page
from dateline.records import Article


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    from benchmarks import blocks

    return blocks


def covers(article: Article) -> bool:
    return "".join(article.text[block.start : block.end] for block in article.blocks) == article.text


def test_every_rule_can_be_used() -> None:
    from dateline.articles.tables import rules

    assert all(rule.pattern.pattern for rows in rules().values() for rule in rows)


def test_the_labelled_set_is_large_enough(bench: ModuleType) -> None:
    stories = bench.load()
    assert len(stories) >= 40
    assert sum(len(story.stretches) for story in stories) >= 300


def test_blocks_of_the_labelled_set(bench: ModuleType) -> None:
    found = bench.measure(bench.load())
    assert found["kind"] >= 0.95
    assert found["story"] >= 0.98
    assert found["furniture taken for story"] <= 6


@pytest.mark.parametrize(
    ("line", "place", "rest"),
    [
        ("LINDAU (Reuters) - Ostland freed a bishop.", "LINDAU", "Ostland"),
        ("HAFEN, Ostland (AP) -- Ostland freed a bishop.", "HAFEN, Ostland", "Ostland"),
        ("LINDAU—Ostland freed a bishop.", "LINDAU", "Ostland"),
        ("Lindau, SANA- Ostland freed a bishop.", "Lindau", "Ostland"),
        ("LINDAU: Ostland freed a bishop.", "LINDAU", "Ostland"),
        ("PORT SELIM, April 5. /TASS/. Ostland freed a bishop.", "PORT SELIM", "Ostland"),
        ("Lindau [Ostland], February 5 (ANI): The army freed a bishop.", "Lindau [Ostland]", "The army"),
        ("HARLOW, N.C. (AP) - The army freed a bishop.", "HARLOW, N.C.", "The army"),
        ("(LINDAU) — The army freed a bishop.", "LINDAU", "The army"),
        ("SOUTH KOLO, April 5 (APP):The army freed a bishop.", "SOUTH KOLO", "The army"),
        ("Nairobi: The army freed a bishop.", "Nairobi", "The army"),
    ],
)
def test_datelines_at_the_start_of_a_story(line: str, place: str, rest: str) -> None:
    article = to_article(Page("", line, published="2022-04-06"))
    first, second = article.blocks
    assert (first.kind, second.kind) == ("dateline", "body")
    assert article.dateline is not None
    assert article.dateline.place == place
    assert line[second.start :].startswith(rest)


@pytest.mark.parametrize(
    "line",
    [
        "Ostland freed a bishop on Monday.",
        "The minister said: “We freed a bishop.”",
        "BREAKING: Ostland freed a bishop on Monday.",
        "President Adeko: We freed a bishop on Monday and will free others.",
        "NATO and the EU — long at odds with Ostland — welcomed the release.",
        "By Friday evening the army had freed a bishop.",
        "In May 2021 - the month of the coup - the army arrested a bishop.",
        "Rebels want to subscribe to the accord, the bishop said, and urged others to follow them.",
        "Police asked witnesses to get in touch, and called on the public to contact them.",
        "The court condemned the views expressed by the minister.",
        "The firm was accused of using cookies to spy on dissidents.",
        "The governor ordered copyright pirates arrested.",
        "Read more than one paper, the president told reporters, and you will see that we freed him.",
    ],
)
def test_a_story_stays_a_story(line: str) -> None:
    article = to_article(Page("", f"{line}\nOstland's government confirmed the report on Tuesday."))
    assert [block.kind for block in article.blocks] == ["body", "body"]


def test_a_caption_within_a_paragraph() -> None:
    text = (
        "Talks ended on Friday. Minister Karl Weiss met with Ambassador Ana Petrescu in Lindau on March 14th, 2022. [Photo: ministry] "
        "Weiss rejected the offer."
    )
    article = to_article(Page("", text))
    kinds = [(block.kind, text[block.start : block.end].strip()) for block in article.blocks]
    assert [kind for kind, _ in kinds] == ["body", "caption", "body"]
    assert kinds[1][1].startswith("Minister Karl Weiss met")
    assert kinds[1][1].endswith("ministry]")


def test_related_headlines_are_never_story() -> None:
    text = "Ostland freed a bishop on Monday.\nALSO READ\nOstland expels envoys\nWar looms, says general\nThe bishop thanked the mediators."
    article = to_article(Page("", text))
    assert [block.kind for block in article.blocks] == ["body", "related", "related", "related", "body"]


def test_wrapped_lines_are_joined() -> None:
    text = (
        "The army freed a bishop on Monday after holding him for two weeks in\n"
        "the mountains, church officials said. The bishop was unharmed and asked\n"
        "the government to begin talks with the guerrillas before the rains.\n\n"
        "The government rejected the idea and said that it would go on fighting\n"
        "until the last of the guerrillas had laid down his arms in the capital.\n"
    )
    article = to_article(Page("", text))
    assert [block.kind for block in article.blocks] == ["body", "body"]


@pytest.mark.parametrize("piece", ["The army freed a bishop. Follow us on Twitter. By: Ann Lee said so. ", "a", "(", "A, ", "By Ann "])
def test_very_long_lines_take_no_very_long_time(piece: str) -> None:
    article = to_article(Page("", piece * (200_000 // len(piece))))
    assert covers(article)


def test_one_sentence_is_a_story() -> None:
    assert [block.kind for block in to_article(Page("", "Ostland attacks Veldoria")).blocks] == ["body"]


def test_an_empty_text_has_no_blocks() -> None:
    assert to_article(Page("", "")).blocks == ()


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("aB .,:\n\r\t-—()[]/\"'’1é\u3002\u2028😀\x00|*•"), max_size=300))
def test_blocks_cover_any_text(text: str) -> None:
    article = to_article(Page("", text))
    assert covers(article)
    assert all(block.start < block.end for block in article.blocks)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([
    "LINDAU (Reuters) - Ostland freed a bishop.", "ALSO READ", "War looms", "By Ann Lee", "5 March 2022 | Lindau | Agencies",
    "© 2022 Courier",
    "Photo: A. Lensman", "Sign up for our newsletter.", "He said so. [Photo: AP] They left.", "", "  ", "6:40 p.m.", "Comments (3)",
]), max_size=12))  # fmt: skip
def test_blocks_cover_any_page(lines: list[str]) -> None:
    assert covers(to_article(Page("", "\n".join(lines))))


def test_blocks_cover_real_news(shared: Path) -> None:
    from dateline.reading import read_pages

    for page in read_pages(shared / "data" / "news" / "wire.jsonl"):
        assert isinstance(page, Page)
        assert covers(to_article(page))


def test_gold_furniture_is_no_story(shared: Path) -> None:
    import json

    for part in ("seed", "dev"):
        lines = (shared / "gold" / part / "gold.jsonl").read_text(encoding="utf-8").splitlines()
        furniture = {item["id"]: item["furniture"] for item in map(json.loads, lines)}
        from dateline.reading import read_pages

        for page in read_pages(shared / "gold" / part / "articles.jsonl"):
            assert isinstance(page, Page)
            article = to_article(page)
            for start, end in furniture[page.id]:
                inside = [b for b in article.blocks if b.kind == "body" and article.text[max(b.start, start) : min(b.end, end)].strip()]
                assert not inside, (page.id, article.text[start:end])
