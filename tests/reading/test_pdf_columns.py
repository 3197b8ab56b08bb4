from __future__ import annotations

import pytest

from govah.reading.pdf_columns import parts
from govah.reading.pdf_glyphs import Glyph


def row(words: str, left: float, baseline: float, order: int) -> list[Glyph]:
    """A glyph of five points for each letter; a blank is a gap of five."""
    return [
        Glyph(sign, order + n, 0, left + 5 * n, left + 5 * n + 5, baseline, (0, 0, 0, 0), (0, 0, 0, 0))
        for n, sign in enumerate(words)
        if sign != " "
    ]


def page(rows: list[tuple[str, float, float]]) -> list[Glyph]:
    return [glyph for n, (words, left, baseline) in enumerate(rows) for glyph in row(words, left, baseline, 100 * n)]


LONG = "some line of a long column"
LEFT = [(LONG, 0.0, 500.0 - 12 * n) for n in range(4)]
RIGHT = [(LONG, 150.0, 500.0 - 12 * n) for n in range(4)]
LOWER = [(LONG, 150.0, 495.0 - 12 * n) for n in range(4)]
CELLS = [(word, 60.0 * n, 500.0 - 12 * row) for row in range(4) for n, word in enumerate(["cell", "two words", "7"])]
MANY = [("a cell", 60.0 * n, 500.0 - 12 * row) for row in range(6) for n in range(8)]
THREE = [(LONG, 150.0 * column, 500.0 - 12 * n) for column in (2, 1, 0) for n in range(4)]
ACROSS = [("a line that runs across the whole of the page", 0.0, 520.0)]
UNDER = [("and one below", 150.0, 440.0)]

PAGES = [
    ("one column is one part", LEFT, True, 1),
    ("two columns, the right one first", RIGHT + LEFT, True, 2),
    ("the other way in the other direction", LEFT + RIGHT, False, 2),
    ("columns whose lines do not stand on one height", LOWER + LEFT, True, 2),
    ("a table is read row by row", CELLS, True, 1),
    ("a table of many cells", MANY, True, 1),
    ("three columns", THREE, True, 3),
    ("a heading across, then columns", ACROSS + RIGHT + LEFT, True, 3),
    ("a short line under both columns comes last", RIGHT + LEFT + UNDER, True, 3),
    ("two rows are too few to be columns", RIGHT[:2] + LEFT[:2], True, 1),
    ("nothing", [], True, 0),
]


@pytest.mark.parametrize(("rows", "right_first", "count"), [r[1:] for r in PAGES], ids=[r[0] for r in PAGES])
def test_parts(rows: list[tuple[str, float, float]], right_first: bool, count: int) -> None:
    glyphs = page(rows)
    found = parts(glyphs, 10.0, right_first)
    assert len(found) == count
    assert sorted(glyph.order for part in found for glyph in part) == sorted(glyph.order for glyph in glyphs)
    if count == 2:
        assert (found[0][0].left > found[1][0].left) == right_first
    if count == 3:
        assert rows != THREE or found[0][0].left > found[1][0].left > found[2][0].left
        assert min(glyph.order for glyph in found[2]) > max(glyph.order for glyph in found[0])
