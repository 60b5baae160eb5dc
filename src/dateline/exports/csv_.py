"""CSV: one event a row, with a header."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import BinaryIO

from dateline.records import Coding
from dateline.tabular import COLUMNS, flat_events


def write(codings: Iterable[Coding], target: BinaryIO) -> None:
    """Write a header line and one row an event, as RFC 4180 has it but for the line ends, which are \\n."""
    text = io.TextIOWrapper(target, encoding="utf-8", errors="replace", newline="", write_through=True)
    try:
        writer = csv.DictWriter(text, list(COLUMNS), lineterminator="\n")
        writer.writeheader()
        for coding in codings:
            writer.writerows(flat_events(coding))
    finally:
        text.detach()  # else the wrapper would close the target
