"""JSON: one object an article, a line each."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import BinaryIO

from dateline.exports.writers import line
from dateline.records import Coding


def write(codings: Iterable[Coding], target: BinaryIO) -> None:
    """Write {"article", "events", "quotes"} objects, one a line."""
    for coding in codings:
        line(target, json.dumps(coding.to_dict(), ensure_ascii=False))
