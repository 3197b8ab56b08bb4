from __future__ import annotations

import io
import json
from collections.abc import Callable, Sequence

import pypdfium2
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from govah.model import Document, Unread
from govah.reading import Limits

One = Callable[..., Document]
Refusal = Callable[..., Unread]


def made(pages: Sequence[Sequence[str]], password: str | None = None, **about: str) -> bytes:
    stream = io.BytesIO()
    encrypt = None if password is None else StandardEncryption(password, "owner")
    canvas = Canvas(stream, encrypt=encrypt, invariant=True)
    for name, value in about.items():
        getattr(canvas, f"set{name}")(value)
    for lines in pages:
        for number, line in enumerate(lines):
            canvas.drawString(72, 750 - 16 * number, line)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


TWO = made([["Two men were hanged", "at dawn."], ["The second page."]], Title="Report 7", Author="A desk")


def test_pages_are_kept_apart_and_named(one: One) -> None:
    document = one("a.pdf", TWO)
    assert document.text == "Two men were hanged\nat dawn.\fThe second page."
    first, second = json.loads(document.metadata["pages"])
    assert (first, document.text[second:]) == (0, "The second page.")
    assert (document.title, document.author, document.published) == ("Report 7", "A desk", None)
    assert document.metadata["pdf_created"].startswith("D:")
    assert (document.media_type, document.reader, document.remarks) == ("application/pdf", "pdf", ())
    assert document.reader_version.startswith("2 pypdfium2 ")


def test_what_a_program_writes_where_nobody_gave_a_title_is_no_title(one: One) -> None:
    document = one("a.pdf", made([["Text."]]))
    assert (document.title, document.author) == (None, None)


def test_a_word_broken_at_the_line_s_end_is_whole(one: One) -> None:
    assert one("a.pdf", made([["the exe-", "cution"]])).text == "the execution"


def test_a_pdf_called_text(one: One) -> None:
    document = one("a.txt", TWO)
    assert document.media_type == "application/pdf"
    assert [remark.code for remark in document.remarks] == ["read-mislabelled"]


def test_a_pdf_that_only_forbids_printing_is_read(one: One) -> None:
    assert one("a.pdf", made([["Open to read."]], password="")).text == "Open to read."


REFUSED = [
    ("a password", made([["x"]], password="secret"), "read-password"),
    ("cut off in the middle", TWO[: len(TWO) // 2], "read-damaged"),
    ("the head only", TWO[:40], "read-damaged"),
    ("junk after the first line", b"%PDF-1.7\n" + bytes(range(256)) * 40, "read-damaged"),
    ("no text on any page", made([[], []]), "read-scan"),
]


@pytest.mark.parametrize(("raw", "code"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_refused(refusal: Refusal, raw: bytes, code: str) -> None:
    assert refusal("a.pdf", raw).code == code


def test_no_pages(refusal: Refusal) -> None:
    stream = io.BytesIO()
    empty = pypdfium2.PdfDocument.new()
    empty.save(stream)
    empty.close()
    assert refusal("a.pdf", stream.getvalue()).code in {"read-no-pages", "read-damaged"}


def test_a_page_without_text_among_others_is_remarked(one: One) -> None:
    document = one("a.pdf", made([["One."], [], ["Three."]]))
    assert document.text == "One.\f\fThree."
    (remark,) = document.remarks
    assert remark.code == "read-pages-without-text"
    assert remark.text.endswith("1 of 3 pages have no text: 2")
    assert "OCR" in remark.next_step


def test_limits_on_pages_time_and_text(one: One, refusal: Refusal) -> None:
    pages = made([[f"Page {number}."] for number in range(5)])
    document = one("a.pdf", pages, Limits(pages=2))
    assert document.text == "Page 0.\fPage 1."
    assert [remark.code for remark in document.remarks] == ["read-pages-left-out"]
    assert one("a.pdf", pages, Limits(seconds=0)).text == "Page 0."
    assert refusal("a.pdf", pages, Limits(text_characters=10)).code == "read-too-large"
