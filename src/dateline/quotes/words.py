"""Small word lists of this room, from data/words.yaml."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> frozenset[str]:
    """One list of data/words.yaml, in lower case."""
    return _lists()[name]


@cache
def _lists() -> dict[str, frozenset[str]]:
    import yaml

    data = yaml.safe_load(files("dateline.quotes").joinpath("data", "words.yaml").read_text("utf-8"))
    return {name: frozenset(str(word).lower() for word in entries) for name, entries in data.items()}
