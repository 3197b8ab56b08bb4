from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from govah.errors import UnreadableReport
from govah.model import Document
from govah.reading.sniff import DOCX, HTML, JSON, LINES, MAIL, MARKDOWN, PDF, TEXT, sniff

PAGE = b"<!DOCTYPE html>\n<html><body>text</body></html>"
LINE = b'{"id": "r1", "text": "one"}\n'
MESSAGE = b"Received: from a by b\nFrom: a@example.org\nSubject: s\n\ntext"

KINDS = [
    ("a text", b"text", "txt", TEXT, False),
    ("a text without a name", b"text", "", TEXT, False),
    ("Markdown", b"# Title", "md", MARKDOWN, False),
    ("a PDF called text", b"%PDF-1.7\n", "txt", PDF, True),
    ("a PDF after a few stray bytes", b"\r\n\x00%PDF-1.4", "pdf", PDF, False),
    ("a page called PDF", PAGE, "pdf", HTML, True),
    ("a page called text", b"\xef\xbb\xbf" + PAGE, "txt", HTML, True),
    ("a page in utf-16", PAGE.decode().encode("utf-16"), "html", HTML, False),
    ("a page after comments", b"<!-- a --> <!-- b -->\n<html>", "", HTML, False),
    ("XHTML", b'<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="x">', "xhtml", HTML, False),
    ("a piece of a page", b"<p>text</p>", "html", HTML, False),
    ("a text called a page", b"He was hanged.", "html", TEXT, True),
    ("a text about tags", b"the <p> tag", "txt", TEXT, False),
    ("JSON Lines", LINE, "jsonl", LINES, False),
    ("JSON Lines without a name", LINE, "", LINES, False),
    ("JSON Lines called text", LINE, "txt", LINES, True),
    ("a long first line, whose end is not seen", b'{"text": "' + b"x" * 65000, "", LINES, False),
    ("other JSON", b'{"people": []}', "json", JSON, False),
    ("a mail", MESSAGE, "eml", MAIL, False),
    ("a mail called text", MESSAGE, "txt", MAIL, True),
    ("a text that opens like a mail", b"From: the family\nDate: today\n\ntext", "txt", TEXT, False),
    ("a text that starts as a bitmap does", b"BMW cars were seen", "txt", TEXT, False),
]


@pytest.mark.parametrize(("head", "suffix", "kind", "odd"), [row[1:] for row in KINDS], ids=[row[0] for row in KINDS])
def test_kinds(head: bytes, suffix: str, kind: str, odd: bool) -> None:
    sniffed = sniff(head, suffix)
    assert (sniffed.media_type, sniffed.mislabelled) == (kind, odd)


REFUSED = [
    ("a picture", b"\x89PNG\r\n\x1a\n", "png", "read-unsupported", "OCR"),
    ("a photograph called report", b"\xff\xd8\xff\xe0", "txt", "read-unsupported", "OCR"),
    ("a film", b"\x00\x00\x00\x18ftypmp42", "mp4", "read-unsupported", "transcript"),
    ("an archive", b"\x1f\x8b\x08", "gz", "read-unsupported", "unpack"),
    ("Rich Text", b"{\\rtf1", "rtf", "read-unsupported", "docx"),
    ("an old Word file", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "doc", "read-unsupported", "docx"),
]


@pytest.mark.parametrize(("head", "suffix", "code", "then"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED])
def test_refused(head: bytes, suffix: str, code: str, then: str) -> None:
    with pytest.raises(UnreadableReport) as caught:
        sniff(head, suffix)
    assert caught.value.code == code
    assert then in caught.value.next_step


def test_an_encrypted_office_file_is_known_by_its_directory() -> None:
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    header[30:32] = (9).to_bytes(2, "little")
    header[48:52] = (200).to_bytes(4, "little")  # the directory lies behind what is read as the head
    raw = bytes(header) + b"\x00" * (200 * 512) + "EncryptedPackage".encode("utf-16-le").ljust(512, b"\x00")
    with pytest.raises(UnreadableReport) as caught:
        sniff(raw[:65536], "docx", io.BytesIO(raw))
    assert caught.value.code == "read-password"


PACKED = [
    ("a Word document", {"[Content_Types].xml": b"", "word/document.xml": b""}, None),
    ("a table", {"[Content_Types].xml": b"", "xl/workbook.xml": b""}, "read-unsupported"),
    ("a text of another office", {"mimetype": b"application/vnd.oasis.opendocument.text"}, "read-unsupported"),
    ("an archive", {"a.txt": b""}, "read-unsupported"),
]


@pytest.mark.parametrize(("files", "code"), [row[1:] for row in PACKED], ids=[row[0] for row in PACKED])
def test_packed(packed: Callable[[dict[str, bytes]], bytes], files: dict[str, bytes], code: str | None) -> None:
    raw = packed(files)
    if code is None:
        assert sniff(raw, "docx", io.BytesIO(raw)).media_type == DOCX
        with pytest.raises(UnreadableReport) as caught:
            sniff(raw[:-30], "docx", io.BytesIO(raw[:-30]))
        assert caught.value.code == "read-damaged"
    else:
        with pytest.raises(UnreadableReport) as caught:
            sniff(raw, "docx", io.BytesIO(raw))
        assert caught.value.code == code


def test_a_long_run_of_comments_takes_no_time() -> None:
    assert sniff(b"<!-- -->" * 8000, "txt").media_type == TEXT
    assert sniff(b"<!--" * 16000, "txt").media_type == TEXT


def test_what_a_file_is_not_called_is_remarked(one: Callable[..., Document]) -> None:
    document = one("a.txt", PAGE.replace(b"text", b"<p>A man was hanged in the prison on that day.</p>"))
    assert document.media_type == "text/html"
    assert document.remarks[0].code == "read-mislabelled"
    assert [remark.code for remark in one("a.log", b"text").remarks] == ["read-unknown-suffix"]
