"""The documentation keeps up with the commands and formats."""

from __future__ import annotations

import re
import subprocess
import sys

import typer
from typer.main import get_command

from dateline import Coder, read
from dateline.cli import app
from dateline.exports import FORMATS
from dateline.ontology import load_ontology
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands() -> dict[str, typer.core.TyperCommand]:
    """The program's commands by name."""
    return get_command(app).commands  # type: ignore[attr-defined,no-any-return]


def test_every_command_is_in_the_readme() -> None:
    assert {name for name in commands() if f"dateline {name}" not in README} == set()


def test_every_command_and_option_says_what_it_is_for() -> None:
    for name, command in commands().items():
        assert command.help, name
        for option in command.params:
            assert getattr(option, "help", None) or option.name == "help", (name, option.name)


def test_options_named_in_the_readme_exist() -> None:
    known = {flag for command in commands().values() for option in command.params for flag in (*option.opts, *option.secondary_opts)}
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", README))
    assert named - known == set()


def test_the_readme_s_story_is_coded_as_it_shows(coder: Coder) -> None:
    shown = README.partition("$ dateline code examples/summit.txt")[2].partition(" quotes;")[0]
    page = next(iter(read(ROOT / "examples" / "summit.txt")))
    events = next(iter(coder.pipe([page]))).events
    names = set(load_ontology().types)
    assert [word for word in shown.split() if word in names] == [event.event for event in events]
    assert f"{len(events)} events" in shown


def test_every_format_is_in_the_readme() -> None:
    assert {name for name in FORMATS if f"`{name}`" not in README} == set()


def test_links_of_the_readme_lead_somewhere() -> None:
    for link in re.findall(r"\]\(([^)]+)\)", README):
        if not link.startswith("http"):
            assert (ROOT / link).exists(), link


def test_make_targets_are_listed_by_help() -> None:
    shown = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for target in ("setup", "run", "test", "lint", "bench", "fuzz", "train"):
        assert f"make {target}" in shown


def test_no_paths_of_a_machine_and_no_registry_hosts() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    hosts = re.compile(r"(files\.pythonhosted|/root/|/work/|index-url)")
    for name in listed:
        path = ROOT / name
        if path.suffix in {".py", ".md", ".toml", ".txt", ".yaml", ".yml", ".csv"} and path.exists() and name != "tests/test_docs.py":
            found = hosts.search(path.read_text(encoding="utf-8"))
            assert found is None, f"{name}: {found}"


def test_python_runs_the_module() -> None:
    shown = subprocess.run([sys.executable, "-m", "dateline.cli", "--version"], capture_output=True, text=True, check=True).stdout
    assert shown.startswith("dateline 0.")
