"""Small word lists of this room, from data/words.yaml."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from dateline.tables import load_yaml


@cache
def words(name: str) -> frozenset[str]:
    """One list of data/words.yaml, in lower case."""
    return _lists()[name]


@cache
def _lists() -> dict[str, frozenset[str]]:
    data = load_yaml(Path(__file__).with_name("data") / "words.yaml")
    return {name: frozenset(str(word).lower() for word in entries) for name, entries in data.items()}
