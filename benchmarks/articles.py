"""Whole articles against the gold articles, by their own scorer.

python -m benchmarks.articles [--judge lexicon] [--gold dev|seed|own] [--show misses|extras|all]

`own` are 72 stories written and annotated for this project (`benchmarks/data/stories`), in the shapes of wires and papers from 1981 to
2024; quotes are annotated in 22 of them only.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.outside import outside
from dateline import Coder, read
from dateline.exports import write

OWN = Path(__file__).parent / "data" / "stories"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--judge", choices=["model", "lexicon"], default="model")
    parser.add_argument("--model", type=Path, help="weights to use instead of the shipped ones")
    parser.add_argument("--gold", choices=["dev", "seed", "own"], action="append")
    parser.add_argument("--show", choices=["none", "misses", "extras", "all"], default="none")
    args = parser.parse_args()
    coder = Coder(judge=args.judge, model=args.model)
    for name in args.gold or ["seed", "dev", "own"]:
        gold = OWN if name == "own" else outside("gold", name)
        with tempfile.TemporaryDirectory() as scratch:
            coded = Path(scratch) / "coded.jsonl"
            write(coder.pipe(read(gold / "articles.jsonl")), "json", coded)
            print(f"-- {name}, judged by the {args.judge}", flush=True)
            subprocess.run([sys.executable, outside("gold", "score.py"), coded, "--gold", gold, "--show", args.show], check=True)


if __name__ == "__main__":
    main()
