"""Places asked for in any spelling and script: which of the spellings in the case file name the same place."""

from __future__ import annotations

from typing import Final

from django.db.models import Q

from govah.casefile.models import Event
from govah.desk.vocabulary import pack
from govah.model import Place
from govah.resolution import places
from govah.resolution.places import Gazetteer
from govah.text.fold import fold

COLUMNS: Final = ("prison", "city", "province")


def gazetteer() -> Gazetteer:
    """The places of the built-in pack."""
    return places.gazetteer(pack())


def at(asked: str) -> Q:
    """Events at the place asked for: by part of the name as written, or by any spelling of the same place.

    A province or city that is asked for holds the prisons and cities in it.
    """
    part = fold(asked).text.strip()
    wanted = gazetteer().resolve(asked)
    said = Q(pk__in=[])
    for column in COLUMNS:
        spellings = Event.objects.exclude(**{column: ""}).values_list(column, flat=True).distinct().order_by()
        fitting = [spelling for spelling in spellings if part in fold(spelling).text or _same(wanted, spelling)]
        if fitting:
            said |= Q(**{f"{column}__in": fitting})
    return said


def _same(wanted: Place | None, spelling: str) -> bool:
    found = gazetteer().resolve(spelling) if wanted else None
    if wanted is None or found is None:
        return False
    if wanted.id == found.id:
        return True
    return (wanted.kind == "province" and found.province == wanted.name) or (
        wanted.kind in {"city", "county", "village"} and found.kind == "prison" and found.city == wanted.name
    )
