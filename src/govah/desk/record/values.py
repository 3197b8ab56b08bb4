"""The values of a record: one row a property, its readings side by side where reports differ, and what none states."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from govah.desk.record.saying import say, told_apart
from govah.desk.words import label, number

if TYPE_CHECKING:
    from govah.desk.queries.person import ReadingSeen, Record

ORDER: Final = (
    "outcome", "age", "birth", "minor_at_offence", "charge", "sentence", "gender", "ethnicity", "nationality",
    "religion", "origin", "residence", "occupation", "children", "father_name", "name", "other_name",
    "role", "official_role",
)  # fmt: skip
ASKED: Final = (
    "age", "charge", "gender", "ethnicity", "religion", "origin", "occupation", "father_name",
)  # fmt: skip
READINGS_OPEN, READINGS_FIRST = 6, 4  # of more than six readings the first four stand open


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One property: the value on display (None: readings differ and no rule may choose), marks, readings."""

    name: str
    shown: str | None
    disputed: bool
    rule: str
    status: str
    reports: int
    sources: int
    readings: list[ReadingSeen]
    more: list[ReadingSeen]
    differing: int
    ranged: bool

    @property
    def wide(self) -> bool:
        """Several readings go under the value, side by side."""
        return len(self.readings) > 1


def values(record: Record) -> tuple[list[ValueRow], list[str]]:
    """The rows in the order of the page, and the properties asked for that no report states."""
    by_property = {
        name: list(group)
        for name, group in groupby(
            sorted(record.readings, key=lambda reading: (reading.row.property, reading.row.aspect, reading.row.rank)),
            key=lambda reading: reading.row.property,
        )
    }
    names = [name for name in ORDER if name in by_property] + sorted(set(by_property) - set(ORDER))
    rows = [_row(name, by_property[name]) for name in names]
    return rows, [name for name in ASKED if name not in by_property]


def _row(name: str, readings: list[ReadingSeen]) -> ValueRow:
    readings = sorted(readings, key=lambda reading: not reading.row.disputed)  # what differs comes first
    shown = [reading for reading in readings if reading.row.shown]
    disputed = any(reading.row.disputed for reading in readings)
    ranged = name == "age" and disputed  # nothing was chosen: the row shows all
    reports = {report.pk for reading in readings for report in reading.reports}
    fold_at = READINGS_FIRST if len(readings) > READINGS_OPEN else len(readings)
    return ValueRow(
        name,
        _shown(name, readings),
        disputed,
        "" if ranged else next((reading.row.rule for reading in (shown or readings) if reading.row.rule), ""),
        _status(shown or readings),
        len(reports),
        max((reading.row.sources for reading in readings), default=0),
        readings[:fold_at],
        readings[fold_at:],
        sum(reading.row.disputed for reading in readings),
        ranged,
    )


def _shown(name: str, readings: list[ReadingSeen]) -> str | None:
    """The value in words, aspect by aspect; None where readings differ and no rule may choose."""
    parts: list[str] = []
    for _aspect, group in groupby(readings, key=lambda reading: reading.row.aspect):
        of_aspect = list(group)
        if name == "age" and any(reading.row.disputed for reading in of_aspect):
            parts.append(_range(of_aspect))
        parts += [
            say(name, reading.row.value)
            for reading in of_aspect
            if reading.row.shown and not (name == "age" and reading.row.disputed)
        ]
    return told_apart(list(dict.fromkeys(parts))) if parts else None


def _range(readings: list[ReadingSeen]) -> str:
    """Ages that reports disagree on, as "65–70"; never a mean."""
    ages = [_years(reading.row.value) for reading in readings if reading.row.disputed]
    between = _("%(low)s–%(high)s") % {"low": number(min(ages)), "high": number(max(ages))}
    aspect = readings[0].row.aspect
    if not aspect or aspect == "report":
        return between
    return pgettext("age and what it is the age at", "%(years)s at %(at)s") % {
        "years": between,
        "at": label("age at", aspect),
    }


def _years(value: Any) -> int:
    return int(value["years"] if isinstance(value, dict) else value)


def _status(readings: list[ReadingSeen]) -> str:
    standings = {reading.row.standing for reading in readings}
    return "accepted" if "accepted" in standings else "claimed"
