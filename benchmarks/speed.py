"""How fast: articles a second on one core, time by stage, and a cold start against loading spaCy's pipeline alone.

python -m benchmarks.speed [--judge lexicon]
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.outside import ROOT, outside, read_jsonl
from dateline import Coder
from dateline.reading.page import Page

ARTICLES = 120
LOAD = "import time; t = time.perf_counter(); from dateline.language import load_pipeline; load_pipeline(); print(time.perf_counter() - t)"
CODE = (
    "import sys, time; t = time.perf_counter(); from dateline import Coder; from pathlib import Path; "
    "Coder(judge=sys.argv[1]).code(Path(sys.argv[2]).read_text()); print(time.perf_counter() - t)"
)


def seconds(script: str, *args: str) -> float:
    """The best of three cold runs, after one that compiles the modules as installing does, of a script that prints its seconds."""
    with tempfile.TemporaryDirectory() as compiled:
        env = {**os.environ, "PYTHONPYCACHEPREFIX": compiled, "PYTHONDONTWRITEBYTECODE": ""}
        command = [sys.executable, "-c", script, *args]
        runs = [subprocess.run(command, env=env, capture_output=True, text=True, check=True) for _ in range(4)]
    return min(float(run.stdout) for run in runs[1:])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--judge", choices=["model", "lexicon"], default="model")
    args = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    story = str(ROOT / "examples" / "summit.txt")
    alone, cold = seconds(LOAD), seconds(CODE, args.judge, story)
    print(f"cold start, one story: {cold:.2f} s; spaCy's pipeline alone: {alone:.2f} s; ratio {cold / alone:.2f}")
    pages = [Page(id=row["id"], text=row["text"]) for row in read_jsonl(outside("data", "news", "bbc.jsonl"))[:ARTICLES]]
    coder = Coder(judge=args.judge)
    coder.code(Path(story).read_text(encoding="utf-8"))
    started = time.perf_counter()
    codings = list(coder.pipe(pages))
    taken = time.perf_counter() - started
    words = sum(len(page.text.split()) for page in pages)
    events = sum(len(coding.events) for coding in codings)
    print(f"{len(pages)} BBC articles on one core: {len(pages) / taken:.1f} a second, {words / taken:,.0f} words a second, {events} events")
    print(json.dumps(stages(coder, pages)))


def stages(coder: Coder, pages: list[Page]) -> dict[str, float]:
    """Milliseconds an article by stage."""
    from dateline.actors import find_mentions
    from dateline.quotes import find_quotes

    spent = dict.fromkeys(("articles", "language", "actors", "quotes", "events"), 0.0)
    for page in pages:
        marks = [time.perf_counter()]
        article = coder.article(page)
        marks.append(time.perf_counter())
        parse = coder.parser.parse(article)
        marks.append(time.perf_counter())
        mentions = find_mentions(parse, coder.resolver)
        marks.append(time.perf_counter())
        quotes = find_quotes(parse, mentions)
        marks.append(time.perf_counter())
        coder.event_coder.events(parse, mentions, quotes)
        marks.append(time.perf_counter())
        for name, first, last in zip(spent, marks, marks[1:], strict=False):
            spent[name] += last - first
    return {name: round(1000 * value / len(pages), 1) for name, value in spent.items()}


if __name__ == "__main__":
    main()
