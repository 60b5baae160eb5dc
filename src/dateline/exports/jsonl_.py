"""JSON Lines: one event a line, its article's facts under "article"."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import BinaryIO

from dateline.exports.writers import line
from dateline.records import Coding


def write(codings: Iterable[Coding], target: BinaryIO) -> None:
    """Write one event a line; the article comes without its text and blocks."""
    for coding in codings:
        article = {key: value for key, value in coding.article.to_dict().items() if key not in ("text", "blocks")}
        for event in coding.events:
            line(target, json.dumps({**event.to_dict(), "article": article}, ensure_ascii=False))
