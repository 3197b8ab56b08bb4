"""Which year a day or month without one belongs to; where neither publication nor text gives it, none."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta

from govah.text.calendars import to_solar_hijri, usual_gregorian_day
from govah.text.date_context import PARAGRAPH, Context, Named, Resolved, is_coming, looks_back
from govah.text.date_edtf import Days, days_of
from govah.text.date_reading import Reading

_AHEAD = 45  # days that a report may look ahead with a date without year, where its words say so
_SLACK = 14  # the same, where they do not
_CLOSE = 92  # days before publication in which a date without year is of the same time, whatever the story tells
_SLIP = 10  # the same, where the weekday is not that day's
_HALF_YEAR = 183
_MONTH = 31  # days that two dates told side by side may lie apart
_ASIDE = 7  # characters between a time and the day that says it more exactly
_BESIDE = 120  # characters between these
_LEAPS = 9  # years in which there is at least one leap day


def named_years(readings: Sequence[Reading]) -> tuple[Named, ...]:
    """The years that a text names itself, each where it does so first."""
    first: dict[tuple[str, int], int] = {}
    for one in readings:
        for written in (one, one.twin, one.until):
            if written is not None and written.year is not None:
                first.setdefault((written.calendar or "", written.year), one.start)
    return tuple(Named(at, calendar, year) for (calendar, year), at in first.items())


def said_to_be(relative: Reading, absolute: Reading, days: Days, text: str) -> Days | None:
    """The day of writing, where a text gives it in passing: "today, May 19, 2023", "yesterday (18 May 2023)"."""
    gap = text[relative.end : absolute.start]
    if relative.unit != "day" or relative.rests_on != "published" or gap.strip(" ,(") or days[0] != days[1]:
        return None
    today = days[0] - timedelta(relative.shift or 0)
    return today, today


def year_of_day(reading: Reading, context: Context) -> tuple[int | None, str | None, tuple[str, ...]]:
    """Year (of the reading's own calendar), what it was taken from, and notes, for a day or month without year.

    A day close before publication is of that time. Otherwise, where the story has reached a year, it is of that
    one; otherwise the last such day before publication. A weekday that does not fit refuses all but the first.
    """
    if reading.calendar not in ("gregorian", "solar_hijri"):
        return None, None, ()
    if context.annual is not None and reading.calendar == "gregorian" and _fits(reading, context.annual):
        return context.annual, "text", ()
    if (told := _year_just_told(reading, context)) is not None:
        return told, "text", ()
    published = _year_by_publication(reading, context)
    if published is not None and _close(reading, published, context):
        return published, "published", () if _fits(reading, published) else ("weekday-mismatch",)
    written = _year_by_dateline(reading, context) if context.published is None else None
    if written is not None and written[1]:
        return written[0], "text", ()
    story = _story_year(reading, context)
    if story is None and written is not None:
        story = written[0]
    if story is None and context.published is None:
        story = _year_beside(reading, context) or _year_so_far(reading, context)
    if reading.weekday is not None and reading.day is not None:
        year = _year_by_weekday(reading, context, story or published)
        notes = () if year is not None or not (story or published) else ("weekday-mismatch",)
        return year, None if year is None else "published" if year == published else "text", notes
    if story is not None:
        return story, "text", ()
    if published is not None:
        return published, "published", ()
    return _year_of_annual_report(reading, context), "text", ()


def _year_just_told(reading: Reading, context: Context) -> int | None:
    """ "A week later, on 11 May": the year of the time told right before, which the day says more exactly."""
    if context.last is None or context.yearless or reading.day is None:
        return None
    place, (first, last) = context.last
    gap = context.text[place : reading.start]
    if not 0 < len(gap) <= _ASIDE or gap[0] not in ",(" or any(mark in gap for mark in ".;\n"):
        return None
    for year in range(first.year, last.year + 1):
        days = days_of(reading.calendar or "", year, reading.month, reading.day)
        if days and (first - days[1]).days <= _SLACK and (days[0] - last).days <= _SLACK and _fits(reading, year):
            return year
    return None


def _year_by_dateline(reading: Reading, context: Context) -> tuple[int, bool] | None:
    """The year of the dateline above, and whether it is not long after; by the only one of a page any past day."""
    headed = context.headed(reading.start)
    if headed is None or headed[0] != headed[1]:
        return None
    year = _nearest_past(reading, headed[1], _SLACK)
    days = days_of(reading.calendar or "", year, reading.month, reading.day) if year is not None else None
    if year is None or days is None or not _fits(reading, year):
        return None
    close = (headed[1] - days[1]).days <= _CLOSE
    return (year, close) if close or len(context.datelines) == 1 else None


def _year_beside(reading: Reading, context: Context) -> int | None:
    """ "On 5 May, and on 9 May 2020": the year of a day told beside it in its sentence, at most a month off."""
    number = bisect_left(context.dated, reading.start, key=lambda entry: entry[0])
    turns = context.turns.get(reading.language)
    for place, days in context.dated[max(0, number - 1) : number + 1]:
        a, b = sorted((place, reading.start))
        gap = context.text[a:b]
        if days[0] != days[1] or b - a > _BESIDE or ". " in gap or "\n" in gap:
            continue
        if place > reading.start and turns is not None and turns.search(gap):
            continue
        for year in (days[0].year, days[0].year - 1):
            own = days_of(reading.calendar or "", year, reading.month, reading.day)
            if own and own[0] <= own[1] <= days[0] and (days[0] - own[0]).days <= _MONTH and _fits(reading, year):
                return year
    return None


def _year_so_far(reading: Reading, context: Context) -> int | None:
    """The year that the text counts up to when it was written ("in the first seven months of 2022")."""
    if context.so_far is None or reading.calendar != "gregorian" or reading.month is None:
        return None
    year, last = context.so_far
    return year if reading.month <= last + 1 and _fits(reading, year) else None


def _fits(reading: Reading, year: int) -> bool:
    days = days_of(reading.calendar or "", year, reading.month, reading.day)
    return days is not None and reading.weekday in (None, days[0].isoweekday())


def _close(reading: Reading, year: int, context: Context) -> bool:
    days = days_of(reading.calendar or "", year, reading.month, reading.day)
    if days is None or context.published is None:
        return False
    return (
        -_ahead(reading, context)
        <= (context.published[1] - days[1]).days
        <= (_CLOSE if _fits(reading, year) else _SLIP)
    )


def _year_by_publication(reading: Reading, context: Context) -> int | None:
    """The year that makes it the nearest past (or shortly coming) day before publication; None where that is open."""
    if context.published is None or (context.published[1] - context.published[0]).days > 31:
        return None
    ahead = _ahead(reading, context) if reading.day is not None else 0
    found = {_nearest_past(reading, day, ahead) for day in context.published}
    return found.pop() if len(found) == 1 else None


def _ahead(reading: Reading, context: Context) -> int:
    some_day = context.published is not None and context.published[0] != context.published[1]
    return _AHEAD if some_day or is_coming(reading, context) else _SLACK


def _nearest_past(reading: Reading, published: date, ahead: int) -> int | None:
    this = to_solar_hijri(published)[0] if reading.calendar == "solar_hijri" else published.year
    for year in range(this + 1, this - _LEAPS, -1):
        days = days_of(reading.calendar or "", year, reading.month, reading.day)
        if days and (days[0] - published).days <= ahead:
            return year
    return None


def _story_year(reading: Reading, context: Context) -> int | None:
    """The year that the story has reached: of the first such day after the dated day just before, in its paragraph."""
    number = bisect_left(context.dated, reading.start, key=lambda entry: entry[0])
    if number == 0:
        return None
    place, (reached, last) = context.dated[number - 1]
    if reading.start - place > PARAGRAPH or (last - reached).days > 31:
        return None
    if context.published is not None and "\n" in context.text[place : reading.start].strip():
        return None
    this = to_solar_hijri(reached)[0] if reading.calendar == "solar_hijri" else reached.year
    if looks_back(reading, context):
        for year in (this, this - 1):
            days = days_of(reading.calendar or "", year, reading.month, reading.day)
            if days and 0 < (reached - days[1]).days <= _CLOSE:
                return year
    for year in (this, this + 1):
        days = days_of(reading.calendar or "", year, reading.month, reading.day)
        if days and days[1] >= reached:
            if context.published is not None and (days[0] - context.published[1]).days > _AHEAD:
                return None
            return year if year == this or (days[0] - reached).days <= _HALF_YEAR else None
    return None


def _year_by_weekday(reading: Reading, context: Context, likely: int | None) -> int | None:
    """The likely year if the weekday fits it, or else the one year that the text names in which it fits.

    Where it names years by then, one that only a later paragraph names may be that of another story.
    """
    if likely is not None:
        return likely if _fits(reading, likely) else None
    line = context.text.find("\n", reading.end)
    end = line if line >= 0 else len(context.text)
    until = end if any(named.start < end for named in context.named) else None
    gregorian, solar = context.years("gregorian", until), context.years("solar_hijri", until)
    if reading.calendar == "solar_hijri":
        years = solar | {year - step for year in gregorian for step in (621, 622)}
    else:
        years = gregorian | {year + step for year in solar for step in (621, 622)}
    fitting = [year for year in sorted(years) if _fits(reading, year)]
    return fitting[0] if len(fitting) == 1 else None


def _year_of_annual_report(reading: Reading, context: Context) -> int | None:
    """A report of which only the year is known speaks of that year or the one before; the text must name just one."""
    if context.published is None or reading.calendar != "gregorian":
        return None
    last = context.published[1].year
    named = context.years("gregorian") & {last, last - 1}
    return next(iter(named)) if len(named) == 1 and context.published[0].year == last else None


def yearless(reading: Reading) -> Resolved | None:
    """A day or month whose year nothing gives."""
    if reading.month is None:
        return None
    if reading.calendar == "gregorian":
        if reading.day is None:
            return Resolved(f"XXXX-{reading.month:02}", "month_without_year")
        return Resolved(f"XXXX-{reading.month:02}-{reading.day:02}", "day_without_year")
    if reading.calendar != "solar_hijri":
        return None
    if reading.day is None:
        first = usual_gregorian_day(reading.month, 1)
        last = usual_gregorian_day(reading.month, 29 if reading.month == 12 else 30)
        if first is None or last is None:
            return None
        edtf = f"XXXX-{first[0]:02}-{first[1]:02}/XXXX-{last[0]:02}-{last[1]:02}"
        return Resolved(edtf, "month_without_year", None, ("gregorian-day-varies",))
    usual = usual_gregorian_day(reading.month, reading.day)
    if usual is None:
        return None
    return Resolved(f"XXXX-{usual[0]:02}-{usual[1]:02}", "day_without_year", None, ("gregorian-day-varies",))
