"""Numbers against the picture of the page: files that look right and say otherwise, and ones that are right."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from govah.model import Document
from govah.reading import Limits
from govah.reading.ocr_lines import digits_in
from govah.reading.second_reading import Checked, NumberPlace, left_open

One = Callable[..., Document]
PDFS = Path(__file__).parent / "pdfs"
TABLE = [line.split("\t")[1].split() for line in (PDFS / "numbers.tsv").read_text("utf-8").splitlines()[1:]]
BOX = (0.0, 0.0, 10.0, 10.0)


def differing(document: Document) -> dict[str, str]:
    """The words of the text that are flagged, with the other reading."""
    found = json.loads(document.metadata.get("digits_differ", "[]"))
    for one in found:
        assert document.text[one["start"] : one["end"]] == one["first"]
        starts = json.loads(document.metadata["pages"])
        assert starts[one["page"] - 1] <= one["start"]
    return {one["first"]: one["second"] for one in found}


@pytest.mark.recognition
def test_a_font_that_calls_one_digit_another_is_found_out_everywhere(one: One) -> None:
    """Every ۴ is called ۶: all the numbers that had one are flagged, most with what the page shows."""
    document = one("a.pdf", (PDFS / "wrong-digit.pdf").read_bytes())
    flagged = differing(document)
    wrong = {n.replace("۴", "۶") for n in [*TABLE[0], *TABLE[1]] if "۴" in n}
    assert wrong - {word.strip("()،.") for word in flagged} == set()
    assert flagged["۸۳۶"].endswith("34")
    remarks = [remark for remark in document.remarks if remark.code == "read-digits-differ"]
    assert len(remarks) == len(json.loads(document.metadata["digits_differ"]))
    assert remarks[0].text.startswith("page 1, characters ")
    assert remarks[0].next_step


@pytest.mark.recognition
def test_a_digit_that_the_file_does_not_name_is_flagged(one: One) -> None:
    """No ۵ in the tables of the file: a sign stands for each, and the picture is asked."""
    document = one("a.pdf", (PDFS / "lost-digit.pdf").read_bytes())
    codes = [remark.code for remark in document.remarks]
    assert "read-signs-lost" in codes
    flagged = differing(document)
    lost = [word for word in document.text.split() if "\ufffd" in word]
    assert len(lost) == 7
    assert set(lost) <= set(flagged)
    assert flagged["۸۲\ufffd"] == "582"


@pytest.mark.recognition
def test_numbers_that_are_right_are_mostly_left_alone(one: One) -> None:
    """Recognition errs on about a fifth of all numbers; after shapes and other sizes few are left."""
    document = one("a.pdf", (PDFS / "libreoffice-nazli.pdf").read_bytes())
    assert len(differing(document)) <= 0.05 * sum(map(len, TABLE))
    assert document.reader_version.split()[3] == "tesseract"


@pytest.mark.recognition
def test_it_can_be_left_out(one: One) -> None:
    document = one("a.pdf", (PDFS / "wrong-digit.pdf").read_bytes(), Limits(second_reading_pages=0))
    assert document.remarks == ()


def test_without_tesseract_the_text_layer_stands_alone(one: One) -> None:
    document = one("a.pdf", (PDFS / "typst-amiri.pdf").read_bytes())
    assert (document.remarks, "digits_differ" in document.metadata) == ((), False)


def place(text: str, whole: bool = True) -> NumberPlace:
    return NumberPlace(0, len(text), text, BOX, tuple((digit, 5, 10, 0) for digit in text if digit.isdecimal()), whole)


TWO = (("۲", 5, 10, 0), ("۷", 5, 10, 0)) * 2
OPEN = [
    ("shapes that were read alike elsewhere", TWO, place("۲۷"), "37", 0),
    ("a shape that never was", TWO, place("۲۹"), "39", 1),
    ("a shape that was once", TWO[:2], place("۲۷"), "37", 1),
    ("more digits are seen: one may be lost", TWO, place("۲۷"), "257", 1),
    ("a separator that was taken for a digit", TWO, place("۲٬۷"), "237", 0),
    ("a hole between the digits", TWO, place("۲۷", False), "37", 1),
    ("a sign that the file does not name", TWO, place("۲\ufffd"), "27", 1),
]


@pytest.mark.parametrize(("confirmed", "number", "seen", "count"), [r[1:] for r in OPEN], ids=[r[0] for r in OPEN])
def test_left_open(
    confirmed: tuple[tuple[str, int, int, int], ...], number: NumberPlace, seen: str, count: int
) -> None:
    assert seen != digits_in(number.text) or "\ufffd" in number.text
    (left,) = left_open([Checked(confirmed, ((number, seen),), ())])
    assert len(left) == count
