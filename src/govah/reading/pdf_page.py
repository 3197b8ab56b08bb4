"""One page of a PDF: its lines in the order of reading, the picture of it, and what its text layer is worth."""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass
from typing import Any

import pypdfium2
from pypdfium2 import raw as pdfium

from govah.reading.pdf_glyphs import Frame, Glyph
from govah.reading.pdf_lines import Line, needs_rebuilding, rebuilt
from govah.reading.tesseract import Picture
from govah.reading.text_layer import Judgement, judged

PAGE_BREAK = "\f"  # between two pages in a document's text
_POINTS = 72  # to the inch
# PDFium writes a hyphen at a line's end as a noncharacter and joins the two halves of the word.
_CLEANED = dict.fromkeys({0xFFFE, 0xFFFF, *range(0x20)} - {0x09, 0x0A}) | {0x0C: "\n"}
_NUMBER = re.compile(r"\d+")
_STAMP, _COVERED = 80, 0.4  # letters at most; the part of the page that is picture
_MOST_PIXELS = 40_000_000


@dataclass(frozen=True, slots=True)
class PageText:
    """The lines of a page's text layer. `places` is true where they were put together from the places of letters.

    `numbers_agree` is false where the file's own order of letters gives other numbers.
    """

    lines: tuple[Line, ...]
    places: bool = False
    numbers_agree: bool = True
    judgement: Judgement = "sound"

    @property
    def text(self) -> str:
        """The lines, one below the other."""
        return "\n".join(line.text for line in self.lines)


def page_text(page: Any) -> PageText:
    """The text layer of an opened page. Raises `PdfiumError` where it cannot be had."""
    with contextlib.closing(page.get_textpage()) as textpage:
        stored: str = textpage.get_text_range()
        plain = stored.translate(_CLEANED)
        if not needs_rebuilding(stored):
            return PageText(_as_lines(plain), judgement=judged(plain))
        lines = tuple(_clean(line) for line in rebuilt(textpage, frame_of(page)))
    found = PageText(lines, True, judgement=judged("\n".join(line.text for line in lines)))
    if found.judgement != "sound" and judged(plain) == "sound":
        # Text that was put behind a picture by text recognition may lie from left to right in the order of reading.
        return PageText(_as_lines(plain))
    agree = sorted(_NUMBER.findall(stored)) == sorted(_NUMBER.findall(found.text))
    return PageText(lines, True, agree, found.judgement)


def _as_lines(text: str) -> tuple[Line, ...]:
    return tuple(Line(line, (None,) * len(line)) for line in text.split("\n"))


def _clean(line: Line) -> Line:
    kept: list[tuple[str, Glyph | None]] = [
        (cleaned, glyph)
        for sign, glyph in zip(line.text, line.glyphs, strict=True)
        if (cleaned := sign.translate(_CLEANED))
    ]
    return line if len(kept) == len(line.text) else Line("".join(s for s, _ in kept), tuple(g for _, g in kept))


def frame_of(page: Any) -> Frame:
    """How the page is looked at."""
    left, bottom, right, top = page.get_bbox()
    return Frame(left, bottom, right - left, top - bottom, page.get_rotation() // 90)


def picture(page: Any, dots: int) -> Picture:
    """The page as it looks, in grey, with so many dots to the inch, fewer for a very large page."""
    scale = scale_of(page, dots, _MOST_PIXELS)
    bitmap = page.render(scale=scale, grayscale=True)
    raw = bytes(bitmap.buffer)
    wide, high, stride = bitmap.width, bitmap.height, bitmap.stride
    bitmap.close()
    if stride != wide:
        raw = b"".join(raw[row * stride : row * stride + wide] for row in range(high))
    return Picture(wide, high, raw, scale)


def scale_of(page: Any, dots: int, most_pixels: int) -> float:
    """Pixels to a point for so many dots to the inch, fewer where the page would have too many pixels."""
    width, height = page.get_size()
    return float(min(dots / _POINTS, (most_pixels / max(width * height, 1.0)) ** 0.5))


def has_picture(page: Any) -> bool:
    """Whether anything is drawn on the page: an empty page is no scan."""
    return any(True for _ in page.get_objects(max_depth=2))


def is_stamped_picture(page: Any, text: str) -> bool:
    """Whether the page is a picture with a few words of text over it, as scanning programs put there."""
    if sum(map(str.isalpha, text)) > _STAMP:
        return False
    width, height = page.get_size()
    for found in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=2):
        left, bottom, right, top = found.get_bounds()
        if (right - left) * (top - bottom) > _COVERED * width * height:
            return True
    return False


def opened(document: Any, index: int) -> Any:
    """The page at `index`, None where it cannot be opened."""
    try:
        return document[index]
    except pypdfium2.PdfiumError:
        return None
