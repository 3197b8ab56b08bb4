"""EDTF (ISO 8601-2) of days, months, years and of the intervals between two days, there and back."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from govah.text.calendars import gregorian_month_length, solar_month, solar_year, to_gregorian

Days = tuple[date, date]
"""First and last day of a period, both within it."""

_EDTF = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}


def days_of(calendar: str, year: int, month: int | None = None, day: int | None = None) -> Days | None:
    """First and last Gregorian day of a year, a month or a day of either calendar; None where there is no such one.

    >>> days_of("solar_hijri", 1404, 10)
    (datetime.date(2025, 12, 22), datetime.date(2026, 1, 20))
    """
    if calendar == "solar_hijri":
        if month is None:
            return solar_year(year)
        if day is None:
            return solar_month(year, month)
        found = to_gregorian(year, month, day)
        return (found, found) if found else None
    if calendar != "gregorian":
        return None
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, gregorian_month_length(year, month))
        return date(year, month, day), date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=4096)  # one report says the same dates again and again
def days_of_edtf(edtf: str) -> Days | None:
    """First and last day that an EDTF date or interval covers; None where a year or an end is open.

    >>> days_of_edtf("2024-02"), days_of_edtf("XXXX-02-03")
    ((datetime.date(2024, 2, 1), datetime.date(2024, 2, 29)), None)
    """
    start, _, end = edtf.partition("/")
    first, last = _one(start), _one(end or start)
    return (first[0], last[1]) if first and last else None


def _one(edtf: str) -> Days | None:
    plain = edtf.rstrip("~?%")
    if re.fullmatch(r"\d{3}X", plain):
        return date(int(plain[:3] + "0"), 1, 1), date(int(plain[:3] + "9"), 12, 31)
    found = _EDTF.match(plain)
    if not found or not 1 <= int(found[1]) <= 9998:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    if year is None:
        return None
    if month in _SEASONS:
        first, last = _SEASONS[month]
        ends = year + (last < first)
        return date(year, first, 1), date(ends, last, gregorian_month_length(ends, last))
    return days_of("gregorian", year, month, day)


def edtf_of(days: Days) -> tuple[str, str]:
    """The shortest EDTF for a period of whole days, and its precision.

    >>> edtf_of((date(2024, 2, 1), date(2024, 2, 29)))
    ('2024-02', 'month')
    """
    first, last = days
    if first == last:
        return first.isoformat(), "day"
    if first.day == 1 and (last + timedelta(1)).day == 1:
        if (first.year, first.month) == (last.year, last.month):
            return first.isoformat()[:7], "month"
        if first.year == last.year and first.month == 1 and last.month == 12:
            return first.isoformat()[:4], "year"
    return f"{first.isoformat()}/{last.isoformat()}", "interval"


def part_of_month(days: Days, part: str) -> str:
    """About the first, the middle or the last half of a month that no EDTF month names.

    >>> part_of_month((date(2009, 4, 21), date(2009, 5, 21)), "early")
    '2009-04-21~/2009-05-05~'
    """
    cut = {"early": (0, 16), "mid": (8, 8), "late": (16, 0)}[part]
    first, last = days[0] + timedelta(cut[0]), days[1] - timedelta(cut[1])
    return f"{first.isoformat()}~/{last.isoformat()}~"
