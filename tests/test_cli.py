"""The command line, as a person or a pipe would use it."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from pyarrow import parquet
from rich.console import Console

from dateline import read
from dateline.coder import Coder
from dateline.commands import Progress
from dateline.errors import UnreadableError
from dateline.exports import write
from dateline.records import Coding
from tests.conftest import EXAMPLES


def dateline(*args: str | Path, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command without the encoder (faster to load)."""
    return subprocess.run(
        [sys.executable, "-m", "dateline.cli", *map(str, args)], input=stdin, capture_output=True, text=True, encoding="utf-8", timeout=120
    )


@pytest.fixture(scope="module")
def codings(lexicon_coder: Coder) -> list[Coding]:
    """Two examples, coded."""
    return [lexicon_coder.code(path.read_text(encoding="utf-8")) for path in EXAMPLES[:2]]


def test_pipe_gives_one_event_a_line() -> None:
    run = dateline("code", "-", "--published", "2024-06-03", "--no-model", stdin="Kenya condemned the arrest of its envoy on Sunday.")
    assert run.returncode == 0
    events = [json.loads(line) for line in run.stdout.splitlines()]
    accusation = next(event for event in events if event["event"] == "ACCUSE")
    assert accusation["actors"][0]["code"] == "KEN"
    assert accusation["date"] == "2024-06-02"
    assert accusation["article"]["published"] == "2024-06-03"


def test_unreadable_file_is_one_line_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)))
    (tmp_path / "story.txt").write_text("Ghana praised Togo on Monday.", encoding="utf-8")
    run = dateline("code", tmp_path, "--no-model", "--format", "json")
    assert run.returncode == 1
    assert len(run.stdout.splitlines()) == 1
    assert "picture.txt" in run.stderr
    assert len(run.stderr.splitlines()) == 1
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize(
    "options",
    [
        ("--format", "word"),
        ("--published", "yesterday"),
        ("--published", "2022-W05-6"),
        ("--column", "text"),
        ("--column", "colour=BODY"),
        ("--workers", "0"),
        ("--nonsense",),
    ],
)
def test_wrong_options_end_with_status_2(options: tuple[str, ...]) -> None:
    run = dateline("code", EXAMPLES[0], "--no-model", *options)
    assert run.returncode == 2
    assert run.stdout == ""
    assert "Traceback" not in run.stderr


def test_missing_file_names_it() -> None:
    run = dateline("code", "no-such-story.txt", "--no-model")
    assert run.returncode == 1
    assert "no-such-story.txt" in run.stderr


def test_output_appears_whole_or_not_at_all(tmp_path: Path, codings: list[Coding]) -> None:
    def broken() -> object:
        yield codings[0]
        raise KeyboardInterrupt

    target = tmp_path / "events.jsonl"
    with pytest.raises(KeyboardInterrupt):
        write(broken(), "jsonl", target)  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


def test_formats_hold_the_same_events(tmp_path: Path, codings: list[Coding]) -> None:
    ids = [event.id for coding in codings for event in coding.events]
    for form in ("json", "jsonl", "csv", "parquet", "table"):
        write(codings, form, tmp_path / form)
    assert [event["id"] for line in (tmp_path / "json").read_text().splitlines() for event in json.loads(line)["events"]] == ids
    assert [json.loads(line)["id"] for line in (tmp_path / "jsonl").read_text().splitlines()] == ids
    with (tmp_path / "csv").open(newline="") as lines:
        assert [row["id"] for row in csv.DictReader(lines)] == ids
    table = parquet.read_table(tmp_path / "parquet")
    assert table["id"].to_pylist() == ids
    assert table.schema.field("score").type == "double"
    shown = (tmp_path / "table").read_text()
    assert "characters are furniture" in shown


def test_who_says_why() -> None:
    run = dateline("who", "Russian President Vladimir Putin", "--date", "2022-02-05")
    assert run.returncode == 0
    assert "RUS" in run.stdout
    assert "GOV" in run.stdout
    assert "because" in run.stdout


def test_help_teaches() -> None:
    run = dateline("code", "--help")
    assert run.returncode == 0
    for word in ("--published", "--format", "--output", "Examples"):
        assert word in run.stdout


def test_the_format_is_seen_from_the_outputs_name(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text("Kenya condemned the arrest of its envoy on Sunday.", encoding="utf-8")
    assert dateline("code", story, "--no-model", "--output", tmp_path / "events.csv").returncode == 0
    with (tmp_path / "events.csv").open(encoding="utf-8", newline="") as lines:
        assert "ACCUSE" in {row["event"] for row in csv.DictReader(lines)}


def test_a_spreadsheet_s_ending_is_refused(tmp_path: Path) -> None:
    run = dateline("code", "-", "--no-model", "--output", tmp_path / "events.xlsx", stdin="Kenya condemned Uganda.")
    assert (run.returncode, (tmp_path / "events.xlsx").exists()) == (2, False)
    assert ".csv" in run.stderr


def test_reading_goes_on_behind_a_bad_file(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "a.bin").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "b.txt").write_text("Kenya condemned the arrest of its envoy on Sunday.", encoding="utf-8")
    assert [article.text[:5] for article in read(tmp_path)] == ["Kenya"]
    assert "a.bin" in caplog.text
    with pytest.raises(UnreadableError, match=r"a\.bin"):
        list(read(tmp_path / "a.bin"))


def test_a_person_is_told_that_stories_say_no_date(lexicon_coder: Coder) -> None:
    progress = Progress(["story.txt"])
    progress.console = Console(file=io.StringIO(), force_terminal=True, width=200)
    undated = lexicon_coder.code("Kenya condemned the arrest of its envoy on Sunday.")
    dated = lexicon_coder.code("Kenya condemned the arrest of its envoy on Sunday.", published="2024-06-03")
    assert list(progress.watch([undated, dated])) == [undated, dated]
    assert "1 story does not say when it appeared" in progress.console.file.getvalue()  # type: ignore[attr-defined]
