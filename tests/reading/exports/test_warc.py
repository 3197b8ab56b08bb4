from __future__ import annotations

import gzip
import time
from collections.abc import Callable

import pytest

from govah.model import Document, Unread
from govah.reading import Limits
from made_exports import PAGE, archive, codes, documents, package

Outcome = list[Document | Unread]
ReadBytes = Callable[..., Outcome]
ADDRESSES = ["https://example.org/1", "https://example.org/3", "https://example.org/6.txt", "https://example.org/8"]
NOTES = ["read-no-article", "read-unsupported", "read-export-beside"]
FORMS = [("packed", True, "a.warc.gz"), ("plain", False, "a.warc")]


@pytest.mark.parametrize(("packed", "name"), [row[1:] for row in FORMS], ids=[row[0] for row in FORMS])
def test_each_capture_is_a_report(read_bytes: ReadBytes, packed: bool, name: str) -> None:
    outcome = read_bytes(name, archive(packed=packed))
    found = documents(outcome)
    assert [one.url for one in found] == ADDRESSES
    first = found[0]
    assert first.published is not None
    assert (first.published.edtf, first.metadata["capture_time"]) == ("2024-11-13", "2024-11-14T02:00:00Z")
    assert first.part == "00000000-0000-4000-8000-000000000001"
    assert (first.reader, first.media_type) == ("warc+html", "text/html")
    assert found[1].text.endswith("as their families said in call 3."), "packed by the server"
    assert found[2].text == "هفت تن", "in the encoding that the server named"
    assert codes(outcome) == NOTES
    beside = outcome[-1]
    assert isinstance(beside, Unread)
    assert all(word in beside.what for word in ("missing", "data", "not changed")), beside.what


def test_a_package(read_bytes: ReadBytes) -> None:
    outcome = read_bytes("a.wacz", package(data=archive(), more=archive()))
    found = documents(outcome)
    assert [one.url for one in found] == ADDRESSES * 2
    assert len({one.id for one in found}) == 2 * len(ADDRESSES)
    assert codes(outcome) == [*NOTES[:2], *NOTES]


def spoilt(raw: bytes, begin: int, length: int) -> bytes:
    return raw[:begin] + b"X" * length + raw[begin + length :]


def members(raw: bytes) -> list[int]:
    return [place for place in range(len(raw)) if raw.startswith(b"\x1f\x8b\x08", place)]


WHOLE, PLAIN = archive(), archive(packed=False)
# The members of the packed archive: its description, page 1, data, page 3 …; inside page 3 lies a packed answer.
SECOND = members(WHOLE)[1]
BAD = [
    ("a packed record spoilt", "a.warc.gz", spoilt(WHOLE, SECOND + 60, 40), ADDRESSES[1:], "read-export-damaged"),
    ("a plain record without its version", "a.warc", PLAIN.replace(b"WARC/1.0\r\n", b"WARX/1.0\r\n", 3)
     .replace(b"WARX/1.0\r\n", b"WARC/1.0\r\n", 2), ADDRESSES[:1] + ADDRESSES[1:], "read-export-damaged"),
    ("cut off in a packed record", "a.warc.gz", WHOLE[:-40], ADDRESSES[:3], "read-export-cut"),
    ("cut off in a plain record", "a.warc", PLAIN[:-40], ADDRESSES[:3], "read-export-cut"),
    ("words behind the last record", "a.warc", PLAIN + b"and some more words", ADDRESSES, "read-export-cut"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "raw", "addresses", "code"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_damaged_archives(read_bytes: ReadBytes, name: str, raw: bytes, addresses: list[str], code: str) -> None:
    outcome = read_bytes(name, raw)
    assert [one.url for one in documents(outcome)] == addresses
    assert code in codes(outcome)
    (first, *_) = [one for one in outcome if isinstance(one, Unread) and one.code == code]
    assert first.next_step


def test_a_damaged_archive_in_a_package_stops_no_other(read_bytes: ReadBytes) -> None:
    outcome = read_bytes("a.wacz", package(a=b"no archive", b=archive()))
    assert [one.url for one in documents(outcome)] == ADDRESSES
    assert codes(outcome) == ["read-export-cut", *NOTES]
    (cut,) = [one for one in outcome if isinstance(one, Unread) and one.code == "read-export-cut"]
    assert cut.what.startswith("archive/a.warc.gz: ")


def test_a_page_larger_than_a_report_is_named(read_bytes: ReadBytes) -> None:
    outcome = read_bytes("a.warc", archive(packed=False), Limits(report_bytes=200))
    assert [one.url for one in documents(outcome)] == ["https://example.org/6.txt"]
    assert codes(outcome).count("read-too-large") == 3


def test_nothing_is_written_to_the_screen(read_bytes: ReadBytes, capfd: pytest.CaptureFixture[str]) -> None:
    read_bytes("a.warc.gz", spoilt(WHOLE, SECOND + 60, 40))
    read_bytes("b.warc", PLAIN + b"and some more words")
    assert capfd.readouterr() == ("", "")


def test_the_page_s_own_address_is_kept_beside(read_bytes: ReadBytes) -> None:
    page = PAGE.format(1).replace("<title>", '<link rel="canonical" href="https://example.org/own"><title>')
    raw = archive(packed=False)
    begin = raw.index(b"WARC/1.0\r\n", raw.index(b"example.org/1"))
    body = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}".encode()
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/seen\r\n"
    head += b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n" % len(body)
    found = documents(read_bytes("a.warc", raw[:begin] + head + body + b"\r\n\r\n"))[-1]
    assert (found.url, found.metadata["page_url"]) == ("https://example.org/seen", "https://example.org/own")
    assert found.part == "3", "a record without a name of its own"


NUL = bytes(64 * 1024 * 1024)
ENDLESS = [
    ("nothing behind", archive(packed=False) + NUL, ADDRESSES, "read-export-cut"),
    ("lines behind", archive(packed=False) + b"\r\n" * 2_000_000, ADDRESSES, "read-export-cut"),
    ("an archive behind", archive(packed=False) + NUL + archive(packed=False), ADDRESSES * 2, "read-export-damaged"),
    ("packed", archive() + gzip.compress(NUL), ADDRESSES, "read-export-cut"),
]


@pytest.mark.parametrize(("raw", "addresses", "code"), [row[1:] for row in ENDLESS], ids=[row[0] for row in ENDLESS])
def test_a_line_without_end_is_not_read(read_bytes: ReadBytes, raw: bytes, addresses: list[str], code: str) -> None:
    begun = time.perf_counter()
    outcome = read_bytes("a.warc", raw)
    assert time.perf_counter() - begun < 10
    assert [one.url for one in documents(outcome)] == addresses
    assert code in codes(outcome)
    (told,) = [one for one in outcome if isinstance(one, Unread) and one.code == code]
    assert told.part is not None
    assert int(told.part.removeprefix("byte ")) > 1_000, "the place is that of the line, not of the records before"
