"""A date as a source gives it: never more precise than its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Calendar = Literal["gregorian", "solar_hijri", "lunar_hijri", "both"]
Precision = Literal["day", "month", "season", "year", "decade", "interval", "day_without_year", "month_without_year"]


@dataclass(frozen=True, slots=True)
class Date:
    """An EDTF expression (ISO 8601-2) with the words it was read from, their calendar and their precision.

    `edtf` is always Gregorian; a Solar Hijri month or year is the EDTF interval of the days that it covers.
    A day whose year no source gives is `XXXX-01-08`. `resolved_from` says what the year or the day was taken
    from where the words alone do not hold it: `published`, `text`, or None.

    >>> Date("2024-11-13", "13 November 2024", "gregorian", "day").edtf
    '2024-11-13'
    """

    edtf: str
    words: str
    calendar: Calendar
    precision: Precision
    resolved_from: str | None = None
