"""Where a passage of a PDF's text stands on its pages, so that it can be marked on a picture of the page.

Nothing is stored for this: the bytes in the vault are read again, and the page's lines with the places of their
letters are laid over the lines of the stored text.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2
from pypdfium2 import raw as pdfium

from govah.model import Document
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


def boxes(raw: bytes, document: Document, start: int, end: int) -> list[PassageBox]:
    """The boxes of `document.text[start:end]` on the pages of the PDF `raw` that the document was read from.

    Empty where the document is no PDF, or the place of the words cannot be known. A page that text recognition
    read is recognised again, which takes seconds; its boxes are those of whole words.
    """
    if "pages" not in document.metadata:
        return []
    starts: list[int] = json.loads(document.metadata["pages"])
    recognised = set(json.loads(document.metadata.get("recognised_pages", "[]")))
    found: list[PassageBox] = []
    with contextlib.closing(pypdfium2.PdfDocument(raw)) as pdf:
        first = max(0, bisect_right(starts, start) - 1)
        for index in range(first, len(starts)):
            if starts[index] >= end:
                break
            stop = starts[index + 1] - len(PAGE_BREAK) if index + 1 < len(starts) else len(document.text)
            text = document.text[starts[index] : stop]
            within = (max(start - starts[index], 0), min(end - starts[index], len(text)))
            found += _on_page(pdf, index, text, within, index + 1 in recognised)
    return found


def _on_page(pdf: Any, index: int, text: str, within: tuple[int, int], is_recognised: bool) -> Iterator[PassageBox]:
    page = opened(pdf, index)
    if page is None or within[0] >= within[1]:
        return
    try:
        width, height = page.get_size()
        places = _recognised(pdf, index, text) if is_recognised else _of_layer(page, text)
    finally:
        page.close()
    line: list[Box] = []
    for place in range(*within):
        if text[place] == "\n" and line:
            yield PassageBox(index + 1, *around(line), width, height)
            line = []
        elif (box := places[place]) is not None:
            line.append(box)
    if line:
        yield PassageBox(index + 1, *around(line), width, height)


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
