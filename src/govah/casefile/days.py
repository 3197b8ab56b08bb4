"""The days that a date may mean: for sorting, for months, and for telling whether two dates can both be right."""

from __future__ import annotations

import re
from calendar import monthrange
from functools import lru_cache
from typing import Any

from govah.model import Date

_POINT = re.compile(r"(?P<year>\d{3}[\dX]|\d{2}XX)(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?)?[~?%]?")
_YEARLESS = re.compile(r"XXXX-(?P<month>\d{2})(?:-(?P<day>\d{2}))?[~?%]?")
# EDTF level 1 and 2 codes for seasons; the last winter month lies in the next year.
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14), 25: (3, 5), 26: (6, 8), 27: (9, 11), 28: (12, 14)}

Bounds = tuple[str, str]


def edtf_of(date: Date | dict[str, Any] | None) -> str | None:
    """The EDTF expression of a date, whether it comes as a noun or as its JSON."""
    if date is None:
        return None
    return date.edtf if isinstance(date, Date) else str(date.get("edtf") or "") or None


def bounds(date: Date | dict[str, Any] | None) -> Bounds | None:
    """First and last possible day as `YYYY-MM-DD`; None where no year is known.

    >>> bounds(Date("2024-02", "February 2024", "gregorian", "month"))
    ('2024-02-01', '2024-02-29')
    >>> bounds({"edtf": "2024-03-20/2025-03-20"}), bounds({"edtf": "197X"})
    (('2024-03-20', '2025-03-20'), ('1970-01-01', '1979-12-31'))
    >>> bounds({"edtf": "XXXX-01-08"}) is None
    True
    """
    edtf = edtf_of(date)
    return None if edtf is None else _bounds(edtf)


@lru_cache(maxsize=100_000)
def _bounds(edtf: str) -> Bounds | None:
    ends = [_point(end) for end in edtf.strip("[]{}").replace("..", "/").split("/") if end]
    if not ends or None in ends:
        return None
    known = [end for end in ends if end is not None]
    return known[0][0], known[-1][1]


def first_day(date: Date | dict[str, Any] | None) -> str:
    """The first possible day, empty where no year is known."""
    days = bounds(date)
    return days[0] if days else ""


def month_of(date: Date | dict[str, Any] | None) -> str:
    """`YYYY-MM` where the whole date lies in one month, else empty.

    >>> month_of({"edtf": "2024-11-13"}), month_of({"edtf": "2024"})
    ('2024-11', '')
    """
    days = bounds(date)
    return days[0][:7] if days and days[0][:7] == days[1][:7] else ""


def agree(one: Date | dict[str, Any] | None, other: Date | dict[str, Any] | None) -> bool:
    """Whether two dates can both be right: no date agrees with any; else the days that they may mean overlap.

    >>> agree({"edtf": "2024-11-13"}, {"edtf": "2024-11"}), agree({"edtf": "2024-11-13"}, {"edtf": "2024-11-12"})
    (True, False)
    >>> agree({"edtf": "XXXX-11-13"}, {"edtf": "2024-11-13"}), agree({"edtf": "XXXX-11-13"}, {"edtf": "2024-12"})
    (True, False)
    """
    first, second = bounds(one), bounds(other)
    if first and second:
        return first[0] <= second[1] and second[0] <= first[1]
    if first or second:
        yearless = edtf_of(other if first else one)
        days = first or second
        found = _YEARLESS.fullmatch(yearless or "")
        if not found or not days:
            return True
        years = range(int(days[0][:4]), int(days[1][:4]) + 1)
        dated = [_point(f"{year}-{found['month']}" + (f"-{found['day']}" if found["day"] else "")) for year in years]
        return any(day and days[0] <= day[1] and day[0] <= days[1] for day in dated)
    return edtf_of(one) is None or edtf_of(other) is None or edtf_of(one) == edtf_of(other)


def exactness(date: Date | dict[str, Any] | None) -> int:
    """How exact: the number of days that a date may mean, fewer is more exact; very many where no year is known."""
    days = bounds(date)
    if not days:
        return 10**7
    return sum(
        (int(b) - int(a)) * unit for a, b, unit in zip(*(day.split("-") for day in days), (366, 31, 1), strict=True)
    )


def _point(text: str) -> Bounds | None:
    found = _POINT.fullmatch(text)
    if not found:
        return None
    year, month, day = found["year"], found["month"], found["day"]
    low, high = year.replace("X", "0"), year.replace("X", "9")
    if "X" in year or month is None or month == "XX":
        return f"{low}-01-01", f"{high}-12-31"
    if int(month) in _SEASONS:
        start, end = _SEASONS[int(month)]
        last_year, last_month = (int(year) + 1, end - 12) if end > 12 else (int(year), end)
        return f"{year}-{start:02d}-01", f"{last_year:04d}-{last_month:02d}-{_length(last_year, last_month):02d}"
    if not 1 <= int(month) <= 12:
        return None
    if day is None or day == "XX":
        return f"{year}-{month}-01", f"{year}-{month}-{_length(int(year), int(month)):02d}"
    return (f"{year}-{month}-{day}",) * 2 if 1 <= int(day) <= _length(int(year), int(month)) else None


def _length(year: int, month: int) -> int:
    return monthrange(max(year, 1), month)[1]
