"""Published dates in the forms in which pages, feeds and tables give them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.dates import parse_date

TODAY = date(2022, 2, 10)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2022-02-05", "2022-02-05"),
        ("2022-02-05T03:17:00Z", "2022-02-05T03:17:00+00:00"),
        ("2022-02-05T08:47:00.123+05:30", "2022-02-05T08:47:00+05:30"),
        ("20220205T084700+0100", "2022-02-05T08:47:00+01:00"),
        ("Sat, 05 Feb 2022 08:47:00 +0530", "2022-02-05T08:47:00+05:30"),
        ("Sat, 05 Feb 2022 08:47:00 GMT", "2022-02-05T08:47:00+00:00"),
        ("05 February,2022 08:47 AM IST", "2022-02-05T08:47:00+05:30"),
        ("February 5, 2022 at 3:45 p.m. ET", "2022-02-05T15:45:00-05:00"),
        ("Saturday, 5 February 2022", "2022-02-05"),
        ("5th Feb 2022", "2022-02-05"),
        ("Feb. 5", "2022-02-05"),
        ("Dec. 30", "2021-12-30"),
        ("05/02/2022", "2022-02-05"),
        ("01/25/2022", "2022-01-25"),
        ("5.2.2022", "2022-02-05"),
        ("1644050000", "2022-02-05T08:33:20+00:00"),
        ("1644050000000", "2022-02-05T08:33:20+00:00"),
        ("Updated 6 Feb 2022 10:00 GMT; first published 5 Feb 2022", "2022-02-05"),
        ("First published on Fri 4 Feb 2022 12.30 GMT. Last modified on Sat 5 Feb 2022 09.00 GMT", "2022-02-04T12:30:00+00:00"),
        ("Published: 10:30, 5 February 2022", "2022-02-05T10:30:00"),
        ("3 days ago", "2022-02-07"),
        ("yesterday", "2022-02-09"),
        ("Saturday", "2022-02-05"),
        ("31 February 2022", None),
        ("2031-01-01", None),
        ("0001-01-01T00:00:00Z", None),
        ("soon", None),
        ("", None),
    ],
)
def test_forms(text: str, iso: str | None) -> None:
    assert parse_date(text, TODAY) == iso


@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%a, %d %b %Y 10:00:00 +0000", "%d.%m.%Y"]),
)
def test_every_date_is_read_back(day: date, form: str) -> None:
    read = parse_date(day.strftime(form))
    assert read is not None
    assert read[:10] == day.isoformat()


@given(st.text(max_size=60))
def test_any_text_is_a_date_or_none(text: str) -> None:
    found = parse_date(text, TODAY)
    assert found is None or date.fromisoformat(found[:10]) <= date(2022, 2, 11)
