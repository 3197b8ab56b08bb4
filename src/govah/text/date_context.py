"""Which day "yesterday", "last week" or "two weeks later" means: so far from publication or from another date."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from govah.packs.schema.dates import DateHabits
from govah.text.calendars import to_solar_hijri
from govah.text.date_edtf import Days, days_of, days_of_edtf, edtf_of
from govah.text.date_reading import Reading

PARAGRAPH = 400  # how far back, in characters, words look for the date that they rest on

DATELINE = 120  # a full date that ends so early in a text is the day it was written
_SATURDAY, _WEEK = 6, 7
_POSTED_LATE = 2  # days by which a report may be posted after it was written
_SOME_YEAR = 2001
_LONG = ("month", "year", "month_of_year", "season_of_year", "part_of_year")


class Resolved(NamedTuple):
    """A date in EDTF, its precision, what it was taken from besides its words, and notes. `days` where it has any."""

    edtf: str
    precision: str
    resolved_from: str | None = None
    notes: tuple[str, ...] = ()
    days: Days | None = None


class Named(NamedTuple):
    """A year that a text names itself: where, in which calendar."""

    start: int
    calendar: str
    year: int


@dataclass(slots=True)
class Context:
    """What the readings of one text rest on: when it was published, what day it names at its head, what it dated."""

    text: str
    published: Days | None
    habits: dict[str, DateHabits]
    future: dict[str, re.Pattern[str]]
    back: dict[str, re.Pattern[str]] = field(default_factory=dict)
    turns: dict[str, re.Pattern[str]] = field(default_factory=dict)
    named: tuple[Named, ...] = ()
    last: tuple[int, Days] | None = None
    last_day: tuple[int, Days] | None = None
    dateline: tuple[int, Days] | None = None
    datelines: list[tuple[int, Days]] = field(default_factory=list)
    written: Days | None = None
    dated_head: bool = False
    annual: int | None = None
    so_far: tuple[int, int] | None = None
    dated: list[tuple[int, Days]] = field(default_factory=list)
    yearless: bool = False
    weekdays: dict[int, Resolved] = field(default_factory=dict)

    def remember(self, at: int, resolved: Resolved, weekday: int | None = None) -> None:
        """Keep a date that later words may rest on: "two days later", and "Wednesday" for "Wednesday, May 2"."""
        days = resolved.days or _within_some_year(resolved)
        if days is None:
            return
        self.last, self.yearless = (at, days), resolved.days is None
        if days[0] == days[1] and resolved.days is not None:
            self.last_day = self.last
        if weekday is not None and days[0] == days[1]:
            self.weekdays[weekday] = resolved._replace(resolved_from="text", notes=())

    def years(self, calendar: str, until: int | None = None) -> frozenset[int]:
        """The years of a calendar that the text names, all or before a place."""
        return frozenset(n.year for n in self.named if n.calendar == calendar and (until is None or n.start < until))

    def headed(self, at: int) -> Days | None:
        """The day of the dateline under which a place of the text stands: a page may hold several reports."""
        return next((days for place, days in reversed(self.datelines) if place <= at), None)


def _within_some_year(resolved: Resolved) -> Days | None:
    """A day without a year as one of a year that stands for any other, so that days can be counted from it."""
    if resolved.precision != "day_without_year":
        return None
    return days_of_edtf(resolved.edtf.replace("XXXX", f"{_SOME_YEAR}"))


def shifted(reading: Reading, context: Context) -> Resolved | None:
    """The day, week, month or year that lies so far from the publication date, or from the last date of the text."""
    if reading.unit is None or reading.rests_on == "":
        return None
    base, source = _base(reading, context)
    named = context.weekdays.get(reading.weekday or 0) if reading.unit == "weekday" else None
    if named is not None and _still_meant(named, reading, base, context):
        return named
    if base is None:
        return None
    ends = [_moved(day, reading, context) for day in base]
    if ends[0] is None or ends[1] is None:
        return None
    days = (ends[0][0], ends[1][1])
    if source == "text" and context.yearless and reading.rests_on == "text":
        if days[0] != days[1] or days[0].year != _SOME_YEAR or reading.approximate:
            return None
        return Resolved(f"XXXX-{days[0]:%m-%d}", "day_without_year", source)
    if ends[0] != ends[1]:
        edtf, precision = edtf_of(days)
        return Resolved(edtf, precision, source, (), days)
    edtf, precision = edtf_of(days)
    if reading.unit in ("month", "year"):
        precision = reading.unit
    elif reading.month is not None and reading.until is None:
        precision = "month" if reading.day is None else "day"
    if reading.unit in ("season", "season_of_year"):
        precision = "season"
    if reading.unit == "season" and reading.calendar == "gregorian" and reading.season is not None:
        edtf = f"{days[0].year}-{20 + reading.season}"
    if reading.approximate and precision == "day":
        edtf += "~"
    return Resolved(edtf, precision, source, (), days)


def _base(reading: Reading, context: Context) -> tuple[Days | None, str]:
    """The day from which a reading counts, and what gave it."""
    if reading.rests_on == "text":
        if context.last is None or reading.start - context.last[0] > PARAGRAPH:
            return None, "text"
        days = context.last[1]
        if reading.unit in ("day", "week", "weekday") and days[0] != days[1]:
            return (context.last_day[1] if _counts_back(reading, context) and context.last_day else None), "text"
        return days, "text"
    if context.written is not None:
        return context.written, "text"
    if context.published is None and (headed := context.headed(reading.start)) is not None:
        return headed, "text"
    if context.published is None and context.dateline is not None:
        place, days = context.dateline
        if reading.unit == "day" and not context.dated_head:
            return None, "text"  # "X was arrested on 3 May 2015. Y was hanged yesterday."
        if place <= DATELINE or reading.unit in _LONG:
            return days, "text"
    return context.published, "published"


def _counts_back(reading: Reading, context: Context) -> bool:
    """ "Hanged on 4 May. Tried in 2019. Three days before, …": before the last day told, not before the year."""
    near = context.last_day is not None and reading.start - context.last_day[0] <= 2 * PARAGRAPH
    return near and (reading.shift or 0) < 0 and not context.yearless


def _still_meant(named: Resolved, reading: Reading, base: Days | None, context: Context) -> bool:
    """Whether "Wednesday" is the "Wednesday, May 2" of before: within the week of the report, or nothing else known."""
    if reading.shift is not None or reading.rests_on == "text" or is_coming(reading, context):
        return False
    if base is None:
        return True
    return named.days is not None and 0 <= (base[1] - named.days[0]).days < _WEEK


def is_coming(reading: Reading, context: Context) -> bool:
    """Whether words before it say that the weekday is still to come ("scheduled for Wednesday")."""
    cue = context.future.get(reading.language)
    return cue is not None and cue.search(context.text, max(0, reading.start - 60), reading.start) is not None


def looks_back(reading: Reading, context: Context) -> bool:
    """Whether words before it say that it lies before what was told last ("he had been moved on 1 May")."""
    cue = context.back.get(reading.language)
    return cue is not None and cue.search(context.text, max(0, reading.start - 120), reading.start) is not None


def _moved(day: date, reading: Reading, context: Context) -> Days | None:
    habit = context.habits[reading.language]
    shift = reading.shift or 0
    try:
        if reading.unit == "day":
            moved = day + timedelta(shift)
            late = (moved.isoweekday() - reading.weekday) % 7 if reading.weekday and shift == 0 else 0
            moved -= timedelta(late if late <= _POSTED_LATE else 0)  # "today, Monday", in what was posted on Tuesday
            return moved, moved
        if reading.unit == "week":
            if reading.approximate:
                moved = day + timedelta(7 * shift)
                return moved, moved
            start = day - timedelta((day.isoweekday() - habit.week_starts) % 7) + timedelta(7 * shift)
            if reading.weekday is not None:
                start += timedelta((reading.weekday - habit.week_starts) % 7)
                return start, start
            return start, start + timedelta(6)
        if reading.unit == "weekend":  # Saturday and Sunday, the last that have begun
            saturday = day - timedelta((day.isoweekday() - _SATURDAY) % 7) + timedelta(7 * (shift + 1))
            return saturday, saturday + timedelta(1)
        if reading.unit == "weekday":
            return _weekday(day, reading, context)
        if reading.unit == "nearest_month":
            return _nearest_month(day, reading, shift)
        if reading.unit == "season":
            return _nearest_season(day, reading, shift)
        if reading.unit in ("month", "year", "month_of_year", "day_of_month", "season_of_year", "part_of_year"):
            return _month_or_year(day, reading, habit, shift)
    except OverflowError:
        return None
    return None


def _weekday(day: date, reading: Reading, context: Context) -> Days | None:
    if reading.weekday is None:
        return None
    back = (day.isoweekday() - reading.weekday) % 7
    if reading.shift is None:  # "on Wednesday": the last one, today's included; the next one after "scheduled for"
        found = day + timedelta((7 - back) % 7 or 7) if is_coming(reading, context) else day - timedelta(back)
    elif reading.shift < 0:
        found = day - timedelta((back or 7) + 7 * (-reading.shift - 1))
    elif reading.shift > 0:
        found = day + timedelta((7 - back) % 7 or 7)
    else:
        start = context.habits[reading.language].week_starts
        found = day - timedelta((day.isoweekday() - start) % 7) + timedelta((reading.weekday - start) % 7)
    return found, found


def _month_or_year(day: date, reading: Reading, habit: DateHabits, shift: int) -> Days | None:
    calendar = reading.calendar or habit.calendar
    year, month, _ = to_solar_hijri(day) if calendar == "solar_hijri" else (day.year, day.month, day.day)
    if reading.unit == "part_of_year" and reading.until is not None:
        first = days_of(calendar, year + shift, reading.month)
        last = days_of(calendar, year + shift, reading.until.month)
        return (first[0], last[1]) if first and last else None
    if reading.unit == "season_of_year" and reading.season is not None:
        return season_days(calendar, year + shift, reading.season)
    if reading.unit in ("year", "month_of_year"):
        return days_of(calendar, year + shift, reading.month, reading.day)
    months = year * 12 + month - 1 + shift
    return days_of(calendar, months // 12, months % 12 + 1, reading.day)


def _nearest_month(day: date, reading: Reading, shift: int) -> Days | None:
    """ "last November": the last that is over; "this March": that of the year; "next May": the first to come."""
    if reading.calendar is None:
        return None
    this = to_solar_hijri(day)[0] if reading.calendar == "solar_hijri" else day.year
    years = {-1: (this, this - 1), 0: (this,), 1: (this, this + 1)}.get(shift, ())
    for year in years:
        days = days_of(reading.calendar, year, reading.month, reading.day)
        if days and (shift == 0 or (shift < 0 and days[1] < day) or (shift > 0 and days[0] > day)):
            return days
    return None


def season_days(calendar: str | None, year: int, season: int) -> Days | None:
    """First and last day of a season: whole months, as the calendar divides them. Gregorian winter ends next year."""
    if calendar == "gregorian":
        return days_of_edtf(f"{year:04}-{20 + season}")
    first, last = days_of("solar_hijri", year, 3 * season - 2), days_of("solar_hijri", year, 3 * season)
    return (first[0], last[1]) if first and last else None


def _nearest_season(day: date, reading: Reading, shift: int) -> Days | None:
    if reading.season is None:
        return None
    this = to_solar_hijri(day)[0] if reading.calendar == "solar_hijri" else day.year
    for year in {-1: (this, this - 1, this - 2), 0: (this,), 1: (this, this + 1)}.get(shift, ()):
        days = season_days(reading.calendar, year, reading.season)
        if days and (shift == 0 or (shift < 0 and days[1] < day) or (shift > 0 and days[0] > day)):
            return days
    return None
