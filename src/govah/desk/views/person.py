"""One person's page: the record with every value beside the passage it rests on."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from govah.casefile.models import Person
from govah.desk.queries.person import record
from govah.desk.record.timeline import timeline
from govah.desk.record.values import values
from govah.desk.views.report import LARGEST


@require_safe
def person(request: HttpRequest, number: int) -> HttpResponse:
    """Header, timeline, values with readings, notes and reports; a merged record leads on to the one that stands."""
    if number > LARGEST:
        raise Http404
    row = get_object_or_404(Person, number=number)
    if row.merged_into_id is not None:
        return redirect("people-person", number=row.merged_into_id)
    found = record(row)
    rows, unsaid = values(found)
    context = {
        "person": row,
        "record": found,
        "values": rows,
        "unsaid": unsaid,
        "timeline": timeline(found),
        "facts": {value.name: value for value in rows},
    }
    return render(request, "desk/person.html", context)
