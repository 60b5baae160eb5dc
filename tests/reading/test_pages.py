"""The bar of the extraction benchmark, where its pages are at hand."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    from benchmarks import pages

    return pages


def test_shingles_of_short_and_empty_texts(bench: ModuleType) -> None:
    assert bench.page_score("one two", "one two") == (1.0, 1.0)
    assert bench.page_score("", "") == (1.0, 1.0)
    assert bench.page_score("a b c d e", "") == (0.0, 0.0)
    assert bench.page_score("a b c d e", "a b c d e f") == (2 / 3, 1.0)


def test_pages_are_read_better_than_by_trafilatura_alone(bench: ModuleType, shared: Path) -> None:
    pages = bench.load(shared / "data" / "pages")
    ours = bench.score(pages, bench.dateline_text)
    assert ours["f1"] >= 0.965
    assert ours["f1"] > bench.score(pages, bench.trafilatura_text)["f1"]


def test_a_warc_file_takes_constant_memory() -> None:
    program = "import runpy, sys; m = runpy.run_path('benchmarks/pages.py'); m['warc_memory'](int(sys.argv[1]))"
    most = []
    for pages in ("20", "300"):
        done = subprocess.run([sys.executable, "-c", program, pages], cwd=ROOT, capture_output=True, text=True, check=True)
        assert f"{pages} pages" in done.stdout
        most.append(int(done.stdout.split("at most ")[1].split()[0]))
    assert most[1] < most[0] + 60
    assert most[1] < 1000
