"""A scanned page read by text recognition: turned upright, read twice, and put in the order of reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from govah.reading.bidi import is_right_to_left
from govah.reading.ocr_lines import Read, lines_of, merged
from govah.reading.pdf_glyphs import turned
from govah.reading.pdf_lines import Line
from govah.reading.pictures import turned_picture
from govah.reading.tesseract import Box, Picture, Tesseract, Word, recognise, turns_to_upright

_GOOD, _LETTERS = 70, 3  # confidence and length of a word that shows which way a page is turned
_UPRIGHT = 0.5  # of all letters in good words: a page that need not be turned
_CLEARLY = 1.5  # times as many letters in good words, for a page to be turned
_FEW_RIGHT = 0.1  # of the letters: fewer, and the page is in the Latin script


@dataclass(frozen=True, slots=True)
class Recognised:
    """A scan's lines, how far it was turned (quarter turns clockwise), its mean confidence, and where its two
    readings saw other digits: the box of the word and both readings."""

    lines: tuple[Line, ...]
    turns: int
    confidence: float
    doubts: tuple[tuple[Box, str, str], ...]


def read_scan(tesseract: Tesseract, small: Picture, large: Picture, seconds: float) -> Recognised | None:
    """The lines of a scanned page, turned upright if need be; None where recognition fails or takes too long.

    The page comes in two sizes, since what is misread in one is often read well in the other.
    """
    mixed = recognise(tesseract, small, tesseract.mixed, seconds=seconds)
    if mixed is None:
        return None
    turns = 0
    if not _is_upright(mixed):
        turns, mixed = _turned_upright(tesseract, small, mixed, seconds)
        small, large = turned_picture(small, turns), turned_picture(large, turns)
    letters = [sign for word in mixed for sign in word.text if sign.isalpha()]
    foreign = sum(map(is_right_to_left, letters)) < _FEW_RIGHT * len(letters)
    language = tesseract.of("latin" if foreign else "arabic")
    first = recognise(tesseract, small, language, seconds=seconds) or []
    again = recognise(tesseract, large, language, seconds=seconds) or []
    times = small.scale / large.scale
    again = [replace(word, box=_resized(word.box, times)) for word in again]
    reads = merged(first, mixed, again)
    height = small.height / small.scale
    words = [replace(one.word, box=_in_points(one.word.box, small.scale, height)) for one in reads]
    page = (small.width / small.scale, height)
    lines = tuple(_turned_back(line, turns, *page) for line in lines_of(words))
    confidence = sum(word.confidence for word in words) / len(words) if words else 0.0
    return Recognised(lines, turns, confidence, tuple(_doubts(reads, small.scale, height)))


def _resized(box: Box, times: float) -> Box:
    return box[0] * times, box[1] * times, box[2] * times, box[3] * times


def _doubts(reads: Sequence[Read], scale: float, height: float) -> list[tuple[Box, str, str]]:
    found = []
    for one in reads:
        if one.digits is not None:
            found.append((_in_points(one.word.box, scale, height), *one.digits))
    return found


def _is_upright(words: Sequence[Word]) -> bool:
    everything = sum(len(word.text) for word in words)
    return _weight(words) >= _UPRIGHT * everything if everything else False


def _weight(words: Sequence[Word]) -> int:
    return sum(len(word.text) for word in words if word.confidence >= _GOOD and len(word.text) >= _LETTERS)


def _turned_upright(
    tesseract: Tesseract, picture: Picture, words: list[Word], seconds: float
) -> tuple[int, list[Word]]:
    """How many quarter turns set the page upright, and its words then; the guess by shapes is tried first."""
    guess = turns_to_upright(tesseract, picture, seconds=seconds)
    best, found = 0, words
    for turns in sorted({1, 2, 3}, key=lambda turns: turns != guess):
        tried = recognise(tesseract, turned_picture(picture, turns), tesseract.mixed, seconds=seconds) or []
        if _weight(tried) > _CLEARLY * _weight(words) and _weight(tried) > _weight(found):
            best, found = turns, tried
            if _is_upright(tried):
                break
    return best, found


def _in_points(box: Box, scale: float, height: float) -> Box:
    left, top, right, bottom = box
    return left / scale, height - bottom / scale, right / scale, height - top / scale


def _turned_back(line: Line, turns: int, width: float, height: float) -> Line:
    if not turns:
        return line
    glyphs = tuple(
        None if glyph is None else replace(glyph, box=turned(glyph.box, 4 - turns, width, height))
        for glyph in line.glyphs
    )
    return Line(line.text, glyphs)
