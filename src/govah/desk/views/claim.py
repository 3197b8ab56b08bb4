"""Why a claim is there: words, rule, pack entry, what else was considered, who says so, capture and ledger."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from govah.casefile.models import Claim, Decision
from govah.desk.queries import report as ask
from govah.desk.queries.decisions import verdicts
from govah.desk.queries.doubts import doubts
from govah.desk.queries.facsimile import of_claim, pages_of
from govah.desk.record.paragraphs import number_at
from govah.desk.record.passages import passage
from govah.desk.record.rules import rule_entry
from govah.desk.views.report import standing_of


@require_safe
def why(request: HttpRequest, number: int, key: str) -> HttpResponse:
    """The claim's way from the bytes to the value; a claim that no longer stands says so."""
    standing = standing_of(number)
    of_report = Claim.objects.filter(document__report_id=number, key=key).select_related("extraction", "document")
    claim = of_report.order_by("-extraction_id").first()
    if claim is None:
        raise Http404
    all_claims = list(Claim.objects.filter(extraction=claim.extraction_id).order_by("ordinal"))
    spans = [(start, end) for start, end in claim.spans]
    facsimile = of_claim(standing.report, claim, claim.document)
    context = {
        "claim": claim,
        "report": standing.report,
        "standing": standing,
        "document": claim.document,
        "capture": standing.report.capture,
        "facsimile": facsimile,
        "pages": pages_of(claim.document, spans),
        "doubt": doubts(claim.extraction.notes.all()).get(key),
        "stands": claim.extraction_id == standing.extraction_id,
        "passage": passage(claim.document.text, spans, claim.document.language or None),
        "paragraph": number_at(claim.document.text, claim.start),
        "quotations": [claim.document.text[start:end] for start, end in spans],
        "status": verdicts([key]).get((number, key), "claimed"),
        "decisions": Decision.objects.filter(document__report_id=number, claim_key=key),
        "entry": rule_entry(claim.rule),
        "names": ask.subjects(standing, all_claims),
        "kinds": ask.kinds_of_events(all_claims),
        "people": ask.people_of(standing),
        "siblings": [c for c in all_claims if c.subject == claim.subject and c.key != key][:40],
    }
    return render(request, "desk/claim.html", context)
