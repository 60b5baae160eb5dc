"""What is printed around a story: date, place, agency, writer, outlet, language."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.articles import to_article
from dateline.reading import Page

STORY = "The army of Ostland freed a bishop on Monday, and the government said that it would free others if the rebels left the valley."
TODAY = date(2022, 3, 20)


@pytest.mark.parametrize(
    ("line", "published", "place", "agency", "byline"),
    [
        ("12 March,2022 06:15 PM IST | Nairobi | Agencies", "2022-03-12", "Nairobi", "Agencies", None),
        ("Updated: 13 March 2022, 09:41 GMT; first published 12 March 2022", "2022-03-12", None, None, None),
        ("March 12, 2022 at 6:45 p.m. EST", "2022-03-12", None, None, None),
        ("By Ann Lee | March 12, 2022", "2022-03-12", None, None, "Ann Lee"),
        ("Published Saturday, March 12, 2022 1:19PM CST", "2022-03-12", None, None, None),
        ("Reuters | 12/03/2022", "2022-03-12", None, "Reuters", None),
        ("2022-03-12", "2022-03-12", None, None, None),
    ],
)
def test_date_lines(line: str, published: str, place: str | None, agency: str | None, byline: str | None) -> None:
    article = to_article(Page("", f"{line}\n{STORY}\n{STORY}"), today=TODAY)
    assert article.published == published
    assert (article.dateline.place if article.dateline else None) == place
    assert (article.agency, article.byline) == (agency, byline)


def test_the_page_s_own_date_wins_and_keeps_its_zone() -> None:
    page = Page("", f"12 March 2022 | Nairobi\n{STORY}\n{STORY}", published="Sun, 13 Mar 2022 08:47:00 +0530")
    assert to_article(page, today=TODAY).published == "2022-03-13T08:47:00+05:30"


def test_a_given_date_is_for_pages_that_print_none() -> None:
    assert to_article(Page("", STORY), published="2022-03-01", today=TODAY).published == "2022-03-01"
    printed = to_article(Page("", f"12 March 2022 | Nairobi\n{STORY}\n{STORY}"), published="2022-03-01", today=TODAY)
    assert printed.published == "2022-03-12"


@pytest.mark.parametrize("line", ["Updated 3 hours ago | Nairobi", "Yesterday | Nairobi"])
def test_a_line_that_counts_from_the_day_of_reading_dates_nothing(line: str) -> None:
    page = Page("", f"{line}\n{STORY}\n{STORY}")
    assert to_article(page, today=TODAY).published is None
    assert to_article(page, "2022-03-12", today=TODAY).published == "2022-03-12"
    assert to_article(page, today=TODAY) == to_article(page, today=date(2025, 1, 1))


def test_who_names_a_date_means_it_even_if_it_is_to_come() -> None:
    page = Page("", f"{STORY}\n{STORY}")
    assert to_article(page, "2022-05-01", today=TODAY).published == "2022-05-01"
    assert to_article(page, "2 days ago", today=TODAY).published == "2022-03-18"


def test_nothing_is_published_in_the_future() -> None:
    assert to_article(Page("", STORY, published="2031-01-01"), today=TODAY).published is None


def test_a_dateline_without_a_year_is_before_publication() -> None:
    page = Page("", f"LINDAU, Dec. 30 (Xinhua) -- {STORY}", published="2022-01-02")
    article = to_article(page, today=TODAY)
    assert article.dateline is not None
    assert (article.dateline.place, article.dateline.date, article.agency) == ("LINDAU", "2021-12-30", "Xinhua")


@pytest.mark.parametrize("opening", ["World War II (1 September 1939) - Germany attacked.", "Hamas - May 5, 2021 - A raid."])
def test_a_date_behind_other_names_is_no_dateline(opening: str) -> None:
    assert to_article(Page("", f"{opening}\n{STORY}\n{STORY}"), today=TODAY).dateline is None


@pytest.mark.parametrize(
    "dateline", ["LINDAU, Germany - October 4, 2021 - ", "LINDAU (4 October 2021) - ", "LINDAU, Germany — 4 October 2021 — "]
)
def test_a_date_behind_the_place_is_the_dateline_s(dateline: str) -> None:
    article = to_article(Page("", f"{dateline}{STORY}\n{STORY}"), today=TODAY)
    assert article.dateline is not None
    assert article.dateline.place is not None
    assert (article.dateline.place.split(",")[0], article.dateline.date) == ("LINDAU", "2021-10-04")


def test_a_dateline_s_date_is_unknown_without_a_year() -> None:
    article = to_article(Page("", f"LINDAU, Dec. 30 (Xinhua) -- {STORY}"), today=TODAY)
    assert article.dateline is not None
    assert article.dateline.date is None
    assert article.published is None


@pytest.mark.parametrize(
    ("credit", "agency"),
    [("AP", "AP"), ("Reuters", "Reuters"), ("REUTERS", "Reuters"), ("AFP/Reuters", "AFP/Reuters"), ("dpa", "DPA"), ("Kyodo News", "Kyodo")],
)
def test_agencies(credit: str, agency: str) -> None:
    assert to_article(Page("", f"LINDAU ({credit}) - {STORY}")).agency == agency


def test_outlet_from_the_address_or_the_disclaimer() -> None:
    assert to_article(Page("", STORY, url="https://www.courier.example/a")).outlet == "courier.example"
    text = f"{STORY}\n{STORY}\nThe management of harbourpost.com accepts no responsibility for the accuracy of this text."
    assert to_article(Page("", text)).outlet == "harbourpost.com"


def test_the_first_headline_is_the_title_where_the_source_has_none() -> None:
    assert to_article(Page("", f"Ostland frees bishop\n{STORY}")).title == "Ostland frees bishop"


def test_ids_are_stable_and_depend_on_the_text() -> None:
    first, again, other = (to_article(Page("", text)).id for text in (STORY, STORY, STORY + " More."))
    assert first == again != other
    assert to_article(Page("wire-7", STORY)).id == "wire-7"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (STORY, "en"),
        ("Bishop freed", "en"),
        ("El ejército liberó el lunes a un obispo que había secuestrado hace dos semanas, según informó la policía en la capital.", "es"),
        ("Die Armee hat am Montag einen Bischof freigelassen, den sie zwei Wochen lang in den Bergen festgehalten hatte.", "de"),
        ("在首都举行的会谈结束后，外交部长星期五对记者说，两国将释放所有囚犯并重新开放边境口岸。", "zh"),
        ("Армия в понедельник освободила епископа, которого она удерживала в горах в течение двух недель.", "ru"),
    ],
)
def test_languages(text: str, code: str) -> None:
    assert to_article(Page("", text)).language == code
