"""Where the outside data lie, and what a benchmark says where they are missing."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"


def outside(*parts: str) -> Path:
    """A file or folder of ../shared; ends the program with a sentence where it is missing."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        print(f"skipped: needs ../shared/{'/'.join(parts)}")
        sys.exit(0)
    return path


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
