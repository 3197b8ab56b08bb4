"""The people list."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from govah.casefile.lookup import victims
from govah.desk.queries import people as ask
from govah.desk.queries.overview import unnamed
from govah.desk.queries.paging import leaf
from govah.desk.vocabulary import charges, outcomes


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """People narrowed by the address; where nothing matches, what to drop and who comes near."""
    filters = ask.Filters.of(request.GET)
    found = leaf(ask.people(filters), request.GET.get("page"))
    counted = ask.outcome_counts()
    groups, in_groups = unnamed()
    context = {
        "filters": filters,
        "leaf": found,
        "in_all": victims().count(),
        "groups": groups,
        "in_groups": in_groups,
        "outcomes": [(name, counted[name]) for name in outcomes() if name in counted],
        "charges": charges(),
        "orders": list(ask.ORDERS),
        "drop": [(name, value, filters.address(**{name: ""})) for name, value in filters.active().items()],
        "near": ask.nearest_names(filters.name) if filters.name and not found.total else [],
        "pages": [(n, filters.address(page=n) if n and n > 1 else filters.address()) for n in found.around],
    }
    return render(request, "desk/people.html", context)
