"""A date so many days, weeks, months or years from another, no more precise than that one or the unit."""

from __future__ import annotations

from datetime import date, timedelta

from govah.model import Date, Precision
from govah.text.date_edtf import Days, days_of, days_of_edtf, edtf_of

_ORDER: tuple[Precision, ...] = ("day", "month", "year")
_UNITS = ("day", "month", "year")
_WEEK = 7


def moved(base: Date, unit: str, shift: int, words: str) -> Date | None:
    """The date that lies `shift` units from `base`; None where the base is no day, month or year of a known one.

    >>> moved(Date("2019-05-03", "3 May 2019", "gregorian", "day"), "day", 4, "four days after").edtf
    '2019-05-07'
    >>> moved(Date("2019-05", "May 2019", "gregorian", "month"), "day", 4, "four days after") is None
    True
    """
    days = days_of_edtf(base.edtf)
    if days is None or base.precision not in _ORDER:
        return None
    if unit in ("day", "week"):
        if days[0] != days[1]:
            return None
        found: Days | None = _by_days(days[0], shift * (_WEEK if unit == "week" else 1))
        if found is None:
            return None
        return Date(edtf_of(found)[0] + "~" * (unit == "week"), words, "gregorian", "day", "text")
    precision = _ORDER[max(_ORDER.index(base.precision), _UNITS.index(unit))]
    middle = days[0] + (days[1] - days[0]) // 2
    months = middle.year * 12 + middle.month - 1 + shift * (12 if unit == "year" else 1)
    found = days_of("gregorian", months // 12, months % 12 + 1 if precision == "month" else None)
    return Date(edtf_of(found)[0], words, "gregorian", precision, "text") if found else None


def _by_days(day: date, count: int) -> Days | None:
    try:
        moved_day = day + timedelta(count)
    except OverflowError:
        return None
    return moved_day, moved_day
