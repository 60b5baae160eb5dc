"""What is broken, hostile or no news is refused in one line, and everything else is read."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.errors import UnreadableError
from dateline.reading import Page, read_pages
from dateline.reading import html as html_reader
from dateline.reading.formats import read_stream
from tests.reading import samples


def read(data: bytes, name: str = "x") -> tuple[list[Page], list[str]]:
    found = list(read_stream(io.BytesIO(data), name, {}))
    errors = [str(item) for item in found if isinstance(item, UnreadableError)]
    assert all("\n" not in error and error.startswith(name) for error in errors)
    return [item for item in found if isinstance(item, Page)], errors


def bomb(entities: int = 9) -> bytes:
    rows = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10 if i else "ha"}">' for i in range(entities))
    item = f"<item><title>t</title><description>&l{entities - 1};</description></item>"
    return f'<?xml version="1.0"?><!DOCTYPE rss [{rows}]><rss><channel>{item}</channel></rss>'.encode()


def zip_bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("big.txt", "w") as member:
        for _ in range(80):
            member.write(b"a" * (1 << 20))
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "an image"),
        (bytes(range(256)) * 20, "binary"),
        (b"PK\x03\x04 and nothing more", "damaged ZIP"),
        (b"PAR1 and nothing more", "damaged"),
        (b"ARROW1\x00\x00 and nothing more", "damaged"),
        (b"[]", "empty JSON list"),
        (b'[{"text": "a"}', "is not JSON"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a": ' * 100_000, "not JSON"),
        (b"<rss><channel></channel></rss>", "without items"),
        (b'<?xml version="1.0"?><catalogue><entry1/></catalogue>', "of a kind that holds no news"),
        (b'<?xml version="1.0"?><urlset><url><loc>http://a.example/</loc></url></urlset>', "list of addresses"),
        (b"http://a.example/1\nhttp://a.example/2\nhttp://a.example/3\n", "list of addresses"),
        (b"<html><head><title>Nothing</title></head></html>", "has no text"),
        (b"<html>" + b"<div>" * 50_000, "has no text"),
        (b"WARC/1.0\r\nWARC-Type: response\r\n\r\n", "is damaged"),
        (b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 900\r\n\r\nHTTP/1.1 200 OK", "cut short"),
        (gzip.compress(gzip.compress(gzip.compress(gzip.compress(b"x")))), "packed more than"),
        (zip_bomb(), "bomb"),
    ],
)
def test_refused_in_one_line(data: bytes, reason: str) -> None:
    found, errors = read(data)
    assert found == []
    assert len(errors) == 1
    assert reason in errors[0]


@pytest.mark.parametrize("data", [b"", b"   \n\n", b"\xef\xbb\xbf"])
def test_an_empty_text_is_an_empty_page(data: bytes) -> None:
    found, errors = read(data)
    assert errors == []
    assert [page.text.strip() for page in found] == [""]


def test_entities_are_not_expanded() -> None:
    found, _ = read(bomb())
    assert sum(len(page.text) for page in found) < 1000


def test_entities_do_not_reach_files() -> None:
    head = b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    found, _ = read(head + b"<rss><channel><item><title>a</title><description>b &x; c</description></item></channel></rss>")
    assert "root:" not in found[0].text


def test_a_gzip_bomb_is_left() -> None:
    packed = gzip.compress(b"\x20" * (200 << 20))
    found, errors = read(packed)
    assert found == []
    assert "bomb" in errors[0] or "too large" in errors[0]


def test_truncated_gzip_gives_what_came_before() -> None:
    rows = "".join(json.dumps({"id": str(i), "text": f"Minister number {i * 7919 % 10_007} met envoy {i}."}) + "\n" for i in range(20_000))
    packed = gzip.compress(rows.encode())
    found, errors = read(packed[: len(packed) // 2])
    assert len(found) > 5_000
    assert found[0].id == "0"
    assert "cut short" in errors[-1]


def test_truncated_warc_gives_what_came_before() -> None:
    data = samples.warc(3)
    found, errors = read(data[:-200])
    assert len(found) == 2
    assert len(errors) == 1


def test_broken_xml_is_mended() -> None:
    found, errors = read(samples.rss().replace(b"</channel></rss>", b""))
    assert len(found) == 2
    assert errors == []


def test_huge_pages_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html_reader, "LARGEST_PAGE", 1 << 16)
    _, errors = read(b"<html><body><p>" + b"word " * 40_000)
    assert "too large for one article" in errors[0]


def test_a_long_text_is_read_whole() -> None:
    line = "The minister of the interior met the envoys of the two neighbouring states on Friday. "
    text = line * (5_000_000 // len(line))
    found, errors = read(text.encode())
    assert errors == []
    assert found[0].text == text


def test_office_documents_are_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        archive.writestr("word/document.xml", "<x/>")
    assert "office document" in read(out.getvalue())[1][0]


def test_lone_surrogates_keep_offsets() -> None:
    found, _ = read(b'{"text": "a\\ud800b"}')
    assert found[0].text == "a\ufffdb"


def test_a_mixed_folder_is_read_around_what_is_broken(tmp_path: Path) -> None:
    for name, data in samples.samples().items():
        (tmp_path / f"{name}.bin").write_bytes(data)
    (tmp_path / "a-picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    (tmp_path / "broken.json").write_bytes(b'[{"text": ')
    (tmp_path / "link.txt").symlink_to(tmp_path / "nowhere")
    found = list(read_pages(tmp_path))
    errors = [item for item in found if isinstance(item, UnreadableError)]
    assert {Path(error.source).name for error in errors} == {"a-picture.txt", "broken.json", "link.txt"}
    assert len(found) - len(errors) >= len(samples.samples())


def test_reading_is_lazy(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_bytes(b'{"text": "Once."}\n' + b"not json\n" * 10)
    stream: Iterator[Page | UnreadableError] = read_pages(path)
    first = next(stream)
    assert isinstance(first, Page)
