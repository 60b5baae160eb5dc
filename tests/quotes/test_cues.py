"""The table of cues keeps its own rules."""

import pytest

from dateline.errors import DataError
from dateline.quotes.cues import _cue, load_cues, read_rows


def test_the_table_holds_at_least_250_cues_each_with_a_source() -> None:
    rows = read_rows("cues.csv")
    assert len(rows) >= 250
    assert all(row["source"] and row["frames"] for row in rows)
    assert len({(row["cue"], row["pos"]) for row in rows}) == len(rows)


def test_cues_say_how_far_the_speaker_stands_by_the_words() -> None:
    verbs = load_cues().verbs
    assert (verbs["say"].stance, verbs["claim"].stance, verbs["deny"].stance, verbs["warn"].stance) == (
        "said",
        "claimed",
        "denied",
        "warned",
    )
    assert verbs["confirm"].grade > verbs["say"].grade > verbs["claim"].grade > verbs["deny"].grade


def test_a_bad_row_names_the_table_and_the_cue() -> None:
    row = {"cue": "mumble", "pos": "verb", "frames": "quote", "stance": "mumbled", "grade": "2", "strength": "1"}
    with pytest.raises(DataError, match=r"cues\.csv: mumble: unknown stance 'mumbled'"):
        _cue(row)
    with pytest.raises(DataError, match="whole numbers"):
        _cue({**row, "grade": "high"})
