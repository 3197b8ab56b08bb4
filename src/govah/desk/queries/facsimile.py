"""A report's pages as they are printed, out of the bytes in the vault; and where they cannot be shown, why not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.conf import settings

from govah.casefile.models import Claim, Document, Report
from govah.casefile.vault import whole_bytes_of
from govah.desk.kept import Kept
from govah.errors import CaseFileError, GovahError
from govah.reading.boxes import PassageBox, page_at, page_starts, recognised_pages
from govah.reading.facsimile import Facsimile as Made
from govah.reading.facsimile import PagePicture, facsimile
from govah.reading.limits import Limits
from govah.reading.sniff import MAIL, PDF

_MARGIN, _LEAST = 44.0, 150.0  # points shown above and below the marked words; the least height of such a strip
_SIDES = 0.05  # of the width, left out of a strip on each side where nothing is marked
MOST_STRIPS: Final = 2  # pages of one passage that are shown in little; its own page shows each
_ROOM = 1.5  # points around the words
_PICTURES: Final = Kept[PagePicture](12)
_PAGES: Final = Kept[int](200)
_BOXES: Final = Kept[tuple[PassageBox, ...]](500)
Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Mark:
    """A rectangle on the picture, in points from its upper left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page with its marks; `strip` is the part of it around the marks, as an SVG `viewBox`."""

    page: int
    width: float
    height: float
    marks: tuple[Mark, ...]

    @property
    def whole(self) -> str:
        """The whole page as a `viewBox`."""
        return f"0 0 {self.width:g} {self.height:g}"

    @property
    def strip(self) -> str:
        """The lines around the marks, over the width of the page."""
        if not self.marks:
            return self.whole
        top, bottom = min(m.y for m in self.marks), max(m.y + m.height for m in self.marks)
        room = max(_MARGIN, (_LEAST - (bottom - top)) / 2)
        top, bottom = max(0.0, top - room), min(self.height, bottom + room)
        left = min(_SIDES * self.width, *(m.x for m in self.marks))
        right = max((1 - _SIDES) * self.width, *(m.x + m.width for m in self.marks))
        return f"{left:.1f} {top:.1f} {right - left:.1f} {bottom - top:.1f}"


@dataclass(frozen=True, slots=True)
class Facsimile:
    """The pages asked for. `code` says why there are none; `placed` is false where the words were not found on them."""

    sheets: tuple[Sheet, ...] = ()
    pages: int = 0
    placed: bool = True
    code: str = ""


def starts_of(document: Document) -> list[int]:
    """Where each page of a PDF's text begins; empty for other documents."""
    return page_starts(document.metadata) if document.media_type == PDF else []


def pages_of(document: Document, spans: Spans) -> list[int]:
    """The pages that passages stand on, in order."""
    starts = starts_of(document)
    found: set[int] = set()
    for start, end in spans if starts else ():
        found.update(range(page_at(starts, start), page_at(starts, max(start, end - 1)) + 1))
    return sorted(found)


def is_quick(document: Document, pages: Iterable[int]) -> bool:
    """Whether the words can be found on these pages without recognising them again, which takes seconds."""
    return not set(pages) & recognised_pages(document.metadata)


def shown(report: Report, document: Document, spans: Spans, pages: Sequence[int]) -> Facsimile:
    """These pages with the passages marked; why not, where the file is gone, has changed or cannot be drawn."""
    try:
        raw = _original(report)
        boxes = _boxes(raw, report, document, spans, pages)
        pictures = [_picture(raw, report, page) for page in pages]
    except GovahError as error:
        return Facsimile(code=error.code)
    on = [
        Sheet(one.page, one.width, one.height, tuple(_mark(box) for box in boxes if box.page == one.page))
        for one in pictures
    ]
    placed = not spans or any(sheet.marks for sheet in on)
    return Facsimile(tuple(on), _PAGES.get(report.pk) or len(on), placed)


def of_claim(report: Report, claim: Claim, document: Document) -> Facsimile | None:
    """The lines that a claim's words stand in, as printed; None where there are none, or finding them takes long."""
    spans = [(start, end) for start, end in claim.spans]
    pages = pages_of(document, spans)[:MOST_STRIPS]
    return shown(report, document, spans, pages) if pages and is_quick(document, pages) else None


def picture(report: Report, page: int) -> bytes:
    """A page's picture, a PNG. Raises `GovahError` where there is none."""
    return _picture(_original(report), report, page).png


def _original(report: Report) -> bytes:
    """The PDF that the report was read from, in the captured file, which is checked against its hash."""
    from govah.reading.mail import attached  # with the readers of its texts: loaded when a mail is first opened

    capture = report.capture
    raw = whole_bytes_of(settings.CASEFILE, capture.sha256)
    within = attached(raw, report.part, Limits()) if capture.media_type == MAIL else None
    if within is None and capture.media_type != PDF:
        raise CaseFileError("desk-original-within", "the PDF lies within another file", next_step="open that file")
    return raw if within is None else within


def _boxes(
    raw: bytes, report: Report, document: Document, spans: Spans, pages: Sequence[int]
) -> tuple[PassageBox, ...]:
    if not spans:
        return ()
    key = (document.pk, tuple(spans))
    found = _BOXES.get(key)
    if found is None:
        made = facsimile(raw, pages, document, spans)
        _keep(report, made)
        found = made.boxes or ()
        if made.boxes is not None:
            _BOXES.put(key, found)
    return found


def _picture(raw: bytes, report: Report, page: int) -> PagePicture:
    found = _PICTURES.get((report.pk, page))
    if found is None:
        made = facsimile(raw, [page])
        _keep(report, made)
        (found,) = made.pictures
    return found


def _keep(report: Report, made: Made) -> None:
    _PAGES.put(report.pk, made.pages)
    for one in made.pictures:
        _PICTURES.put((report.pk, one.page), one)


def _mark(box: PassageBox) -> Mark:
    return Mark(
        box.left - _ROOM,
        box.height - box.top - _ROOM,
        box.right - box.left + 2 * _ROOM,
        box.top - box.bottom + 2 * _ROOM,
    )
