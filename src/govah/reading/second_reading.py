"""The numbers of a text layer read a second time, out of the picture of the page, each in its own place.

A font that calls one digit another, a stroke that is called a digit, a number set backwards: none of these can be
seen in a text layer alone, and each changes who died when. Recognition errs too, more often than text layers do. So
a number that it reads otherwise is still confirmed where each digit's shape was confirmed elsewhere in the document.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from govah.reading.ocr_lines import digits_in, same_place
from govah.reading.pdf_glyphs import LOST, Box, Glyph, around
from govah.reading.pdf_lines import Line
from govah.reading.tesseract import Picture, Tesseract, Word, recognise

_WORD = re.compile(rf"\S*[\d{LOST}]\S*")
_GRAIN = 0.02  # of the letters' size; shapes of one digit that differ less are one
_CONFIRMED = 2  # times that a digit's shape must have been read alike
_HOLE = 0.25  # of the letters' size between two signs: one may be missing
_SURE, _LONG = 90, 2  # confidence and digits of a number that the text layer may have lost
Shape = tuple[str, int, int, int]


@dataclass(frozen=True, slots=True)
class NumberPlace:
    """A word with digits, or lost signs, in a text layer: its offsets in the page's text, its box on the page shown.

    `shapes` are those of its digits; `whole` is false where a digit may be missing between two others.
    """

    start: int
    end: int
    text: str
    box: Box
    shapes: tuple[Shape, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """A place where two readings of a page have other digits: the first as it stands in the text, the second's
    digits in ASCII, empty where it sees none. `start` equals `end` where the text has nothing there."""

    start: int
    end: int
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What the second reading of one page gave: shapes of digits that it confirms, numbers that it reads otherwise
    (with its reading), and numbers that only it sees."""

    confirmed: tuple[Shape, ...]
    open: tuple[tuple[NumberPlace, str], ...]
    unheard: tuple[str, ...]


def places_of(lines: Sequence[Line]) -> list[NumberPlace]:
    """The numbers of a page whose letters have places."""
    em = _em(lines)
    found = []
    offset = 0
    for line in lines:
        for word in _WORD.finditer(line.text):
            glyphs = [
                glyph
                for sign, glyph in zip(word.group(), line.glyphs[word.start() : word.end()], strict=True)
                if glyph is not None and (sign.isdecimal() or sign == LOST)
            ]
            if glyphs:
                drawn = [glyph for glyph in line.glyphs[word.start() : word.end()] if glyph is not None]
                start, end = offset + word.start(), offset + word.end()
                box = around([glyph.box for glyph in glyphs])
                shapes = tuple(_shape(glyph, em) for glyph in glyphs)
                found.append(NumberPlace(start, end, word.group(), box, shapes, _is_whole(drawn, em)))
        offset += len(line.text) + 1
    return found


def _em(lines: Sequence[Line]) -> float:
    heights = sorted(g.ink[3] - g.ink[1] for line in lines for g in line.glyphs if g is not None and g.text.isdecimal())
    return 2 * heights[-1] if heights and heights[-1] > 0 else 1.0


def _shape(glyph: Glyph, em: float) -> Shape:
    left, bottom, right, top = glyph.ink
    grain = _GRAIN * em
    return (
        glyph.text,
        round((right - left) / grain),
        round((top - bottom) / grain),
        round((bottom - glyph.baseline) / grain),
    )


def _is_whole(glyphs: Sequence[Glyph], em: float) -> bool:
    """Whether the signs of a number stand as near to one another as signs do."""
    row = sorted(glyphs, key=lambda glyph: glyph.left)
    return all(b.left - a.right < _HOLE * em for a, b in pairwise(row))


def check(
    tesseract: Tesseract, picture: Picture, places: Sequence[NumberPlace], height: float, seconds: float
) -> Checked | None:
    """One page's numbers against recognition; None where it fails. `height` is the page's, in points."""
    words = recognise(tesseract, picture, tesseract.of("arabic"), seconds=seconds)
    if words is None:
        return None
    boxes = [_in_pixels(place.box, picture.scale, height) for place in places]
    confirmed: list[Shape] = []
    undecided = []
    for place, box in zip(places, boxes, strict=True):
        seen = _seen(words, box)
        if LOST not in place.text and seen == digits_in(place.text):
            confirmed += set(place.shapes)
        else:
            undecided.append((place, seen))
    unheard = [word for word in words if _is_number(word) and not any(same_place(word.box, box) for box in boxes)]
    return Checked(tuple(confirmed), tuple(undecided), tuple(word.text for word in unheard))


def _is_number(word: Word) -> bool:
    return word.confidence >= _SURE and len(word.text) >= _LONG and word.text.isdecimal()


def left_open(checked: Sequence[Checked]) -> list[list[tuple[NumberPlace, str]]]:
    """For each page the numbers that the second reading of the whole document does not confirm."""
    counted = Counter(shape for one in checked for shape in one.confirmed)
    return [[(place, seen) for place, seen in one.open if not _by_shapes(place, seen, counted)] for one in checked]


def _by_shapes(place: NumberPlace, seen: str, counted: Counter[Shape]) -> bool:
    digits = digits_in(place.text)
    separators = len(place.text) - len(digits)  # recognition takes them for digits
    longer = len(seen) > len(digits) + separators
    return (
        LOST not in place.text
        and place.whole
        and not longer
        and all(counted[shape] >= _CONFIRMED for shape in place.shapes)
    )


def still_open(
    tesseract: Tesseract,
    pictures: Sequence[Picture],
    places: Sequence[tuple[NumberPlace, str]],
    height: float,
    seconds: float,
) -> list[Difference]:
    """The numbers that the page in other sizes does not confirm either."""
    remaining = list(places)
    for picture in pictures:
        if not remaining:
            break
        words = recognise(tesseract, picture, tesseract.of("arabic"), seconds=seconds) or []
        seen = [
            (place, first, _seen(words, _in_pixels(place.box, picture.scale, height))) for place, first in remaining
        ]
        remaining = [
            (place, first or now) for place, first, now in seen if LOST in place.text or now != digits_in(place.text)
        ]
    return [Difference(place.start, place.end, place.text, seen) for place, seen in remaining]


def _seen(words: Sequence[Word], box: Box) -> str:
    return "".join(digits_in(word.text) for word in words if same_place(word.box, box))


def _in_pixels(box: Box, scale: float, height: float) -> Box:
    left, bottom, right, top = box
    return left * scale, (height - top) * scale, right * scale, (height - bottom) * scale
