"""One invented story in every form that is read; shared by the readers' tests and the fuzzing script."""

from __future__ import annotations

import gzip
import io
import json
import zipfile

TITLE = "Veldoria and Ostland sign border accord"
LINES = (
    "KARSTADT, March 3 (Reuters) - The foreign ministers of Veldoria and Ostland signed an accord on Thursday that opens three border "
    "crossings closed since the war.",
    "Veldoria's minister, Ana Petrescu, said the crossings would open within a month and called on Ostland to release prisoners.",
    "Ostland's government promised to withdraw its troops from the valley, but opposition leaders in the capital denounced the deal.",
    "Several thousand people protested outside parliament on Friday evening, and police arrested at least twelve of them.",
)
TEXT = "\n".join(LINES)
PUBLISHED = "2022-03-04T09:30:00+01:00"
URL = "https://www.karstadt-courier.example/2022/03/04/accord.html"


def html() -> bytes:
    """A page with what pages have: a menu, a caption, related stories, a form, comments and a notice."""
    paragraphs = [f"<p>{line}</p>" for line in LINES]
    related = '<div class="related-stories"><h3>Related</h3><ul><li><a href="/1">Ostland expels two diplomats</a></li></ul></div>'
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{TITLE} | Karstadt Courier</title>
<meta property="og:site_name" content="Karstadt Courier"><meta name="author" content="By Ilse Brandt">
<link rel="canonical" href="{URL}">
<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "headline": TITLE, "datePublished": PUBLISHED})}</script>
</head><body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>{TITLE}</h1>
<figure><img src="a.jpg" alt=""><figcaption>Ministers shake hands in Karstadt. Photo: A. Lensman</figcaption></figure>
{paragraphs[0]}{paragraphs[1]}{related}{paragraphs[2]}
<form class="newsletter-signup"><p>Sign up for our daily newsletter</p><input></form>{paragraphs[3]}</article>
<div id="comments"><h2>Comments</h2><p>I do not believe a word of what this government says about the border.</p></div>
<div class="cookie-banner"><p>We use cookies to make this site better for you.</p></div>
<footer><p>Copyright 2022 Karstadt Courier. All rights reserved.</p></footer></body></html>""".encode()


def rss() -> bytes:
    """An RSS 2.0 feed with one full item and one that has a summary only."""
    body = "".join(f"<p>{line}</p>" for line in LINES)
    return f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Karstadt Courier</title><language>en-gb</language>
<item><title>{TITLE}</title><link>{URL}</link><guid>kc-1</guid><pubDate>Fri, 04 Mar 2022 09:30:00 +0100</pubDate>
<dc:creator>Ilse Brandt</dc:creator><description>Short.</description><content:encoded><![CDATA[{body}]]></content:encoded></item>
<item><title>Harvest fails &amp; prices rise</title><link>https://karstadt-courier.example/2</link><pubDate>not a date</pubDate>
<description>Farmers in the valley asked the government for aid&nbsp;on Monday.</description></item>
</channel></rss>""".encode()


def atom() -> bytes:
    """An Atom feed with XHTML content."""
    body = "".join(f"<p>{line}</p>" for line in LINES)
    return f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Karstadt Courier</title>
<entry><id>tag:kc,2022:1</id><title>{TITLE}</title><link rel="alternate" href="{URL}"/><published>{PUBLISHED}</published>
<author><name>Ilse Brandt</name></author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{body}</div></content>
</entry></feed>""".encode()


def newsml() -> bytes:
    """A NewsML-G2 item with XHTML inside."""
    body = "".join(f"<p>{line}</p>" for line in LINES[1:])
    return f"""<?xml version="1.0" encoding="UTF-8"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:kc:1" xml:lang="en">
<itemMeta><versionCreated>{PUBLISHED}</versionCreated><provider literal="AFP"/></itemMeta>
<contentMeta><headline>{TITLE}</headline><by>By Ilse Brandt</by>
<dateline>KARSTADT, March 3</dateline><language tag="en"/></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>
<body>{body}</body></html></inlineXML></contentSet></newsItem>""".encode()


def nitf() -> bytes:
    """An NITF story with a picture whose caption is no part of it."""
    body = "".join(f"<p>{line}</p>" for line in LINES[1:])
    return f"""<?xml version="1.0"?><nitf><head><title>{TITLE}</title>
<docdata><doc-id id-string="kc-9"/><date.issue norm="20220304T093000+0100"/>
</docdata></head><body><body.head><hedline><hl1>{TITLE}</hl1></hedline><byline>By Ilse Brandt</byline>
<dateline><location>KARSTADT</location> (AP) --</dateline></body.head><body.content>
<media><media-caption><p>Ministers in Karstadt.</p></media-caption></media>{body}</body.content></body></nitf>""".encode()


def ninjs() -> bytes:
    """A ninjs 3 item: headlines and bodies by role."""
    bodies = [{"role": "main", "contenttype": "text/html", "value": "".join(f"<p>{line}</p>" for line in LINES)}]
    item = {
        "uri": "urn:kc:1",
        "versioncreated": PUBLISHED,
        "language": "en",
        "headlines": [{"role": "main", "value": TITLE}],
        "bodies": bodies,
    }
    return json.dumps(item, indent=1).encode()


def row() -> dict[str, str]:
    """The story as a row with the names that tables of news use."""
    return {"article_id": "kc-1", "Headline": TITLE, "body": TEXT, "pub_date": PUBLISHED, "link": URL, "source": "Karstadt Courier"}


def jsonl() -> bytes:
    """JSON Lines with two articles."""
    return "".join(json.dumps(item) + "\n" for item in (row(), row() | {"article_id": "kc-2"})).encode()


def table(delimiter: str = ",") -> bytes:
    """A delimited table with one article."""
    import csv

    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(row()), delimiter=delimiter)
    writer.writeheader()
    writer.writerow(row())
    return out.getvalue().encode()


def parquet() -> bytes:
    """A Parquet file with one article."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist([row()]), out)
    return out.getvalue()


def arrow() -> bytes:
    """An Arrow IPC file with one article."""
    import pyarrow as pa

    rows = pa.Table.from_pylist([row()])
    out = io.BytesIO()
    with pa.ipc.new_file(out, rows.schema) as writer:
        writer.write_table(rows)
    return out.getvalue()


def warc(pages: int = 1) -> bytes:
    """A WARC file, packed record by record, with a redirect, a picture and so many pages."""
    return b"".join(warc_records(pages))


def warc_records(pages: int) -> list[bytes]:
    """The packed records of such a file."""
    found = [_record(b"HTTP/1.1 301 Moved\r\nContent-Type: text/html\r\n\r\n<html><body>moved</body></html>", "https://kc.example/old")]
    found.append(_record(b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG", "https://kc.example/a.png"))
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html()
    found.extend(_record(page, f"https://kc.example/{i}.html") for i in range(pages))
    return found


def _record(payload: bytes, url: str) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2022-03-04T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(payload)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + payload + b"\r\n\r\n")


def zipped() -> bytes:
    """A ZIP archive with a text and a table."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a/story.txt", TEXT)
        archive.writestr("b.csv", table())
    return out.getvalue()


def markdown() -> bytes:
    """A Markdown page with front matter, a picture, a link and emphasis."""
    return f"""---
title: {TITLE}
date: 2022-03-04
author: Ilse Brandt
---

# {TITLE}

![Ministers shake hands in Karstadt.](hands.jpg)

{LINES[0].replace("an accord", "[an accord](https://kc.example/text)")}

{LINES[1].replace("called on", "**called on**")}
""".encode()


def samples() -> dict[str, bytes]:
    """Every form by name."""
    return {
        "text": TEXT.encode(), "html": html(), "rss": rss(), "atom": atom(), "newsml": newsml(), "nitf": nitf(), "ninjs": ninjs(),
        "jsonl": jsonl(),
        "json": json.dumps([row()]).encode(), "csv": table(), "tsv": table("\t"), "parquet": parquet(), "arrow": arrow(), "warc": warc(2),
        "zip": zipped(), "gz": gzip.compress(jsonl()), "markdown": markdown(),
    }  # fmt: skip
