"""A PDF's text layer, page by page; pages are kept apart by a form feed and named with their offsets."""

from __future__ import annotations

import contextlib
import json
import re
import time
from collections.abc import Iterator
from typing import Any

import pypdfium2
from pypdfium2 import raw as pdfium

from govah.model import Remark
from govah.reading.contents import Contents, refuse, version_of
from govah.reading.limits import Limits
from govah.reading.pdf_lines import needs_rebuilding, rebuilt

READER, VERSION = "pdf", version_of("1", "pypdfium2")

PAGE_BREAK = "\f"
_NO_TEXT_NEXT = "run text recognition (OCR) on it, for example with OCRmyPDF, and read the result"
_DAMAGED_NEXT = "capture it again or ask for another copy"
_UNLOCK_NEXT = "save a copy without the password and read that"
# PDFium writes a hyphen at a line's end as a noncharacter and joins the two halves of the word.
_CLEANED = dict.fromkeys({0xFFFE, 0xFFFF, *range(0x20)} - {0x09, 0x0A, 0x0C})
_NUMBER = re.compile(r"\d+")
_METADATA = {"Title": "pdf_title", "Author": "pdf_author", "Creator": "pdf_creator", "Producer": "pdf_producer",
             "CreationDate": "pdf_created", "ModDate": "pdf_modified"}  # fmt: skip


def read_pdf(raw: bytes, limits: Limits) -> Contents:
    """The text of all pages. `metadata["pages"]` is a JSON list: the offset at which each page begins.

    The file's own dates are those of its making, not of publication, and stay in the metadata. Raises
    `UnreadableReport`: `read-password`, `read-damaged`, `read-no-pages`, `read-scan`.
    """
    with contextlib.closing(_opened(raw)) as document:
        count = len(document)
        if not count:
            raise refuse("read-no-pages", "it has no pages", _DAMAGED_NEXT)
        pages, remarks = _pages(document, count, limits)
        about = {_METADATA[key]: value for key, value in _own_metadata(document) if key in _METADATA and value}
    empty = [number for number, text in enumerate(pages, 1) if not text.strip()]
    if len(empty) == len(pages):
        raise refuse("read-scan", "its pages are pictures, there is no text layer", _NO_TEXT_NEXT)
    if empty:
        what = f"{len(empty)} of {count} pages have no text: {_listed(empty)}"
        remarks.append(Remark("read-pages-without-text", what, _NO_TEXT_NEXT))
    starts, offset = [], 0
    for text in pages:
        starts.append(offset)
        offset += len(text) + len(PAGE_BREAK)
    return Contents(
        text=PAGE_BREAK.join(pages),
        reader=READER,
        reader_version=VERSION,
        media_type="application/pdf",
        title=about.get("pdf_title"),
        author=about.get("pdf_author"),
        remarks=tuple(remarks),
        metadata={**about, "pages": json.dumps(starts)},
    )


def _opened(raw: bytes) -> Any:
    try:
        return pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}:
            raise refuse("read-password", "the file is protected by a password", _UNLOCK_NEXT) from error
        raise refuse("read-damaged", "the PDF is damaged or cut off", _DAMAGED_NEXT) from error


def _own_metadata(document: Any) -> Iterator[tuple[str, str]]:
    with contextlib.suppress(pypdfium2.PdfiumError, UnicodeError):
        # ReportLab and others write these words where nobody gave a value.
        placeholders = {"untitled", "anonymous", "unspecified", "(anonymous)", "(unspecified)"}
        for key, value in document.get_metadata_dict().items():
            if value.strip().lower() not in placeholders:
                yield key, value.strip()


def _pages(document: Any, count: int, limits: Limits) -> tuple[list[str], list[Remark]]:
    """The text of each page, as far as pages, time and size allow; what was left out is remarked."""
    texts: list[str] = []
    broken: list[int] = []
    unsure: list[int] = []
    left_out = ""
    size = 0
    deadline = time.monotonic() + limits.seconds
    for index in range(min(count, limits.pages)):
        text, numbers_agree = _page(document, index)
        if text is None:
            broken.append(index + 1)
        if not numbers_agree:
            unsure.append(index + 1)
        texts.append(text or "")
        size += len(texts[-1])
        if size > limits.text_characters:
            raise refuse("read-too-large", "its text is longer than one report's may be", "split it into its reports")
        if time.monotonic() > deadline:
            left_out = f"after {limits.seconds:g} seconds"
            break
    remarks = []
    if broken:
        if len(broken) == len(texts):
            raise refuse("read-damaged", "no page of the PDF can be opened", _DAMAGED_NEXT)
        remarks.append(Remark("read-pages-damaged", f"pages that cannot be opened: {_listed(broken)}", _DAMAGED_NEXT))
    if unsure:
        what = f"two readings of the text layer give different numbers on pages {_listed(unsure)}"
        remarks.append(Remark("read-numbers-differ", what, "compare the numbers with the pages as they look"))
    if len(texts) < count:
        what = f"{len(texts)} of {count} pages were read{', ' + left_out if left_out else ''}; the rest was left out"
        remarks.append(Remark("read-pages-left-out", what, "split the PDF, and read its parts"))
    return texts, remarks


def _page(document: Any, index: int) -> tuple[str | None, bool]:
    """One page's text, None where it cannot be opened, and whether both readings of it have the same numbers."""
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return None, True
    try:
        with contextlib.closing(page.get_textpage()) as textpage:
            text: str = textpage.get_text_range()
            agree = True
            if needs_rebuilding(text):
                as_stored, text = text, rebuilt(textpage)
                agree = sorted(_NUMBER.findall(as_stored)) == sorted(_NUMBER.findall(text))
    except pypdfium2.PdfiumError:
        return None, True
    finally:
        page.close()  # at once, so that memory stays flat
    # A form feed inside a page would look like a page's end.
    return text.translate(_CLEANED).replace(PAGE_BREAK, "\n"), agree


def _listed(numbers: list[int], most: int = 20) -> str:
    shown = ", ".join(str(number) for number in numbers[:most])
    return shown if len(numbers) <= most else f"{shown} and {len(numbers) - most} more"
