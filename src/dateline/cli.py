"""The command line: each command a few lines over the Python interface."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from dateline.errors import DatelineError, UsageError

app = typer.Typer(
    name="dateline",
    help="Read news and write down who did what to whom, when, where and according to whom.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Pipeline = Annotated[str | None, typer.Option(help="A spaCy English pipeline by package name or path; default: the pinned one.")]
Actors = Annotated[
    Path | None,
    typer.Option(help="Your own table of actors (CSV: name,country,sector,title,start,end,aliases); its rows win over Dateline's."),
]


def complain(message: str) -> None:
    """One line on standard error."""
    print(" ".join(f"dateline: {message}".split()), file=sys.stderr)


@contextmanager
def told_plainly() -> Iterator[None]:
    """Turn what a person can act on into one line and an exit status; 2 for wrong options, 1 for the rest."""
    try:
        yield
    except UsageError as error:
        complain(str(error))
        raise typer.Exit(2) from None
    except DatelineError as error:
        complain(str(error))
        raise typer.Exit(1) from None
    except BrokenPipeError:
        sys.stderr.close()
        raise typer.Exit(0) from None


@app.callback(invoke_without_command=True)
def dateline(
    version: Annotated[bool, typer.Option("--version", help="Show the version and stop.")] = False,
) -> None:
    """Read news and write down who did what to whom, when, where and according to whom."""
    if version:
        from dateline import __version__

        print(f"dateline {__version__}")
        raise typer.Exit(0)


@app.command()
def code(
    stories: Annotated[list[str], typer.Argument(metavar="STORY...", help="Files, folders, globs, file: URLs, or - for standard input.")],
    published: Annotated[str | None, typer.Option(metavar="DATE", help="ISO date for stories that do not say when they appeared.")] = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="table, json, jsonl, csv or parquet; default: by the output's ending, else table on a terminal, jsonl into a pipe.",
        ),
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write here instead of standard output.")] = None,
    column: Annotated[list[str] | None, typer.Option(metavar="FIELD=NAME", help="Name a table's column: --column text=BODY.")] = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes to code with.")] = 1,
    model: Annotated[Path | None, typer.Option(metavar="FOLDER", help="Your own coder, made by `dateline train`.")] = None,
    no_model: Annotated[bool, typer.Option("--no-model", help="Use the lexicon alone: faster, somewhat worse.")] = False,
    pipeline: Pipeline = None,
    actors: Actors = None,
) -> None:
    """Code stories: find their events and quotes.

    **Examples**

    `dateline code story.txt` shows a table.

    `dateline code stories/ --format csv --output events.csv` codes a folder.

    `cat story.txt | dateline code - --published 2022-02-05 | jq .event` pipes.
    """
    with told_plainly():
        from dateline.articles import to_article
        from dateline.coder import Coder
        from dateline.commands import Progress, check_date, columns_named, format_of, pages_of
        from dateline.exports import FORMATS, write

        chosen = form or format_of(output) or ("table" if output is None and sys.stdout.isatty() else "jsonl")
        if chosen not in FORMATS:
            raise UsageError(f"no format {chosen!r}; use one of {', '.join(FORMATS)}")
        check_date(published)
        columns = columns_named(column or [])
        coder = Coder(pipeline, actors=actors, judge="lexicon" if no_model else "model", model=model)
        coder.check()
        with Progress(stories) as progress:
            articles = (to_article(page, published) for page in pages_of(stories, columns, progress))
            write(progress.watch(coder.pipe(articles, workers=workers, failed=progress.failed)), chosen, output)
        if progress.failures:
            raise typer.Exit(1)


@app.command()
def train(
    corpus: Annotated[Path, typer.Option(metavar="FILE", help="Labelled sentences as JSON Lines; see training/GUIDE.md.")],
    ontology: Annotated[Path, typer.Option(metavar="FILE", help="Your event types (YAML).")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FOLDER", help="Where to write the coder.")],
    none: Annotated[Path | None, typer.Option(metavar="FILE", help="More sentences that tell none of the types (JSON Lines).")] = None,
    triggers: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Words that propose events (CSV); default: Dateline's, whatever they mean.")
    ] = None,
    epochs: Annotated[int | None, typer.Option(min=1, help="Rounds through the corpus; default: more, the smaller it is.")] = None,
    seed: Annotated[int | None, typer.Option(min=0, help="Fixes everything that is drawn by chance; default: 20.")] = None,
) -> None:
    """Train a coder for your own types of event (needs `pip install 'dateline[train]'`).

    A tenth of the sentences, chosen by a hash, is held out; how the coder does on them is printed at the end.

    **Example**

    `dateline train --corpus protest.jsonl --ontology protest.yaml --output protest-coder`

    `dateline code stories/ --model protest-coder`
    """
    with told_plainly():
        from dateline.events.training import train as train_coder

        print(train_coder(corpus, ontology, output, none=none, triggers=triggers, epochs=epochs, seed=seed))


@app.command()
def who(
    phrase: Annotated[str, typer.Argument(help='Words that name somebody: "the French foreign minister".')],
    date: Annotated[str | None, typer.Option(metavar="DATE", help="ISO date on which the words were written; default: today.")] = None,
    context: Annotated[str, typer.Option(help="Words around the phrase, which may settle it.")] = "",
    actors: Actors = None,
) -> None:
    """Say who a phrase names, and why."""
    with told_plainly():
        from dateline.actors import Resolver
        from dateline.commands import check_date, show_answer, today

        check_date(date)
        show_answer(phrase, Resolver(actors).explain(phrase, date or today(), context))


def main() -> None:
    """Entry point of the `dateline` command."""
    app()


if __name__ == "__main__":
    main()
