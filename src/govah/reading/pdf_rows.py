"""Rows of a page: the glyphs on one baseline from left to right, ligatures and marks put where they are read."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from govah.reading.bidi import is_right_to_left
from govah.reading.pdf_glyphs import Glyph

_SAME_ROW = 0.4  # in parts of the letters' size
_NEAR_MARK = 1.5  # the same: how far a mark's own baseline may lie from its letter's
_SHARED = 0.5  # of the narrower one: two letters in one shape, a mark over its letter
_LAM, _ALEFS = "\u0644", "\u0622\u0623\u0625\u0627"
_MADDA, _HAMZA = "\u0653", "\u0654"
_MADDA_WIDTH = 1.3  # in parts of its height; a hamza is narrower
_FARSI_YEH, _YEH_WITH_HAMZA = "\u06cc", "\u0626"


@dataclass(slots=True)
class Row:
    """Glyphs on one baseline, from left to right."""

    baseline: float
    glyphs: list[Glyph] = field(default_factory=list)


def rows_of(glyphs: Sequence[Glyph], em: float) -> list[Row]:
    """The rows from the top of the page to its foot; each vowel sign stands in the text of its letter's glyph."""
    rows: list[Row] = []
    marks: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.baseline):
        if unicodedata.combining(glyph.text):
            marks.append(glyph)
        elif rows and rows[-1].baseline - glyph.baseline < _SAME_ROW * em:
            rows[-1].glyphs.append(glyph)
        else:
            rows.append(Row(glyph.baseline, [glyph]))
    for row in rows:
        row.glyphs.sort(key=lambda glyph: (glyph.left + glyph.right, glyph.text == _LAM))
        _order_ligatures(row.glyphs)
        _read_marks(row)
    for mark in marks:
        _attach(mark, rows, em)
    return rows


def _order_ligatures(glyphs: list[Glyph]) -> None:
    """Letters that share one shape stand in one place: there the file's own order says which is read first.

    Lam is read before the alef that it shares its shape with, whatever the file says.
    """
    steps = [second.order - first.order for first, second in pairwise(glyphs) if is_right_to_left(first.text)]
    leftwards = steps.count(-1) >= steps.count(1)
    for place in range(len(glyphs) - 1):
        first, second = glyphs[place], glyphs[place + 1]
        if not (is_right_to_left(first.text) and is_right_to_left(second.text) and _share(first, second)):
            continue
        if second.text == _LAM and first.text in _ALEFS:
            continue
        lam_alef = first.text == _LAM and second.text in _ALEFS
        if lam_alef or (abs(first.order - second.order) == 1 and (first.order < second.order) == leftwards):
            glyphs[place], glyphs[place + 1] = second, first


def _share(first: Glyph, second: Glyph) -> bool:
    shared = min(first.right, second.right) - max(first.left, second.left)
    return shared > _SHARED * min(first.right - first.left, second.right - second.left)


def _read_marks(row: Row) -> None:
    """A letter that is drawn over another is the mark there, which the producer has named wrongly.

    Some name it by a letter of another script, some name letter and mark both by the letter that has the mark.
    """
    marks = []
    for place, glyph in enumerate(row.glyphs):
        if not glyph.text.isalpha():
            continue
        for letter in row.glyphs[max(0, place - 2) : place + 3]:
            if letter is glyph or not is_right_to_left(letter.text[0]) or not _over(glyph, letter):
                continue
            if not is_right_to_left(glyph.text):
                letter.text = _composed(letter.text, _mark(glyph))
            elif glyph.text != letter.text:
                continue
            marks.append(glyph)
            break
    if marks:
        row.glyphs[:] = [glyph for glyph in row.glyphs if not any(glyph is mark for mark in marks)]


def _over(mark: Glyph, letter: Glyph) -> bool:
    left, bottom, right, _ = mark.ink
    shared = min(right, letter.ink[2]) - max(left, letter.ink[0])
    return bottom > letter.ink[3] - 0.1 * (letter.ink[3] - letter.ink[1]) and shared > _SHARED * min(
        right - left, letter.ink[2] - letter.ink[0]
    )


def _mark(glyph: Glyph) -> str:
    left, bottom, right, top = glyph.ink
    return _MADDA if right - left > _MADDA_WIDTH * (top - bottom) else _HAMZA


def _composed(letter: str, mark: str) -> str:
    if letter == _FARSI_YEH and mark == _HAMZA:
        return _YEH_WITH_HAMZA
    return unicodedata.normalize("NFC", letter + mark)


def _attach(mark: Glyph, rows: list[Row], em: float) -> None:
    """Put a vowel sign behind the letter over or under which it stands."""
    near = [row for row in rows if abs(row.baseline - mark.baseline) < _NEAR_MARK * em]
    if not near:
        return
    row = min(near, key=lambda row: abs(row.baseline - mark.baseline))
    middle = (mark.left + mark.right) / 2
    letter = min(row.glyphs, key=lambda glyph: abs((glyph.left + glyph.right) / 2 - middle))
    letter.text += mark.text
