"""Byte streams that can be looked into before they are read, and that cannot grow without bound."""

from __future__ import annotations

import gzip
import io
import tempfile
from typing import TYPE_CHECKING, BinaryIO, cast

from dateline.errors import UnreadableError

if TYPE_CHECKING:
    from typing_extensions import Buffer

#: Bytes looked at before a source's format is decided.
HEAD = 1 << 16
#: What a compressed file may unpack to, in bytes, for each byte packed and in all: beyond, it is a bomb. Real news packs 3 to 30 times.
MOST_RATIO = 250
SAFE_SIZE = 64 << 20


class Prefixed(io.RawIOBase):
    """A stream whose first bytes have been read already."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = memoryview(head)
        self._rest = rest

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Buffer, /) -> int:
        """Fill a buffer: first what had been read, then the rest."""
        view = memoryview(buffer)
        if self._head:
            count = min(len(view), len(self._head))
            view[:count] = self._head[:count]
            self._head = self._head[count:]
            return count
        data = self._rest.read(len(view))
        view[: len(data)] = data
        return len(data)


def peek(handle: BinaryIO) -> tuple[bytes, BinaryIO]:
    """The first bytes of a stream (HEAD at most) and the stream with them put back."""
    head = b""
    while len(head) < HEAD:
        piece = handle.read(HEAD - len(head))
        if not piece:
            break
        head += piece
    return head, cast(BinaryIO, io.BufferedReader(Prefixed(head, handle), HEAD))


class Bounded(io.RawIOBase):
    """An unpacked stream that refuses to give more than MOST_RATIO times what was packed (once past SAFE_SIZE): a bomb."""

    def __init__(self, unpacked: BinaryIO, packed: BinaryIO, source: str, size: int | None = None) -> None:
        self._unpacked, self._packed, self._source, self._size = unpacked, packed, source, size
        self._given = 0
        self._failed = ""

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Buffer, /) -> int:
        """Fill a buffer with unpacked bytes.

        Broken data first ends the stream, so that what came before can be used, and is an error when more is asked for.

        Raises:
            UnreadableError: the packed data is broken, or unpacks to too much.
        """
        if self._failed:
            raise UnreadableError(self._source, self._failed)
        view = memoryview(buffer)
        try:
            size = min(len(view), HEAD)
            data = self._unpacked.read1(size) if isinstance(self._unpacked, gzip.GzipFile) else self._unpacked.read(size)
        except Exception as error:  # EOFError, OSError, zlib.error and pyarrow's have no common base
            self._failed = f"is damaged or cut short ({error})"
            return 0
        self._given += len(data)
        if self._given > SAFE_SIZE and self._given > MOST_RATIO * max(1, self._size or self._position()):
            raise UnreadableError(self._source, f"unpacks to more than {MOST_RATIO} times its size; it is taken for a bomb and left")
        view[: len(data)] = data
        return len(data)

    def _position(self) -> int:
        try:
            return self._packed.tell()
        except (OSError, ValueError):
            return SAFE_SIZE


class Counted(io.RawIOBase):
    """A stream that knows how many bytes have been read from it, where the stream below cannot tell."""

    def __init__(self, handle: BinaryIO) -> None:
        self._handle = handle
        self._count = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Buffer, /) -> int:
        """Fill a buffer and count."""
        view = memoryview(buffer)
        data = self._handle.read(len(view))
        view[: len(data)] = data
        self._count += len(data)
        return len(data)

    def tell(self) -> int:
        """Bytes read so far."""
        return self._count


def seekable(handle: BinaryIO) -> BinaryIO:
    """The stream as one that can be read from its end (ZIP and Parquet need it): itself, or a temporary file with its bytes."""
    spool = cast(BinaryIO, tempfile.SpooledTemporaryFile(max_size=SAFE_SIZE))  # noqa: SIM115 - lives as long as its reader
    while piece := handle.read(1 << 20):
        spool.write(piece)
    spool.seek(0)
    return spool
