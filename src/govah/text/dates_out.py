"""A date in the shorter form of facts: a day, a month, a year, a day or month without year, or nothing."""

from __future__ import annotations

import re
from datetime import date, timedelta

from govah.model import Date
from govah.text.date_edtf import days_of_edtf

_YEARLESS = re.compile(r"XXXX-(\d{2}(?:-\d{2})?)[~?%]?")
_SOME_YEAR = 2001
_SEASON = re.compile(r"(\d{4})-2[1-4][~?%]?")


def to_facts(date: Date | None) -> str | None:
    """YYYY-MM-DD, YYYY-MM, YYYY, --MM-DD or --MM, whichever comes nearest; None where none of them is true.

    A Solar Hijri month is the Gregorian month that holds most of its days, a Solar Hijri year its number + 621.
    A season is its year, a day counted in weeks its month. An interval is the month or the year that it lies in; one
    longer than a year is nothing.

    >>> to_facts(Date("2025-12-22/2026-01-20", "the tenth month of 1404", "solar_hijri", "month"))
    '2026-01'
    """
    if date is None:
        return None
    if date.edtf.startswith("XXXX"):
        found = _YEARLESS.fullmatch(date.edtf)
        return f"--{found[1]}" if found else _month_without_year(date)
    season = _SEASON.fullmatch(date.edtf)
    if season:
        return season[1]
    days = days_of_edtf(date.edtf)
    if days is None or (days[1] - days[0]).days > 366:
        return None
    first, last = days
    if first == last:
        return first.isoformat()[:7] if date.edtf.endswith("~") else first.isoformat()
    if date.precision == "month":
        return _middle(first, last).isoformat()[:7]
    if date.precision in ("year", "season"):
        return _middle(first, last).isoformat()[:4] if date.precision == "season" else f"{first.year}"
    if first.year != last.year:
        return None
    return first.isoformat()[:7] if first.month == last.month else f"{first.year}"


def _month_without_year(date: Date) -> str | None:
    """ "--07" for a Solar Hijri month whose year is not told."""
    first, slash, last = date.edtf.partition("/")
    if not slash or date.precision != "month_without_year":
        return None
    begin = days_of_edtf(first.replace("XXXX", f"{_SOME_YEAR}"))
    end = days_of_edtf(last.replace("XXXX", f"{_SOME_YEAR + (last < first)}"))
    return None if begin is None or end is None else f"--{_middle(begin[0], end[1]):%m}"


def _middle(first: date, last: date) -> date:
    return first + timedelta((last - first).days // 2)
