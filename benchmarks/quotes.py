"""How many attributions are found: PolNeAR's US political articles, or gold articles.

    python -m benchmarks.quotes [--least-f1 0.55] [--least-precision 0.65] [--show] [FOLDER]

FOLDER holds either brat files (default `../shared/data/polnear`: NAME.txt with NAME.ann, Source, Cue and Content of each attribution;
Newell et al., LREC 2018) or gold articles (`../shared/gold/dev`: articles.jsonl and gold.jsonl). An attribution counts when a quote's
content overlaps its content by half of the longer and the quote's speaker overlaps its source; each is found once, each quote finds one.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.language.pipeline import Parser
from dateline.quotes import find_quotes
from dateline.records import Article, Block, Quote

ARTICLES = Path(__file__).parents[2] / "shared" / "data" / "polnear"
Span = tuple[int, int]


@dataclass(slots=True)
class Attribution:
    """What an annotator marked; `needed` is False where only one of two did."""

    content: list[Span]
    source: list[Span]
    needed: bool = True


def lines(text: str, furniture: list[Span]) -> tuple[Block, ...]:
    """One body block a line, without the stretches known to be furniture."""
    blocks, start = [], 0
    for line in text.splitlines(keepends=True):
        end, at = start + len(line), start
        for first, last in sorted((max(a, start), min(b, end)) for a, b in furniture if a < end and b > start):
            blocks.append(Block("body", at, first))
            blocks.append(Block("other", first, last))
            at = last
        blocks.append(Block("body", at, end))
        start = end
    return tuple(block for block in blocks if block.end > block.start)


def brat(folder: Path) -> Iterator[tuple[Article, list[Attribution]]]:
    """Articles and attributions of brat files."""
    for path in sorted(folder.glob("*.ann")):
        rows = [line.split("\t")[:2] for line in path.read_text(encoding="utf-8").split("\n") if line]
        spans = {name: _spans(body) for name, body in rows if name.startswith("T")}
        found = []
        for roles in ([part.split(":") for part in body.split()] for name, body in rows if name.startswith("E")):
            content = [span for role, target in roles if role.startswith("Content") for span in spans[target]]
            source = [span for role, target in roles if role.startswith("Source") for span in spans[target]]
            found.append(Attribution(content, source))
        with path.with_suffix(".txt").open(encoding="utf-8", newline="") as file:
            text = file.read()
        yield Article(path.stem, "", text, blocks=lines(text, [])), [item for item in found if item.content]


def _spans(body: str) -> list[Span]:
    """brat's "Content 3 9;12 20" as spans."""
    return [(int(first), int(last)) for first, last in (part.split() for part in body.split(" ", 1)[1].split(";"))]


def gold(folder: Path) -> Iterator[tuple[Article, list[Attribution]]]:
    """Gold articles and their quotes."""
    marked = {row["id"]: row for row in map(json.loads, (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines())}
    for row in map(json.loads, (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()):
        truth = marked[row["id"]]
        items = [Attribution([tuple(q["content"])], [tuple(s) for s in q["speakers"]], q["must"]) for q in truth["quotes"]]
        yield Article(row["id"], "", row["text"], row.get("published"), blocks=lines(row["text"], truth["furniture"])), items


def overlap(a: Span, b: Span) -> int:
    """How many characters two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def finds(quote: Quote, item: Attribution) -> bool:
    """Whether a quote finds an attribution."""
    span = (quote.content.start, quote.content.end)
    shared = sum(overlap(span, part) for part in item.content)
    longer = max(span[1] - span[0], sum(b - a for a, b in item.content))
    speaker = quote.speaker
    return speaker is not None and 2 * shared >= longer and any(overlap((speaker.start, speaker.end), part) for part in item.source)


def main() -> None:
    """Print precision, recall and F1; exit 1 below the bars, 0 with a note where the folder is missing."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", nargs="?", type=Path, default=ARTICLES)
    options.add_argument("--show", action="store_true", help="print what is missed and what is too much")
    options.add_argument("--least-f1", type=float, default=0.55, help="the F1 below which the exit status is 1")
    options.add_argument("--least-precision", type=float, default=0.65, help="the precision below which the exit status is 1")
    chosen = options.parse_args()
    if not chosen.folder.exists():
        print(f"{chosen.folder}: not here; the benchmark is skipped")
        return
    parser, took = Parser(), 0.0
    articles = coded = right = needed = found = 0
    for article, items in (gold if (chosen.folder / "gold.jsonl").exists() else brat)(chosen.folder):
        parse = parser.parse(article)
        began = time.perf_counter()
        quotes = find_quotes(parse, None)
        took += time.perf_counter() - began
        used: set[int] = set()
        for item in items:
            hit = next((k for k, quote in enumerate(quotes) if k not in used and finds(quote, item)), None)
            if hit is not None:
                used.add(hit)
                found += item.needed
            elif chosen.show and item.needed:
                print(f"MISS  {article.id}: {' // '.join(article.text[a:b] for a, b in item.content)}")
        articles, coded, right, needed = articles + 1, coded + len(quotes), right + len(used), needed + sum(item.needed for item in items)
        if chosen.show:
            for k, quote in enumerate(quotes):
                if k not in used:
                    print(f"EXTRA {article.id}: {quote.speaker.text if quote.speaker else None}: {quote.content.text}")
    precision, recall = right / max(1, coded), found / max(1, needed)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"articles {articles}, quotes {coded}, attributions {needed}")
    print(f"precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f} ({1000 * took / max(1, articles):.1f} ms an article)")
    sys.exit(f1 < chosen.least_f1 or precision < chosen.least_precision)


if __name__ == "__main__":
    main()
