"""What readers of a case file ask for: the overview, lists of people, the claims of a report, why a claim is here."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Sum
from django.db.models.expressions import OrderBy

from govah import model
from govah.casefile.models import (
    Capture,
    Claim,
    Decision,
    Document,
    Entry,
    Event,
    Group,
    Note,
    Person,
    PersonName,
    Source,
    Standing,
    Unread,
)
from govah.text.fold import fold


@dataclass(frozen=True, slots=True)
class Overview:
    """The whole case file in figures. Months are `YYYY-MM`, oldest first, of executions."""

    reports: int
    people: int
    disputed: int
    by_outcome: tuple[tuple[str, int], ...]
    by_month: tuple[tuple[str, int], ...]
    undated: int
    groups: int
    in_groups: int
    uncounted_groups: int
    unread: int
    sources: tuple[Source, ...]
    entries: int
    head: str


def overview() -> Overview:
    """The figures of the overview page."""
    people = victims()
    executed = people.filter(outcome="executed")
    months = executed.exclude(outcome_month="").values_list("outcome_month").annotate(n=Count("number"))
    groups = Group.objects.aggregate(n=Count("id"), people=Sum("count"), open=Count("id", filter=Q(count__isnull=True)))
    last = Entry.objects.order_by("-number").first()
    return Overview(
        reports=Standing.objects.count(),
        people=people.count(),
        disputed=people.filter(disputes__gt=0).count(),
        by_outcome=tuple(people.values_list("outcome").annotate(n=Count("number")).order_by("-n", "outcome")),
        by_month=tuple(months.order_by("outcome_month")),
        undated=executed.filter(outcome_month="").count(),
        groups=groups["n"],
        in_groups=groups["people"] or 0,
        uncounted_groups=groups["open"],
        unread=unread().count(),
        sources=tuple(Source.objects.all()),
        entries=last.number if last else 0,
        head=last.hash if last else "",
    )


def victims() -> QuerySet[Person]:
    """The people of the case file: named by a standing report and not merged into somebody else."""
    return Person.objects.filter(stands=True, merged_into=None)


ORDERS: dict[str, tuple[OrderBy | str, ...]] = {
    "latest": (F("last").desc(), "sort_name"),
    "name": ("sort_name", "number"),
    "sources": ("sources", "sort_name"),
    "disputed": (F("disputes").desc(), "sort_name"),
    "number": ("number",),
}


def people(
    query: str = "",
    *,
    outcome: str = "",
    charge: str = "",
    place: str = "",
    since: str = "",
    until: str = "",
    disputed: bool = False,
    one_source: bool = False,
    order: str = "latest",
) -> QuerySet[Person]:
    """The people that fit every filter given. `query` is part of a name in any spelling; `since`, `until` are days."""
    found = victims()
    for word in fold(query).text.split():
        found = found.filter(Exists(PersonName.objects.filter(person=OuterRef("pk"), folded__contains=word)))
    if outcome:
        found = found.filter(outcome=outcome)
    if charge:
        found = found.filter(charges__contains=f'"{charge}"')
    if place:
        there = Event.objects.filter(person=OuterRef("pk")).filter(
            Q(prison__icontains=place) | Q(city__icontains=place) | Q(province__icontains=place)
        )
        found = found.filter(Exists(there))
    if since:
        found = found.filter(last__gte=since)
    if until:
        found = found.exclude(last="").filter(last__lte=until)
    if disputed:
        found = found.filter(disputes__gt=0)
    if one_source:
        found = found.filter(sources=1)
    return found.order_by(*ORDERS.get(order, ORDERS["latest"]))


def unread() -> QuerySet[Unread]:
    """What is still not readable: neither were these bytes read since, nor a later file of that name."""
    same_part = Document.objects.filter(report__capture__sha256=OuterRef("bytes_sha256"), report__part=OuterRef("part"))
    same_name = Capture.objects.filter(name=OuterRef("name"), entry_id__gt=OuterRef("entry_id"))
    waiting = Unread.objects.filter(kind=Unread.UNREAD)
    return waiting.exclude(Exists(same_part)).exclude(Exists(same_name)).order_by("name", "pk")


def noted() -> QuerySet[Unread]:
    """What was only noted: the same bytes under a second name."""
    return Unread.objects.filter(kind=Unread.NOTED).order_by("name", "pk")


def without_facts() -> QuerySet[Note]:
    """Why nothing was taken from a report that was read: its language, no text, another subject; what stands now."""
    notes = Note.objects.filter(code__startswith="extract-", extraction__standing__isnull=False)
    return notes.select_related("extraction__document__report__capture").order_by("extraction__document__report")


def as_noun(row: Unread) -> model.Unread:
    """What could not be read, as the noun that the flow gives."""
    return model.Unread(row.code, row.what, row.name, row.next_step, row.bytes_sha256 or None, row.part or None)


def claim(key: str, report: int | None = None) -> Claim | None:
    """The claim of that identity: the standing one, else the latest that was ever made; None where there is none."""
    claims = Claim.objects.filter(key=key).select_related("document", "extraction", "document__report__capture")
    if report is not None:
        claims = claims.filter(document__report_id=report)
    standing = claims.filter(extraction__standing__isnull=False).order_by("-extraction_id").first()
    return standing or claims.order_by("-extraction_id").first()


def decisions_of(report: int) -> dict[str, Decision]:
    """The decision that stands on each claim of a report, by the claim's key; vanished claims are among them."""
    found: dict[str, Decision] = {}
    for decision in Decision.objects.filter(document__report_id=report).order_by("pk"):
        found[decision.claim_key] = decision
    return {key: decision for key, decision in found.items() if decision.verdict != Decision.WITHDRAW}


def vanished(report: int) -> list[Decision]:
    """Decisions on claims that the standing extraction of a report no longer makes."""
    standing = Standing.objects.filter(report_id=report).first()
    made = (
        set(Claim.objects.filter(extraction_id=standing.extraction_id).values_list("key", flat=True))
        if standing
        else set()
    )
    return [decision for key, decision in decisions_of(report).items() if key not in made]
