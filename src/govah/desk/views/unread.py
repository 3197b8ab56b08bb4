"""What could not be read: each file with what happened, the next step and the code."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from govah.casefile.lookup import noted, without_facts
from govah.casefile.lookup import unread as refused
from govah.desk.queries.paging import leaf

NOTED_SHOWN = 200


@require_safe
def unread(request: HttpRequest) -> HttpResponse:
    """Files that could not be read, below them what was read without facts, and what was only noted."""
    found = leaf(refused(), request.GET.get("page"))
    context = {
        "leaf": found,
        "noted": noted()[:NOTED_SHOWN],
        "without_facts": without_facts()[:NOTED_SHOWN],
        "pages": [(n, f"page={n}" if n and n > 1 else "") for n in found.around],
    }
    return render(request, "desk/unread.html", context)
