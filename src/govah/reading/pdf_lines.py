"""A right-to-left page's lines out of the places of its letters, since producers leave these in any order."""

from __future__ import annotations

import ctypes
import re
import statistics
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from pypdfium2 import raw as pdfium

from govah.reading.bidi import is_right_to_left, oriented_brackets, reading_order

# In parts of a letter's height: what lies less apart is one line, one word; what lies further apart is a column.
_SAME_LINE, _WORD_GAP, _COLUMN_GAP = 0.3, 0.12, 2.0
_STROKE = "\u0640"  # the stroke that lengthens a word: form, not text
_LAM, _ALEFS = "\u0644", "\u0622\u0623\u0625\u0627"
# The shape of a bracket leaves room on its inner side, which looks like a gap.
_INSIDE_BRACKETS = re.compile(r"(?<=[(\[«]) | (?=[)\]»])")
_FEWEST = 0.1  # of the letters, right-to-left, for a page to be rebuilt


@dataclass(slots=True)
class _Glyph:
    """A letter with its marks, and where it stands; y grows upwards.

    `order` is its place in the file's own stream of letters, `word` counts the blanks that stood before it there.
    """

    text: str
    order: int
    word: int
    left: float
    right: float
    baseline: float
    height: float


@dataclass(slots=True)
class _Line:
    baseline: float
    glyphs: list[_Glyph] = field(default_factory=list)


def needs_rebuilding(text: str) -> bool:
    """True for the text of a page on which right-to-left letters are more than a few."""
    letters = [character for character in text if character.isalpha()]
    return sum(map(is_right_to_left, letters)) > _FEWEST * len(letters)


def rebuilt(textpage: Any) -> str:
    """The lines of the page in reading order, from top to bottom; a tab where a line has a wide gap.

    What has no shape on the page (a joiner between two words) is not in the file, and does not come back.
    """
    glyphs = list(_glyphs(textpage))
    if not glyphs:
        return ""
    height = statistics.median(glyph.height for glyph in glyphs)
    lines = _lines(glyphs, height)
    word_gap = _word_gap(lines, height)
    letters = [glyph.text[0] for line in lines for glyph in line.glyphs if glyph.text[0].isalpha()]
    page_right = 2 * sum(map(is_right_to_left, letters)) >= len(letters)
    after_letter = False
    texts: list[str] = []
    for line in lines:
        seen = _seen(line, word_gap, _COLUMN_GAP * height)
        own = [is_right_to_left(text[0]) for text in seen if text[0].isalpha()]
        right_to_left = 2 * sum(own) >= len(own) if own else page_right
        texts.append(reading_order(seen, right_to_left, after_letter).strip())
        if own:
            after_letter = any(own)
    text = "\n".join(text for text in texts if text).replace(_STROKE, "")
    return _INSIDE_BRACKETS.sub("", oriented_brackets(text))


def _glyphs(textpage: Any) -> Iterator[_Glyph]:
    """Each letter that the page shows. Blanks and line ends, which PDFium adds, are counted and left out."""
    page = textpage.raw
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    order = word = 0
    for index in range(pdfium.FPDFText_CountChars(page)):
        code = pdfium.FPDFText_GetUnicode(page, index)
        if code in {0x20, 0xA0}:
            word += 1
            continue
        if code in {0x0A, 0x0D, 0xFFFE, 0xFFFF} or 0xD800 <= code < 0xE000:
            order += 1  # a line's end in the stream: the letters beside it are no neighbours
            continue
        # LibreOffice stretches words with strokes that it maps to control characters.
        character = chr(code) if code > 0x20 else _STROKE
        if character.isspace() or pdfium.FPDFText_IsGenerated(page, index) == 1:
            continue
        order += not unicodedata.combining(character)
        if not pdfium.FPDFText_GetLooseCharBox(page, index, box) or not pdfium.FPDFText_GetCharOrigin(
            page, index, x, y
        ):
            continue
        yield _Glyph(character, order, word, box.left, box.right, y.value, abs(box.top - box.bottom) or 1.0)


def _lines(glyphs: list[_Glyph], height: float) -> list[_Line]:
    """Glyphs on one baseline, from the top of the page to its foot, each line from left to right."""
    lines: list[_Line] = []
    marks: list[_Glyph] = []
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.baseline):
        if unicodedata.combining(glyph.text):
            marks.append(glyph)
        elif lines and lines[-1].baseline - glyph.baseline < _SAME_LINE * height:
            lines[-1].glyphs.append(glyph)
        else:
            lines.append(_Line(glyph.baseline, [glyph]))
    for line in lines:
        line.glyphs.sort(key=lambda glyph: (glyph.left + glyph.right, glyph.text == _LAM))
        _order_ligatures(line.glyphs)
    for mark in marks:
        _attach(mark, lines, height)
    return lines


def _order_ligatures(glyphs: list[_Glyph]) -> None:
    """Lam and alef that share one shape stand in one place: lam is read first, so it is seen on the right."""
    for place in range(len(glyphs) - 1):
        first, second = glyphs[place], glyphs[place + 1]
        shared = min(first.right, second.right) - max(first.left, second.left)
        narrower = min(first.right - first.left, second.right - second.left)
        if first.text == _LAM and second.text in _ALEFS and shared > 0.5 * narrower:
            glyphs[place], glyphs[place + 1] = second, first


def _attach(mark: _Glyph, lines: list[_Line], height: float) -> None:
    """Put a vowel sign behind the letter over or under which it stands."""
    near = [line for line in lines if abs(line.baseline - mark.baseline) < height]
    if not near:
        return
    line = min(near, key=lambda line: abs(line.baseline - mark.baseline))
    middle = (mark.left + mark.right) / 2
    letter = min(line.glyphs, key=lambda glyph: abs((glyph.left + glyph.right) / 2 - middle))
    letter.text += mark.text


def _word_gap(lines: list[_Line], height: float) -> float:
    """The gap that parts two words on this page, learnt from letters that are neighbours in the file's own stream.

    Between these PDFium knows from the font whether a blank stands; between others only the gap tells.
    """
    within: list[float] = []
    between: list[float] = []
    for line in lines:
        for first, second in pairwise(line.glyphs):
            if abs(first.order - second.order) == 1:
                (within if first.word == second.word else between).append(second.left - first.right)
    if len(within) < 5 or len(between) < 5:
        return _WORD_GAP * height
    high, low = statistics.quantiles(within, n=20)[-1], statistics.quantiles(between, n=20)[0]
    return max((high + low) / 2.0, 0.5 * _WORD_GAP * height)


def _seen(line: _Line, word_gap: float, column_gap: float) -> list[str]:
    """The line as it is seen, with a blank in each gap between words and a tab in each wide one."""
    seen: list[str] = []
    edge: _Glyph | None = None
    for glyph in line.glyphs:
        if edge is not None:
            gap = glyph.left - edge.right
            neighbours = abs(edge.order - glyph.order) == 1
            if gap > column_gap:
                seen.append("\t")
            elif edge.word != glyph.word if neighbours else gap > word_gap:
                seen.append(" ")
        seen.append(glyph.text)
        if edge is None or glyph.right > edge.right or abs(edge.order - glyph.order) == 1:
            edge = glyph
    return seen
