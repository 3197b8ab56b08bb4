"""Finds data sheets: lines of label and value ("Date of Arrest: …") that stand together and speak of one person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from govah.extraction.sheets.fields import ANY, Card, Cell, FieldRules, Row, rows_of
from govah.extraction.sheets.tables import find_tables
from govah.packs.schema.fields import Field

_HEAD = re.compile(
    r"(?P<lead>[^\w\n\"']{0,8}(?:\d{1,3}(?:[.)]|\t| (?=\W))[^\w\n]{0,6})?)"
    r"(?P<label>[^\W\d_](?:[^\W\d_]|[' /-]){0,50}?)(?P<aside> ?\([^)\n]{1,24}\))?[*_]{0,2}"
    r"(?P<sep> ?[:=]+| ?\||\t| -{1,2} | {2,}| ?[*_]* ?$)[*_ \t]*"
)
_FREE = re.compile(r"(?P<label>[^\W\d_](?:[^\W\d_]|[' /-]){1,50}?)(?: ?\([^\W\d_/]{1,8}\))? ?:")
_DATED = re.compile(r"\W*(?:\w+,? ){0,2}\d")  # "Arrested" alone over a name is a heading, not the label of a day
_GAP = re.compile(r"[ /]")
_LEAD = " \t*_"
_TRIM = " \t*_|;,-"
_NEAR_LINES, _SHORT, _WIDE = 3, 100, 2
_REPEATS = frozenset({"charge", "told", "note", "date", "place", "court", "judge", "prose"})
_SILENT = frozenset({"note", "prose"})


def find_cards(text: str, low: str, rules: FieldRules) -> list[Card]:
    """The data sheets of a text. `low` is its plain lower-case form; a label alone makes none."""
    if not rules.labels:
        return []
    if "\t" in text:
        low = "".join(["\t" if t == "\t" else c for t, c in zip(text, low, strict=True)])
    rows = rows_of(low)
    tables, taken = find_tables(low, rows, rules)
    cells = list(_cells(text, low, [r for r in rows if r.number not in taken], rules))
    cards = [c for c in _split(rows, cells) if _telling(low, c, rules)]
    return sorted([*cards, *tables], key=lambda c: c.start)


def _cells(text: str, low: str, rows: Sequence[Row], rules: FieldRules) -> Iterator[Cell]:
    """All fields of the lines, in order."""
    heads = [_HEAD.match(low, row.start, row.end) for row in rows]
    known = [rules.label(m["label"]) if m else None for m in heads]
    for k, row in enumerate(rows):
        match, entry = heads[k], known[k]
        if match is None or entry is None:
            if low.count(":", row.start, row.end) > _WIDE:
                yield from _inside((text, low), row.start, row, rules)
            continue
        if match.end() < row.end:
            yield from _inside((text, low), row.start + len(match["lead"]), row, rules, first=(entry, match))
        else:
            last = k + 1
            while last < len(rows) and known[last] is None and _goes_on(low, rows, k, last):
                last += 1
            if last > k + 1 and (
                match["sep"].strip(_LEAD) or entry.holds != "date" or _DATED.match(low, rows[k + 1].start)
            ):
                label = (match.start("label"), match.end("label"))
                yield Cell(entry, label, rows[k + 1].start, rows[last - 1].end, row.number)


def _goes_on(low: str, rows: Sequence[Row], k: int, last: int) -> bool:
    """Whether a line belongs to the value of the label above it: the first line does, of a list every item."""
    if last == k + 1:
        return rows[last].number - rows[k].number <= _WIDE and rows[last].end - rows[last].start <= 2 * _SHORT
    item = low[rows[last].start] in "-*" and low[rows[k + 1].start] in "-*"
    return item and rows[last].number - rows[last - 1].number <= _WIDE


def _inside(
    texts: tuple[str, str], start: int, row: Row, rules: FieldRules, first: tuple[Field, re.Match[str]] | None = None
) -> Iterator[Cell]:
    """The fields of one line: the one it begins with, and further ones with a colon ("Name: X, Age: 26")."""
    text, low = texts
    at = first[1].end() if first else start
    found = [(first[0], first[1].start("label"), first[1].end("label"), at)] if first else []
    while (match := _FREE.search(low, at, row.end)) is not None:
        for begin in [match.start("label"), *(m.end() for m in _GAP.finditer(low, *match.span("label")))]:
            apart = text[begin].isupper() or not low[row.start : begin].strip(_LEAD)[-1:].isalnum()
            entry = rules.label(low[begin : match.end("label")]) if apart else None
            if entry is not None:
                found.append((entry, begin, match.end("label"), match.end()))
                break
        at = match.end()
    ends = [*(f[1] for f in found[1:]), row.end]
    for (entry, a, b, value), end in zip(found, ends, strict=False):
        inner = low[value:end]
        begin = value + len(inner) - len(inner.lstrip(_TRIM))
        yield Cell(entry, (a, b), begin, max(begin, value + len(inner.rstrip(_TRIM))), row.number)


def _split(rows: Sequence[Row], cells: Iterable[Cell]) -> list[Card]:
    """The fields as cards: a new one where a name or a single field comes again, or where text stands between."""
    order = {row.number: k for k, row in enumerate(rows)}
    cards: list[Card] = []
    for cell in cells:
        card = cards[-1] if cards else None
        if card is None or _apart(rows, order, card, cell):
            cards.append(Card([cell]))
        else:
            card.cells.append(cell)
    return cards


def _apart(rows: Sequence[Row], order: dict[int, int], card: Card, cell: Cell) -> bool:
    if cell.entry.holds not in _REPEATS and any(c.entry.id == cell.entry.id for c in card.cells):
        return True
    if cell.entry.holds == "name" and card.cells[0].entry.holds == "name":
        return True
    last = max(c.line for c in card.cells)
    between = [r for r in rows[order[last] + 1 : order[cell.line]] if not (r.start < card.end)]
    return len(between) > _NEAR_LINES or any(r.end - r.start > _SHORT for r in between)


def _telling(low: str, card: Card, rules: FieldRules) -> bool:
    """Whether two different fields are filled, one of them with something that is taken."""
    filled = {c.entry.id for c in card.cells if c.end > c.start and not rules.empty(low[c.start : c.end])}
    taken = {c.entry.id for c in card.cells if c.entry.holds not in _SILENT and c.entry.event != ANY}
    known = {c.entry.id for c in card.cells if c.end > c.start}
    return len(known) > 1 and bool(filled & taken)
