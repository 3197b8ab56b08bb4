"""Figures set beside a label: "Murder – 15" line by line, "Northern Prison (9), Yazd (6)": parts of the last count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from govah.extraction.document.figures import Figure, Frame

_LINE = re.compile(
    r"\W*(?P<label>[^\W\d_][^\n\d:;]{1,60}?)\s*(?:[-–—:=]|\.{2,})\s*(?P<n>\d{1,4})(?:\s*\(?\d+(?:\.\d+)?\s?%\)?)?\W*"
)
_BRACKET = re.compile(r"(?P<label>[^\W\d_][^\n\d,;:()]{1,60}?) \((?P<n>\d{1,4})\)")
_KINDS = ("charge", "weak_charge", "prison", "city", "province")
_FEWEST = 2


def labelled(frame: Frame, before: Figure | None) -> Iterator[Figure]:
    """The figures of a line or row of labels, each of the kind and period of the figure before them."""
    if before is None:
        return
    page, sentence = frame.page, frame.sentence
    line = _LINE.fullmatch(page.plain, sentence.start, sentence.end)
    rows = [line] if line else list(_BRACKET.finditer(page.plain, sentence.start, sentence.end))
    rows = [m for m in rows if page.has(m.start("label"), m.end("label"), *_KINDS)]
    if not rows or (line is None and len(rows) < _FEWEST):
        return
    whole = before.head
    for row in rows:
        number = next((n for n in page.numbers_in(row.start("n"), row.end("n")) if n.start == row.start("n")), None)
        if number is not None and number.value <= whole.value:
            yield replace(whole, number=number, sentence=sentence, whole=whole, out_of=None, bound="exact")
