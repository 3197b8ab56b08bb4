"""One report: its custody, its text, and the claims that rest on it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from govah.casefile.models import Claim, Standing
from govah.desk.queries import report as ask
from govah.desk.queries.doubts import doubts
from govah.desk.queries.facsimile import of_claim, starts_of
from govah.desk.queries.paging import page_number

LARGEST = 2**62


@require_safe
def report(request: HttpRequest, number: int) -> HttpResponse:
    """The text with all its claims; `?claim=` marks one, `?part=` turns the pages of a long report."""
    standing = standing_of(number)
    claims = list(Claim.objects.filter(extraction=standing.extraction_id).order_by("ordinal"))
    asked = request.GET.get("claim", "")[:64]
    text = ask.read(standing, claims, asked, page_number(request.GET.get("part")))
    names, people = ask.subjects(standing, claims), ask.people_of(standing)
    notes = list(standing.extraction.notes.all())
    context = {
        "standing": standing,
        "report": standing.report,
        "document": standing.document,
        "capture": standing.report.capture,
        "text": text,
        "names": names,
        "headings": ask.headings(claims, names, people),
        "victims": list(dict.fromkeys(people.values())),
        "notes": notes,
        "doubts": doubts(notes),
        "pages": len(starts_of(standing.document)),
        "facsimile": of_claim(standing.report, text.chosen, standing.document) if text.chosen else None,
        "gone": bool(asked) and text.chosen is None,
        "parts": range(1, text.parts + 1),
    }
    return render(request, "desk/report.html", context)


def standing_of(number: int) -> Standing:
    """What stands of the report with that number; "not found" where there is none."""
    if number > LARGEST:
        raise Http404
    rows = Standing.objects.select_related("report__capture", "report__publication__source", "document", "extraction")
    return get_object_or_404(rows, report_id=number)
