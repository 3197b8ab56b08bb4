"""The day, month, year or period that a reading means, with what it was taken from and what does not fit."""

from __future__ import annotations

from govah.text.date_context import Context, Resolved, season_days, shifted
from govah.text.date_edtf import Days, days_of, edtf_of, part_of_month
from govah.text.date_reading import Reading, valid
from govah.text.date_years import year_of_day, yearless


def resolve(reading: Reading, context: Context) -> tuple[Resolved | None, tuple[str, ...]]:
    """The date that a reading means as far as publication and text fix it, and notes on what is odd about it."""
    notes = reading.notes
    if reading.calendar == "lunar_hijri":
        return None, (*notes, "lunar-calendar")
    if reading.unit is not None:
        found = shifted(reading, context)
        # A bare month of "this year" may be long past; only a solar one, told by month, is kept without its year.
        told = reading.day is not None or (reading.calendar == "solar_hijri" and reading.rests_on != "text")
        if found is None and reading.unit == "month_of_year" and told:
            found = yearless(reading)  # "13 September of this year", where nothing says which year that is
        return found, notes
    if reading.decade is not None:
        return _decade(reading), notes
    resolved_from = None
    if reading.year is None and reading.twin is not None and reading.twin.year is not None:
        return _by_twin(reading, context)
    if reading.year is None and reading.month is not None:
        year, resolved_from, more = year_of_day(reading, context)
        notes = (*notes, *more)
        if year is None:
            return _yearless_range(reading), notes
        filled = reading._replace(year=year)
        if not valid(filled):
            return yearless(reading), notes
        if reading.until is not None and reading.until.year is None:
            filled = filled._replace(until=reading.until._replace(year=year))
        reading = filled
    if reading.year is None:
        return None, notes
    if reading.season is not None:
        return _season(reading), notes
    days = absolute_days(reading)
    if days is None:
        return None, notes
    notes = (*notes, *_mismatches(reading, days))
    edtf, precision = edtf_of(days)
    if reading.until is None:
        precision = "day" if reading.day is not None else "month" if reading.month is not None else "year"
        if reading.part is not None and precision == "month" and reading.calendar == "solar_hijri":
            edtf = part_of_month(days, reading.part)
    return Resolved(edtf, precision, resolved_from, (), days), notes


def _by_twin(reading: Reading, context: Context) -> tuple[Resolved | None, tuple[str, ...]]:
    """The first of two dates has no year, the second, in the other calendar, has."""
    assert reading.twin is not None
    resolved, notes = resolve(reading.twin._replace(weekday=reading.weekday), context)
    if resolved is None or resolved.days is None or reading.day is None or reading.calendar is None:
        return resolved, notes
    day = resolved.days[0]
    years = (day.year, day.year - 621, day.year - 622)
    same = any(days_of(reading.calendar, year, reading.month, reading.day) == resolved.days for year in years)
    return resolved, notes if same else (*notes, "calendars-differ")


def absolute_days(reading: Reading) -> Days | None:
    """First and last day of a date, or of a range, whose year is known."""
    if reading.year is None or reading.calendar is None:
        return None
    days = days_of(reading.calendar, reading.year, reading.month, reading.day)
    until = reading.until
    if days is None or until is None:
        return days
    if until.year is None or until.calendar is None:
        return None
    end = days_of(until.calendar, until.year, until.month, until.day)
    return (days[0], end[1]) if end and end[1] >= days[0] else None


def _mismatches(reading: Reading, days: Days) -> tuple[str, ...]:
    """What the words say twice and not alike: a weekday that is not that day's, a second calendar on another day."""
    notes = []
    if reading.weekday is not None and reading.day is not None and days[0].isoweekday() != reading.weekday:
        notes.append("weekday-mismatch")
    twin = reading.twin
    if twin is not None and twin.calendar is not None:
        own = days_of(reading.calendar or "", reading.year or 0, reading.month, reading.day)
        years = (twin.year,) if twin.year is not None else (days[0].year, days[0].year - 621, days[0].year - 622)
        others = [days_of(twin.calendar, year, twin.month, twin.day) for year in years]
        if not any(other and own and other[0] <= own[1] and own[0] <= other[1] for other in others):
            notes.append("calendars-differ")
    return tuple(notes)


def _season(reading: Reading) -> Resolved | None:
    if reading.season is None or reading.year is None:
        return None
    days = season_days(reading.calendar, reading.year, reading.season)
    if days is None:
        return None
    if reading.calendar == "gregorian":
        return Resolved(f"{reading.year}-{20 + reading.season}", "season", None, (), days)
    return Resolved(f"{days[0].isoformat()}/{days[1].isoformat()}", "season", None, (), days)


def _decade(reading: Reading) -> Resolved | None:
    if reading.decade is None:
        return None
    end = reading.until.decade if reading.until is not None else None
    if reading.calendar == "gregorian" and end is None:
        return Resolved(f"{reading.decade // 10}X", "decade")
    calendar = reading.calendar or "gregorian"
    first, last = days_of(calendar, reading.decade), days_of(calendar, (end or reading.decade) + 9)
    return Resolved(f"{first[0].isoformat()}/{last[1].isoformat()}", "decade") if first and last else None


def _yearless_range(reading: Reading) -> Resolved | None:
    if reading.until is None:
        return yearless(reading)
    first, last = yearless(reading), yearless(reading.until)
    return Resolved(f"{first.edtf}/{last.edtf}", "interval", None, first.notes) if first and last else None
