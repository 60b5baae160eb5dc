"""Parquet: the rows of CSV with typed columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, BinaryIO

from dateline.records import Coding
from dateline.tabular import COLUMNS, flat_events

#: Events a row group holds at most.
GROUP = 20_000


def write(codings: Iterable[Coding], target: BinaryIO) -> None:
    """Write one row an event, in groups, so that memory stays bounded."""
    import pyarrow
    from pyarrow import parquet

    kinds = {str: pyarrow.string(), int: pyarrow.int64(), float: pyarrow.float64()}
    schema = pyarrow.schema([(name, kinds[kind]) for name, kind in COLUMNS.items()])
    events: Iterator[dict[str, Any]] = (row for coding in codings for row in flat_events(coding))
    with parquet.ParquetWriter(target, schema, compression="zstd") as writer:
        while group := list(islice(events, GROUP)):
            writer.write_table(pyarrow.Table.from_pylist(group, schema=schema))
