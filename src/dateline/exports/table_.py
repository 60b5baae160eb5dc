"""A table for people: each story's events as a careful reader would list them."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterable
from typing import BinaryIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dateline.records import Actor, Coding, Event

#: Colours of the quads, cool for cooperation, warm for conflict.
QUAD_STYLES = {"verbal cooperation": "cyan", "material cooperation": "green", "verbal conflict": "yellow", "material conflict": "red"}
FURNITURE = frozenset({"dateline", "byline", "caption", "related", "promo", "disclaimer", "other"})


def write(codings: Iterable[Coding], target: BinaryIO) -> None:
    """Write each story's facts, its events as a table and what was left out, in colour on a terminal."""
    terminal = target.isatty()
    text = io.TextIOWrapper(target, encoding="utf-8", errors="replace", write_through=True)
    width = None if terminal else shutil.get_terminal_size((140, 50)).columns
    console = Console(file=text, width=width, highlight=False, soft_wrap=False, force_terminal=terminal or None)
    try:
        for coding in codings:
            show(coding, console)
    finally:
        text.detach()  # else the wrapper would close the target


def show(coding: Coding, console: Console) -> None:
    """Print one coding."""
    article = coding.article
    place = article.dateline.place if article.dateline else None
    facts = [fact for fact in (article.published, place, article.agency, article.outlet) if fact]
    console.print(Text(name_of(coding), style="bold"), Text(" · ".join(facts), style="dim"))
    if article.language not in (None, "en"):
        console.print(Text(f"not coded: the language is {article.language}, and only English is coded\n", style="yellow"))
        return
    table = Table(box=None, pad_edge=False, header_style="dim", expand=False)
    for heading, width in (("date", 10), ("who", 34), ("to whom", 30), ("what", 20), ("status", 12), ("words", None)):
        table.add_column(heading, min_width=min(width or 0, 10), max_width=width, overflow="fold")
    for event in coding.events:
        table.add_row(*_row(event))
    if coding.events:
        console.print(table)
    console.print(Text(_summary(coding) + "\n", style="dim"))


def name_of(coding: Coding) -> str:
    """What a story is called: its title, or the beginning of its first words."""
    article = coding.article
    if article.title:
        return article.title
    first = next((block for block in article.blocks if block.kind in ("headline", "body")), None)
    words = " ".join(article.text[first.start : first.end].split()) if first else ""
    return f"{words[:77]}..." if len(words) > 80 else words or article.id


def _row(event: Event) -> list[Text]:
    style = QUAD_STYLES.get(event.quad, "")
    what = Text(event.event, style=f"bold {style}")
    if event.mode:
        what.append(" " + " ".join(event.mode), style=style)
    words = Text(event.trigger.text)
    if event.speaker:
        words.append(f"  — says {event.speaker.text}", style="dim italic")
    status = Text(event.status, style="" if event.status == "actual" else "magenta")
    return [Text(event.date or "", style="dim"), _names(event.actors), _names(event.recipients), what, status, words]


def _names(actors: tuple[Actor, ...]) -> Text:
    text = Text()
    for i, actor in enumerate(actors):
        text.append(", " if i else "")
        text.append(actor.name)
        text.append(" " + " ".join(part for part in (actor.code, actor.sector) if part), style="dim")
    return text


def _summary(coding: Coding) -> str:
    article = coding.article
    furniture = sum(block.end - block.start for block in article.blocks if block.kind in FURNITURE)
    count = f"{len(coding.events)} event{'s' * (len(coding.events) != 1)}, {len(coding.quotes)} quote{'s' * (len(coding.quotes) != 1)}"
    if furniture:
        kinds = sorted({block.kind for block in article.blocks if block.kind in FURNITURE})
        count += f"; {furniture:,} of {len(article.text):,} characters are furniture ({', '.join(kinds)}) and were not coded"
    return count
