"""XML read safely: no entities expanded, nothing fetched, bounded, and mended where it can be."""

from __future__ import annotations

import re
from typing import Any, BinaryIO

from dateline.errors import UnreadableError
from dateline.reading.text import read_whole

#: A feed or a news item of more bytes than this is none.
LARGEST_XML = 64 << 20
#: Elements nested deeper than this are an attack on the parser.
DEEPEST = 250
#: Entities that feeds use without declaring them; any other stays as it is spelt.
_ENTITY = re.compile(
    rb"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)([A-Za-z][A-Za-z0-9]{1,30};)?", re.DOTALL
)
_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL)


def read_xml(handle: BinaryIO, source: str) -> Any:
    """The root element of an XML source.

    The document type is dropped before parsing, so that no entity of its own can be declared, let alone one that grows or points to a file.

    Raises:
        UnreadableError: the source is too large, nested too deeply, or so broken that nothing of it can be read.
    """
    from lxml import etree

    data = read_whole(handle, source, LARGEST_XML)
    if not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = _DOCTYPE.sub(b"", data, count=1)
        data = _ENTITY.sub(_named, data)
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data.strip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(source, f"is broken XML ({error})") from error
    if root is None:
        raise UnreadableError(source, "is broken XML: nothing of it can be read")
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            raise UnreadableError(source, "is XML nested too deeply to be news")
    return root


def _named(match: re.Match[bytes]) -> bytes:
    """An entity of HTML by its number; a bare ampersand as one; what stands in CDATA as it is."""
    from html.entities import html5

    if match[0].startswith(b"<"):
        return match[0]
    if match[1] and (text := html5.get(match[1].decode("ascii"))):
        return "".join(f"&#{ord(character)};" for character in text).encode("ascii")
    return b"&amp;" + (match[1] or b"")


def name(element: Any) -> str:
    """An element's name in lower case, without its namespace."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1].lower() if isinstance(tag, str) else ""


def children(element: Any, *names: str) -> list[Any]:
    """The child elements of one of these names."""
    return [child for child in element if name(child) in names]


def descendants(element: Any, *names: str) -> list[Any]:
    """All elements of one of these names below an element, in order."""
    return [found for found in element.iter() if name(found) in names]


def text_of(element: Any) -> str:
    """An element's whole text on one line; "" for None."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def inner(element: Any) -> str:
    """What stands in an element, as text, with the markup of elements inside it."""
    from lxml import etree

    parts = [element.text or ""]
    parts += [etree.tostring(child, encoding="unicode") for child in element]
    return "".join(parts)
