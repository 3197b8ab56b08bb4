"""From one calendar to the other: days, months and years of the Solar Hijri calendar as Gregorian days.

Wherever the Solar Hijri calendar is used it counts the same days; only the names of the months differ.
The lunar calendar depends on who saw the moon, so it is only recognised, never converted.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from datetime import date
from functools import lru_cache

import jdatetime

FIRST_YEAR, LAST_YEAR = 1200, 1500  # Solar Hijri years that a report of our field can mean


@lru_cache(maxsize=8192)
def to_gregorian(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a Solar Hijri one; None where the calendar has no such day.

    >>> to_gregorian(1401, 7, 15), to_gregorian(1404, 12, 30)
    (datetime.date(2022, 10, 7), None)
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        converted: date = jdatetime.date(year, month, day).togregorian()
    except ValueError:
        return None
    return converted


def to_solar_hijri(day: date) -> tuple[int, int, int]:
    """Year, month and day of a Gregorian day in the Solar Hijri calendar; years 622 to 3177 of ours.

    >>> to_solar_hijri(date(2022, 10, 7))
    (1401, 7, 15)
    """
    solar = jdatetime.date.fromgregorian(date=day)
    return solar.year, solar.month, solar.day


@lru_cache(maxsize=4096)
def solar_month_length(year: int, month: int) -> int:
    """How many days a Solar Hijri month has: 31, 30 or, in its last month, 29.

    >>> solar_month_length(1403, 12), solar_month_length(1404, 12)
    (30, 29)
    """
    if month <= 6:
        return 31
    return 30 if month < 12 or to_gregorian(year, 12, 30) else 29


def solar_month(year: int, month: int) -> tuple[date, date] | None:
    """First and last Gregorian day of a Solar Hijri month.

    >>> solar_month(1404, 10)
    (datetime.date(2025, 12, 22), datetime.date(2026, 1, 20))
    """
    first, last = to_gregorian(year, month, 1), to_gregorian(year, month, solar_month_length(year, month))
    return (first, last) if first and last else None


def solar_year(year: int) -> tuple[date, date] | None:
    """First and last Gregorian day of a Solar Hijri year.

    >>> solar_year(1403)
    (datetime.date(2024, 3, 20), datetime.date(2025, 3, 20))
    """
    first, last = solar_month(year, 1), solar_month(year, 12)
    return (first[0], last[1]) if first and last else None


def gregorian_month_length(year: int, month: int) -> int:
    """How many days a Gregorian month has.

    >>> gregorian_month_length(2024, 2)
    29
    """
    return monthrange(year, month)[1]


@lru_cache(maxsize=512)
def usual_gregorian_day(month: int, day: int) -> tuple[int, int] | None:
    """The Gregorian month and day on which a Solar Hijri one falls most often since 1979; it varies by a day.

    >>> usual_gregorian_day(12, 22), usual_gregorian_day(12, 31)
    ((3, 13), None)
    """
    days = [found for year in range(1358, 1412) if (found := to_gregorian(year, month, day))]
    counted = Counter((found.month, found.day) for found in days)
    return counted.most_common(1)[0][0] if counted else None
