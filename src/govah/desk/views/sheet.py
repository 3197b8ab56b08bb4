"""One page of a PDF as it is printed, its text beside it; and the picture itself."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from govah.casefile.models import Claim, Note, Standing
from govah.desk.queries import facsimile as ask
from govah.desk.queries import report as ask_report
from govah.desk.queries.paging import page_number
from govah.desk.record.passages import passage_within
from govah.desk.views.report import standing_of
from govah.errors import GovahError
from govah.reading.boxes import page_span

ZOOMS = 4  # steps, of which the first fits the page to the window; sheet.css says how large each is


@require_safe
def sheet(request: HttpRequest, number: int, page: int | None = None) -> HttpResponse:
    """The page with a passage marked: that of `?claim=`, or the number that a `?note=` doubts.

    Where the address names no page, the one that the passage begins on.
    """
    standing = standing_of(number)
    claim, note = _claim(standing, request.GET.get("claim")), _note(standing, request.GET.get("note"))
    document = claim.document if claim is not None else standing.document
    starts = ask.starts_of(document)
    found = note or claim
    spans = [(start, end) for start, end in found.spans] if found is not None else []
    marked = ask.pages_of(document, spans)
    if page is None:
        page = marked[0] if marked else 1
    if not starts or page < 1:
        raise Http404
    facsimile = ask.shown(standing.report, document, spans if page in marked else [], [page])
    pages = max(len(starts), facsimile.pages)
    if page > pages or facsimile.code == "read-page-absent":
        raise Http404
    low, high = page_span(starts, page, len(document.text)) if page <= len(starts) else (0, 0)
    claims = list(Claim.objects.filter(extraction=(claim or standing).extraction_id).order_by("ordinal"))
    asked = f"claim={claim.key}" if claim is not None else f"note={note.pk}" if note is not None else ""
    context = {
        "standing": standing,
        "report": standing.report,
        "document": document,
        "page": page,
        "pages": pages,
        "facsimile": facsimile,
        "claim": claim,
        "note": note,
        "asked": asked,
        "marked": marked,
        "passage": passage_within(document.text, low, high, spans, document.language or None),
        "here": [one for one in claims if any(start < high and end > low for start, end in one.spans)],
        "names": ask_report.subjects(standing, claims),
        "kinds": ask_report.kinds_of_events(claims),
        "zoom": min(page_number(request.GET.get("zoom")), ZOOMS),
        "zooms": range(1, ZOOMS + 1),
    }
    return render(request, "desk/sheet.html", context)


@require_safe
def picture(_request: HttpRequest, number: int, page: int) -> HttpResponse:
    """The picture of a page, a PNG; "not found" where it cannot be had, with no word on why."""
    standing = standing_of(number)
    if page < 1 or not ask.starts_of(standing.document):
        raise Http404
    try:
        drawn = ask.picture(standing.report, page)
    except GovahError as error:
        raise Http404 from error
    return HttpResponse(drawn, content_type="image/png")


def _claim(standing: Standing, key: str | None) -> Claim | None:
    if not key:
        return None
    rows = Claim.objects.filter(document__report_id=standing.report_id, key=key[:64]).select_related("document")
    return rows.order_by("-extraction_id").first()


def _note(standing: Standing, asked: str | None) -> Note | None:
    if not (asked and asked.isascii() and asked.isdecimal() and len(asked) < 19):
        return None
    return Note.objects.filter(extraction=standing.extraction_id, pk=int(asked)).first()
