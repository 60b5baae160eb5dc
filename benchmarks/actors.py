"""How often a phrase gets the right country and sector: the test cases of NGEC, the coder of POLECAT.

    python -m benchmarks.actors [--show] [--least 0.95] [FILE]

FILE (default `../shared/data/actors.jsonl`) has a JSON object a line: phrase, context, date, country and sector (lists of accepted values;
null accepts any). A case is right when both are.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

from dateline.actors import Resolver

CASES = Path(__file__).parents[2] / "shared" / "data" / "actors.jsonl"


def main() -> None:
    """Print the share of right cases; exit 1 below --least, 0 with a note where the file is missing."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("file", nargs="?", type=Path, default=CASES)
    options.add_argument("--show", action="store_true", help="print every wrong case")
    options.add_argument("--least", type=float, default=0.95, help="the share below which the exit status is 1")
    chosen = options.parse_args()
    if not chosen.file.exists():
        print(f"{chosen.file}: not here; the benchmark is skipped")
        return
    resolver = Resolver()
    cases = [json.loads(line) for line in chosen.file.read_text(encoding="utf-8").splitlines() if line.strip()]
    countries = sectors = both = 0
    began = time.perf_counter()
    for case in cases:
        actor = resolver.who(case["phrase"], case["date"], case["context"])
        country = case["country"] is None or actor.code in case["country"]
        sector = case["sector"] is None or actor.sector in case["sector"]
        countries, sectors, both = countries + country, sectors + sector, both + (country and sector)
        if chosen.show and not (country and sector):
            print(f"{case['phrase']!r} ({case['date']}): expected {case['country']} {case['sector']}, got {actor.code!r} {actor.sector!r}")
    took = time.perf_counter() - began
    print(
        f"country {countries}, sector {sectors}, both {both} of {len(cases)}: {both / len(cases):.3f}"
        f" ({1000 * took / len(cases):.2f} ms a phrase)"
    )
    sys.exit(both / len(cases) < chosen.least)


if __name__ == "__main__":
    main()
