"""Scans, turned pages, text layers worth nothing: with Tesseract, without, and with one that breaks."""

from __future__ import annotations

import io
import json
import re
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from govah.model import Document, Unread
from govah.reading import Limits, tesseract
from govah.reading.pdf import read_pdf

One = Callable[..., Document]
Refusal = Callable[..., Unread]
PDFS = Path(__file__).parent / "pdfs"
TABLE = [line.split("\t")[1].split() for line in (PDFS / "numbers.tsv").read_text("utf-8").splitlines()[1:]]


def file(stem: str) -> bytes:
    return (PDFS / f"{stem}.pdf").read_bytes()


def codes(document: Document) -> set[str]:
    return {remark.code for remark in document.remarks}


@pytest.mark.recognition
def test_a_scan(one: One) -> None:
    """The text is there, line by line, and columns one after the other; it is said that recognition gave it."""
    document = one("a.pdf", file("scan"))
    assert {"read-recognised"} <= codes(document) <= {"read-recognised", "read-digits-differ"}
    assert json.loads(document.metadata["recognised_pages"]) == [1, 2, 3]
    text = document.text.replace("\u200c", "")
    assert "در تاریخ 1403/05/12 از بند ۴ به سلول شماره ۱۰۸ برده شده بودند." in text
    assert "ICCPR Article 6" in text
    assert text.index("ستون نخست") < text.index("حبس داد.") < text.index("ستون دوم")
    first = re.findall(r"\d+(?:[/:.,]\d+)*", text.split("\f")[0])
    assert len(set(TABLE[0]) & set(first)) > 0.75 * len(set(TABLE[0]))


@pytest.mark.recognition
def test_pages_on_their_side_and_on_their_head(one: One) -> None:
    document = one("a.pdf", file("scan-turned"))
    assert "read-page-turned" in codes(document)
    first, second = document.text.split("\f")
    assert "سه حکم در یک هفته" in first
    assert "In 2023 the desk counted 853 executions" in second


@pytest.mark.recognition
def test_a_photographed_page(one: One) -> None:
    text = one("a.pdf", file("scan-photo")).text
    assert "در شماره ۱۲" in text
    assert "the desk counted 853 executions" in text


@pytest.mark.recognition
def test_an_english_scan(one: One) -> None:
    document = one("a.pdf", file("scan-english"))
    assert document.text.split("\n")[1:] == [
        "On 2 August 2024 the sentences of two men, aged 27 and 31, were carried out.",
        "They had been taken from ward 4 to cell 108 on 1 August at 14:30.",
        "The desk counted 834 executions in the quarter, 43 percent more than 582.",
    ]


@pytest.mark.recognition
@pytest.mark.parametrize("stem", ["garbage", "reversed"])
def test_recognised_text_stands_for_a_text_layer_worth_nothing(one: One, stem: str) -> None:
    document = one("a.pdf", file(stem))
    assert {f"read-text-layer-{stem}", "read-recognised"} <= codes(document)
    assert "حکم «مهرداد لاله‌زاری»" in document.text or stem == "garbage"
    assert "۱۴۰۳/۰۵/۱۱ بود و تنها ۱۵ دقیقه" in document.text or stem == "garbage"
    assert "در تاریخ 1403/05/12" in document.text


@pytest.mark.parametrize("stem", ["garbage", "reversed"])
def test_without_tesseract_it_is_kept_and_said(one: One, stem: str) -> None:
    document = one("a.pdf", file(stem))
    (remark,) = document.remarks
    assert remark.code == f"read-text-layer-{stem}"
    assert "kept as it is" in remark.text
    assert "apt-get install tesseract-ocr" in remark.next_step


def test_without_tesseract_a_scan_is_refused_with_the_command(refusal: Refusal) -> None:
    unread = refusal("a.pdf", file("scan"))
    assert unread.code == "read-scan"
    assert "apt-get install tesseract-ocr tesseract-ocr-fas" in unread.next_step


def stamped() -> bytes:
    """A picture of text with a scanning program's own words under it."""
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=True)
    document = pypdfium2.PdfDocument(file("scan-english"))
    drawn = document[0].render(scale=150 / 72, grayscale=True).to_pil()
    document.close()
    canvas.drawImage(ImageReader(drawn), 0, 0, 595, 842)
    canvas.drawString(240, 20, "Scanned with a telephone")
    canvas.save()
    return stream.getvalue()


@pytest.mark.recognition
def test_a_picture_with_a_stamp_is_a_scan(one: One) -> None:
    document = one("a.pdf", stamped())
    assert "The desk counted 834 executions" in document.text
    assert "Scanned with a telephone" in document.text
    assert "read-recognised" in codes(document)


def test_without_tesseract_a_stamp_is_not_taken_for_the_text(one: One) -> None:
    document = one("a.pdf", stamped())
    (remark,) = document.remarks
    assert (document.text, remark.code) == ("Scanned with a telephone", "read-pages-without-text")
    assert "apt-get install" in remark.next_step


@pytest.mark.recognition
def test_progress_and_limits(refusal: Refusal) -> None:
    told: list[tuple[int, int]] = []
    limits = Limits(ocr_pages=2, ocr_at_once=2)
    contents = read_pdf(file("scan"), limits, lambda done, of: told.append((done, of)))
    assert told == [(1, 2), (2, 2)]
    assert json.loads(contents.metadata["recognised_pages"]) == [1, 2]
    assert "read-ocr-left-out" in {remark.code for remark in contents.remarks}
    assert refusal("a.pdf", file("scan"), Limits(ocr_pages=0)).code == "read-scan"
    assert refusal("a.pdf", file("scan"), Limits(ocr_seconds=0)).code == "read-scan"


BROKEN = """#!/bin/sh
case "$*" in
  --version) echo "tesseract 5.0" ;;
  --list-langs) printf 'List:\\nfas\\neng\\n' ;;
  *) echo "no memory" >&2; exit 1 ;;
esac
"""


def test_a_program_that_breaks_loses_nothing_else(
    one: One, refusal: Refusal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "tesseract"
    program.write_text(BROKEN)
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(tesseract, "_PROGRAM", str(program))
    document = one("a.pdf", file("garbage"))
    assert codes(document) == {"read-text-layer-garbage", "read-ocr-failed"}
    assert "1403/05/12" in document.text
    assert one("b.pdf", file("typst-amiri")).text.startswith("سه حکم")
    assert refusal("c.pdf", file("scan")).code == "read-scan"


def test_a_program_without_persian_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "tesseract"
    program.write_text(BROKEN.replace("fas", "deu"))
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(tesseract, "_PROGRAM", str(program))
    assert tesseract.installed() is None


def test_the_data_is_what_the_packs_languages_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "tesseract"
    program.write_text(BROKEN.replace("eng", "deu"))
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(tesseract, "_PROGRAM", str(program))
    found = tesseract.installed()
    assert found is not None
    assert (found.mixed, found.of("arabic"), found.of("latin")) == ("fas", "fas", "fas"), (
        "what is not there is not asked"
    )
    assert tesseract.wanted() == {"latin": ("eng",), "arabic": ("fas",)}


@pytest.mark.parametrize(
    ("data", "mixed", "latin"),
    [
        ({"latin": ("eng",), "arabic": ("fas",)}, "fas+eng", "eng"),
        ({"latin": ("eng", "tur"), "arabic": ("fas", "ckb")}, "fas+ckb+eng+tur", "eng+tur"),
    ],
)
def test_languages_are_asked_for_together_and_by_script(data: Any, mixed: str, latin: str) -> None:
    found = tesseract.Tesseract("tesseract", "5", data)
    assert (found.mixed, found.of("latin")) == (mixed, latin)
