"""Lines out of recognised words: readings of one picture laid over one another, then put in the order of reading."""

from __future__ import annotations

import re
import statistics
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from govah.reading.bidi import is_right_to_left, mostly_right, oriented_brackets, reading_places
from govah.reading.pdf_columns import parts
from govah.reading.pdf_glyphs import Box, Glyph
from govah.reading.pdf_lines import Line
from govah.reading.tesseract import Word

_SAME_ROW, _CELL_GAP = 0.5, 1.5  # in parts of the words' height
_BAND = 50.0  # pixels
_LOOKED_AT = 8  # rows back, that a line may go on
_VERY_SURE, _SURE, _HALF_SURE, _AHEAD = 90, 80, 60, 10  # confidences, and how far one must be ahead of the other
_FAINT = 25  # a sign by itself below this confidence is a stain
_SHORT = 6  # letters; a longer word of the other script is no number that was taken for letters
_LATIN = re.compile(r"[A-Za-z0-9]")
_LATIN_WORD = re.compile(r"\W*(?:[A-Z]?[a-z]{2,}|[A-Z]{4,})\W*")
_DIGITS = re.compile(r"\d")
_CORE = re.compile(r"([^\w]*)(\d(?:.*\d)?)([^\w]*)")
_NUMBER = re.compile(r"\d+(?:[/:.,\u066b\u066c]\d+)*")


@dataclass(frozen=True, slots=True)
class Read:
    """A word of the merged reading, and the digits that the two readings see in it where they differ."""

    word: Word
    digits: tuple[str, str] | None = None


def digits_in(text: str) -> str:
    """The digits of a text as ASCII, without what stands between them.

    >>> digits_in("12/5 km")
    '125'
    """
    return "".join(str(int(sign)) for sign in text if sign.isdecimal())


def merged(first: Sequence[Word], mixed: Sequence[Word], again: Sequence[Word]) -> list[Read]:
    """The first reading, with words of the other script out of the mixed one; numbers compared between all three.

    Recognition of one script turns words of the other into nonsense, of which it is not sure. Recognition of two
    at once takes digits of the one for letters of the other, and is sure of it. `again` is the first reading at
    another size.
    """
    found: list[Read] = []
    taken: set[Box] = set()
    of_mixed, of_again = _by_height(mixed), _by_height(again)
    for word in first:
        others, once_more = _at(word, of_mixed), _at(word, of_again)
        if others and _is_other_script(word, others, once_more):
            seen = digits_in(word.text)
            for other in others:
                if other.box not in taken:
                    found.append(_other(other, seen, digits_in(_text(once_more))))
                    taken.add(other.box)
        elif word.confidence >= _FAINT or len(word.text) > 1 or _DIGITS.search(word.text):
            found.append(_numbered(word, others, once_more))
        taken.update(other.box for other in others)
    missed = [other for other in mixed if other.box not in taken and other.confidence >= _HALF_SURE]
    return found + [
        Read(other, (digits_in(other.text), "") if _DIGITS.search(other.text) else None) for other in missed
    ]


def _by_height(words: Sequence[Word]) -> dict[int, list[Word]]:
    """The words in bands of the page, so that not each need be compared with all."""
    bands: dict[int, list[Word]] = defaultdict(list)
    for word in words:
        for band in range(int(word.box[1] // _BAND), int(word.box[3] // _BAND) + 1):
            bands[band].append(word)
    return bands


def _at(word: Word, bands: dict[int, list[Word]]) -> list[Word]:
    near = bands.get(int(_middle(word) // _BAND), [])
    return [other for other in near if same_place(word.box, other.box)]


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _is_other_script(word: Word, others: Sequence[Word], once_more: Sequence[Word]) -> bool:
    """Whether the mixed reading is better: sure, in Latin signs, where the first is unsure and unsteady."""
    text = _text(others)
    sure = min(other.confidence for other in others)
    if not _LATIN.search(text) or any(is_right_to_left(sign) for sign in text):
        return False
    if _mixes_digits(word.text):
        return sure >= _HALF_SURE
    if sure >= _SURE and _is_like_a_word(text) and not any(sign.isalpha() for sign in word.text):
        return True
    steady = word.text == _text(once_more) and word.confidence >= _HALF_SURE
    return sure >= _SURE and sure > word.confidence + _AHEAD and not steady


def _is_like_a_word(text: str) -> bool:
    """Digits that are taken for letters look like initials, with capitals in odd places."""
    return all(_LATIN_WORD.fullmatch(part) for part in text.split())


def _mixes_digits(text: str) -> bool:
    """Digits of two scripts in one word are nonsense."""
    return len({sign.isascii() for sign in text if sign.isdecimal()}) > 1


def _other(word: Word, first: str, again: str) -> Read:
    """A word of the other script; in doubt if it is short and one script alone sees digits there, or others."""
    own = digits_in(word.text)
    if own:
        return Read(word, None if own in {first, again} else (own, again or first))
    number = (first or again) and (first == again or word.confidence < _VERY_SURE)
    if word.confidence >= _VERY_SURE and _is_like_a_word(word.text):
        number = ""
    return Read(word, ("", first or again) if number and len(word.text) <= _SHORT else None)


def _numbered(word: Word, others: Sequence[Word], once_more: Sequence[Word]) -> Read:
    """A word of the first reading, in doubt where another has other digits; two against one win."""
    own, mixed, again = digits_in(word.text), digits_in(_text(others)), digits_in(_text(once_more))
    if not own:
        return Read(word, ("", again) if again and again == mixed else None)
    if again == mixed and again and again != own and len(once_more) == 1:
        return Read(replace(word, text=once_more[0].text), (again, own))
    if again == own and mixed in {own, ""}:
        return Read(word, None if word.confidence >= _HALF_SURE else (own, ""))
    return Read(word, (own, again if again != own else mixed))


def same_place(first: Box, second: Box) -> bool:
    """Whether two boxes show the same word: they share most of the smaller one's width and half of its height."""
    wide = min(first[2], second[2]) - max(first[0], second[0])
    high = min(first[3], second[3]) - max(first[1], second[1])
    return wide > 0.5 * min(first[2] - first[0], second[2] - second[0]) and high > 0.4 * min(
        first[3] - first[1], second[3] - second[1]
    )


def lines_of(words: Sequence[Word]) -> list[Line]:
    """The words as lines in the order of reading; each character's glyph holds the box of its word, as given.

    Boxes are in points from the lower left corner, y grows upwards.
    """
    if not words:
        return []
    em = statistics.median(word.box[3] - word.box[1] for word in words) or 1.0
    letters = [sign for word in words for sign in word.text if sign.isalpha()]
    right = 2 * sum(map(is_right_to_left, letters)) >= len(letters)
    heights = _heights(words)
    glyphs = [glyph for place, word in enumerate(words) for glyph in _spread(place, word, heights[word.line], right)]
    lines = []
    for part in parts(glyphs, em, right):
        within = [words[place] for place in sorted({glyph.word for glyph in part})]
        lines += [_line(row, em, right) for row in _rows(within, em)]
    oriented = oriented_brackets("\n".join(line.text for line in lines)).split("\n")
    return [replace(line, text=text) for line, text in zip(lines, oriented, strict=True)]


def _middle(word: Word) -> float:
    return (word.box[1] + word.box[3]) / 2


def _heights(words: Sequence[Word]) -> dict[tuple[int, int, int], float]:
    """How high each line that recognition found stands, by its middle."""
    middles: dict[tuple[int, int, int], list[float]] = defaultdict(list)
    for word in words:
        middles[word.line].append(_middle(word))
    return {line: statistics.mean(found) for line, found in middles.items()}


def _spread(place: int, word: Word, height: float, right: bool) -> list[Glyph]:
    """The word's signs as they are seen, side by side in its box."""
    left, _, end, _ = word.box
    seen = _as_seen(word.text, right)
    step = (end - left) / len(seen)
    return [
        Glyph(sign, place, place, left + number * step, left + (number + 1) * step, height, word.box, word.box)
        for number, sign in enumerate(seen)
    ]


def _as_seen(text: str, right: bool) -> str:
    """A word from left to right, within a line that runs from right to left or not.

    >>> _as_seen("12),", True), _as_seen("12),", False)
    (',)12', '12),')
    """
    if any(map(is_right_to_left, text)):
        return _NUMBER.sub(lambda number: number.group()[::-1], text[::-1])
    number = _CORE.fullmatch(text) if right else None
    return text if number is None else number[3][::-1] + number[2] + number[1][::-1]


def _rows(words: Sequence[Word], em: float) -> list[list[Word]]:
    """The lines that recognition found, joined where they go on at the same height; a page may lie askew."""
    found: dict[tuple[int, int, int], list[Word]] = defaultdict(list)
    for word in words:
        found[word.line].append(word)
    rows: list[list[Word]] = []
    for line in sorted(found.values(), key=lambda line: -statistics.mean(map(_middle, line))):
        row = next((row for row in rows[-_LOOKED_AT:] if _go_on(row, line, em)), None)
        if row is None:
            rows.append(line)
        else:
            row.extend(line)
    return [sorted(row, key=lambda word: word.box[0]) for row in rows]


def _go_on(row: Sequence[Word], line: Sequence[Word], em: float) -> bool:
    one, other = min(
        ((one, other) for one in row for other in line),
        key=lambda pair: abs(pair[0].box[0] + pair[0].box[2] - pair[1].box[0] - pair[1].box[2]),
    )
    return abs(_middle(one) - _middle(other)) < _SAME_ROW * em


def _line(row: Sequence[Word], em: float, page_right: bool) -> Line:
    cells: list[list[Word]] = [[row[0]]]
    for before, word in pairwise(row):
        if word.box[0] - before.box[2] > _CELL_GAP * em:
            cells.append([])
        cells[-1].append(word)
    right = _runs_left(row, page_right) if len(cells) == 1 else page_right
    text = ""
    glyphs: list[Glyph | None] = []
    for number, cell in enumerate(cells[::-1] if right else cells):
        if number:
            text, glyphs = f"{text}\t", [*glyphs, None]
        runs_left = _runs_left(cell, page_right)
        seen: list[Glyph | None] = []
        for place, word in enumerate(cell):
            if place:
                seen.append(None)
            seen += _spread(place, word, 0.0, runs_left)
        signs = [" " if glyph is None else glyph.text for glyph in seen]
        for place in reading_places(signs, runs_left):
            text += signs[place]
            glyphs.append(seen[place])
    return Line(text, tuple(glyphs))


def _runs_left(words: Sequence[Word], otherwise: bool) -> bool:
    return mostly_right([is_right_to_left(s) for word in words for s in word.text if s.isalpha()], otherwise)
