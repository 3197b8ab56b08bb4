"""A PDF's text, page by page; pages are kept apart by a form feed and named with their offsets."""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pypdfium2
from pypdfium2 import raw as pdfium

from govah.reading import tesseract
from govah.reading.contents import Contents, refuse, version_of
from govah.reading.limits import Limits, Progress
from govah.reading.ocr_page import Recognised
from govah.reading.pdf_edges import Edges, edges
from govah.reading.pdf_glyphs import LOST
from govah.reading.pdf_lines import Line
from govah.reading.pdf_page import PAGE_BREAK, PageText, has_picture, is_stamped_picture, opened, page_text
from govah.reading.pdf_remarks import DAMAGED_NEXT, OCR_NEXT, remarks_on
from govah.reading.recognition import Recogniser
from govah.reading.second_reading import Difference
from govah.reading.text_layer import judged, speaks

READER, VERSION = "pdf", version_of("2", "pypdfium2")

_UNLOCK_NEXT = "save a copy without the password and read that"
_MORE = 2  # times the letters and digits that a caption or stamp has, for a page to be a scan
_METADATA = {"Title": "pdf_title", "Author": "pdf_author", "Creator": "pdf_creator", "Producer": "pdf_producer",
             "CreationDate": "pdf_created", "ModDate": "pdf_modified"}  # fmt: skip


@dataclass(slots=True)
class Reading:
    """What has been found out about a PDF's pages so far; pages are named by their index, from 0."""

    count: int
    pages: list[PageText | None] = field(default_factory=list)
    left_out: str = ""
    empty: list[int] = field(default_factory=list)
    scans: list[int] = field(default_factory=list)
    looked_at: set[int] = field(default_factory=set)
    recognised: dict[int, Recognised | None] = field(default_factory=dict)
    differences: dict[int, list[Difference]] = field(default_factory=dict)
    checked: set[int] = field(default_factory=set)
    unheard: dict[int, tuple[str, ...]] = field(default_factory=dict)
    edges: Edges = field(default_factory=lambda: edges([]))
    program: tesseract.Tesseract | None = None

    def lines(self, index: int) -> Sequence[Line]:
        """The lines of a page: recognised ones where recognition took the place of the text layer."""
        found = self.recognised.get(index)
        if found is not None:
            return found.lines
        page = self.pages[index]
        return page.lines if page is not None else ()


def read_pdf(raw: bytes, limits: Limits, progress: Progress | None = None) -> Contents:
    """The text of all pages, without headers and footers.

    `metadata["pages"]` is a JSON list: the offset at which each page begins; `page_labels` the numbers printed on
    them, `running_lines` the headers and footers, `recognised_pages` the pages (from 1) that text recognition read,
    `digits_differ` the places where a second reading sees other digits. Progress is told for text recognition.

    The file's own dates are those of its making, not of publication, and stay in the metadata. Raises
    `UnreadableReport`: `read-password`, `read-damaged`, `read-no-pages`, `read-scan`, `read-too-large`.
    """
    with contextlib.closing(_opened(raw)) as document:
        reading = Reading(len(document))
        if not reading.count:
            raise refuse("read-no-pages", "it has no pages", DAMAGED_NEXT)
        _read_layers(document, reading, limits)
        _recognise(document, reading, limits, progress)
        about = {_METADATA[key]: value for key, value in _own_metadata(document) if key in _METADATA and value}
    return _contents(reading, about)


def _opened(raw: bytes) -> Any:
    try:
        return pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}:
            raise refuse("read-password", "the file is protected by a password", _UNLOCK_NEXT) from error
        raise refuse("read-damaged", "the PDF is damaged or cut off", DAMAGED_NEXT) from error


def _own_metadata(document: Any) -> Iterator[tuple[str, str]]:
    with contextlib.suppress(pypdfium2.PdfiumError, UnicodeError):
        # ReportLab and others write these words where nobody gave a value.
        placeholders = {"untitled", "anonymous", "unspecified", "(anonymous)", "(unspecified)"}
        for key, value in document.get_metadata_dict().items():
            if value.strip().lower() not in placeholders:
                yield key, value.strip()


def _read_layers(document: Any, reading: Reading, limits: Limits) -> None:
    """The text layer of each page, as far as pages, time and size allow."""
    size = 0
    deadline = time.monotonic() + limits.seconds
    for index in range(min(reading.count, limits.pages)):
        found, drawn = _layer(document, index)
        reading.pages.append(found)
        if found is not None and drawn:
            reading.scans.append(index)
        elif found is not None and not found.text.strip():
            reading.empty.append(index)
        size += len(found.text) if found else 0
        if size > limits.text_characters:
            raise refuse("read-too-large", "its text is longer than one report's may be", "split it into its reports")
        if time.monotonic() > deadline:
            reading.left_out = f"after {limits.seconds:g} seconds"
            break
    if all(page is None for page in reading.pages):
        raise refuse("read-damaged", "no page of the PDF can be opened", DAMAGED_NEXT)


def _layer(document: Any, index: int) -> tuple[PageText | None, bool]:
    """One page's text layer, None where it cannot be opened, and whether it is a picture with no text or hardly any."""
    page = opened(document, index)
    if page is None:
        return None, False
    try:
        found = page_text(page)
        drawn = is_stamped_picture(page, found.text) if found.text.strip() else has_picture(page)
        return found, drawn
    except pypdfium2.PdfiumError:
        return None, False
    finally:
        page.close()  # at once, so that memory stays flat


def _recognise(document: Any, reading: Reading, limits: Limits, progress: Progress | None) -> None:
    """Read pages without a text layer, or with one that is worth nothing; compare the numbers of Persian ones."""
    unsound = [n for n, page in enumerate(reading.pages) if page is not None and page.judgement != "sound"]
    wanted = sorted({*reading.scans, *unsound})[: limits.ocr_pages]
    layers = {
        n: page.lines
        for n, page in enumerate(reading.pages)
        if page is not None and n not in reading.scans and _has_numbers(page)
    }
    layers = dict(list(layers.items())[: limits.second_reading_pages])
    if not (wanted or layers):
        return
    reading.program = tesseract.installed()
    if reading.program is None:
        return
    recogniser = Recogniser.begin(document, reading.program, limits, progress)
    found = recogniser.scans(wanted)
    reading.looked_at = set(found)
    reading.recognised = {n: one for n, one in found.items() if one is None or _is_better(one, reading, n)}
    reading.differences, checked = recogniser.numbers(layers)
    reading.checked = set(checked)
    reading.unheard = {n: one.unheard for n, one in checked.items() if one.unheard}


def _has_numbers(page: PageText) -> bool:
    """Whether there are numbers on the page that a second reading can find again in their places."""
    return page.places and page.judgement == "sound" and any(s.isdecimal() or s == LOST for s in page.text)


def _is_better(found: Recognised, reading: Reading, n: int) -> bool:
    """Whether recognition may take the place of what a page has: nothing, a caption or stamp, or garbage."""
    text = "\n".join(line.text for line in found.lines)
    page = reading.pages[n]
    own = page.text if page is not None else ""
    if n in reading.scans:
        return sum(map(str.isalnum, text)) > _MORE * sum(map(str.isalnum, own))
    return bool(text.strip()) and judged(text) == "sound" and speaks(text)


def _contents(reading: Reading, about: dict[str, str]) -> Contents:
    pages = [[line.text for line in reading.lines(n)] for n in range(len(reading.pages))]
    if not any("".join(page).strip() for page in pages):
        if reading.program is None:
            raise refuse("read-scan", "its pages are pictures, there is no text layer", tesseract.how_to_install())
        raise refuse("read-scan", "its pages are pictures, and text recognition finds no text in them", OCR_NEXT)
    reading.edges = edges(pages)
    texts, starts, offset = [], [], 0
    for page, top, foot in zip(pages, reading.edges.tops, reading.edges.feet, strict=True):
        texts.append("\n".join(page[top : len(page) - foot]))
        starts.append(offset)
        offset += len(texts[-1]) + len(PAGE_BREAK)
    remarks, differing = remarks_on(reading, starts)
    metadata = {**about, "pages": json.dumps(starts)}
    if any(reading.edges.labels):
        metadata["page_labels"] = json.dumps(reading.edges.labels, ensure_ascii=False)
    if reading.edges.lines:
        metadata["running_lines"] = json.dumps(reading.edges.lines, ensure_ascii=False)
    recognised = [n + 1 for n, one in reading.recognised.items() if one is not None]
    if recognised:
        metadata["recognised_pages"] = json.dumps(recognised)
    if differing:
        metadata["digits_differ"] = json.dumps(differing, ensure_ascii=False)
    program = reading.program
    return Contents(
        text=PAGE_BREAK.join(texts),
        reader=READER,
        reader_version=VERSION if program is None else f"{VERSION} tesseract {program.version[:30]}",
        media_type="application/pdf",
        title=about.get("pdf_title"),
        author=about.get("pdf_author"),
        remarks=tuple(remarks),
        metadata=metadata,
    )
