"""The formats by name, and how output appears whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from dateline.errors import DatelineError, UsageError
from dateline.records import Coding

#: Formats by name, each the module of that name in this folder.
FORMATS = ("table", "json", "jsonl", "csv", "parquet")


def write(codings: Iterable[Coding], form: str, output: Path | None = None) -> None:
    """Write codings in a format to a file, or to standard output.

    A file is written beside its place and moved there at the end, so that it is never half there.

    Raises:
        UsageError: no such format, or one that does not go to a terminal.
        DatelineError: the file cannot be written.
    """
    if form not in FORMATS:
        raise UsageError(f"no format {form!r}; use one of {', '.join(FORMATS)}")
    writer = import_module(f"dateline.exports.{form}_")
    if output is None:
        if form == "parquet" and sys.stdout.isatty():
            raise UsageError("Parquet is not for a terminal: name a file with --output, or pipe it on")
        writer.write(codings, sys.stdout.buffer)
        sys.stdout.buffer.flush()
        return
    if output.is_dir():
        raise UsageError(f"{output}: is a folder; name a file")
    if output.exists() and not output.is_file():  # a device or a pipe is written to, never replaced
        with _plainly(output), output.open("wb") as device:
            writer.write(codings, device)
        return
    output = output.resolve()
    with _plainly(output):
        target = tempfile.NamedTemporaryFile(dir=output.parent, prefix=f".{output.name}.", delete=False)  # noqa: SIM115
    scratch = Path(target.name)
    try:
        with target:
            writer.write(codings, target)
            target.flush()
            os.fsync(target.fileno())
        with _plainly(output):
            scratch.chmod(0o666 & ~_umask())
            scratch.replace(output)
    finally:
        scratch.unlink(missing_ok=True)


@contextmanager
def _plainly(output: Path) -> Iterator[None]:
    """Say in one line that a file cannot be written."""
    try:
        yield
    except OSError as error:
        raise DatelineError(f"{output}: cannot be written: {error.strerror or error}") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def line(target: BinaryIO, text: str) -> None:
    """Write one line of UTF-8."""
    target.write(text.encode("utf-8", "replace"))
    target.write(b"\n")
