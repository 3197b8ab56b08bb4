"""The list of reports, and what one report's page shows beside its text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.db.models import Count, Q, QuerySet
from django.http import QueryDict

from govah.casefile.models import Claim, Mention, Person, Standing

ORDERS: Final[dict[str, tuple[str, ...]]] = {
    "taken": ("-report__number",),
    "published": ("-document__published_first", "-report__number"),
    "number": ("report__number",),
}


@dataclass(frozen=True, slots=True)
class ReportFilters:
    """What the list is narrowed to: a source's id, a language, words of the title."""

    source: str = ""
    language: str = ""
    title: str = ""
    order: str = "taken"

    @classmethod
    def of(cls, query: QueryDict) -> ReportFilters:
        """The filters that an address names."""
        names = ("source", "language", "title", "order")
        given = {name: query.get(name, "").replace("\x00", "").strip()[:200] for name in names}
        if given["order"] not in ORDERS:
            given["order"] = "taken"
        return cls(**given)

    def active(self) -> dict[str, str]:
        """The filters that narrow, by name."""
        return {name: getattr(self, name) for name in ("source", "language", "title") if getattr(self, name)}

    def address(self, **changed: str | int) -> str:
        """The query string of these filters with some changed."""
        given: dict[str, str | int] = {**self.active(), "order": "" if self.order == "taken" else self.order, **changed}
        query = QueryDict(mutable=True)
        for name, value in given.items():
            if value:
                query[name] = str(value)
        return query.urlencode()


def reports(filters: ReportFilters) -> QuerySet[Standing]:
    """The reports that the filters leave, each with its document, source and the number of its claims."""
    found = Standing.objects.select_related("document", "report__publication__source")
    if filters.source:
        found = (
            found.filter(report__publication__source=int(filters.source)) if _is_id(filters.source) else found.none()
        )
    if filters.language:
        found = found.filter(document__language=filters.language)
    if filters.title:
        said = Q(document__title__icontains=filters.title) | Q(document__ident__icontains=filters.title)
        found = found.filter(said)
    return found.defer("document__text", "document__metadata").order_by(*ORDERS[filters.order])


def languages() -> list[str]:
    """The languages of the standing documents, most frequent first."""
    rows = Standing.objects.exclude(document__language="").values_list("document__language").annotate(n=Count("pk"))
    return [code for code, _ in rows.order_by("-n", "document__language")]


def claim_counts(standings: list[Standing]) -> dict[int, int]:
    """Report number -> how many claims its standing extraction makes."""
    rows = Claim.objects.filter(extraction__in=[s.extraction_id for s in standings])
    counted = dict(rows.values_list("extraction").annotate(n=Count("pk")).order_by())
    return {s.report_id: counted.get(s.extraction_id, 0) for s in standings}


def victims_of(standings: list[Standing]) -> dict[int, list[Person]]:
    """Report number -> the victims it names."""
    rows = Mention.objects.filter(report__in=[s.report_id for s in standings], person__role="victim")
    named: dict[int, list[Person]] = {}
    for mention in rows.select_related("person").order_by("report_id", "id"):
        people = named.setdefault(mention.report_id, [])
        if mention.person not in people:
            people.append(mention.person)
    return named


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= 18
