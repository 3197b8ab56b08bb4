"""The box of a known word lies where the picture of the page has ink, and nothing else of the line lies in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from govah.model import Document
from govah.reading import Limits
from govah.reading.boxes import PassageBox, boxes
from govah.reading.pdf_page import picture

One = Callable[..., Document]
PDFS = Path(__file__).parent / "pdfs"
DOTS, WHITE = 72, 200


def ink(raw: bytes, box: PassageBox) -> tuple[float, bool]:
    """The share of dark pixels within the box, and whether a frame two points around it is white above and below."""
    document = pypdfium2.PdfDocument(raw)
    drawn = picture(document[box.page - 1], DOTS * 4)
    document.close()
    left, right = round(box.left * 4), round(box.right * 4)
    top, bottom = round((box.height - box.top) * 4), round((box.height - box.bottom) * 4)
    rows = [drawn.pixels[y * drawn.width + left : y * drawn.width + right] for y in range(top, bottom)]
    dark = sum(pixel < WHITE for row in rows for pixel in row)
    return dark / max(1, (right - left) * (bottom - top)), any(any(p < WHITE for p in row) for row in rows[:3])


WORDS = ["۸۳۴", "1403/05/12", "9809970123456789", "Human Desk", "لاله"]
FILES = ["chromium-vazirmatn", "libreoffice-nazli", "typst-amiri", "reportlab-nazli", "weasyprint-scheherazade"]


@pytest.mark.parametrize("stem", FILES)
@pytest.mark.parametrize("word", WORDS)
def test_a_word_lies_on_ink(one: One, stem: str, word: str) -> None:
    raw = (PDFS / f"{stem}.pdf").read_bytes()
    document = one("a.pdf", raw)
    start = document.text.index(word)
    (box,) = boxes(raw, document, [(start, start + len(word))])
    share, touches = ink(raw, box)
    assert box.page == 1
    assert share > 0.08
    assert touches, "the box ends where the letters do"
    assert 0 < box.left < box.right < box.width
    assert 0 < box.bottom < box.top < box.height


def test_words_side_by_side_have_boxes_side_by_side(one: One) -> None:
    raw = (PDFS / "chromium-vazirmatn.pdf").read_bytes()
    document = one("a.pdf", raw)
    start = document.text.index("۸۳۴ اعدام")
    (number,), (word,) = boxes(raw, document, [(start, start + 3)]), boxes(raw, document, [(start + 4, start + 9)])
    assert word.right <= number.left, "the line runs from right to left"
    assert word.bottom < number.top
    (both,) = boxes(raw, document, [(start, start + 9)])
    assert (both.left, both.right) == (word.left, number.right)


def test_a_passage_over_lines_and_pages(one: One) -> None:
    raw = (PDFS / "typst-vazirmatn.pdf").read_bytes()
    document = one("a.pdf", raw)
    end_of_first = document.text.index("\f")
    found = boxes(raw, document, [(end_of_first - 120, end_of_first + 40)])
    assert [box.page for box in found] == sorted(box.page for box in found)
    assert {box.page for box in found} == {1, 2}
    assert len(found) >= 4
    assert boxes(raw, document, [(5, 5)]) == []


def test_a_page_from_left_to_right_with_a_header(one: One, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), invariant=True)
    told = ["Two men were hanged.", "Nobody was told.", "Then three more were hanged."]
    for number, sentence in enumerate(told, 1):
        canvas.drawString(72, 800, "A desk's report")
        canvas.drawString(72, 700, sentence)
        canvas.drawString(280, 30, str(number))
        canvas.showPage()
    canvas.save()
    raw = path.read_bytes()
    document = one("b.pdf", raw)
    assert document.text.split("\f") == told
    start = document.text.rindex("hanged")
    (box,) = boxes(raw, document, [(start, start + 6)])
    assert box.page == 3
    assert 690 < box.bottom < box.top < 715
    assert ink(raw, box)[0] > 0.1


@pytest.mark.recognition
def test_a_scan_on_its_side(one: One) -> None:
    """The box lies on the page as it is shown, not as it was turned to be read."""
    raw = (PDFS / "scan-turned.pdf").read_bytes()
    document = one("a.pdf", raw, Limits())
    start = document.text.index("لاله")
    (box,) = boxes(raw, document, [(start, start + 4)])
    assert box.page == 1
    assert box.top - box.bottom > box.right - box.left
    assert ink(raw, box)[0] > 0.05


def test_other_documents_have_none(one: One) -> None:
    assert boxes(b"text", one("a.txt", "text"), [(0, 4)]) == []
