"""Dateline reads news and writes down who did what to whom, when, where and according to whom.

>>> import dateline
>>> coder = dateline.Coder()                                    # doctest: +SKIP
>>> coding = coder.code(text, published="2022-02-05")           # doctest: +SKIP
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from pathlib import Path

from dateline import records
from dateline.coder import Classification, Coder
from dateline.errors import DatelineError
from dateline.records import Article

__all__ = ["Classification", "Coder", "DatelineError", "read", "records"]
__version__ = "0.1.0"
logger = logging.getLogger(__name__)


def read(source: str | Path, *, published: str | None = None, columns: Mapping[str, str] | None = None) -> Iterator[Article]:
    """Read the articles of anything that `dateline code` takes.

    Args:
        source: a file, a folder, a glob, a file: URL, or "-" for standard input.
        published: ISO date for articles whose source has none.
        columns: for tables, the column that holds each field: {"text": "BODY"}.

    What cannot be read is named in a log line, and the rest goes on.

    Raises:
        UnreadableError: nothing of the source could be read; the message names the first that could not.
    """
    from dateline.articles import to_article
    from dateline.reading import read_pages

    first, given = None, False
    for page in read_pages(source, columns):
        if isinstance(page, DatelineError):
            first = first or page
            logger.warning("%s", page)
        else:
            given = True
            yield to_article(page, published)
    if first and not given:
        raise first
