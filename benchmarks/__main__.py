"""Run every benchmark and print its figures (make bench). Those that need ../shared say so where it is missing."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
#: Module and options of each benchmark, in the order of the pipeline.
BENCHMARKS = (
    ("pages",),
    ("reign",),
    ("actors",),
    ("coreference",),
    ("quotes",),
    ("status",),
    ("corpus",),
    ("types",),
    ("roles",),
    ("articles",),
    ("articles", "--judge", "lexicon"),
    ("speed",),
)


def main() -> int:
    """Run each in a process of its own; the exit status says whether all ran."""
    failed = []
    for name, *options in BENCHMARKS:
        print(f"\n== {' '.join((name, *options))}", flush=True)
        started = time.monotonic()
        run = subprocess.run([sys.executable, "-m", f"benchmarks.{name}", *options], cwd=ROOT, check=False)
        if run.returncode:
            failed.append(name)
        print(f"   ({time.monotonic() - started:.0f} s)", flush=True)
    if failed:
        print(f"did not run: {', '.join(failed)}")
    return bool(failed)


if __name__ == "__main__":
    raise SystemExit(main())
