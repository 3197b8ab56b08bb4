"""When a report was published, as its metadata writes it: ISO 8601, RFC 2822, or what a given date reader knows."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from email.utils import parsedate_to_datetime

import jdatetime

from govah.model import Date

DateReader = Callable[[str], Date | None]

# A time may follow; the day is the one written, in the writer's own zone, and is never moved into another.
_NUMERIC = re.compile(r"(\d{4})(?:([-/.])(\d{1,2})(?:\2(\d{1,2}))?)?(?=$|[T\s])")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?=$|T)")
_SOLAR_YEARS = range(1250, 1500)


def read_published(words: str, date_reader: DateReader | None = None) -> Date | None:
    """The date in `words`, as precise as they are and no more; None where they are no date.

    `date_reader` is asked for what is neither ISO 8601 nor RFC 2822 (a date in words, a month of another calendar).

    >>> read_published("2024-11-13T22:40:00+03:30").edtf
    '2024-11-13'
    >>> read_published("2018-04").edtf
    '2018-04'
    >>> read_published("۱۴۰۳/۰۸/۲۳").edtf
    '2024-11-13'
    >>> read_published("last week") is None
    True
    """
    text = words.strip()
    if match := _COMPACT.match(text) or _NUMERIC.match(text):
        parts = [int(part) for part in match.groups() if part and part not in "-/."]
        return _of_numbers(parts, words) or (date_reader(text) if date_reader else None)
    try:
        day = parsedate_to_datetime(text).date()
    except (TypeError, ValueError, IndexError, OverflowError):
        return date_reader(text) if date_reader else None
    return Date(day.isoformat(), words, "gregorian", "day")


def _of_numbers(parts: list[int], words: str) -> Date | None:
    year = parts[0]
    if year in _SOLAR_YEARS:
        # A page that writes 1403-08-23 counts in the Solar Hijri calendar, whatever its format's standard says.
        if len(parts) < 3:
            return None
        try:
            solar = jdatetime.date(*parts).togregorian()
        except ValueError:
            return None
        return Date(solar.isoformat(), words, "solar_hijri", "day")
    if not 1800 <= year <= 2200:
        return None
    try:
        datetime.date(*[*parts, 1, 1][:3])
    except ValueError:
        return None
    edtf = "-".join(f"{part:04}" if i == 0 else f"{part:02}" for i, part in enumerate(parts))
    if len(parts) == 3:
        return Date(edtf, words, "gregorian", "day")
    return Date(edtf, words, "gregorian", "month" if len(parts) == 2 else "year")
