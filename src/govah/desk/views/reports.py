"""The reports list."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from govah.casefile.models import Source, Standing
from govah.desk.queries import reports as ask
from govah.desk.queries.paging import leaf


@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """Reports narrowed by source, language or words of the title."""
    filters = ask.ReportFilters.of(request.GET)
    found = leaf(ask.reports(filters), request.GET.get("page"))
    sources = list(Source.objects.filter(reports__gt=0))
    context = {
        "filters": filters,
        "leaf": found,
        "in_all": Standing.objects.count(),
        "claims": ask.claim_counts(found.rows),
        "victims": ask.victims_of(found.rows),
        "sources": sources,
        "languages": ask.languages(),
        "orders": list(ask.ORDERS),
        "chosen_source": next((s.name for s in sources if str(s.pk) == filters.source), filters.source),
        "drop": [(name, value, filters.address(**{name: ""})) for name, value in filters.active().items()],
        "pages": [(n, filters.address(page=n) if n and n > 1 else filters.address()) for n in found.around],
    }
    return render(request, "desk/reports.html", context)
