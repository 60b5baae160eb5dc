"""From bytes to text: which encoding, and whether it is text at all."""

from __future__ import annotations

import codecs
import re

from dateline.errors import UnreadableError

#: Bytes looked at to tell text from other things and to guess an encoding.
SAMPLE = 1 << 16
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,100}encoding=["']([\w.:-]{2,40})|<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\r\x0b\x0c\x1b\x08\x1a\x1c\x1d\x1e\x1f")
#: In this share of its first bytes a text may hold control characters.
MOST_CONTROLS = 0.02
#: The bytes with which common binary files begin, and what to call them.
_MAGIC = (
    (b"%PDF", "a PDF file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "a media file"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"SQLite format 3", "a SQLite database"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"7z\xbc\xaf", "a 7-Zip file"),
    (b"Rar!", "a RAR file"),
    (b"ID3", "a media file"),
    (b"OggS", "a media file"),
    (b"{\\rtf", "an RTF file"),
)


def refuse_binary(head: bytes, source: str) -> None:
    """Raise UnreadableError where the first bytes of a source are not text."""
    for magic, name in _MAGIC:
        # "MZ" may begin a text too: then no control character follows
        if head.startswith(magic) and (len(magic) > 2 or b"\x00" in head[:64]):
            raise UnreadableError(source, f"is {name}, not text; give its text")
    if any(head.startswith(bom) for bom, _ in _BOMS) or _wide(head):
        return
    sample = head[:SAMPLE]
    if sample and (
        sample.count(0) > len(sample) / 200 or sum(byte in _CONTROLS for byte in sample[:4096]) > MOST_CONTROLS * min(len(sample), 4096)
    ):
        raise UnreadableError(source, "is a binary file, not text")


def _wide(head: bytes) -> str | None:
    """UTF-16 without a byte order mark: every other byte is zero."""
    sample = head[:1000]
    if len(sample) < 20:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > len(sample) * 0.3 and even < len(sample) * 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > len(sample) * 0.3 and odd < len(sample) * 0.05 else None


def decode(data: bytes, source: str, declared: str = "") -> str:
    """Decode a whole source.

    Args:
        data: its bytes.
        source: its name, for the error.
        declared: the encoding a server or container gave, if any.

    Returns:
        The text: by its byte order mark, else as UTF-8, else as declared, else as charset-normalizer judges, else as Windows-1252. The
        mark is not part of the text; characters that no encoding has (lone surrogates) become U+FFFD.

    Raises:
        UnreadableError: the bytes are not text.
    """
    refuse_binary(data[:SAMPLE], source)
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data.decode(name, "replace")
    if wide := _wide(data):
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        # A download cut within a character, or a stray byte in a long text, is UTF-8 all the same.
        if error.start > len(data) - 4:
            return data.decode("utf-8", "replace")
    for name in (declared, *_declared(data)):
        if name and (text := _try(data, name)) is not None:
            return text
    text = data.decode("utf-8", "replace")
    high = sum(byte > 127 for byte in data[:SAMPLE])
    if text[:SAMPLE].count("\ufffd") <= high / 20:
        return text
    return _guess(data)


def _declared(data: bytes) -> list[str]:
    match = _DECLARED.search(data[:4096])
    return [(match[1] or match[2]).decode("ascii", "replace")] if match else []


def _try(data: bytes, name: str) -> str | None:
    try:
        # browsers read Latin-1 as Windows-1252, which adds the curly quotes of news
        name = "cp1252" if codecs.lookup(name).name in ("iso8859-1", "ascii") else name
        return data.decode(name)
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE], cp_exclusion=["utf_16", "utf_32", "utf_7"]).best()
    if best and best.encoding and (text := _try(data, best.encoding)) is not None and best.language not in ("Unknown", "English"):
        return text
    return data.decode("cp1252", "replace")


def clean(text: str) -> str:
    """The text with U+FFFD for lone surrogates, so that every later output can be written; its length stays."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return re.sub(r"[\ud800-\udfff]", "\ufffd", text)
    return text
