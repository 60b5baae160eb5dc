"""The same article gives the same bytes in every run, however the interpreter orders its sets."""

from __future__ import annotations

import os
import subprocess
import sys

#: Verbs and nouns that several prepositions may follow, shared acronyms, groups: wherever one of several readings must win.
STORY = """NAIROBI - The minister warned on Monday against the war, of a famine in the valley.

Ghana warned Togo of raids on Friday against going further. The envoy spoke of a truce on Sunday about the dam. Kenyan, Ugandan
and Rwandan soldiers clashed with rebels, and the two sides blamed each other.

The president's call on Tuesday to the army for calm was ignored. Her complaint about the vote of the council angered the two neighbours,
and their leaders met in Accra. "Nobody will go hungry," she said.
"""


def coded(seed: str) -> bytes:
    """The story's coding as the command writes it, under a hash seed."""
    run = subprocess.run(
        [sys.executable, "-m", "dateline.cli", "code", "-", "--published", "2024-06-05", "--no-model", "--format", "json"],
        input=STORY.encode(),
        capture_output=True,
        timeout=120,
        env={**os.environ, "PYTHONHASHSEED": seed},
        check=True,
    )
    return run.stdout


def test_an_article_gives_the_same_bytes_under_every_hash_seed() -> None:
    first = coded("1")
    assert b'"quotes"' in first
    assert first == coded("2")
