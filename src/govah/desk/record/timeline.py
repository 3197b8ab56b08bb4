"""The events of a life in order, with the silences between them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from govah.desk.dates import ShownDate, bounds, elapsed, show
from govah.desk.record.saying import claimed_date, listed
from govah.desk.words import number

if TYPE_CHECKING:
    from govah.desk.queries.person import EventSeen, Record

DEATHS: Final = frozenset({"execution", "death_in_custody", "killing"})
BEGUN: Final = frozenset({"execution_attempt"})
NOT_HAPPENED: Final = frozenset({"negated", "hypothetical", "scheduled"})
SILENCE: Final = 150  # days without a dated event that are said


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the timeline: an event, or (where `seen` is None) a silence in words."""

    seen: EventSeen | None
    date: ShownDate
    other_dates: list[ShownDate]
    mark: str
    gap: str = ""
    bounds_words: str = ""


def timeline(record: Record) -> list[Step]:
    """Events in the order of the life; between two dated ones far apart, how long nothing is told."""
    steps: list[Step] = []
    before: dt.date | None = None
    for seen in record.events:
        date = claimed_date(seen.row.date)
        first, last = bounds(date.edtf) if date else (None, None)
        if first and before and (first - before).days >= SILENCE:
            steps.append(Step(None, ShownDate(""), [], "gap", _silence(before, first)))
        steps.append(_step(seen, first == last and first is not None))
        before = last or before
    return steps


def _step(seen: EventSeen, exact: bool) -> Step:
    row = seen.row
    date = show(claimed_date(row.date))
    others = [show(claimed_date(other)) for other in row.dates[1:]] if row.disputed else []
    marks = []
    if row.act in DEATHS and row.modality not in NOT_HAPPENED:
        marks.append("death")
    if row.act in BEGUN:
        marks.append("begun")
    if not exact:
        marks.append("span")
    return Step(seen, date, others, " ".join(marks))


def _silence(start: dt.date, end: dt.date) -> str:
    days = (end - start).days
    if days <= 366:
        return ngettext(
            "%(n)s day without a dated event", "%(n)s days without a dated event", days
        ) % {"n": number(days)}  # fmt: skip
    years, months, _rest = elapsed(start, end)
    parts = [ngettext("%(n)s year", "%(n)s years", years) % {"n": number(years)}]
    if months:
        parts.append(ngettext("%(n)s month", "%(n)s months", months) % {"n": number(months)})
    return _("%(length)s without a dated event") % {"length": listed(parts)}
