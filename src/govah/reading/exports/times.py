"""When a message was sent, as exports write it: seconds since 1970, or a time of day with or without its zone."""

from __future__ import annotations

import datetime
from email.utils import parsedate_to_datetime

_UTC = datetime.UTC


def from_seconds(value: object, zone: datetime.tzinfo) -> datetime.datetime | None:
    """The time in `zone` of so many seconds since 1970 (a number, or one written as text); None for anything else.

    >>> from_seconds("1731525000", datetime.UTC).isoformat()
    '2024-11-13T19:10:00+00:00'
    """
    try:
        seconds = int(value) if isinstance(value, str | int) else None
        return None if not seconds else datetime.datetime.fromtimestamp(seconds, _UTC).astimezone(zone)
    except (ValueError, OverflowError, OSError):
        return None


def from_words(value: object, zone: datetime.tzinfo) -> datetime.datetime | None:
    """The time written as ISO 8601; one without an offset is a time of day in `zone`.

    Programs that know no time write the first second of 1970 in their own zone: it says nothing.
    """
    if not isinstance(value, str):
        return None
    try:
        time = datetime.datetime.fromisoformat(value.strip())
        time = time.replace(tzinfo=zone) if time.tzinfo is None else time.astimezone(zone)
    except (ValueError, OverflowError):
        return None
    return None if time.year < 1971 else time


def from_parts(
    day: tuple[int, int, int], clock: tuple[int, int, int], zone: datetime.tzinfo
) -> datetime.datetime | None:
    """The time in `zone` of year, month, day and hour, minute, second; None where there is no such time."""
    try:
        return datetime.datetime.combine(datetime.date(*day), datetime.time(*clock), zone)
    except (ValueError, OverflowError):
        return None


def of_feed(words: str, zone: datetime.tzinfo) -> datetime.datetime | None:
    """The time in a feed, RFC 2822 or ISO 8601 with a time; None where only a day is given, or something else.

    An offset of its own is kept, as the day is told in it. Zero stands for none: programs of feeds turn every time
    into that of Greenwich, and the day is then told in `zone`.
    """
    try:
        time = parsedate_to_datetime(words)
    except (TypeError, ValueError, IndexError, OverflowError):
        if len(words.strip()) <= len("2024-11-13"):
            return None
        try:
            time = datetime.datetime.fromisoformat(words.strip())
        except ValueError:
            return None
    try:
        if time.tzinfo is None:  # "-0000": the zone is not known, the time is that of Greenwich (RFC 5322)
            time = time.replace(tzinfo=_UTC if words.strip().endswith("-0000") else zone)
        return time if time.utcoffset() and time.tzinfo is not _UTC else time.astimezone(zone)
    except (ValueError, OverflowError):
        return None
