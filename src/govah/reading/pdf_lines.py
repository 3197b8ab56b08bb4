"""A right-to-left page's lines out of the places of its letters, since producers leave these in any order."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from govah.reading.bidi import BRACKETS, is_right_to_left, mostly_right, oriented_brackets, reading_places
from govah.reading.pdf_columns import parts
from govah.reading.pdf_glyphs import STROKE, Frame, Glyph, glyphs_of
from govah.reading.pdf_joiners import with_joiners
from govah.reading.pdf_rows import Row, rows_of

# In parts of the letters' size: what lies less apart is one word; what lies further apart is a cell.
_WORD_GAP, _CELL_GAP = 0.16, 1.5
_NEAR, _NEAR_GAP = 3, 0.3  # letters apart in the stream; the part of a gap that is enough where it has a blank
# The shape of a bracket leaves room on its inner side, which looks like a gap.
_INSIDE_BRACKETS = re.compile(r"(?<=[(\[«]) | (?=[)\]»])")
_STROKES = re.compile(STROKE)
_CLOSING = ".:!?"
_FEWEST = 0.1  # of the letters, right-to-left, for a page to be rebuilt


@dataclass(frozen=True, slots=True)
class Line:
    """A line in the order of reading, with the glyph of each character; None for blanks and tabs."""

    text: str
    glyphs: tuple[Glyph | None, ...]


def needs_rebuilding(text: str) -> bool:
    """True for the text of a page on which right-to-left letters are more than a few."""
    letters = [character for character in text if character.isalpha()]
    return sum(map(is_right_to_left, letters)) > _FEWEST * len(letters)


def rebuilt(textpage: Any, frame: Frame) -> list[Line]:
    """The lines of the page in reading order: column by column, from top to bottom; a tab between cells.

    A joiner between two letters comes back where the shape of the first shows that they are not joined.
    """
    glyphs, em = glyphs_of(textpage, frame)
    if not glyphs:
        return []
    letters = [glyph.text for glyph in glyphs if glyph.text.isalpha()]
    page_right = 2 * sum(map(is_right_to_left, letters)) >= len(letters)
    blocks = [rows_of(part, em) for part in parts(glyphs, em, page_right)]
    word_gap = _word_gap([row for block in blocks for row in block], em)
    after_letter = False
    lines: list[Line] = []
    for block in blocks:
        for row in block:
            line, own = _line(row, word_gap, _CELL_GAP * em, page_right, after_letter)
            if line.text:
                lines.append(line)
            if own:
                after_letter = any(own)
    return with_joiners(_with_brackets(lines))


def _line(row: Row, word_gap: float, cell_gap: float, page_right: bool, after_letter: bool) -> tuple[Line, list[bool]]:
    """The row's cells, each read in its own direction, in the order of the page; and the directions of its letters."""
    cells = list(_cells(row, word_gap, cell_gap))
    own = [is_right_to_left(text[0]) for cell in cells for text, _ in cell if text[0].isalpha()]
    right = mostly_right(own, page_right) if len(cells) == 1 else page_right
    texts: list[tuple[str, Glyph | None]] = []
    for number, cell in enumerate(reversed(cells) if right else cells):
        seen = [text for text, _ in cell]
        places = reading_places(seen, _runs_left(seen, page_right if len(cells) > 1 else right), after_letter)
        if number:
            texts.append(("\t", None))
        texts += [cell[place] for place in places]
    text = "".join(text for text, _ in texts)
    glyphs = [glyph for text, glyph in texts for _ in text]
    begin, end = len(text) - len(text.lstrip()), len(text.rstrip())
    return Line(text[begin:end], tuple(glyphs[begin:end])), own


def _runs_left(seen: Sequence[str], otherwise: bool) -> bool:
    """Whether a cell or line runs from right to left: as most of its letters, else as the page does."""
    own = [is_right_to_left(text[0]) for text in seen if text[0].isalpha()]
    if not own:
        return otherwise
    if not any(own):
        # ".Name A" is a line of the other direction that ends in a stop.
        return otherwise and seen[0] in _CLOSING and seen[-1] not in _CLOSING
    return mostly_right(own, otherwise)


def _word_gap(rows: list[Row], em: float) -> float:
    """The gap that parts two words on this page, learnt from letters that are neighbours in the file's own stream.

    Between these PDFium knows from the font whether a blank stands; between others only the gap tells.
    """
    within: list[float] = []
    between: list[float] = []
    for row in rows:
        for first, second in pairwise(row.glyphs):
            if abs(first.order - second.order) == 1:
                (within if first.word == second.word else between).append(second.left - first.right)
    if len(within) < 5 or len(between) < 5:
        return _WORD_GAP * em
    high, low = statistics.quantiles(within, n=20)[-1], statistics.quantiles(between, n=20)[0]
    return max((high + low) / 2.0, 0.5 * _WORD_GAP * em)


def _cells(row: Row, word_gap: float, cell_gap: float) -> Iterator[list[tuple[str, Glyph | None]]]:
    """The row as it is seen, a blank in each gap between words, cut at each wide gap."""
    seen: list[tuple[str, Glyph | None]] = []
    edge: Glyph | None = None
    for glyph in row.glyphs:
        if edge is not None:
            gap = glyph.left - edge.right
            if gap > cell_gap:
                yield seen
                seen = []
            elif _parted(edge, glyph, gap, word_gap):
                seen.append((" ", None))
        seen.append((glyph.text, glyph))
        if edge is None or glyph.right > edge.right or abs(edge.order - glyph.order) == 1:
            edge = glyph
    if seen:
        yield seen


def _parted(edge: Glyph, glyph: Glyph, gap: float, word_gap: float) -> bool:
    """Whether a blank stands between: by the file's own blanks where the two are neighbours there, else by the gap.

    Beside brackets PDFium puts blanks on either side.
    """
    apart = abs(edge.order - glyph.order)
    if apart > _NEAR or edge.text in BRACKETS or glyph.text in BRACKETS:
        return gap > word_gap
    if apart == 1:
        return edge.word != glyph.word
    return gap > (word_gap if edge.word == glyph.word else _NEAR_GAP * word_gap)


def _with_brackets(lines: list[Line]) -> list[Line]:
    """Brackets turned as they are meant over the whole page, no blank within them, and no strokes."""
    oriented = oriented_brackets("\n".join(line.text for line in lines)).split("\n")
    return [_without(_without(Line(text, line.glyphs), _INSIDE_BRACKETS), _STROKES)
            for text, line in zip(oriented, lines, strict=True)]  # fmt: skip


def _without(line: Line, pattern: re.Pattern[str]) -> Line:
    gone = {place for found in pattern.finditer(line.text) for place in range(*found.span())}
    if not gone:
        return line
    kept = [place for place in range(len(line.text)) if place not in gone]
    return Line("".join(line.text[place] for place in kept), tuple(line.glyphs[place] for place in kept))
