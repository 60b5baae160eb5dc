"""How often a phrase gets the right country and sector: the test cases of NGEC, the coder of POLECAT, and our own.

    python -m benchmarks.actors [--show] [--least 0.95] [FILE ...]

Each FILE (default `../shared/data/actors.jsonl` and `benchmarks/data/who.jsonl`) has a JSON object a line: phrase, context, date, country
and sector (lists of accepted values; null accepts any). A case is right when both are. Some of NGEC's cases contradict PLOVER's manual or
the facts of the date and stay wrong: a central bank without country, a chancellor in office as a legislator, a former president as a
civilian.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

from dateline.actors import Resolver

FILES = (Path(__file__).parents[2] / "shared" / "data" / "actors.jsonl", Path(__file__).parent / "data" / "who.jsonl")


def measure(file: Path, resolver: Resolver) -> tuple[float, list[str]]:
    """The share of a file's cases that are right, printed with its parts, and a line about each wrong one."""
    cases = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    countries = sectors = 0
    wrong = []
    began = time.process_time()
    for case in cases:
        actor = resolver.who(case["phrase"], case["date"], case["context"])
        country = case["country"] is None or actor.code in case["country"]
        sector = case["sector"] is None or actor.sector in case["sector"]
        countries, sectors = countries + country, sectors + sector
        if not (country and sector):
            expected = f"{case['country']} {case['sector']}"
            wrong.append(f"{case['phrase']!r} ({case['date']}): expected {expected}, got {actor.code!r} {actor.sector!r}")
    took = time.process_time() - began
    both = len(cases) - len(wrong)
    print(
        f"{file.name}: country {countries}, sector {sectors}, both {both} of {len(cases)}: {both / len(cases):.3f}"
        f" ({1000 * took / len(cases):.2f} ms a phrase)"
    )
    return both / len(cases), wrong


def main() -> None:
    """Print the share of right cases of each file; exit 1 where one is below --least or none is here; a missing file is left out."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", nargs="*", type=Path, default=FILES)
    options.add_argument("--show", action="store_true", help="print every wrong case")
    options.add_argument("--least", type=float, default=0.95, help="the share below which the exit status is 1")
    chosen = options.parse_args()
    resolver = Resolver()
    shares = []
    for file in chosen.files:
        if not file.exists():
            print(f"{file}: not here; its cases are skipped")
            continue
        share, wrong = measure(file, resolver)
        shares.append(share)
        if chosen.show:
            print(*wrong, sep="\n")
    sys.exit(not shares or min(shares) < chosen.least)


if __name__ == "__main__":
    main()
