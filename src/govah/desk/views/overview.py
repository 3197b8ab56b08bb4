"""The front page: what the case file holds, what it could not read, what came last."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from govah.casefile.lookup import noted, unread, without_facts
from govah.desk.queries import overview as ask

UNREAD_SHOWN = 8


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Counts by outcome and by month, what was not readable, latest reports; all counted in the database."""
    frame = ask.frame()
    if not frame.reports and not unread().exists():
        return render(request, "desk/empty.html", {"frame": frame})
    months, undated = ask.by_month()
    sources, other_sources = ask.by_source()
    disputed, disputed_in_all = ask.disputed()
    groups, in_groups = ask.unnamed()
    claims, decisions = ask.claims_in_all()
    refused = unread()
    context = {
        "frame": frame,
        "outcomes": ask.by_outcome(),
        "months": months,
        "undated": undated,
        "executed": ask.executed_in_all(),
        "sources": sources,
        "other_sources": other_sources,
        "disputed": disputed,
        "disputed_in_all": disputed_in_all,
        "unfitting": ask.unfitting(),
        "notes": ask.latest_unfitting(),
        "groups": groups,
        "in_groups": in_groups,
        "claims": claims,
        "decisions": decisions,
        "latest": ask.latest(),
        "unread": refused[:UNREAD_SHOWN],
        "unread_in_all": refused.count(),
        "noted_in_all": noted().count(),
        "without_facts": without_facts().count(),
    }
    return render(request, "desk/overview.html", context)
