"""Number by number through the same text from five producers in five fonts (see `pdfs/README.md`)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from govah.model import Document
from govah.reading import Limits

One = Callable[..., Document]
PDFS = Path(__file__).parent / "pdfs"
CONTENT = json.loads((PDFS / "content.json").read_text("utf-8"))
NUMBER = re.compile(r"\d+(?:[/:.,٫٬-]\d+)*")
PRODUCERS = ("chromium", "libreoffice", "weasyprint", "typst", "reportlab")
FILES = sorted(path for path in PDFS.glob("*.pdf") if path.stem.split("-")[0] in PRODUCERS)
TABLE = [
    line.split("\t")[1].split()
    for line in (PDFS / "numbers.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
BY_ITSELF = Limits(second_reading_pages=0, ocr_pages=0)


def texts(block: dict[str, Any]) -> list[str]:
    ((kind, value),) = block.items()
    return [text for part in value for text in part] if kind in {"columns", "table"} else [value]


@pytest.fixture
def document(one: One, request: pytest.FixtureRequest) -> Document:
    return one("a.pdf", request.param.read_bytes(), BY_ITSELF)


every_file = pytest.mark.parametrize("document", FILES, ids=[path.stem for path in FILES], indirect=True)


def test_there_are_producers_and_fonts_enough() -> None:
    assert {path.stem.split("-")[0] for path in FILES} == set(PRODUCERS)
    assert len({path.stem.split("-")[1] for path in FILES}) >= 5
    assert all(path.stat().st_size < 60_000 for path in PDFS.glob("*.pdf"))


def test_the_table_of_numbers_is_that_of_the_content() -> None:
    for page, numbers in zip(CONTENT["pages"], TABLE, strict=True):
        assert [number for block in page for text in texts(block) for number in NUMBER.findall(text)] == numbers


@every_file
def test_every_number_is_right_and_in_order(document: Document) -> None:
    assert [NUMBER.findall(page) for page in document.text.split("\f")] == TABLE


@every_file
def test_every_word_is_there(document: Document) -> None:
    """Also brackets as they are meant, stops on their side, lam and alef in order, no blank lost or too many."""
    found = set(document.text.replace("\u200c", "").split())
    wanted = [word for page in CONTENT["pages"] for block in page for text in texts(block) for word in text.split()]
    assert [word for word in wanted if word.replace("\u200c", "") not in found] == []


@every_file
def test_columns_are_read_one_after_the_other(document: Document) -> None:
    page = " ".join(document.text.split("\f")[1].replace("\u200c", "").split())
    places = [page.index(words) for words in ("روایت دو شهر", "ستون نخست", "حبس داد.", "ستون دوم", "هر دو روایت")]
    assert places == sorted(places)


@every_file
def test_rows_of_a_table_stay_rows(document: Document) -> None:
    (wanted,) = (block["table"] for block in CONTENT["pages"][2] if "table" in block)
    lines = document.text.split("\f")[2].split("\n")
    assert [line.replace("\t", " ") for line in lines][1 : 1 + len(wanted)] == [" ".join(row) for row in wanted]
    if document.metadata.get("pdf_creator", "").startswith("Typst"):
        return  # its cells lie no further apart than words may
    assert [line.split("\t") for line in lines if "\t" in line] == wanted


@every_file
def test_headers_and_footers_are_kept_apart_with_the_page_numbers(document: Document) -> None:
    assert CONTENT["header"] not in document.text.replace("\u200c", "")
    assert json.loads(document.metadata["page_labels"]) == ["۱", "۲", "۳", "۴"]
    running = [line.replace("\u200c", "") for line in json.loads(document.metadata["running_lines"])]
    assert running == [CONTENT["header"], "صفحه ۱"]
    starts = json.loads(document.metadata["pages"])
    assert [document.text[start:].split("\n")[0].replace("\u200c", "") for start in starts] == [
        page[0]["head"].replace("\u200c", "") for page in CONTENT["pages"]
    ]


def test_joiners_come_back_from_the_shapes_and_none_is_put_in(one: One) -> None:
    """What is lost stands after letters that never join, or where a page shows a shape once only."""
    wanted = {w.replace("\u200c", ""): w for p in CONTENT["pages"] for b in p for t in texts(b) for w in t.split()}
    right, lost, wrong = 0, 0, []
    for path in FILES:
        for word in one(path.name, path.read_bytes(), BY_ITSELF).text.split():
            meant = wanted.get(word.replace("\u200c", ""))
            if meant is None or "\u200c" not in word + meant:
                continue
            right += word == meant
            lost += "\u200c" not in word
            if word != meant and "\u200c" in word:
                wrong.append((path.stem, word))
    assert wrong == []
    assert right > 20 * lost
