"""The tables of this room, read once: rules for furniture, agencies, cities of datelines, words."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args

from dateline.errors import DataError
from dateline.records import BlockKind
from dateline.tables import load_yaml

SCOPES = ("line", "opener", "closer", "sentence", "start", "lead", "end", "part", "credit")
MOST_WORDS = 40


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of `rules.yaml`: what kind of block a stretch of text is that matches `pattern`, for lines of at most `most` words."""

    kind: BlockKind
    scope: str
    cues: tuple[str, ...]
    expression: str
    most: int

    @property
    def pattern(self) -> re.Pattern[str]:
        """The expression, compiled when it is first needed: most stories need few."""
        return _compiled(self.expression)

    def cued(self, lower: str) -> bool:
        """Whether a text, in lower case, holds one of the rule's cues."""
        for cue in self.cues:  # a plain loop: this is asked some hundred times a paragraph
            if cue in lower:
                return True
        return not self.cues


@dataclass(frozen=True, slots=True)
class Words:
    """`words.yaml`, as sets."""

    seam: frozenset[str]
    naming: frozenset[str]
    abbreviations: frozenset[str]
    not_names: frozenset[str]
    english: frozenset[str]
    date_words: frozenset[str]
    prose: frozenset[str]
    name_tails: frozenset[str]
    labels: frozenset[str]


def _yaml(name: str) -> Any:
    return load_yaml(Path(__file__).with_name("data") / name)


#: Rules by scope.
Rules = dict[str, tuple[Rule, ...]]


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    try:
        return re.compile(expression, re.IGNORECASE)
    except re.error as error:
        raise DataError(f"articles/data/rules.yaml: {expression[:40]}...: {error}; mend the expression") from error


@cache
def rules() -> Rules:
    """The rules of `rules.yaml` by scope, in the table's order.

    Raises:
        DataError: a row has an unknown kind or scope.
    """
    found: dict[str, list[Rule]] = {scope: [] for scope in SCOPES}
    for i, row in enumerate(_yaml("rules.yaml"), 1):
        if row["kind"] not in get_args(BlockKind) or row["scope"] not in SCOPES:
            raise DataError(f"articles/data/rules.yaml: rule {i} has an unknown kind or scope: {row['kind']}, {row['scope']}")
        cues = tuple(filter(None, (cue.strip("'") for cue in str(row["cue"]).split("|"))))
        found[row["scope"]].append(Rule(row["kind"], row["scope"], cues, row["pattern"], row.get("most", MOST_WORDS)))
    return {scope: tuple(rows) for scope, rows in found.items()}


def rules_for(text: str) -> Rules:
    """The rules that a text may meet at all: those of which it holds a cue. A story's are few."""
    lower = text.lower()
    return {scope: tuple(rule for rule in rows if rule.cued(lower)) for scope, rows in rules().items()}


@cache
def words() -> Words:
    """The lists of `words.yaml`.

    Raises:
        DataError: a word is read as something else, as YAML reads a bare "on" as true.
    """
    table = _yaml("words.yaml")
    for name, values in table.items():
        if wrong := [value for value in values if not isinstance(value, str)]:
            raise DataError(f"articles/data/words.yaml: {name} holds {wrong[0]!r}, which YAML does not read as a word; put it in quotes")
    return Words(**{name: frozenset(values) for name, values in table.items()})


@cache
def agencies() -> dict[str, str]:
    """Every spelling of `agencies.csv` and the agency's name."""
    text = files("dateline.articles").joinpath("data/agencies.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {form: row["name"] for row in rows for form in (row["name"], *row["forms"].split("|"))}


@cache
def cities() -> frozenset[str]:
    """The cities of `places.txt`, folded to lower case."""
    text = files("dateline.articles").joinpath("data/places.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(name.strip().lower() for line in lines for name in line.split(";") if name.strip())
