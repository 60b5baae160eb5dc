"""How much of a page's article is found, and how little else: Dateline against trafilatura, on the same pages in the same run.

    python -m benchmarks.pages [../shared/data/pages] [--warc 2000]

The measure is that of Zyte's article extraction benchmark (github.com/scrapinghub/article-extraction-benchmark, evaluate.py): shingles of
four words, their true positives, false positives and false negatives as shares of their sum on each page; precision and recall are averaged
over the pages, F1 is of the averages. With --warc N a WARC file of N generated pages is read and the memory it takes is told.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from statistics import mean

ROOT = Path(__file__).parent.parent
PAGES = ROOT.parent / "shared" / "data" / "pages"
SHINGLE = 4
#: Kinds of block that are the article: its text, with the headings within it and the dateline before it.
ARTICLE = frozenset({"body", "dateline", "other"})


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """All runs of four words (fewer in a shorter text) and how often each stands in the text."""
    words = re.findall(r"\w+", text)
    size = min(SHINGLE, len(words))
    return Counter(tuple(words[i : i + size]) for i in range(len(words) - size + 1)) if words else Counter()


def page_score(true: str, found: str) -> tuple[float, float]:
    """Precision and recall of one page."""
    gold, ours = shingles(true), shingles(found)
    right = sum((gold & ours).values())
    extra, missed = sum((ours - gold).values()), sum((gold - ours).values())
    if not extra and not missed:
        return 1.0, 1.0
    return (right / (right + extra) if right + extra else 0.0), (right / (right + missed) if right + missed else 0.0)


def score(pages: list[tuple[str, str]], extract: Callable[[str], str]) -> dict[str, float]:
    """F1, precision and recall of an extractor over pages of (HTML, true text), and the milliseconds it takes a page."""
    start = time.perf_counter()
    results = [page_score(true, extract(html)) for html, true in pages]
    took = (time.perf_counter() - start) / len(pages) * 1000
    precision, recall = mean(item[0] for item in results), mean(item[1] for item in results)
    return {"f1": 2 * precision * recall / (precision + recall), "precision": precision, "recall": recall, "ms": took}


def load(folder: Path) -> list[tuple[str, str]]:
    """The pages of the benchmark's folder with their true text."""
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    names = sorted(truth)
    return [
        (gzip.decompress((folder / f"{name}.html.gz").read_bytes()).decode("utf-8", "replace"), truth[name]["articleBody"])
        for name in names
    ]


def dateline_text(html: str) -> str:
    """The article as Dateline reads it: its blocks that are the story."""
    from dateline.articles import to_article
    from dateline.reading.html import html_page
    from dateline.reading.page import Page

    page = html_page(html, "page")
    if not isinstance(page, Page):
        return ""
    article = to_article(page)
    return "\n".join(article.text[block.start : block.end] for block in article.blocks if block.kind in ARTICLE)


def trafilatura_text(html: str) -> str:
    """The article as trafilatura reads it, with its own defaults but for comments, which are none of an article."""
    import trafilatura

    return trafilatura.extract(html, include_comments=False) or ""


def trafilatura_precise(html: str) -> str:
    """The same, favouring precision."""
    import trafilatura

    return trafilatura.extract(html, include_comments=False, favor_precision=True) or ""


def peak_memory() -> float:
    """The most memory this program has taken, in MB; `ru_maxrss` would count what its parent had taken, too."""
    status = Path("/proc/self/status")
    if status.is_file() and (high := re.search(r"VmHWM:\s+(\d+) kB", status.read_text())):
        return int(high[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def warc_memory(pages: int) -> None:
    """Read a generated WARC file and tell its size, the time and the most memory taken."""
    sys.path.insert(0, str(ROOT))
    from dateline.reading import read_pages
    from tests.reading import samples

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "generated.warc.gz"
        records = samples.warc_records(1)
        with path.open("wb") as out:
            for _ in range(pages):
                out.write(records[-1])
        start = time.perf_counter()
        read = sum(not isinstance(page, Exception) for page in read_pages(path))
        took = time.perf_counter() - start
        most = peak_memory()
        print(f"{'warc':22} {read} pages, {took:.1f} s, at most {most:.0f} MB")


def main() -> None:
    """Print a line for each extractor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=PAGES)
    parser.add_argument("--warc", type=int, metavar="N", help="also read a WARC file of N generated pages")
    options = parser.parse_args()
    if options.warc:
        warc_memory(options.warc)
    if not (options.folder / "ground-truth.json").exists():
        sys.exit(f"{options.folder}: no ground-truth.json; give the folder of the benchmark's pages")
    pages = load(options.folder)
    extractors: dict[str, Callable[[str], str]] = {
        "trafilatura": trafilatura_text,
        "trafilatura, precise": trafilatura_precise,
        "dateline": dateline_text,
    }
    for name, extract in extractors.items():
        print(
            f"{name:22}",
            "  ".join(f"{key} {value:.4f}" if key != "ms" else f"{value:.0f} ms a page" for key, value in score(pages, extract).items()),
        )


if __name__ == "__main__":
    main()
