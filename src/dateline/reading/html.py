"""HTML pages: the story's paragraphs, without what the page puts around and between them, and the facts of its head.

trafilatura (Barbaresi 2021) finds the main text; before it, parts that their own names give away are taken out
(`data/html.yaml`); after it, titles repeated in the text, lists of links and the like are left to the article's block labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

from dateline.errors import UnreadableError
from dateline.reading.decode import clean, decode
from dateline.reading.metadata import facts_of
from dateline.reading.page import Page
from dateline.reading.text import read_whole
from dateline.records import Block, BlockKind
from dateline.tables import load_yaml

#: Pages of more bytes than this are not parsed: a page of news has a few hundred thousand.
LARGEST_PAGE = 20 << 20
#: Elements nested deeper than this are no page of news, and would exhaust the parsers.
DEEPEST = 400
#: From this share of a line's characters in links on, it is a link.
LINK_SHARE = 0.7
#: Below this many characters trafilatura has found nothing, and plainer ways are tried.
SHORTEST = 80


@dataclass(frozen=True, slots=True)
class _Rules:
    drop: tuple[re.Pattern[str], ...]
    drop_elements: frozenset[str]
    keep_share: float


@cache
def _rules() -> _Rules:
    table = html_table()
    return _Rules(
        tuple(re.compile(name, re.IGNORECASE) for name in table["drop"]), frozenset(table["drop_elements"]), float(table["keep_share"])
    )


@cache
def html_table() -> dict[str, Any]:
    """`html.yaml` as it stands."""
    table: dict[str, Any] = load_yaml(Path(__file__).with_name("data") / "html.yaml")
    return table


def read_html(handle: BinaryIO, source: str) -> Iterator[Page | UnreadableError]:
    """The page of an HTML file."""
    data = read_whole(handle, source, LARGEST_PAGE)
    yield html_page(decode(data, source), source)


def html_page(text: str, source: str, url: str = "") -> Page | UnreadableError:
    """A page from HTML.

    Args:
        text: the HTML.
        source: its name, for the error.
        url: its address, where the container gives it; else the page's own is taken.
    """
    tree = parse(text)
    if tree is None:
        return UnreadableError(source, "has no text: the HTML is empty or broken")
    facts = facts_of(tree, url)
    lines = story(tree)
    if not lines and facts.body:
        lines = [(line.strip(), None) for line in facts.body.splitlines() if line.strip()]
    if not lines:
        return UnreadableError(source, "has no text: the page holds no article")
    body, hints = _joined([item for item in lines if not _is_title(item[0], facts.title)])
    return Page(
        id=facts.id,
        text=clean(body),
        title=clean(facts.title),
        published=facts.published,
        url=clean(facts.url),
        outlet=clean(facts.outlet),
        byline=clean(facts.byline),
        section=clean(facts.section),
        language=facts.language,
        hints=hints,
    )


def fragment_text(text: str) -> str:
    """The text of a piece of HTML, such as a feed's item: its paragraphs, one a line, without furniture that its names give away."""
    tree = parse(text)
    if tree is None:
        return text
    _prune(tree)
    return clean("\n".join(_lines(tree)))


#: Characters that no XML tree takes, and references to characters.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(r"&#(?:[xX](?P<hex>[0-9a-fA-F]{1,8})|(?P<number>[0-9]{1,9}));?")


def _character(match: re.Match[str]) -> str:
    """A reference as it stands, or a blank where it is to a character that no tree takes."""
    code = int(match["hex"], 16) if match["hex"] else int(match["number"])
    return " " if code > 0x10FFFF or _FORBIDDEN.match(chr(code)) else match.group()


def parse(text: str) -> Any:
    """The tree of an HTML text, or None where there is none, or it is nested too deeply to be news."""
    from lxml import etree, html

    text = _REFERENCE.sub(_character, _FORBIDDEN.sub(" ", text))
    parser = html.HTMLParser(encoding="utf-8", recover=True, no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None
    return None if _depth(tree) > DEEPEST else tree


def _depth(tree: Any) -> int:
    depth = deepest = 0
    from lxml import etree

    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _prune(tree: Any) -> None:
    """Take out the parts that the table of names gives away, in place."""
    from lxml import etree

    rules = _rules()
    total = sum(len(_text(p)) for p in tree.iter("p")) or 1
    for element in list(tree.iter()):
        tag = element.tag
        if not isinstance(tag, str) or element.getparent() is None or tag in ("html", "body", "head", "article", "main", "tr", "td"):
            continue
        if tag in rules.drop_elements:
            if tag not in ("form", "aside", "nav", "footer") or _share(element, total) <= rules.keep_share:
                _remove(element)
            continue
        names = (
            f"{element.get('class') or ''} {element.get('id') or ''} {element.get('data-component') or ''} {element.get('data-type') or ''}"
        )
        hidden = "display:none" in (element.get("style") or "").replace(" ", "").lower() or element.get("hidden") is not None
        named = len(names) > 3 and any(pattern.search(names) for pattern in rules.drop)
        if (named or hidden) and _share(element, total) <= rules.keep_share:
            _remove(element)

    for paragraph in tree.iter("p"):
        # trafilatura drops a sentence's words with a span whose class it takes for a list of links
        etree.strip_tags(paragraph, "span", "font", "small")


def _share(element: Any, total: int) -> float:
    """The share of the page's paragraph text that an element holds."""
    own = len(_text(element)) if element.tag == "p" else sum(len(_text(p)) for p in element.iter("p"))
    return own / total


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _remove(element: Any) -> None:
    """Take an element out of its tree; the text after it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


Line = tuple[str, BlockKind | None]


def story(tree: Any) -> list[Line]:
    """The lines of the story in a page, each with the kind that the HTML gives it, if any."""
    import copy

    import trafilatura

    whole = copy.deepcopy(tree)
    _prune(tree)
    links = _links(tree)
    lines: list[Line] = []
    for candidate in (tree, whole):
        options = {"favor_precision": candidate is tree, "include_comments": False, "with_metadata": False, "include_tables": True}
        try:
            document = trafilatura.bare_extraction(copy.deepcopy(candidate), **options)
        except (ValueError, TypeError, AttributeError, KeyError, IndexError, AssertionError, RecursionError):
            continue  # a page broken in a way it does not foresee: the plainer way below reads it
        if document is not None and document.body is not None:
            lines = _linked(list(_document_lines(document.body)), links)
        if sum(len(text) for text, _ in lines) >= SHORTEST:
            return lines
    plain: list[Line] = [(line, None) for line in _lines(tree)]
    return max(lines, plain, key=lambda found: sum(len(text) for text, _ in found)) if len(plain) < 400 else lines


def _document_lines(body: Any) -> Iterator[Line]:
    """The lines of trafilatura's tree: paragraphs, headings, items of lists, rows of tables."""
    for element in body:
        tag = element.tag
        if tag in ("list", "quote", "div") or (tag != "table" and element.find(".//p") is not None):
            if element.text and element.text.strip():
                yield _one(element.text, None)
            if tag == "list":
                for item in element.iter("item"):
                    yield from _broken(item, "body")
            else:
                yield from _document_lines(element)
        elif tag == "table":
            for row in element.iter("row"):
                cells = [_text(cell) for cell in row.iter("cell")]
                if any(cells):
                    yield " | ".join(filter(None, cells)), "body"
        else:
            yield from _broken(element, "other" if tag == "head" else None)
        if element.tail and element.tail.strip():
            yield _one(element.tail, None)


def _one(text: str, kind: BlockKind | None) -> Line:
    return " ".join(text.split()), kind


def _broken(element: Any, kind: BlockKind | None) -> Iterator[Line]:
    """An element's lines, cut where the page breaks them."""
    for line_break in element.iter("lb", "br"):
        line_break.tail = "\n" + (line_break.tail or "")
    for line in "".join(element.itertext()).split("\n"):
        if text := " ".join(line.split()):
            yield text, kind


def _links(tree: Any) -> dict[str, float]:
    """The lines of a page that hold links, and the share of their characters that is link."""
    found: dict[str, float] = {}
    for element in tree.iter("p", "li", "h2", "h3", "h4", "h5", "div"):
        text = _text(element) if len(element) < 8 else ""
        if 0 < len(text) < 250 and (linked := sum(len(_text(link)) for link in element.iter("a"))):
            found[text] = linked / len(text)
    found.update((text, 1.0) for text in map(_text, tree.iter("a")) if 12 < len(text) < 250)
    return found


def _linked(lines: list[Line], links: dict[str, float]) -> list[Line]:
    """A line that is all link and no sentence leads to another story; one without links belongs to this one."""
    found: list[Line] = []
    for text, kind in lines:
        share = links.get(text, 0.0)
        sentence = re.search(r"[.!:][\"”’')]*$", text) or len(text.split()) < 4
        found.append((text, "related" if share >= LINK_SHARE and not sentence else kind or (None if share > LINK_SHARE / 2 else "body")))
    return found


_BLOCKS = frozenset(
    [
        "p",
        "div",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "tr",
        "blockquote",
        "section",
        "article",
        "td",
        "br",
        "ul",
        "ol",
        "table",
        "dd",
        "dt",
        "pre",
        "header",
    ]
)


def _lines(tree: Any) -> list[str]:
    """All text of a tree, a line for each block element; for pieces of HTML and pages without any form."""
    parts: list[str] = []
    from lxml import etree

    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if not isinstance(element.tag, str) or element.tag in ("title", "head", "meta"):
            continue
        if element.tag in _BLOCKS:
            parts.append("\n")
        if event == "start" and element.text and element.tag not in ("script", "style"):
            parts.append(re.sub(r"\s+", " ", element.text))
        elif event == "end" and element.tail:
            parts.append(re.sub(r"\s+", " ", element.tail))
    return [line for line in (" ".join(part.split()) for part in "".join(parts).split("\n")) if line]


def _joined(lines: list[Line]) -> tuple[str, tuple[Block, ...]]:
    """The lines as one text, and the kinds that are known as hints."""
    hints = []
    at = 0
    for text, kind in lines:
        if kind:
            hints.append(Block(kind, at, at + len(text)))
        at += len(text) + 1
    return "\n".join(text for text, _ in lines), tuple(hints)


def _is_title(line: str, title: str) -> bool:
    fold = re.compile(r"\W+")
    first, second = fold.sub(" ", line.lower()).strip(), fold.sub(" ", title.lower()).strip()
    if not first or not second:
        return False
    # "Title | Outlet" is how many pages write their title
    return first == second or (len(first) > 20 and second.startswith(first) and len(second) < len(first) + 40)
