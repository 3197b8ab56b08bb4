"""Dates as the page says them: its own calendar first, then the other; never more precise than the source."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

import jdatetime
from django.utils.translation import gettext, pgettext

from govah.desk.words import digits, label
from govah.model import Date

_PART: Final = re.compile(r"(?P<year>\d{4}|\d{3}X|\d{2}XX|XXXX)(?:-(?P<month>\d{2}|XX))?(?:-(?P<day>\d{2}|XX))?$")
_DOUBT: Final = str.maketrans("", "", "~?%")
Calendar = str
GREGORIAN: Final = "gregorian"
SOLAR: Final = "solar_hijri"


@dataclass(frozen=True, slots=True)
class ShownDate:
    """A date ready for the page: `main` in the page's calendar, `other` in the other, `iso` for `<time>`.

    `note` says where the day or year comes from if the words alone do not hold it.
    """

    main: str
    other: str = ""
    iso: str = ""
    weekday: str = ""
    note: str = ""
    known: bool = True


def bounds(edtf: str) -> tuple[dt.date | None, dt.date | None]:
    """First and last day that an EDTF expression allows; None where it is open or has no year.

    >>> bounds("2024-11")
    (datetime.date(2024, 11, 1), datetime.date(2024, 11, 30))
    >>> bounds("XXXX-01-08")
    (None, None)
    """
    first, slash, last = edtf.translate(_DOUBT).partition("/")
    return _bound(first, late=False), _bound(last if slash else first, late=True)


def show(date: Date | None) -> ShownDate:
    """A claimed date in both calendars, at the precision that its source gives."""
    if date is None:
        return ShownDate(gettext("date not stated"), known=False)
    ours, theirs = _calendars()
    edtf = date.edtf.translate(_DOUBT)
    note = _origin(date)
    first, last = bounds(edtf)
    if edtf.startswith("XXXX"):
        return ShownDate(_without_year(edtf), note=note)
    if first is None or last is None:
        return ShownDate(date.words or date.edtf, note=note)
    if first == last:
        weekday = label("weekday", str(first.isoweekday()))
        return ShownDate(day(first, ours), day(first, theirs), first.isoformat(), weekday, note)
    season = re.fullmatch(r"(\d{4})-(2[1-4])", edtf)
    if season and ours == GREGORIAN:
        named = f"{label('season', season[2])} {digits(season[1])}"
        return ShownDate(named, _range(first, last, theirs), note=note)
    iso = edtf if re.fullmatch(r"\d{4}(-(0\d|1[0-2]))?", edtf) else ""
    return ShownDate(_range(first, last, ours), _brief(first, last, theirs), iso, note=note)


def _origin(date: Date) -> str:
    if date.resolved_from == "published":
        return gettext("worked out from the report’s own date")
    if date.resolved_from == "text":
        return gettext("worked out from another date in the report")
    return ""


def short(date: Date | None) -> str:
    """A date for a line of sources: one calendar, short month names; empty where none is stated."""
    if date is None:
        return ""
    first, last = bounds(date.edtf)
    if first is None or last is None or first != last:
        return show(date).main
    if _calendars()[0] == SOLAR:
        return day(first, SOLAR)
    return f"{first.day} {label('month, short', str(first.month))} {first.year}"


def moment(stamp: str | dt.datetime | None) -> ShownDate:
    """A time of capture (ISO 8601) with day and minute in UTC."""
    if not stamp:
        return ShownDate(gettext("not stated"), known=False)
    try:
        when = stamp if isinstance(stamp, dt.datetime) else dt.datetime.fromisoformat(stamp)
    except ValueError:
        return ShownDate(str(stamp))
    if when.tzinfo is not None:
        when = when.astimezone(dt.UTC)
    ours, theirs = _calendars()
    clock = digits(f"{when:%H:%M}")
    return ShownDate(
        pgettext("day, clock time", "%(day)s, %(clock)s UTC") % {"day": day(when.date(), ours), "clock": clock},
        day(when.date(), theirs),
        when.isoformat(timespec="seconds"),
    )


def day(date: dt.date, calendar: Calendar) -> str:
    """One day in words: `13 November 2024`, `23 Aban 1403`."""
    year, month, number = _parts(date, calendar)
    return f"{digits(str(number))} {_month(month, calendar)} {digits(str(year))}"


def days(first: str, last: str, *, calendar: Calendar = "") -> str:
    """From one ISO day to another in words, to the day, in the page's calendar unless another is named."""
    start, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    calendar = calendar or _calendars()[0]
    if start == end:
        return day(start, calendar)
    return _range(start, end, calendar, exact=True)


def solar_year(year: int) -> tuple[str, str]:
    """First and last day of a Solar Hijri year, YYYY-MM-DD.

    >>> solar_year(1403)
    ('2024-03-20', '2025-03-20')
    """
    first = jdatetime.date(year, 1, 1).togregorian()
    following = jdatetime.date(year + 1, 1, 1).togregorian()
    return first.isoformat(), (following - dt.timedelta(days=1)).isoformat()


def elapsed(start: dt.date, end: dt.date) -> tuple[int, int, int]:
    """Whole years, months and days from one day to a later one, in the page's calendar."""
    calendar = _calendars()[0]
    y1, m1, d1 = _parts(start, calendar)
    y2, m2, d2 = _parts(end, calendar)
    months = (y2 - y1) * 12 + (m2 - m1) - (d2 < d1)
    step = months + m1 - 1
    anchor = _day_of(y1 + step // 12, step % 12 + 1, d1, calendar)
    return months // 12, months % 12, (end - anchor).days


def _calendars() -> tuple[Calendar, Calendar]:
    """The calendar in which the pages of this language date, and the other one."""
    own = pgettext("calendar of the pages", "gregorian")
    return (SOLAR, GREGORIAN) if own == SOLAR else (GREGORIAN, SOLAR)


def _parts(date: dt.date, calendar: Calendar) -> tuple[int, int, int]:
    if calendar == SOLAR and date.year > 621:
        solar = jdatetime.date.fromgregorian(date=date)
        return solar.year, solar.month, solar.day
    return date.year, date.month, date.day


def _day_of(year: int, month: int, number: int, calendar: Calendar) -> dt.date:
    """That day, or the last one of its month where the month is shorter."""
    for last in range(number, number - 4, -1):
        try:
            if calendar == SOLAR:
                found: dt.date = jdatetime.date(year, month, last).togregorian()
                return found
            return dt.date(year, month, last)
        except ValueError:
            continue
    return dt.date(year, month, 1)


def _month(month: int, calendar: Calendar) -> str:
    return label("solar hijri month" if calendar == SOLAR else "month", str(month))


def _range(first: dt.date, last: dt.date, calendar: Calendar, *, exact: bool = False) -> str:
    """`July 2025`, `2024`, `Tir to Mordad 1404`, `22 October to 20 November 2024`: as short as it stays true."""
    y1, m1, d1 = _parts(first, calendar)
    y2, m2, d2 = _parts(last, calendar)
    year1, year2 = digits(str(y1)), digits(str(y2))
    starts = d1 == 1
    ends = _parts(last + dt.timedelta(days=1), calendar)[2] == 1
    if starts and ends and (m1, m2) == (1, 12):
        return year1 if y1 == y2 else _to(year1, year2)
    if starts and ends and (y1, m1) == (y2, m2):
        return f"{_month(m1, calendar)} {year1}"
    if (last - first).days > 300 and not (starts and ends) and not exact:
        return _to(f"{_month(m1, calendar)} {year1}", f"{_month(m2, calendar)} {year2}")
    whole = starts and ends
    left = _month(m1, calendar) if whole else f"{digits(str(d1))} {_month(m1, calendar)}"
    right = _month(m2, calendar) if whole else f"{digits(str(d2))} {_month(m2, calendar)}"
    if y1 != y2:
        return _to(f"{left} {year1}", f"{right} {year2}")
    if not whole and m1 == m2:
        left = digits(str(d1))
    return f"{_to(left, right)} {year1}"


def _brief(first: dt.date, last: dt.date, calendar: Calendar) -> str:
    """As `_range`, but of a year or more only the years: enough beside the exact form in the page's calendar."""
    years = [digits(str(_parts(day, calendar)[0])) for day in (first, last)]
    if (last - first).days < 300:
        return _range(first, last, calendar)
    return years[0] if years[0] == years[1] else "–".join(years)


def _to(left: str, right: str) -> str:
    return pgettext("from one to another date", "%(first)s to %(last)s") % {"first": left, "last": right}


def _without_year(edtf: str) -> str:
    found = _PART.match(edtf)
    if found is None or not found["month"] or found["month"] == "XX":
        return gettext("date not stated")
    month = _month(int(found["month"]), GREGORIAN)
    known = f"{digits(str(int(found['day'])))} {month}" if found["day"] and found["day"] != "XX" else month
    return gettext("%(day)s, year not stated") % {"day": known}


def _bound(part: str, *, late: bool) -> dt.date | None:
    found = _PART.match(part)
    if found is None or found["year"] == "XXXX":
        return None
    year = int(found["year"].replace("X", "9" if late else "0"))
    if not 1 <= year <= 9998:
        return None
    month, number = found["month"], found["day"]
    if month is None or month == "XX":
        return dt.date(year, 12, 31) if late else dt.date(year, 1, 1)
    if 21 <= int(month) <= 24:  # seasons: spring, summer, autumn, winter of the northern half
        opening = dt.date(year, (int(month) - 21) * 3 + 3, 1)
        return _last_of(*_shift(year, opening.month, 2)) if late else opening
    if not 1 <= int(month) <= 12:
        return None
    if number is None or number == "XX":
        return _last_of(year, int(month)) if late else dt.date(year, int(month), 1)
    try:
        return dt.date(year, int(month), int(number))
    except ValueError:
        return None


def _shift(year: int, month: int, by: int) -> tuple[int, int]:
    at = year * 12 + month - 1 + by
    return at // 12, at % 12 + 1


def _last_of(year: int, month: int) -> dt.date:
    year, month = _shift(year, month, 1)
    return dt.date(year, month, 1) - dt.timedelta(days=1)
