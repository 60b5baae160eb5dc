"""Tables with an article a row: CSV, TSV, Parquet and Arrow."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from dateline.errors import UnreadableError
from dateline.reading.columns import folded, has_text_column, page_of, synonyms
from dateline.reading.decode import decode
from dateline.reading.page import Page
from dateline.reading.streams import peek, seekable

#: The longest field of a CSV file, in characters.
LARGEST_FIELD = 64 << 20
DELIMITERS = ("\t", ",", ";", "|")
BATCH = 256


def is_table(shown: str, source: str, columns: Mapping[str, str]) -> str | None:
    """The delimiter of a table, or None where the text is none.

    A table opens with a row of short names, one of which is known to hold texts; a file called .csv or .tsv is a table with any names.
    """
    first = shown.splitlines()[0] if shown else ""
    if not first or len(first) > 5000:
        return None
    named = bool(re.search(r"\.(?:csv|tsv|tab)(?:\.\w+)?$", source, re.IGNORECASE))
    for delimiter in sorted(DELIMITERS, key=first.count, reverse=True):
        names = next(csv.reader([first], delimiter=delimiter), [])
        if len(names) < 2 or any(len(name) > 60 for name in names) or (named is False and any(len(name.split()) > 4 for name in names)):
            continue
        if len({folded(name) for name in names}) < len(names) and not named:
            continue
        known = {name for field in synonyms() if field != "lists" for name in synonyms()[field]} | {
            folded(name) for name in columns.values()
        }
        if named or (has_text_column(names, columns) and sum(folded(name) in known for name in names) >= 2):
            return delimiter
    # A plain text may open with a line that is one word: only a table's name tells "content" and the like from it.
    single = {folded(columns["text"])} if "text" in columns else set(synonyms()["text"]) if named else {"text"}
    if folded(first.strip('"')) in single and "\n" in shown:
        return ","
    return None


def read_table(handle: BinaryIO, source: str, columns: Mapping[str, str], delimiter: str) -> Iterator[Page | UnreadableError]:
    """The rows of a delimited table, read one at a time."""
    head, stream = peek(handle)
    # Where the first bytes are all ASCII, the first accent may yet show that the table is none of UTF-8.
    errors = _WESTERN if head.isascii() else "replace"
    lines = io.TextIOWrapper(stream, encoding=_encoding(head, source), errors=errors, newline="")
    csv.field_size_limit(LARGEST_FIELD)
    rows = csv.DictReader((line.replace("\x00", "") for line in lines), delimiter=delimiter, restval="")
    number = 1
    while True:
        number += 1
        where = f"{source}, row {number}"
        try:
            row = next(rows)
        except StopIteration:
            stream.read(1)  # raises where the end was that of a damaged archive
            return
        except csv.Error as error:
            yield UnreadableError(where, f"is no row of a table ({error})")
            continue
        except UnicodeError as error:
            yield UnreadableError(where, f"is not in the table's encoding ({error})")
            return
        page = page_of(row, where, columns)
        yield page
        if isinstance(page, UnreadableError) and not has_text_column(rows.fieldnames or (), columns):
            return  # the same would be said of every row


def _western(error: UnicodeError) -> tuple[str, int]:
    """Bytes that are no UTF-8 as Windows' western letters."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


_WESTERN = "dateline.western"
codecs.register_error(_WESTERN, _western)


def _encoding(head: bytes, source: str) -> str:
    for bom, name in ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if head.startswith(bom):
            return name
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < len(head) - 4:
            text = decode(head, source)
            return "utf-8" if text.count("\ufffd") else "cp1252"
    return "utf-8"


def read_columnar(head: bytes, stream: BinaryIO, source: str, columns: Mapping[str, str]) -> Iterator[Page | UnreadableError]:
    """The rows of a Parquet or Arrow file, a batch at a time."""
    import pyarrow as pa

    number = 0
    try:
        for batch in _batches(head, stream):
            batch.validate(full=True)  # damaged offsets would be followed into other memory
            names = [str(name) for name in batch.schema.names]
            for row in batch.to_pylist():
                number += 1
                yield page_of(row, f"{source}, row {number}", columns)
                if not has_text_column(names, columns):
                    return
    except (pa.ArrowException, OSError, ValueError, KeyError, OverflowError) as error:
        after = f" after row {number}" if number else ""
        yield UnreadableError(source, f"is damaged{after} ({str(error).splitlines()[0][:160] if str(error) else type(error).__name__})")


def _batches(head: bytes, stream: BinaryIO) -> Iterator[Any]:
    import pyarrow as pa

    if head.startswith(b"PAR1"):
        import pyarrow.parquet as pq

        yield from pq.ParquetFile(seekable(stream)).iter_batches(batch_size=BATCH)
    elif head.startswith(b"ARROW1"):
        file = pa.ipc.open_file(seekable(stream))
        for i in range(file.num_record_batches):
            yield from _sliced(file.get_batch(i))
    else:
        for batch in pa.ipc.open_stream(stream):
            yield from _sliced(batch)


def _sliced(batch: Any) -> Iterator[Any]:
    for start in range(0, batch.num_rows, BATCH):
        yield batch.slice(start, BATCH)
