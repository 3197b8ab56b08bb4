"""The letters of a PDF page with their places, as PDFium gives them; what only lengthens a word is told apart."""

from __future__ import annotations

import ctypes
import math
import statistics
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pypdfium2 import raw as pdfium

STROKE = "\u0640"  # the stroke that lengthens a word: form, not text
Box = tuple[float, float, float, float]
LOST = "\ufffd"  # a shape of which the file does not say what it is
JOINER = "\u200c"  # parts two letters that stand in one word
_POINTS = ".,\u2026\u00b7\u060c\u066b\u066c\u2212=~'\""
# In parts of the letters' size: a stroke is flatter than any letter or digit, and wider than a dot.
_FLAT, _FLATTER_THAN_WIDE = 0.12, 0.4


@dataclass(frozen=True, slots=True)
class Frame:
    """How a page is looked at: its visible box, and how many quarter turns clockwise it is shown at."""

    left: float
    bottom: float
    width: float
    height: float
    turns: int = 0

    def shown(self, box: Box) -> Box:
        """A box of the page's own space, in points from the lower left corner of the page as it is shown."""
        left, bottom, right, top = box[0] - self.left, box[1] - self.bottom, box[2] - self.left, box[3] - self.bottom
        return turned((left, bottom, right, top), self.turns, self.width, self.height)


def turned(box: Box, turns: int, width: float, height: float) -> Box:
    """The box on a page of this size after quarter turns clockwise; y grows upwards.

    >>> turned((0, 0, 10, 20), 1, 100, 200)
    (0, 90, 20, 100)
    """
    left, bottom, right, top = box
    if turns == 1:
        return bottom, width - right, top, width - left
    if turns == 2:
        return width - right, height - top, width - left, height - bottom
    if turns == 3:
        return height - top, left, height - bottom, right
    return box


def around(boxes: Sequence[Box]) -> Box:
    """The box round all of the boxes."""
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


@dataclass(slots=True)
class Glyph:
    """A letter with its marks, and where it stands, in points; y grows upwards.

    `order` is its place in the file's own stream of letters, `word` counts the blanks that stood before it there.
    `left`, `right` hold the room that the letter takes, `ink` its drawn shape (left, bottom, right, top), both as
    the text runs; `box` is the drawn shape on the page as it is shown.
    """

    text: str
    order: int
    word: int
    left: float
    right: float
    baseline: float
    ink: Box
    box: Box


def glyphs_of(textpage: Any, frame: Frame) -> tuple[list[Glyph], float]:
    """Each letter that the page shows, and the size of most of them in points (an em).

    Blanks and line ends, which PDFium adds, are counted and left out. Where the text itself is turned, the places
    are those of the text as it is read.
    """
    em, against = _size_and_turn(textpage.raw)
    return list(_glyphs(textpage.raw, em, frame, against)), em


def _size_and_turn(page: Any) -> tuple[float, int]:
    """The size of most letters, and how many quarter turns clockwise set the text upright in the page's own space."""
    matrix = pdfium.FS_MATRIX()
    sizes, turns = [], []
    count = pdfium.FPDFText_CountChars(page)
    for index in range(0, count, max(1, count // 100)):
        if pdfium.FPDFText_GetUnicode(page, index) > 0x20 and pdfium.FPDFText_GetMatrix(page, index, matrix):
            sizes.append(pdfium.FPDFText_GetFontSize(page, index) * math.hypot(matrix.c, matrix.d))
            turns.append(round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4)
    if not sizes:
        return 1.0, 0
    return statistics.median(sizes) or 1.0, statistics.mode(turns)


def _glyphs(page: Any, em: float, frame: Frame, against: int) -> Iterator[Glyph]:
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    order = word = 0
    plain = not against
    for index in range(pdfium.FPDFText_CountChars(page)):
        code = pdfium.FPDFText_GetUnicode(page, index)
        if code in {0x20, 0xA0}:
            word += 1
            continue
        if code in {0x0A, 0x0D, 0xFFFE, 0xFFFF} or 0xD800 <= code < 0xE000:
            order += 1  # a line's end in the stream: the letters beside it are no neighbours
            continue
        # LibreOffice stretches words with strokes that it maps to control characters, or to whatever it met first.
        character = chr(code) if code > 0x20 else LOST
        if character.isspace() or pdfium.FPDFText_IsGenerated(page, index) == 1:
            continue
        order += not unicodedata.combining(character)
        if not pdfium.FPDFText_GetLooseCharBox(page, index, box) or not pdfium.FPDFText_GetCharOrigin(
            page, index, x, y
        ):
            continue
        room: Box = (box.left, box.bottom, box.right, box.top)
        ink = room
        if pdfium.FPDFText_GetCharBox(page, index, left, right, bottom, top):
            ink = (left.value, bottom.value, right.value, top.value)
        shown = frame.shown(ink)
        baseline = y.value
        if not plain:
            room, ink = turned(room, against, 0, 0), turned(ink, against, 0, 0)
            baseline = turned((x.value, y.value, x.value, y.value), against, 0, 0)[1]
        if _is_stroke(ink, em) and not _is_flat(character):
            character = STROKE
        elif character == LOST and not _has_ink(ink):
            continue
        yield Glyph(character, order, word, room[0], room[2], baseline, ink, shown)


def _is_stroke(ink: Box, em: float) -> bool:
    height, width = ink[3] - ink[1], ink[2] - ink[0]
    return 0 < height < _FLAT * em and height < _FLATTER_THAN_WIDE * width


def _is_flat(character: str) -> bool:
    """Whether the character is by itself no more than a stroke: a dash, a mark, a point."""
    return character in _POINTS or unicodedata.category(character) in {"Pd", "Pc", "Sk", "Lm", "Mn"}


def _has_ink(ink: Box) -> bool:
    return ink[2] > ink[0] and ink[3] > ink[1]
