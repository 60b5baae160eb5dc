"""Read the project's knowledge tables: CSV with a header line, YAML."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from dateline.errors import DataError


def load_yaml(path: Path) -> Any:
    """The content of a YAML file; DataError names the file and the line that is wrong."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        with path.open(encoding="utf-8") as lines:
            return yaml.load(lines, Loader=loader)
    except (OSError, yaml.YAMLError) as error:
        raise DataError(f"{path}: {error}") from error


def rows(path: Path, *columns: str) -> Iterator[dict[str, str]]:
    """The rows of a CSV file as dicts.

    Args:
        columns: columns that must be there.

    Raises:
        DataError: the file is missing, or lacks a column.
    """
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            reader = csv.DictReader(lines)
            if missing := [column for column in columns if column not in (reader.fieldnames or ())]:
                raise DataError(f"{path}: lacks the column {', '.join(missing)}")
            yield from reader
    except OSError as error:
        raise DataError(f"{path}: {error.strerror}; the table is needed") from error


def listed(cell: str) -> list[str]:
    """The values of a cell that holds several, "; " between them."""
    return [value.strip() for value in cell.split(";") if value.strip()]
