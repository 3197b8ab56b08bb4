"""Columns of a right-to-left page: parts of the page that are read one after the other, not line by line across."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from govah.reading.pdf_glyphs import Glyph

# In parts of the letters' size: rows nearer than this are one for the search, a gutter is at least this wide.
_SAME_ROW, _GUTTER = 0.7, 1.0
_FEWEST_ROWS = 3
_FEWEST_LETTERS = 15  # in the middle row of each column; rows of tables are shorter
_FEWEST_AT_ONCE = 7  # in the first row of each
_FILLED = 0.6  # of a column's width, by its middle row; cells of tables leave more empty


@dataclass(slots=True)
class _Row:
    glyphs: list[Glyph]
    covered: list[tuple[float, float]]  # from left to right, without overlaps


def parts(glyphs: Sequence[Glyph], em: float, right_first: bool) -> list[list[Glyph]]:
    """The glyphs of a page in parts, in the order of reading; one part where there are no columns."""
    rows = _rows(glyphs, em)
    found: list[list[Glyph]] = []
    before: list[Glyph] = []
    tables: list[tuple[float, float, int]] = []
    start = 0
    while start < len(rows):
        columns, end = _columns(rows, start, em, right_first, tables)
        if columns is None:
            before.extend(rows[start].glyphs)
            start += 1
            continue
        if before:
            found.append(before)
            before = []
        for column in columns:
            found.extend(parts(column, em, right_first))
        start = end
    if before:
        found.append(before)
    return found


def _rows(glyphs: Sequence[Glyph], em: float) -> list[_Row]:
    gathered: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.baseline):
        if gathered and gathered[-1][0].baseline - glyph.baseline < _SAME_ROW * em:
            gathered[-1].append(glyph)
        else:
            gathered.append([glyph])
    return [_Row(row, _covered(row, em)) for row in gathered]


def _covered(row: list[Glyph], em: float) -> list[tuple[float, float]]:
    spans: list[tuple[float, float]] = []
    for left, right in sorted((glyph.left, glyph.right) for glyph in row):
        if spans and left - spans[-1][1] < _GUTTER * em:
            spans[-1] = (spans[-1][0], max(right, spans[-1][1]))
        else:
            spans.append((left, right))
    return spans


def _columns(
    rows: Sequence[_Row], start: int, em: float, right_first: bool, tables: list[tuple[float, float, int]]
) -> tuple[tuple[list[Glyph], list[Glyph]] | None, int]:
    """The two sides of a gutter that begins at row `start`, first read first, and the row after them.

    `tables` gathers gutters that run to a row between what is no text, so that they are not followed again.
    """
    for before, after in pairwise(rows[start].covered):
        if not (_has_text(rows[start], before) and _has_text(rows[start], after)):
            continue
        band = (before[1], after[0])
        if any(start < end and left < band[1] and band[0] < right for left, right, end in tables):
            continue
        end = start + 1
        while end < len(rows) and (narrower := _free(band, rows[end].covered, em)) is not None:
            band, end = narrower, end + 1
        middle = sum(band) / 2
        if _is_text(rows[start:end], middle, True) and _is_text(rows[start:end], middle, False):
            sides = [_sides(row, middle) for row in rows[start:end]]
            sides = _without_what_follows(sides if right_first else [(left, right) for right, left in sides])
            columns = [glyph for first, _ in sides for glyph in first], [g for _, second in sides for g in second]
            return columns, start + len(sides)
        tables.append((*band, end))
    return None, start


def _has_text(row: _Row, span: tuple[float, float]) -> bool:
    """Whether letters enough stand in this piece of the row, for it to be a line of a column."""
    return _letters_in(row, span) >= _FEWEST_AT_ONCE


def _letters_in(row: _Row, span: tuple[float, float]) -> int:
    return sum(span[0] <= glyph.left and glyph.right <= span[1] for glyph in row.glyphs)


def _free(band: tuple[float, float], covered: Sequence[tuple[float, float]], em: float) -> tuple[float, float] | None:
    """The widest part of the band that the row leaves free, None where it is too narrow for a gutter."""
    edges = [band[0], *(edge for span in covered for edge in span), band[1]]
    free = [
        (max(edges[place], band[0]), min(edges[place + 1], band[1]))
        for place in range(0, len(edges), 2)
        if min(edges[place + 1], band[1]) - max(edges[place], band[0]) >= _GUTTER * em
    ]
    return max(free, key=lambda part: part[1] - part[0], default=None)


def _sides(row: _Row, middle: float) -> tuple[list[Glyph], list[Glyph]]:
    """Right of the middle, left of it."""
    right = [glyph for glyph in row.glyphs if glyph.left + glyph.right > 2 * middle]
    left = [glyph for glyph in row.glyphs if glyph.left + glyph.right <= 2 * middle]
    return right, left


def _without_what_follows(sides: list[tuple[list[Glyph], list[Glyph]]]) -> list[tuple[list[Glyph], list[Glyph]]]:
    """Short lines under both columns stand in the file after the second column; those of the first, before it."""
    last = max(place for place, (first, second) in enumerate(sides) if first and second)
    others = [glyph.order for _, second in sides for glyph in second]
    for place in range(last + 1, len(sides)):
        first, _ = sides[place]
        if first and min(glyph.order for glyph in first) > statistics.median(others):
            return sides[:place]
    return sides


def _is_text(rows: Sequence[_Row], middle: float, right: bool) -> bool:
    """True where what lies next to the gutter runs through most of its width with many letters: text, not cells."""
    spans, letters = [], []
    for row in rows:
        side = [span for span in row.covered if (span[0] >= middle) == right]
        if side:
            span = side[0] if right else side[-1]
            spans.append(span)
            letters.append(_letters_in(row, span))
    if len(spans) < _FEWEST_ROWS or statistics.median(letters) < _FEWEST_LETTERS:
        return False
    extent = max(end for _, end in spans) - min(begin for begin, _ in spans)
    return statistics.median(end - begin for begin, end in spans) > _FILLED * extent
