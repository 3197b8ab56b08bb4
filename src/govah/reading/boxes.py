"""Where a passage of a PDF's text stands on its pages, so that it can be marked on a picture of the page.

Nothing is stored for this: the bytes in the vault are read again, and the page's lines with the places of their
letters are laid over the lines of the stored text.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import pypdfium2
from pypdfium2 import raw as pdfium

from govah.reading import tesseract
from govah.reading.limits import Limits
from govah.reading.pdf_glyphs import Box, Frame, around
from govah.reading.pdf_lines import Line
from govah.reading.pdf_page import PAGE_BREAK, frame_of, opened, page_text
from govah.reading.recognition import Recogniser

_Places = list[Box | None]


@dataclass(frozen=True, slots=True)
class PassageBox:
    """A piece of a passage, one line at most: the page (from 1), and its box in points (1/72 inch) from the lower
    left corner of the page as it is shown, which is `width` times `height` points."""

    page: int
    left: float
    bottom: float
    right: float
    top: float
    width: float
    height: float


class Paged(Protocol):
    """A document, as the model or the case file has it."""

    @property
    def text(self) -> str:
        """The stored text."""

    @property
    def metadata(self) -> Mapping[str, str]:
        """What the reader wrote down, `pages` and `recognised_pages` among it."""


def page_starts(metadata: Mapping[str, str]) -> list[int]:
    """The offsets at which the pages of a document's text begin; none where it is no PDF's."""
    return _whole_numbers(metadata.get("pages"))


def recognised_pages(metadata: Mapping[str, str]) -> set[int]:
    """The pages (from 1) of which text recognition read the text."""
    return set(_whole_numbers(metadata.get("recognised_pages")))


def _whole_numbers(listed: object) -> list[int]:
    """A JSON list of numbers; none where a metadata file holds something else under that key."""
    try:
        found = json.loads(listed) if isinstance(listed, str) else []
    except ValueError:
        return []
    return found if isinstance(found, list) and all(type(one) is int for one in found) else []


def page_at(starts: Sequence[int], offset: int) -> int:
    """The page (from 1) that an offset of the text stands on.

    >>> page_at([0, 10, 20], 9), page_at([0, 10, 20], 10)
    (1, 2)
    """
    return max(1, bisect_right(starts, offset))


def page_span(starts: Sequence[int], page: int, length: int) -> tuple[int, int]:
    """Where the text of a page (from 1) begins and ends in a document's text of that length.

    >>> page_span([0, 10], 1, 25), page_span([0, 10], 2, 25)
    ((0, 9), (10, 25))
    """
    stop = starts[page] - len(PAGE_BREAK) if page < len(starts) else length
    return starts[page - 1], stop


def boxes(raw: bytes, document: Paged, spans: Sequence[tuple[int, int]]) -> list[PassageBox]:
    """The boxes of the passages `document.text[start:end]` on the pages of the PDF `raw` that it was read from.

    In the order of the pages. Empty where the document is no PDF, or the place of the words cannot be known. A page
    that text recognition read is recognised again, which takes seconds; its boxes are those of whole words.
    """
    starts = page_starts(document.metadata)
    recognised = recognised_pages(document.metadata)
    found: list[PassageBox] = []
    if not starts:
        return found
    with contextlib.closing(pypdfium2.PdfDocument(raw)) as pdf:
        for number in range(1, len(starts) + 1):
            begin, stop = page_span(starts, number, len(document.text))
            within = [(max(start, begin) - begin, min(end, stop) - begin) for start, end in spans]
            within = [(start, end) for start, end in within if start < end]
            if within:
                found += _on_page(pdf, number - 1, document.text[begin:stop], within, number in recognised)
    return found


def _on_page(
    pdf: Any, index: int, text: str, within: Sequence[tuple[int, int]], is_recognised: bool
) -> Iterator[PassageBox]:
    page = opened(pdf, index)
    if page is None:
        return
    try:
        width, height = page.get_size()
        places = _recognised(pdf, index, text) if is_recognised else _of_layer(page, text)
    finally:
        page.close()
    for start, end in within:
        for line in _lines(text, places, start, end):
            yield PassageBox(index + 1, *around(line), width, height)


def _lines(text: str, places: _Places, start: int, end: int) -> Iterator[list[Box]]:
    """The boxes of the letters of a passage, line by line."""
    line: list[Box] = []
    for place in range(start, end):
        if text[place] == "\n" and line:
            yield line
            line = []
        elif (box := places[place]) is not None:
            line.append(box)
    if line:
        yield line


def _of_layer(page: Any, text: str) -> _Places:
    layer = page_text(page)
    if layer.places:
        return _of_lines(layer.lines, text)
    with contextlib.closing(page.get_textpage()) as textpage:
        return _aligned(list(_letters(textpage.raw, frame_of(page))), text)


def _recognised(pdf: Any, index: int, text: str) -> _Places:
    program = tesseract.installed()
    if program is None:
        return [None] * len(text)
    found = Recogniser.begin(pdf, program, Limits(), None).scans([index]).get(index)
    return [None] * len(text) if found is None else _of_lines(found.lines, text)


def _of_lines(lines: Sequence[Line], text: str) -> _Places:
    """The lines of the page without those at its edges are the stored lines; the places follow."""
    wanted = text.split("\n")
    have = [line.text for line in lines]
    for first in range(len(have) - len(wanted) + 1):
        if have[first : first + len(wanted)] == wanted:
            places: _Places = []
            for line in lines[first : first + len(wanted)]:
                places += [None if glyph is None else glyph.box for glyph in line.glyphs] + [None]
            return places
    return [None] * len(text)


def _letters(page: Any, frame: Frame) -> Iterator[tuple[str, Box]]:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    for index in range(pdfium.FPDFText_CountChars(page)):
        code = pdfium.FPDFText_GetUnicode(page, index)
        if code > 0x20 and pdfium.FPDFText_GetCharBox(page, index, left, right, bottom, top):
            yield chr(code), frame.shown((left.value, bottom.value, right.value, top.value))


def _aligned(letters: Sequence[tuple[str, Box]], text: str) -> _Places:
    """Each sign of the text with the next such letter of the page; what the text leaves out is passed over."""
    places: _Places = [None] * len(text)
    at = _beginning(letters, text)
    for place, sign in enumerate(text):
        if sign.isspace():
            continue
        ahead = at
        while ahead < len(letters) and letters[ahead][0] != sign:
            ahead += 1
        if ahead < len(letters):
            places[place] = letters[ahead][1]
            at = ahead + 1
    return places


def _beginning(letters: Sequence[tuple[str, Box]], text: str) -> int:
    """Where the text begins among the letters: after a header that it does not hold."""
    head = "".join(text.split())[:40]
    return max(0, "".join(sign for sign, _ in letters).find(head))
