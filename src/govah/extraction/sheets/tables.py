"""Rows of a table under a heading row of labels ("Name | Age | Charge"): each row is the card of one person."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govah.extraction.sheets.fields import Card, Cell, FieldRules, Row
from govah.packs.schema.fields import Field

_CELLS = re.compile(r" ?\| ?|\t+| {2,}")
_RULE = re.compile(r"[\s|:=+-]+")
_MARKS = ("|", "\t", "  ")  # one of which stands between the cells
_HEADS = 3
_BLANK_ROWS = 2


def _row_cells(low: str, row: Row) -> list[tuple[int, int]]:
    """The cells of one line of a table."""
    start, end = row.start, row.end
    if low[start] == "|":
        start += 1
    if low[end - 1] == "|":
        end -= 1
    found, at = [], start
    for match in _CELLS.finditer(low, start, end):
        found.append((at, match.start()))
        at = match.end()
    found.append((at, end))
    return [(a + len(low[a:b]) - len(low[a:b].lstrip()), a + len(low[a:b].rstrip())) for a, b in found]


def find_tables(low: str, rows: Sequence[Row], rules: FieldRules) -> tuple[list[Card], set[int]]:
    """Rows under a heading row of labels ("Name | Age | Charge"), each a card, and the lines that they take."""
    cards: list[Card] = []
    taken: set[int] = set()
    heading: list[tuple[Field | None, tuple[int, int]]] = []
    last = -1
    if not any(mark in low for mark in _MARKS):
        return cards, taken
    for row in rows:
        cells = _row_cells(low, row)
        if not heading and len(cells) < _HEADS:
            continue
        told = [(rules.label(re.sub(r"[*_:.]", "", low[a:b])), (a, b)) for a, b in cells]
        labels = [e for e, _ in told if e is not None]
        if len(labels) >= _HEADS and any(e.holds == "name" for e in labels):
            heading, last = told, row.number
            taken.add(row.number)
            continue
        if not heading:
            continue
        if _RULE.fullmatch(low, row.start, row.end) and row.number - last <= _BLANK_ROWS:
            taken.add(row.number)
            last = row.number
            continue
        if row.number - last > _BLANK_ROWS or len(cells) != len(heading):
            heading = []
            continue
        pairs = zip(heading, cells, strict=True)
        filled = [Cell(e, label, a, b, row.number) for (e, label), (a, b) in pairs if e is not None and a < b]
        card = Card(filled, header=True)
        if card.first("name") is not None and len(filled) > 1:
            cards.append(card)
            taken.add(row.number)
            last = row.number
    return cards, taken
