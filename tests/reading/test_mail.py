from __future__ import annotations

import base64
import io
import time
from collections.abc import Callable
from email import message_from_bytes
from email.header import Header
from email.message import EmailMessage, Message
from email.policy import default

import docx
import pytest

from govah.model import Document, Unread
from govah.reading import Limits
from govah.reading.mail import attached

Outcome = list[Document | Unread]
ReadBytes = Callable[..., Outcome]
One = Callable[..., Document]
Refusal = Callable[..., Unread]

TEXT = "Two men were hanged at dawn.\nThe families had not been told."
PERSIAN = "دو زندانی در رجایی\u200cشهر اعدام شدند."


def mail(text: str | None = TEXT, html: str | None = None, **headers: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = headers.get("sender", "A Desk <desk@example.org>")
    message["Date"] = "Wed, 13 Nov 2024 23:50:00 +0330"
    message["Subject"] = headers.get("subject", "Two hanged")
    message["Message-ID"] = "<1@example.org>"
    if text is not None:
        message.set_content(text)
    if html is not None:
        (message.add_alternative if text is not None else message.set_content)(html, subtype="html")
    return message


def test_headers_and_text(one: One) -> None:
    document = one("a.eml", mail().as_bytes())
    assert document.text.rstrip("\n") == TEXT
    assert document.published is not None
    assert (document.title, document.author, document.published.edtf) == ("Two hanged", "A Desk", "2024-11-13")
    assert document.metadata["mail_message_id"] == "<1@example.org>"
    assert document.metadata["mail_from"] == "A Desk <desk@example.org>"
    assert (document.media_type, document.reader, document.part) == ("message/rfc822", "mail", None)


def test_plain_text_is_preferred(one: One) -> None:
    document = one("a.eml", mail(html="<p>The same words with pictures.</p>").as_bytes())
    assert document.text.rstrip("\n") == TEXT


def test_html_alone_is_read_as_a_page(one: One) -> None:
    html = f'<html><head><meta property="og:site_name" content="Template"></head><body><p>{PERSIAN}</p></body></html>'
    document = one("a.eml", mail(None, html).as_bytes())
    assert PERSIAN in document.text
    assert document.reader == "mail+html"
    assert "trafilatura" in document.reader_version
    assert (document.source, document.title) == (None, "Two hanged")


def test_no_text_of_a_message_is_lost(read_bytes: ReadBytes) -> None:
    raw = b"From: a@b\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nthe cover note\n--x\n\
Content-Type: multipart/alternative; boundary=y\n\n--y\n\nthe report\n--y\nContent-Type: text/html\n\n<p>report</p>\n\
--y--\n--x\n\nthe footer\n--x--\n"
    outcome = read_bytes("a.eml", raw)
    assert [item.text for item in outcome if isinstance(item, Document)] == [
        "the cover note",
        "the report",
        "the footer",
    ]
    assert [item.part for item in outcome] == [None, "part 2", "part 3"]


def test_a_short_mail_of_links_is_kept(one: One) -> None:
    document = one(
        "a.eml", mail(None, "<p>Hanged today.</p><p><a href='/'>The desk of our newsroom online</a></p>").as_bytes()
    )
    assert document.text == "Hanged today.\nThe desk of our newsroom online"


def test_a_text_that_cannot_be_read_does_not_take_the_attachments_along(read_bytes: ReadBytes) -> None:
    raw = b"From: a@b\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\n\x01\x02\x03\x04\n--x\n\
Content-Disposition: attachment; filename=list.txt\n\nthe list\n--x--\n"
    unread, document = read_bytes("a.eml", raw)
    assert isinstance(unread, Unread)
    assert isinstance(document, Document)
    assert (unread.code, unread.part, document.text) == ("read-binary", "text", "the list")


# Every pair but utf-16 as it is: no mail program writes null bytes into a message.
CHARSETS = [
    (charset, transfer)
    for charset in ("utf-8", "windows-1256", "iso-8859-6", "utf-16")
    for transfer in ("quoted-printable", "base64", "8bit")
    if (charset, transfer) != ("utf-16", "8bit")
]


@pytest.mark.parametrize(("charset", "transfer"), CHARSETS)
def test_charsets_and_transfers(one: One, charset: str, transfer: str) -> None:
    text = "دو نفر اعدام شدند" if charset != "iso-8859-6" else "دو نفر اعدام شدند".replace("ی", "ي")
    head = f"From: a@example.org\nMIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\n\
Content-Transfer-Encoding: {transfer}\n\n".encode()
    raw = text.encode(charset)
    body = {
        "quoted-printable": "".join(f"={byte:02X}" for byte in raw).encode(),
        "base64": base64.b64encode(raw),
        "8bit": raw,
    }[transfer]
    assert one("a.eml", head + body).text == text


def test_encoded_and_raw_headers(one: One) -> None:
    words = Header(PERSIAN, "utf-8").encode()
    encoded = one("e.eml", f"From: {words} <a@example.org>\nSubject: {words}\nMIME-Version: 1.0\n\ntext".encode())
    assert (encoded.title, encoded.author) == (PERSIAN, PERSIAN)
    raw = f"From: a@example.org\nSubject: {PERSIAN}\nMIME-Version: 1.0\n\n{PERSIAN}".encode()
    document = one("b.eml", raw)
    assert (document.title, document.author, document.text) == (PERSIAN, "a@example.org", PERSIAN)
    broken = one("c.eml", b"From: a@b\nSubject: =?x-none?q?abc?=\nDate: soon\nMIME-Version: 1.0\n\ntext")
    assert (broken.title, broken.published) == ("=?x-none?q?abc?=", None)
    assert [remark.code for remark in broken.remarks] == ["read-date-unclear"]


def word(text: str) -> bytes:
    document = docx.Document()
    document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_each_attachment_is_a_document_of_its_own(read_bytes: ReadBytes) -> None:
    message = mail()
    message.add_attachment(
        word("The list of names."), maintype="application", subtype="octet-stream", filename="list.docx"
    )
    message.add_attachment(PERSIAN.encode(), maintype="text", subtype="plain", filename="گزارش.txt")
    message.add_attachment(b"one\n", maintype="text", subtype="plain", filename="list.docx")
    message.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="photo.png")
    message.add_attachment(b"", maintype="text", subtype="plain", filename="empty.txt")
    body, *rest = read_bytes("a.eml", message.as_bytes())
    assert isinstance(body, Document)
    assert [remark.code for remark in body.remarks] == ["read-attachments"]
    assert [(item.code if isinstance(item, Unread) else item.text, item.part) for item in rest] == [
        ("The list of names.", "list.docx"),
        (PERSIAN, "گزارش.txt"),
        ("one\n", "list.docx#2"),
        ("read-unsupported", "photo.png"),
        ("read-empty", "empty.txt"),
    ]
    assert [item.id for item in rest if isinstance(item, Document)] == ["a/list.docx", "a/گزارش.txt", "a/list.docx#2"]
    assert {item.bytes_sha256 for item in rest} == {body.bytes_sha256}
    assert {item.name for item in rest} == {"a.eml"}


def test_a_forwarded_message_keeps_its_own_sender(read_bytes: ReadBytes) -> None:
    outer = mail("I forward this to you.")
    inner = mail("The inner text.", subject="Inner", sender="B <b@example.org>")
    inner.add_attachment(b"inner list", maintype="text", subtype="plain", filename="list.txt")
    outer.add_attachment(inner)
    documents = [item for item in read_bytes("a.eml", outer.as_bytes()) if isinstance(item, Document)]
    assert [(item.text.strip(), item.author, item.part) for item in documents] == [
        ("I forward this to you.", "A Desk", None),
        ("The inner text.", "B", "message.eml"),
        ("inner list", None, "message.eml/list.txt"),
    ]
    assert [item.id for item in documents] == ["a", "a/message.eml", "a/message.eml/list.txt"]


def test_attachments_have_limits(read_bytes: ReadBytes) -> None:
    message = mail()
    for number in range(5):
        message.add_attachment(b"x", maintype="text", subtype="plain", filename=f"{number}.txt")
    outcome = read_bytes("a.eml", message.as_bytes(), Limits(attachments=2))
    assert [item.code if isinstance(item, Unread) else item.part for item in outcome] == [
        None, "0.txt", "1.txt", "read-attachments-left-out",
    ]  # fmt: skip
    nested: Message = mail("innermost")
    for _ in range(12):
        outer = mail("x")
        outer.add_attachment(nested)
        nested = outer
    assert [item.code for item in read_bytes("b.eml", nested.as_bytes()) if isinstance(item, Unread)] == [
        "read-too-deep"
    ]


def test_an_attachment_s_name_cannot_lead_out_of_the_mail(read_bytes: ReadBytes) -> None:
    message = mail()
    message.add_attachment(b"x", maintype="text", subtype="plain", filename="NAME")
    name = base64.b64encode(b"../../etc/\npasswd").decode()
    document = read_bytes("a.eml", message.as_bytes().replace(b"NAME", f"=?utf-8?b?{name}?=".encode()))[1]
    assert isinstance(document, Document)
    assert document.part is not None
    assert "/" not in document.part
    assert "\n" not in document.part


def test_a_saved_page_of_a_browser(one: One) -> None:
    raw = (
        "From: <Saved by a browser>\nSubject: Two hanged\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\n\n--b\n'
        "Content-Type: text/html; charset=utf-8\n"
        "Content-Transfer-Encoding: quoted-printable\n\n<html><body><p>Two men were hanged at dawn on Monday.</p>"
        "</body></html>\n--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--b--\n"
    )
    assert one("a.mhtml", raw).text.endswith("Two men were hanged at dawn on Monday.")


MALFORMED = [
    ("no text in it", b"From: a@b\nMIME-Version: 1.0\n\n", "read-no-text"),
    ("parts that nest past sense", b"From: a@b\nMIME-Version: 1.0\n" + b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(2000)), "read-too-deep"),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "code"), [row[1:] for row in MALFORMED], ids=[row[0] for row in MALFORMED])
def test_malformed(refusal: Refusal, raw: bytes, code: str) -> None:
    assert refusal("a.eml", raw).code == code


@pytest.mark.parametrize(
    "head",
    [
        b"Content-Type: multipart/mixed\n",
        b"Content-Type: text/plain; charset=no-such\n",
        b"Content-Type: ;;;\n",
        b"Content-Transfer-Encoding: base64\n",
        b"From: \xff\xfe\nDate: \xff\n",
        b"Content-Disposition: inline; filename*=x'y\n",
        b"Date: Wed, 99 Nov 99999 99:99:99 +9999\n",
    ],
)
def test_odd_headers_end_in_a_document_or_a_code(read_bytes: ReadBytes, head: bytes) -> None:
    for item in read_bytes("a.eml", b"From: a@b\nMIME-Version: 1.0\n" + head + b"\nSome text here\n"):
        assert isinstance(item, Document) or item.code != "read-failed"


def test_a_header_of_a_hundred_thousand_encoded_words_is_kept_as_it_stands(read_bytes: ReadBytes) -> None:
    words = "=?utf-8?q?a?= " * 100_000  # to decode them takes half a minute
    began = time.monotonic()
    (document,) = read_bytes("flood.eml", f"From: a@b\nSubject: {words}\n\n{TEXT}".encode())
    assert time.monotonic() - began < 10
    assert isinstance(document, Document)
    assert document.text == TEXT
    assert document.title == words.strip()


def test_the_bytes_of_an_attachment_by_its_documents_part() -> None:
    def with_files(*attachments: tuple[str, bytes]) -> bytes:
        made = EmailMessage()
        made.set_content("Attached.")
        for name, content in attachments:
            made.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
        return made.as_bytes()

    inner = EmailMessage()
    inner["Subject"] = "outer"
    inner.set_content("Forwarded.")
    inner.add_attachment(message_from_bytes(with_files(("b.pdf", b"third")), policy=default))
    outer = with_files(("a.pdf", b"first"), ("a.pdf", b"second"))
    rows = [
        (outer, "a.pdf", b"first"),
        (outer, "a.pdf#2", b"second"),
        (outer, "a.pdf#3", None),
        (outer, "../a.pdf", None),
        (inner.as_bytes(), "message.eml/b.pdf", b"third"),
        (inner.as_bytes(), "b.pdf", None),
    ]
    for raw, part, expected in rows:
        assert attached(raw, part, Limits()) == expected, part
