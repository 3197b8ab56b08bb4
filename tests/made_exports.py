"""Exports written by hand after the real formats, with invented texts, and archives made with the real writer."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from govah.model import Document, Unread

SAMPLES = Path(__file__).parent / "reading" / "exports" / "samples"
PAGE = """<html><head><title>Two men hanged</title>
<meta property="article:published_time" content="2024-11-13T20:00:00+03:30"></head><body><article>
<h1>Two men hanged</h1><p>Two men were hanged at dawn in the prison of the city, as their families said in call {}.</p>
</article></body></html>"""


class Writer(WARCWriter):
    @staticmethod
    def _create_temp_file() -> io.BytesIO:
        return io.BytesIO()  # the library's own is left open


def documents(outcome: list[Document | Unread]) -> list[Document]:
    return [one for one in outcome if isinstance(one, Document)]


def codes(outcome: list[Document | Unread]) -> list[str]:
    return [one.code for one in outcome if isinstance(one, Unread)]


def archive(*, packed: bool = True) -> bytes:
    """A WARC with all that a crawl leaves: pages, data, a missing page, a revisit, packed and foreign encodings."""
    out = io.BytesIO()
    writer = Writer(out, gzip=packed)
    number = 0

    def write(kind: str, address: str, body: bytes, content_type: str, status: str = "200 OK", **headers: str) -> None:
        nonlocal number
        number += 1
        answer = StatusAndHeaders(status, [("Content-Type", content_type), *headers.items()], protocol="HTTP/1.1")
        about = {
            "WARC-Date": "2024-11-14T02:00:00Z",
            "WARC-Record-ID": f"<urn:uuid:00000000-0000-4000-8000-{number:012}>",
        }
        more = {} if kind == "resource" else {"http_headers": answer}
        record = writer.create_warc_record(
            address, kind, payload=io.BytesIO(body), warc_content_type=content_type if kind == "resource" else "",
            warc_headers_dict=about, **more,
        )  # fmt: skip
        writer.write_record(record)

    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "made by hand"}))
    html = "text/html; charset=utf-8"
    write("response", "https://example.org/1", PAGE.format(1).encode(), html)
    write("response", "https://example.org/2.json", b'{"a": 1}', "application/json")
    write(
        "response",
        "https://example.org/3",
        gzip.compress(PAGE.format(3).encode()),
        html,
        **{"Content-Encoding": "gzip"},
    )
    write("response", "https://example.org/4", b"<p>gone</p>", html, "404 Not Found")
    write("response", "https://example.org/5", b"<html><body><a href='x'>Home</a></body></html>", html)
    writer.write_record(
        writer.create_revisit_record(
            "https://example.org/1", "sha1:AAAA", "https://example.org/1", "2024-11-13T00:00:00Z"
        )
    )
    write("response", "https://example.org/6.txt", "هفت تن".encode("cp1256"), "text/plain; charset=windows-1256")
    write("response", "https://example.org/7", b"\x0b\x02", html, **{"Content-Encoding": "br"})
    write("resource", "https://example.org/8", PAGE.format(8).encode(), "text/html")
    return out.getvalue()


def package(**archives: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("datapackage.json", "{}")
        packed.writestr("pages/pages.jsonl", '{"format": "json-pages-1.0"}\n')
        for name, content in archives.items():
            packed.writestr(f"archive/{name}.warc.gz", content)
    return out.getvalue()
