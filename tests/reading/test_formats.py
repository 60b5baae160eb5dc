"""One story, in every form it may come in, gives the same page."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from dateline.articles import to_article
from dateline.errors import UnreadableError, UsageError
from dateline.reading import Page, read_pages
from dateline.reading.formats import read_stream
from tests.reading import samples


def pages(data: bytes, name: str = "sample", **columns: str) -> list[Page]:
    found = list(read_stream(io.BytesIO(data), name, columns))
    assert all(isinstance(page, Page) for page in found), found
    return [page for page in found if isinstance(page, Page)]


@pytest.mark.parametrize("form", samples.samples())
def test_every_form_gives_the_story(form: str) -> None:
    page = pages(samples.samples()[form])[0]
    article = to_article(page)
    body = "".join(article.text[block.start : block.end] for block in article.blocks if block.kind == "body")
    # agencies' formats and the picture of Markdown leave the first lines to their own elements
    for line in samples.LINES[1 if form != "markdown" else 2 :]:
        assert form == "markdown" or line in body
    assert article.dateline is not None
    assert article.dateline.place == "KARSTADT"
    assert article.agency in ("Reuters", "AFP", "AP")


@pytest.mark.parametrize("form", [form for form in samples.samples() if form not in ("text", "zip")])
def test_every_form_with_facts_gives_them(form: str) -> None:
    article = to_article(pages(samples.samples()[form])[0])
    assert article.title == samples.TITLE
    assert article.published is not None
    assert article.published.startswith("2022-03-04")


def test_a_page_is_read_without_its_furniture() -> None:
    page = pages(samples.html())[0]
    assert page.text == samples.TEXT
    assert (page.outlet, page.byline, page.url, page.language) == ("Karstadt Courier", "Ilse Brandt", samples.URL, "en")


def test_a_feed_keeps_its_items_apart_and_survives_a_broken_date() -> None:
    first, second = pages(samples.rss())
    assert (first.id, first.byline, first.outlet) == ("kc-1", "Ilse Brandt", "Karstadt Courier")
    assert second.title == "Harvest fails & prices rise"
    assert second.text == "Farmers in the valley asked the government for aid on Monday."
    assert to_article(second).published is None


def test_json_lines_give_a_page_a_line_and_name_the_bad_ones() -> None:
    data = b'{"id": "1", "text": "One."}\n{"id": "2", "text": \n\n{"id": "3", "text": "Three."}\n[1]\n'
    found = list(read_stream(io.BytesIO(data), "wire.jsonl", {}))
    assert [page.id for page in found if isinstance(page, Page)] == ["1", "3"]
    errors = [str(error) for error in found if isinstance(error, UnreadableError)]
    assert errors[0].startswith("wire.jsonl, line 2: is not JSON")
    assert errors[1].startswith("wire.jsonl, line 5: is not an article")


def test_objects_that_hold_lists_of_articles() -> None:
    item = b'{"source": {"id": "kc", "name": "Courier"}, "title": "T", "content": "Text.", "publishedAt": "2022-03-04T01:02:03Z"}'
    page = pages(b'{"status": "ok", "articles": [' + item + b"]}")[0]
    assert (page.outlet, page.text, page.published) == ("Courier", "Text.", "2022-03-04T01:02:03Z")


def test_columns_of_other_names() -> None:
    data = b"no,WORDS,seen\n7,They met.,2022-03-04\n"
    page = pages(data, "table.csv", text="WORDS", id="no", published="seen")[0]
    assert (page.id, page.text, page.published) == ("7", "They met.", "2022-03-04")


def test_a_table_without_a_text_column_is_refused_once_and_says_what_to_do() -> None:
    found = list(read_stream(io.BytesIO(b"a,b\n1,2\n3,4\n"), "numbers.csv", {}))
    assert [str(error) for error in found] == [
        "numbers.csv, row 2: has no column with a text; it has a, b; name one with --column text=NAME"
    ]


def test_columns_for_unknown_fields_are_a_usage_error() -> None:
    with pytest.raises(UsageError, match="no such field"):
        read_pages("x.csv", {"colour": "red"})


def test_prose_with_commas_is_no_table() -> None:
    text = "Ministers met in Karstadt, Veldoria, on Friday\nto talk about the border, the war, and the prisoners.\n"
    assert pages(text.encode())[0].text == text


def test_plain_text_is_kept_as_it_is() -> None:
    text = "\r\n  Tabs\tand\x0bcontrols\x01 stay, 😀 too.\r\nSo do these.\r\n"
    assert pages(text.encode())[0].text == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_encodings(encoding: str) -> None:
    text = "The café in Kärntendorf was “closed” by the police – again – on Monday, the mayor’s office said."
    assert pages(text.encode(encoding))[0].text == text


def test_a_declared_encoding_is_believed() -> None:
    page = '<html><head><meta charset="windows-1251"><title>x</title></head><body><article><p>{}</p></article></body></html>'
    line = "Министр иностранных дел встретился с послом в столице и обсудил соглашение о границе между двумя странами."
    assert line in pages(page.format(line).encode("cp1251"))[0].text


def test_files_folders_patterns_and_addresses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "a.txt").write_text("First.")
    (tmp_path / "b" / "c.jsonl").write_bytes(samples.jsonl())
    (tmp_path / ".hidden").write_text("Not read.")

    def texts(source: object) -> list[str]:
        return [page.text if isinstance(page, Page) else str(page) for page in read_pages(str(source))]

    assert texts(tmp_path) == ["First.", samples.TEXT, samples.TEXT]
    assert texts(tmp_path / "*.txt") == ["First."]
    assert texts((tmp_path / "a.txt").as_uri()) == ["First."]
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"From a pipe.")))
    assert texts("-") == ["From a pipe."]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("https://news.example/a.html", "Dateline fetches nothing"),
        ("no/such/file.txt", "no such file or folder"),
        ("no/such/*.txt", "matches no file"),
        ("file://elsewhere.example/a.txt", "Dateline fetches nothing"),
        ("bad\x00name", "no such file"),
    ],
)
def test_what_is_no_source_is_said(source: str, reason: str) -> None:
    (error,) = read_pages(source)
    assert isinstance(error, UnreadableError)
    assert reason in str(error)
    assert "\n" not in str(error)


def test_dateline_reads_its_own_output() -> None:
    article = to_article(pages(samples.jsonl())[0])
    line = ('{"article": ' + json.dumps(article.to_dict()) + ', "events": []}').encode()
    assert pages(line)[0].text == samples.TEXT


def test_markdown_keeps_what_stands_behind_references_footnotes_and_speakers() -> None:
    text = (
        'Ostland [closed][1] its border.[^2]\n\n[1]: https://news.example/border "The border"\n[^2]: So the ministry.\n\n'
        "[Host]: Will it open again?\n\n<!-- a note\nof two lines -->\nNobody **knows**.\n"
    )
    (page,) = pages(text.encode())
    assert list(filter(None, page.text.split("\n"))) == ["Ostland closed its border.[^2]", "[Host]: Will it open again?", "Nobody knows."]


@pytest.mark.parametrize("rule", ["* * *", "======"])
def test_lines_between_the_parts_of_a_plain_text_make_no_markdown(rule: str) -> None:
    text = f"The _Astrid_ sank *off* the cape.  \n{rule}\nTwo sailors were saved.\n{rule}\nThe search goes on.\n"
    assert pages(text.encode(), "story.txt")[0].text == text
    assert rule not in pages(text.encode(), "story.md")[0].text


def test_addresses_and_names_in_a_feed_are_read_as_they_are_meant() -> None:
    data = b"""<rss version="2.0"><channel><title>Stone &amp;amp; Bridge</title><item><title><![CDATA[Fish & chips: R&D &eacute;]]></title>
        <link><![CDATA[https://news.example/?a=1&b=2]]></link><description>Prices rose & fell.</description></item></channel></rss>"""
    (page,) = pages(data)
    assert (page.title, page.url, page.outlet) == ("Fish & chips: R&D \u00e9", "https://news.example/?a=1&b=2", "Stone & Bridge")
    assert page.text == "Prices rose & fell."


def test_a_lone_surrogate_in_a_json_text_is_replaced() -> None:
    assert [page.text for page in pages(b'["The bridge \\ud83d fell."]')] == ["The bridge \ufffd fell."]


def test_a_table_of_one_column_is_a_table_by_its_name() -> None:
    data = b'content\n"The bridge fell, and two men drowned."\n"The road is shut."\n'
    assert [page.text for page in pages(data, "stories.csv")] == ["The bridge fell, and two men drowned.", "The road is shut."]
    assert len(pages(data, "stories.txt")) == 1


def test_a_western_letter_far_down_a_table_is_read() -> None:
    rows = "".join(f"{i},The bridge fell on day {i}.\n" for i in range(4000))
    data = ("id,text\n" + rows + "x,The caf\u00e9 is shut.\n").encode("cp1252")
    assert pages(data, "stories.csv")[-1].text == "The caf\u00e9 is shut."
