"""How well the blocks of a page are told apart, on the labelled stories of tests/articles/blocks.txt.

    python -m benchmarks.blocks [--show]

A labelled stretch is right when most of its characters have its kind. `story` counts only what matters most: whether a stretch is told
apart as the story or as furniture.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
STORIES = ROOT / "tests" / "articles" / "blocks.txt"
KINDS = ("headline", "dateline", "byline", "caption", "body", "related", "promo", "disclaimer", "other")
_MARK = re.compile(rf"\[({'|'.join(KINDS)})\]")


@dataclass(frozen=True, slots=True)
class Story:
    """A labelled text: its shape's name and (kind, start, end) of its stretches."""

    name: str
    text: str
    stretches: tuple[tuple[str, int, int], ...]


def load(path: Path = STORIES) -> list[Story]:
    """The stories of the file."""
    stories = []
    for part in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        name, _, marked = part.partition("\n")
        text = ""
        stretches: list[tuple[str, int, int]] = []
        at = 0
        for match in _MARK.finditer(marked.strip("\n")):
            text += marked[at : match.start()]
            if stretches:
                stretches[-1] = (stretches[-1][0], stretches[-1][1], len(text.rstrip()))
            stretches.append((match[1], len(text), 0))
            at = match.end()
        text += marked[at:].rstrip("\n")
        stretches[-1] = (stretches[-1][0], stretches[-1][1], len(text))
        stories.append(Story(name, text, tuple(stretches)))
    return stories


def kind_at(blocks: list[tuple[str, int, int]], start: int, end: int) -> str:
    """The kind that most characters of a stretch have."""
    shares: Counter[str] = Counter()
    for kind, first, last in blocks:
        shares[kind] += max(0, min(end, last) - max(start, first))
    return shares.most_common(1)[0][0]


def measure(stories: list[Story], *, show: bool = False) -> dict[str, float]:
    """Shares of stretches whose kind is right, and whose being story or furniture is right; `show` prints the others."""
    from dateline.articles import to_article
    from dateline.reading import Page

    total = right = story = leaked = 0
    for item in stories:
        article = to_article(Page("", item.text))
        blocks = [(str(block.kind), block.start, block.end) for block in article.blocks]
        for kind, start, end in item.stretches:
            found = kind_at(blocks, start, end)
            total += 1
            right += found == kind
            story += (found == "body") == (kind == "body")
            leaked += found == "body" and kind != "body"
            if show and found != kind:
                print(f"{item.name:38} {kind:10} found {found:10} {item.text[start:end][:90]!r}")
    return {"stretches": total, "kind": right / total, "story": story / total, "furniture taken for story": leaked}


def main() -> None:
    """Print the measures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="print what is wrong")
    options = parser.parse_args()
    stories = load()
    if not stories:
        sys.exit(f"{STORIES}: no stories")
    print(
        f"shapes {len(stories)}",
        "  ".join(
            f"{key} {value:.3f}" if value < 1 or key in ("kind", "story") else f"{key} {value}"
            for key, value in measure(stories, show=options.show).items()
        ),
    )


if __name__ == "__main__":
    main()
