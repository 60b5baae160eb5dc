"""The coreference benchmark is well formed."""

from __future__ import annotations

import json
from pathlib import Path

STORIES = Path(__file__).parents[2] / "benchmarks" / "data" / "coreference.jsonl"


def test_marks_lie_in_their_stories_and_there_are_enough() -> None:
    stories = [json.loads(line) for line in STORIES.read_text("utf-8").splitlines()]
    marks = [(story["text"], mark) for story in stories for mark in story["mentions"]]
    assert len(marks) >= 400
    for text, mark in marks:
        assert text[mark["start"] : mark["end"]] == mark["text"]
        assert mark["codes"]
