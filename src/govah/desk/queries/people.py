"""The people list: what it can be narrowed by, in which order, and what to offer where nothing matches."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, Final

from django.db.models import Count, Q, QuerySet
from django.http import QueryDict

from govah.casefile.lookup import victims
from govah.casefile.models import Event, Person, PersonName
from govah.desk.queries.places import at
from govah.desk.vocabulary import romaniser
from govah.text.fold import fold

ORDERS: Final[dict[str, tuple[str, ...]]] = {
    "latest": ("-outcome_first", "-last", "number"),
    "name": ("sort_name", "number"),
    "fewest": ("sources", "reports", "number"),
    "disputed": ("-disputes", "-reports", "number"),
    "number": ("number",),
}
NONE_NAMED: Final = "none"
_CALENDARS: Final = 1700  # a year below this is one of the Solar Hijri calendar


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list is narrowed to; an empty string narrows nothing."""

    name: str = ""
    outcome: str = ""
    charge: str = ""
    place: str = ""
    year: str = ""
    disputed: str = ""
    order: str = "latest"

    @classmethod
    def of(cls, query: QueryDict) -> Filters:
        """The filters that an address names; unknown orders fall back to the latest event first."""
        given = {f.name: query.get(f.name, "").replace("\x00", "").strip()[:200] for f in fields(cls)}
        if given["order"] not in ORDERS:
            given["order"] = "latest"
        return cls(**given)

    def active(self) -> dict[str, str]:
        """The filters that narrow, by name, without the order."""
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name != "order" and getattr(self, f.name)}

    def address(self, **changed: str | int) -> str:
        """The query string of these filters with some changed; empty ones left out."""
        given: dict[str, str | int] = {f.name: getattr(self, f.name) for f in fields(self)}
        given.update(changed)
        if given["order"] == "latest":
            given["order"] = ""
        query = QueryDict(mutable=True)
        for name, value in given.items():
            if value:
                query[name] = str(value)
        return query.urlencode()


def people(filters: Filters) -> QuerySet[Person]:
    """The people that the filters leave, in their order."""
    found = victims()
    if filters.outcome:
        found = found.filter(outcome=filters.outcome)
    if filters.charge == NONE_NAMED:
        found = found.filter(charges=[])
    elif filters.charge:
        found = found.filter(charges__contains=f'"{_word(filters.charge)}"')
    if filters.disputed:
        found = found.filter(disputes__gt=0)
    if filters.name:
        found = found.filter(pk__in=_named(filters.name))
    if filters.place:
        found = found.filter(pk__in=Event.objects.filter(at(filters.place)).values("person"))
    if filters.year:
        found = _in_year(found, filters.year)
    return found.order_by(*ORDERS[filters.order])


def outcome_counts() -> dict[str, int]:
    """How many people stand in each outcome, for the list to choose from."""
    return dict(victims().values_list("outcome").annotate(n=Count("pk")).order_by())


def nearest_names(name: str, limit: int = 5) -> list[Person]:
    """People whose name shares a part with the one asked for: something to offer where nothing matches."""
    parts = [part for part in fold(name).text.split() if len(part) >= 3][:4]
    if not parts:
        return []
    either = Q()
    for part in parts:
        either |= Q(folded__contains=part)
    near = PersonName.objects.filter(either).values("person")
    return list(victims().filter(pk__in=near).order_by("-reports", "number")[:limit])


def _named(name: str) -> QuerySet[PersonName, Any]:
    found = PersonName.objects.all()
    for part in fold(name).text.split()[:8]:
        latin = fold(romaniser().romanised(part)).text  # a name of the other script is found by its spelling
        found = found.filter(Q(folded__contains=part) | Q(folded__contains=latin))
    return found.values("person")


def _in_year(found: QuerySet[Person], year: str) -> QuerySet[Person]:
    digits = fold(year).text.strip()
    if not (digits.isascii() and digits.isdecimal() and len(digits) == 4 and int(digits)):
        return found.none()
    if int(digits) < _CALENDARS:
        from govah.desk.dates import solar_year  # only where somebody writes such a year

        first, last = solar_year(int(digits))
        return found.filter(outcome_first__gte=first, outcome_first__lte=last)
    return found.filter(outcome_first__startswith=digits)


def _word(text: str) -> str:
    return "".join(c for c in text if c.isalnum() or c in "_.-")
