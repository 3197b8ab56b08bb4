"""A page as it is printed: its picture, the places of words on it, and what is refused, slow or broken."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from govah.errors import UnreadableReport
from govah.model import Document
from govah.reading import Limits
from govah.reading.facsimile import Facsimile, facsimile
from govah.reading.facsimile import _read as read_answer
from printed_casefile import english_pdf

One = Callable[..., Document]
PDFS = Path(__file__).parent / "pdfs"


@pytest.fixture
def english(tmp_path: Path) -> bytes:
    return english_pdf(tmp_path / "a.pdf").read_bytes()


def looked_at(found: Facsimile) -> Image.Image:
    return Image.open(io.BytesIO(found.pictures[0].png))


@pytest.mark.parametrize(
    ("page", "size", "why"),
    [(1, (595, 842), "upright"), (2, (842, 595), "as it is shown, not as it is stored"), (3, (595, 842), "the last")],
)
def test_the_picture_has_the_shape_of_the_page(english: bytes, page: int, size: tuple[int, int], why: str) -> None:
    found = facsimile(english, [page])
    (one,) = found.pictures
    drawn = looked_at(found)
    assert (found.pages, one.page, round(one.width), round(one.height)) == (3, page, *size), why
    assert drawn.width / drawn.height == pytest.approx(size[0] / size[1], rel=0.01)
    assert drawn.mode == "RGB", "the seal keeps its colour"
    assert drawn.getpixel((5, 5)) == (255, 255, 255)


def test_a_page_without_colour_is_grey() -> None:
    assert looked_at(facsimile((PDFS / "chromium-vazirmatn.pdf").read_bytes(), [1])).mode == "L"


@pytest.mark.parametrize(
    ("words", "page", "why"),
    [
        ("Nader Kuhpaye", 1, "a name on the first page"),
        ("lies on its side", 2, "on a page that is shown turned"),
        ("the end", 3, "on the last page"),
    ],
)
def test_the_marked_place_holds_ink(one: One, english: bytes, words: str, page: int, why: str) -> None:
    document = one("a.pdf", english)
    start = document.text.index(words)
    found = facsimile(english, [page], document, [(start, start + len(words))])
    assert found.boxes is not None
    (box,) = found.boxes
    drawn = looked_at(found).convert("L")
    scale = drawn.width / box.width
    place = (box.left, box.height - box.top, box.right, box.height - box.bottom)
    cut = drawn.crop(tuple(round(at * scale) for at in place))  # type: ignore[arg-type]
    dark = sum(pixel < 128 for pixel in cut.tobytes())
    assert box.page == page
    assert dark / (cut.width * cut.height) > 0.08, why


def test_a_passage_over_two_pages_has_boxes_on_both(one: One, english: bytes) -> None:
    document = one("a.pdf", english)
    start = document.text.index("lawyer")
    found = facsimile(english, [1, 2], document, [(start, start + len("lawyer\nwho"))])
    assert [box.page for box in found.boxes or ()] == [1, 2]
    assert [one.page for one in found.pictures] == [1, 2]


def test_a_page_beyond_the_end_is_refused(english: bytes) -> None:
    for page in (0, 4, -1):
        with pytest.raises(UnreadableReport) as refused:
            facsimile(english, [page])
        assert refused.value.code == "read-page-absent"
        assert refused.value.next_step


def test_a_page_larger_than_any_sheet_is_refused(tmp_path: Path) -> None:
    raw = english_pdf(tmp_path / "a.pdf", size=(30_000, 30_000)).read_bytes()
    with pytest.raises(UnreadableReport) as refused:
        facsimile(raw, [1])
    assert refused.value.code == "read-page-too-large"


def test_a_very_large_page_is_drawn_small(tmp_path: Path) -> None:
    raw = english_pdf(tmp_path / "a.pdf", size=(14_000, 9_000)).read_bytes()
    drawn = looked_at(facsimile(raw, [1]))
    assert drawn.width * drawn.height <= 6_100_000


def test_nothing_in_the_folder_of_work_is_run(english: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "msgspec.py").write_text("raise SystemExit('ran a file that lies beside the reports')")
    monkeypatch.chdir(tmp_path)
    assert facsimile(english, [1]).pages == 3


def test_what_takes_too_long_is_given_up(english: bytes) -> None:
    with pytest.raises(UnreadableReport) as refused:
        facsimile(english, [1], seconds=0.01)
    assert refused.value.code == "read-page-too-slow"


@pytest.mark.parametrize("raw", [b"", b"no PDF", b"%PDF-1.7\n1 0 obj\n<<>>"], ids=["empty", "text", "cut off"])
def test_what_is_no_pdf_is_not_drawn(raw: bytes) -> None:
    with pytest.raises(UnreadableReport) as refused:
        facsimile(raw, [1])
    assert refused.value.code == "read-page-not-drawn"


@pytest.mark.recognition
def test_the_words_of_a_scan_on_its_side_are_found_again(one: One) -> None:
    raw = (PDFS / "scan-turned.pdf").read_bytes()
    document = one("a.pdf", raw, Limits())
    start = document.text.index("لاله")
    found = facsimile(raw, [1], document, [(start, start + 4)])
    assert found.boxes is not None
    (box,) = found.boxes
    assert box.top - box.bottom > box.right - box.left, "the mark lies as the line does"


def test_the_picture_comes_even_if_the_words_are_not_found_in_time(english: bytes) -> None:
    whole = facsimile(english, [1])
    (picture,) = whole.pictures
    head = {"pages": 3, "pictures": [{"page": 1, "width": 595, "height": 842, "bytes": len(picture.png)}]}
    answer = json.dumps(head).encode() + b"\n" + picture.png
    assert read_answer(answer).boxes is None
    assert read_answer(answer + b"[]\n").boxes == ()
    with pytest.raises(ValueError, match="cut off"):
        read_answer(answer[:-20])
