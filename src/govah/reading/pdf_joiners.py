"""Joiners that a file does not hold: a letter inside a word that is drawn as at a word's end is not joined on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from govah.reading.pdf_glyphs import JOINER, Glyph

if TYPE_CHECKING:
    from govah.reading.pdf_lines import Line

# Letters of the Arabic script that join on both sides; after the others a joiner leaves no trace.
_BOTH = frozenset("\u0626\u0628\u062a\u062b\u062c\u062d\u062e\u0633\u0634\u0635\u0636\u0637\u0638\u0639\u063a"
                  "\u0641\u0642\u0643\u0644\u0645\u0646\u0647\u064a\u067e\u0686\u06a9\u06af\u06cc\u06be")  # fmt: skip
_GRAIN = 0.25  # points; shapes that differ less are one
_ENDS, _INSIDE = 1, 2  # times that a shape must be seen at ends, and another inside, to tell anything
Shape = tuple[int, int, int]
Kind = tuple[str, bool]


def with_joiners(lines: list[Line]) -> list[Line]:
    """The lines with a joiner wherever the shapes of the page show one.

    A letter has one shape where it ends a word and another where the word goes on. Only letters for which the page
    shows both shapes, and which are never drawn alike in both places, tell anything.
    """
    ends: dict[Kind, Counter[Shape]] = defaultdict(Counter)
    inside: dict[Kind, Counter[Shape]] = defaultdict(Counter)
    for line in lines:
        for _, kind, shape, goes_on in _letters(line):
            (inside if goes_on else ends)[kind][shape] += 1
    return [_joined(line, ends, inside) for line in lines]


def _joined(line: Line, ends: dict[Kind, Counter[Shape]], inside: dict[Kind, Counter[Shape]]) -> Line:
    after = [
        place
        for place, kind, shape, goes_on in _letters(line)
        if goes_on
        and ends[kind][shape] >= _ENDS
        and sum(count for other, count in inside[kind].items() if not ends[kind][other]) >= _INSIDE
    ]
    if not after:
        return line
    text, glyphs = list(line.text), list(line.glyphs)
    for place in reversed(after):
        text.insert(place + 1, JOINER)
        glyphs.insert(place + 1, None)
    return replace(line, text="".join(text), glyphs=tuple(glyphs))


def _letters(line: Line) -> Iterator[tuple[int, Kind, Shape, bool]]:
    """Each letter that may join on: place, itself and whether joined before, shape, whether a letter follows."""
    text: Sequence[str] = line.text
    for place, letter in enumerate(text):
        glyph = line.glyphs[place]
        if letter not in _BOTH or glyph is None or len(glyph.text) > 1:
            continue
        following = text[place + 1] if place + 1 < len(text) else " "
        if following == JOINER:
            continue
        before = text[place - 1] if place else " "
        yield place, (letter, before in _BOTH), _shape(glyph), following.isalpha()


def _shape(glyph: Glyph) -> Shape:
    left, bottom, right, top = glyph.ink
    return round((right - left) / _GRAIN), round((bottom - glyph.baseline) / _GRAIN), round((top - bottom) / _GRAIN)
