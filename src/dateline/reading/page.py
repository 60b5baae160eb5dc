"""What a reader gives: a text and what its source says about it."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.records import Block


@dataclass(frozen=True, slots=True)
class Page:
    """One story as its source holds it, before anybody looked at the text.

    `text` is final: every later offset counts in it. `published`, `byline` and the rest are as the source spells them ("" where it is
    silent). `hints` are blocks that the format itself marks (an HTML caption, a feed's title), in order and without overlap; they need not
    cover the text.
    """

    id: str
    text: str
    title: str = ""
    published: str = ""
    url: str = ""
    outlet: str = ""
    agency: str = ""
    byline: str = ""
    section: str = ""
    language: str = ""
    hints: tuple[Block, ...] = ()
