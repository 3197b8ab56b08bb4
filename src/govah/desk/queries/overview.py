"""The overview's figures, counted in the database."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, Sum

from govah.casefile.lookup import victims
from govah.casefile.models import Claim, Decision, Entry, Group, Note, Person, Source, Standing
from govah.desk.vocabulary import outcomes

DEATH = "executed"
MONTHS = 12


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """How many people stand in one outcome; `share` is the bar's length in per cent of the longest."""

    outcome: str
    people: int
    share: float


@dataclass(frozen=True, slots=True)
class MonthColumn:
    """How many people were executed in a month (`2024-11`); `height` in per cent of the highest column."""

    month: str
    people: int
    height: float

    @property
    def year(self) -> str:
        """The Gregorian year."""
        return self.month[:4]

    @property
    def number(self) -> int:
        """The month, 1 to 12."""
        return int(self.month[5:7])

    @property
    def top(self) -> float:
        """Where the bar begins, from above, in per cent."""
        return round(100 - self.height, 1)


@dataclass(frozen=True, slots=True)
class Frame:
    """The few numbers that stand at the foot of every page."""

    reports: int
    people: int
    entries: int


def frame() -> Frame:
    """Reports, people and ledger entries of the case file."""
    last = Entry.objects.order_by("-number").values_list("number", flat=True).first()
    return Frame(Standing.objects.count(), victims().count(), last if last is not None else 0)


def by_outcome() -> list[OutcomeRow]:
    """People by outcome, in the pack's order, outcomes without people left out."""
    counted = dict(victims().values_list("outcome").annotate(n=Count("pk")).order_by())
    most = max(counted.values(), default=0)
    order = [name for name in outcomes() if name in counted]
    order += sorted(set(counted) - set(order))
    return [OutcomeRow(name, counted[name], round(100 * counted[name] / most, 1)) for name in order]


def by_month() -> tuple[list[MonthColumn], int]:
    """Executions in each of the last twelve months up to the latest one that has any; and those without a month."""
    dead = victims().filter(outcome=DEATH)
    counted = dict(dead.exclude(outcome_month="").values_list("outcome_month").annotate(n=Count("pk")).order_by())
    undated = dead.filter(outcome_month="").count()
    if not counted:
        return [], undated
    months = _months_to(max(counted))
    most = max(counted.get(month, 0) for month in months)
    return [
        MonthColumn(m, counted.get(m, 0), round(100 * counted.get(m, 0) / most, 1) if most else 0) for m in months
    ], undated


def executed_in_all() -> int:
    """People executed, dated or not."""
    return victims().filter(outcome=DEATH).count()


def unnamed() -> tuple[int, int]:
    """Groups of unnamed people, and how many people they say they are (groups without a number left out)."""
    found = Group.objects.aggregate(n=Count("pk"), people=Sum("count"))
    return found["n"], found["people"] or 0


def by_source(limit: int = 8) -> tuple[list[Source], int]:
    """The sources with most reports, and how many more there are."""
    sources = Source.objects.filter(reports__gt=0)
    return list(sources[:limit]), max(0, sources.count() - limit)


def latest(limit: int = 6) -> list[Standing]:
    """The reports taken in last, with their source."""
    return list(
        Standing.objects.select_related("document", "report__publication__source")
        .defer("document__text", "document__metadata")
        .order_by("-report__number")[:limit]
    )


def disputed(limit: int = 5) -> tuple[list[Person], int]:
    """People with most values that reports disagree on, and how many there are."""
    people = victims().filter(disputes__gt=0)
    return list(people.order_by("-disputes", "number")[:limit]), people.count()


def unfitting() -> int:
    """Notes of standing extractions that say that something does not fit."""
    return Note.objects.filter(extraction__standing__isnull=False, kind="consistency").count()


def latest_unfitting(limit: int = 4) -> list[Note]:
    """The latest of those notes, each with its report."""
    rows = Note.objects.filter(extraction__standing__isnull=False, kind="consistency")
    about = rows.select_related("extraction__standing__report__publication__source", "extraction__standing__document")
    text, metadata = "extraction__standing__document__text", "extraction__standing__document__metadata"
    return list(about.defer(text, metadata).order_by("-pk")[:limit])


def claims_in_all() -> tuple[int, int]:
    """Claims that stand, and how many decisions people took."""
    standing = Claim.objects.filter(extraction__standing__isnull=False).count()
    return standing, Decision.objects.filter(~Q(verdict=Decision.WITHDRAW)).count()


def _months_to(last: str) -> list[str]:
    year, month = int(last[:4]), int(last[5:7])
    at = year * 12 + month - 1
    return [f"{n // 12:04d}-{n % 12 + 1:02d}" for n in range(at - MONTHS + 1, at + 1)]
