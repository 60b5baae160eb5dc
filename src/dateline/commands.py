"""What the commands share: sources, progress, checks of options, and how answers are shown."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from textwrap import shorten
from types import TracebackType
from typing import TYPE_CHECKING, Self

from dateline.coder import LONGEST_STORY
from dateline.errors import UnreadableError, UsageError
from dateline.reading import read_pages
from dateline.reading.columns import FIELDS
from dateline.reading.page import Page
from dateline.records import Article, Coding

if TYPE_CHECKING:
    from dateline.actors import Answer

#: Endings that people expect a table to have and that are no format of ours.
SPREADSHEETS = frozenset({"xlsx", "xls", "ods", "tsv"})


def check_date(value: str | None) -> None:
    """UsageError unless the value is None or a date as 2022-02-05."""
    if value is None:
        return
    try:
        right = re.fullmatch(r"\d{4}-\d\d-\d\d", value) and date.fromisoformat(value)
    except ValueError:
        right = None
    if not right:
        raise UsageError(f"{value!r} is no date; write it as 2022-02-05")


def today() -> str:
    """The day on which the command runs, as 2022-02-05."""
    return date.today().isoformat()


def format_of(output: Path | None) -> str | None:
    """The format that an output's name asks for ("events.csv"), if it asks for one."""
    from dateline.exports import FORMATS

    ending = output.suffix[1:].lower() if output else ""
    if ending in SPREADSHEETS:
        raise UsageError(f"{output}: {ending} is not written; name it .csv, which spreadsheets open, or .parquet")
    return ending if ending in FORMATS else None


def columns_named(options: Sequence[str]) -> Mapping[str, str]:
    """The --column options as {field: column}."""
    found = {}
    for option in options:
        field, equals, name = option.partition("=")
        if not equals or field not in FIELDS or not name:
            raise UsageError(f"--column {option!r}: write FIELD=NAME with a field of {', '.join(FIELDS)}")
        found[field] = name
    return found


class Progress:
    """Counts stories and failures; shows a bar on a terminal once there is more than one story to wait for."""

    def __init__(self, sources: Sequence[str]) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
        from rich.progress import Progress as Bar

        self.failures = 0
        self.total = 0
        self.many = len(sources) > 1
        self.console = Console(stderr=True)
        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        self.bar = Bar(*columns, console=self.console, transient=True, disable=not self.console.is_terminal)
        self.task = self.bar.add_task("coding", total=None, visible=self.many)

    def __enter__(self) -> Self:
        self.bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.bar.stop()

    def read(self) -> None:
        """One more story was read."""
        self.total += 1
        self.bar.update(self.task, total=self.total, visible=self.total > 1)

    def refuse(self, message: str) -> None:
        """Something could not be read or coded: one line, and the run ends with status 1."""
        self.failures += 1
        line = " ".join(f"dateline: {message}".split())
        if self.console.is_terminal:
            self.console.print(line, style="red", highlight=False, markup=False, soft_wrap=True)
        else:
            print(line, file=sys.stderr)

    def failed(self, article: Article, error: Exception) -> None:
        """An article could not be coded."""
        self.refuse(f"{named(article)}: could not be coded ({type(error).__name__}: {error}); please report it with the story")

    def watch(self, codings: Iterable[Coding]) -> Iterator[Coding]:
        """Pass codings through and count them."""
        undated = 0
        for coding in codings:
            self.bar.advance(self.task)
            undated += bool(coding.events) and coding.article.published is None
            if coding.article.language not in (None, "en"):
                self.note(f"{named(coding.article)}: the language is {coding.article.language}; only English is coded")
            if len(coding.article.text) > LONGEST_STORY:
                self.note(
                    f"{named(coding.article)}: is {len(coding.article.text):,} characters long; the first {LONGEST_STORY:,} were coded. "
                    "Is it many stories in one file? Put them into one file each, or into a table or JSON Lines."
                )
            yield coding
        if undated and self.console.is_terminal:  # a person is there who can say the date
            stories = "1 story does" if undated == 1 else f"{undated} stories do"
            self.note(f"{stories} not say when it appeared, so days such as 'on Friday' stay without a date; give --published 2022-02-05")

    def note(self, message: str) -> None:
        """A plain statement on standard error that is no failure."""
        self.console.print(f"dateline: {message}", highlight=False, markup=False, soft_wrap=True)


def named(article: Article) -> str:
    """An article by its id and the words it begins with, since an id may say nothing to a person."""
    words = article.title or " ".join(article.text[:200].split())
    return f"{article.id or 'a story'} ({shorten(words, 60, placeholder=' ...')!r})"


def pages_of(sources: Sequence[str], columns: Mapping[str, str], progress: Progress) -> Iterator[Page]:
    """The readable pages of all sources; what cannot be read is refused in one line and the rest goes on."""
    for source in sources:
        for page in read_pages(source, columns):
            if isinstance(page, UnreadableError):
                progress.refuse(str(page))
            else:
                progress.read()
                yield page


def show_answer(phrase: str, answer: Answer) -> None:
    """Print who somebody is, and why."""
    actor = answer.actor
    facts = {
        "name": actor.name,
        "code": actor.code,
        "country": actor.country,
        "sector": " ".join(actor.sectors),
        "title": actor.title or "",
    }
    print(phrase)
    for key, value in facts.items():
        if value:
            print(f"  {key:8} {value}")
    for reason in answer.reasons:
        print(f"  because  {reason}")
