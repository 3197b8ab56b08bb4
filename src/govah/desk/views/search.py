"""Search over the words of all reports and the names of all people, in either script."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from govah.casefile.fulltext import search as find
from govah.desk.queries.hits import shown_hits
from govah.desk.queries.paging import page_number
from govah.desk.queries.people import Filters, nearest_names, people

PER_PAGE = 20
LONGEST = 200


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """People whose name holds the words, then reports whose text does, each with the passage."""
    query = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST]
    number = page_number(request.GET.get("page"))
    context: dict[str, Any] = {"query": query, "searched": bool(query)}
    if query:
        found = find(query, limit=PER_PAGE, offset=(number - 1) * PER_PAGE)
        pages = max(1, -(-found.total // PER_PAGE))
        named = people(Filters(name=query, order="disputed"))
        context |= {
            "total": found.total,
            "hits": shown_hits(found.hits),
            "first": (number - 1) * PER_PAGE + 1,
            "last": (number - 1) * PER_PAGE + len(found.hits),
            "people": list(named[:12]) if number == 1 else [],
            "people_in_all": named.count(),
            "near": nearest_names(query) if not found.total else [],
            "pages": [(n, urlencode([("q", query), ("page", str(n))])) for n in range(1, min(pages, 30) + 1)],
            "number": number,
            "more_people": Filters(name=query).address(),
        }
    return render(request, "desk/search.html", context)
