"""The days that a date of the record may mean, for comparing dates that sources give more or less exactly."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[~?%]?\Z")


@dataclass(frozen=True, slots=True)
class Period:
    """From the first to the last day that a date may mean."""

    first: date
    last: date

    @property
    def exact(self) -> bool:
        """Whether it is one day."""
        return self.first == self.last

    def apart(self, other: Period) -> int:
        """The least number of days between the two; 0 where they overlap."""
        if self.first <= other.last and other.first <= self.last:
            return 0
        return min(abs((self.first - other.last).days), abs((other.first - self.last).days))


@lru_cache(maxsize=65_536)
def period(edtf: str | None) -> Period | None:
    """The days of an EDTF date, month, year or interval of these; None for one without a year or open at an end.

    >>> period("2026-02").last
    datetime.date(2026, 2, 28)
    >>> period("2024-03-20/2025-03-20").exact
    False
    >>> period("XXXX-01-08") is None
    True
    """
    if not edtf:
        return None
    first, interval, last = edtf.partition("/")
    start, end = _ends(first), _ends(last if interval else first)
    return Period(start[0], end[1]) if start and end and start[0] <= end[1] else None


def _ends(part: str) -> tuple[date, date] | None:
    found = _FORM.match(part)
    if not found:
        return None
    year, month, day = (int(group) if group else None for group in found.groups())
    assert year is not None
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except ValueError:  # a month 13 or a 31 February in a source
        return None
