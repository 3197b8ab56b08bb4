from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from govah.model import Document, Unread
from govah.reading import Limits
from govah.reading.exports import kinds
from govah.reading.sniff import HEAD_BYTES, HTML, JSON, LINES, MAIL, TEXT, sniff
from made_exports import SAMPLES, archive, package

Outcome = list[Document | Unread]


def sample(name: str) -> bytes:
    return (SAMPLES / name).read_bytes()


CHAT = "WhatsApp Chat with Ward families.txt"
ONE = b'{"name": "N", "type": "personal_chat", "id": 1, "messages": [{"id": 1}]}'
KINDS = [
    ("a channel", sample("result.json"), "json", kinds.TELEGRAM_JSON, False),
    ("a channel called text", sample("result.json"), "txt", kinds.TELEGRAM_JSON, True),
    ("a chat on one line", ONE, "json", kinds.TELEGRAM_JSON, False),
    ("a chat called lines", ONE, "jsonl", kinds.TELEGRAM_JSON, True),
    ("a chat without a name", ONE.replace(b'"name": "N", ', b""), "json", kinds.TELEGRAM_JSON, False),
    ("an account", sample("account.json"), "json", kinds.TELEGRAM_JSON, False),
    ("an account with other sections first", b'{"profile_pictures": [', "json", kinds.TELEGRAM_JSON, False),
    ("other JSON with messages", b'{"messages": ["a"]}', "json", JSON, False),
    ("lines with a text", b'{"text": "a", "messages": []}\n', "jsonl", LINES, False),
    ("a page of a chat", sample("html/messages.html"), "html", kinds.TELEGRAM_HTML, False),
    ("another page", b"<html><body><div class='message'>a</div></body></html>", "html", HTML, False),
    ("a chat of Android", sample(CHAT), "txt", kinds.CHAT, False),
    ("a chat of iOS", sample("_chat.txt"), "txt", kinds.CHAT, False),
    ("a chat of Signal", sample("chat.md"), "md", kinds.CHAT, False),
    ("a text about a chat", b"They wrote:\n" + sample(CHAT), "txt", TEXT, False),
    ("a mailbox", sample("ward.mbox"), "mbox", kinds.MBOX, False),
    ("a mailbox without a suffix", sample("ward.mbox"), "", kinds.MBOX, False),
    ("a mail", b"Received: from a by b\nFrom: a@example.org\n\nFrom here", "eml", MAIL, False),
    ("a letter", b"From the ward\nwe write: to you", "txt", TEXT, False),
    ("RSS", sample("feed.rss"), "rss", kinds.RSS, False),
    ("RSS 1.0 called XML", sample("feed.rdf.xml"), "xml", kinds.RSS, False),
    ("Atom called RSS", sample("feed.atom"), "rss", kinds.ATOM, False),
    ("RSS called a page", sample("feed.rss"), "html", kinds.RSS, True),
    ("RSS that declares entities", b'<!DOCTYPE rss [<!ENTITY a "b">]>\n<rss version="2.0">', "rss", kinds.RSS, False),
    ("other XML", b"<?xml version='1.0'?><report>a</report>", "xml", TEXT, False),
    ("a web archive", archive(), "gz", kinds.WARC, False),
    ("a plain web archive called text", archive(packed=False), "txt", kinds.WARC, True),
    ("a packed one", package(data=archive()), "wacz", kinds.WACZ, False),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "suffix", "kind", "odd"), [row[1:] for row in KINDS], ids=[row[0] for row in KINDS])
def test_kinds(raw: bytes, suffix: str, kind: str, odd: bool) -> None:
    sniffed = sniff(raw[:HEAD_BYTES], suffix, io.BytesIO(raw))
    assert (sniffed.media_type, sniffed.mislabelled) == (kind, odd)


WRONG = [
    ("a picture called an export", "result.json", b"\x89PNG\r\n\x1a\n", "read-unsupported"),
    ("an archive called a web archive", "a.warc.gz", b"\x1f\x8b\x08\x00rest", "read-unsupported"),
    ("a package without archives", "a.wacz", package(), "read-unsupported"),
    ("nothing", "messages.html", b"", "read-empty"),
    ("a chat without messages", "a.json", ONE.replace(b'{"id": 1}', b""), "read-no-text"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "raw", "code"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_wrong_files(refusal: Callable[..., Unread], name: str, raw: bytes, code: str) -> None:
    assert refusal(name, raw).code == code


def test_an_export_may_be_larger_than_a_report(read_bytes: Callable[..., Outcome]) -> None:
    small = Limits(report_bytes=600)
    for name in ("result.json", CHAT, "ward.mbox", "feed.rss", "html/messages.html"):
        outcome = read_bytes(name.replace("/", "-"), sample(name), small)
        assert [one for one in outcome if isinstance(one, Document)], name
        assert "read-too-large" not in [one.code for one in outcome if isinstance(one, Unread)]
    raw = package(data=archive(packed=False))
    outcome = read_bytes("a.wacz", raw, Limits(report_bytes=200))
    assert [one.url for one in outcome if isinstance(one, Document)] == ["https://example.org/6.txt"], (
        "its pages are larger than a report may be, the package is read all the same"
    )
