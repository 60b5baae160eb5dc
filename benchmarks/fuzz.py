"""Throw mutated files of every form at the readers: nothing may crash, hang, or give a page that cannot be labelled and written.

    SECONDS=600 make fuzz
    python -m benchmarks.fuzz --seconds 60 [--seed 1]

Mutations are of bytes (flipped, cut out, doubled, moved, swapped for tokens that formats care about) and of whole files (one form's head on
another's tail). A failure prints the seed and keeps the input. The bounded version runs with the tests (tests/fuzz).
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import resource
import sys
import tempfile
import time
from pathlib import Path

from dateline.articles import to_article
from dateline.errors import UnreadableError
from dateline.reading import Page
from dateline.reading.formats import read_stream
from tests.reading import samples

#: What parsers trip over: markers, brackets, entities, lengths, controls, halves of characters.
TOKENS = (
    *(b"<", b">", b"</p>", b"<p>", b"<div>", b"<!--", b"]]>", b"<![CDATA[", b"&", b"&amp;", b"&x;", b"<!DOCTYPE a ["),
    *(b"{", b"}", b"[", b"]", b'"', b"\\", b"\\ud800", b",", b"|", b"\t", b"\n", b"\r", b"\x00", b"null", b"1e999", b"NaN"),
    *(b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"\xe2\x82", b"\xf0\x9f\x98\x80", b"PK\x03\x04", b"\x1f\x8b", b"PAR1"),
    *(b"Content-Length: 999999999", b"Content-Length: -5", b"WARC/1.0\r\n", b"\r\n\r\n"),
    *(b"(" * 50, b"[Photo:", b"ALSO READ\n", b"By ", b"A. " * 30, b"2022-02-30", b"99:99", b"31/31/2022"),
)
#: Seconds that one input may take, and megabytes that the whole run may grow by.
SLOWEST = 20.0
MOST_MEMORY = 1500


def mutate(random_: random.Random, data: bytes, others: list[bytes]) -> bytes:
    """A few random changes to a file."""
    found = bytearray(data)
    for _ in range(random_.randint(1, 6)):
        at = random_.randrange(len(found) + 1)
        span = random_.choice((1, 4, 40, 400))
        change = random_.randrange(8)
        if change == 0 and found:
            found[min(at, len(found) - 1)] ^= 1 << random_.randrange(8)
        elif change == 1:
            del found[at : at + span]
        elif change == 2:
            found[at:at] = found[at : at + span] * random_.choice((1, 2, 20))
        elif change in (3, 4):
            found[at:at] = random_.choice(TOKENS) * random_.choice((1, 1, 3, 200))
        elif change == 5:
            found = found[:at]
        elif change == 6:
            other = random_.choice(others)
            found = found[:at] + other[random_.randrange(len(other) + 1) :]
        else:
            found[at:at] = bytes(random_.randrange(256) for _ in range(span))
    return bytes(found)


def check(data: bytes, name: str = "fuzz") -> int:
    """Read an input as the program would; the number of pages.

    Raises:
        AssertionError: a page cannot be used; any other exception is the readers' own.
    """
    pages = 0
    for item in read_stream(io.BytesIO(data), name, {}):
        if isinstance(item, UnreadableError):
            assert "\n" not in str(item), "an error of more than one line"
            continue
        assert isinstance(item, Page)
        pages += 1
        article = to_article(item)
        assert "".join(article.text[block.start : block.end] for block in article.blocks) == article.text, "blocks do not cover the text"
        json.dumps(article.to_dict()).encode("utf-8")
        article.text.encode("utf-8")
    return pages


def run(seconds: float, seed: int) -> int:
    """Fuzz for so long; the number of inputs tried. The first failure ends the run with what is needed to see it again."""
    chance = random.Random(seed)
    known = list(samples.samples().values())
    start = time.monotonic()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    tried = 0
    while time.monotonic() - start < seconds:
        data = mutate(chance, chance.choice(known), known)
        tried += 1
        began = time.monotonic()
        try:
            check(data)
            took = time.monotonic() - began
            assert took < SLOWEST, f"took {took:.0f} seconds"
            grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
            assert grown < MOST_MEMORY, f"memory grew by {grown:.0f} MB"
        except BaseException as error:
            kept = Path(tempfile.gettempdir()) / f"dateline-fuzz-{seed}-{tried}.bin"
            kept.write_bytes(data)
            print(f"seed {seed}, input {tried}, kept as {kept}: {type(error).__name__}: {error}", file=sys.stderr)
            raise
    return tried


def main() -> None:
    """Fuzz and say how much was tried."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=float(os.environ.get("SECONDS") or 60), help="60, or what SECONDS says")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    options = parser.parse_args()
    tried = run(options.seconds, options.seed)
    print(f"{tried} inputs in {options.seconds:.0f} s, seed {options.seed}: no crash, no hang")


if __name__ == "__main__":
    main()
