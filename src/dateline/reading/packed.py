"""Packed sources: gzip, Zstandard and ZIP, unpacked as they are read, within bounds."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from dateline.errors import UnreadableError
from dateline.reading.streams import HEAD, MOST_RATIO, SAFE_SIZE, Bounded, Counted, seekable

GZIP = b"\x1f\x8b"
ZSTD = b"\x28\xb5\x2f\xfd"
ZIP = b"PK\x03\x04"
#: Archives within archives are opened this deep.
DEEPEST = 3
MOST_MEMBERS = 200_000


def unpack(handle: BinaryIO, head: bytes, source: str) -> BinaryIO:
    """The unpacked stream of a gzip or Zstandard source; reading it raises UnreadableError where the packed data is broken."""
    counted = cast(BinaryIO, io.BufferedReader(Counted(handle), HEAD))
    if head.startswith(GZIP):
        unpacked = cast(BinaryIO, gzip.GzipFile(fileobj=counted, mode="rb"))
    else:
        import pyarrow as pa

        unpacked = cast(BinaryIO, pa.CompressedInputStream(pa.PythonFile(counted, mode="r"), "zstd"))
    return cast(BinaryIO, io.BufferedReader(Bounded(unpacked, counted, source), HEAD))


def members(handle: BinaryIO, source: str) -> Iterator[tuple[str, BinaryIO] | UnreadableError]:
    """The files of a ZIP archive, each as a name and a stream, or why one cannot be read."""
    try:
        archive = zipfile.ZipFile(seekable(handle))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        yield UnreadableError(source, f"is a damaged ZIP archive ({error})")
        return
    with archive:
        entries = sorted((entry for entry in archive.infolist() if not entry.is_dir()), key=lambda entry: entry.filename)
        names = {entry.filename for entry in entries}
        if "[Content_Types].xml" in names or "mimetype" in names:
            yield UnreadableError(source, "is an office document or e-book, not text; save it as text or HTML")
            return
        if len(entries) > MOST_MEMBERS:
            yield UnreadableError(source, f"holds more than {MOST_MEMBERS} files; unpack it and give the folder")
            return
        for entry in entries:
            name = f"{source}/{entry.filename}"
            if entry.filename.startswith("__MACOSX/") or entry.filename.rsplit("/", 1)[-1].startswith("."):
                continue
            if entry.file_size > SAFE_SIZE and entry.file_size > MOST_RATIO * max(1, entry.compress_size):
                yield UnreadableError(name, f"unpacks to more than {MOST_RATIO} times its size; it is taken for a bomb and left")
                continue
            if entry.flag_bits & 1:
                yield UnreadableError(name, "is encrypted; unpack it first")
                continue
            try:
                with archive.open(entry) as member:
                    yield name, cast(BinaryIO, io.BufferedReader(Bounded(cast(BinaryIO, member), handle, name, entry.compress_size), HEAD))
            except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, EOFError) as error:
                yield UnreadableError(name, f"cannot be unpacked ({error})")
