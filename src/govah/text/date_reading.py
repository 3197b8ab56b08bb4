"""What the words of a date say by themselves, before anything around them is asked."""

from __future__ import annotations

from typing import NamedTuple

from govah.packs.schema.dates import DateHabits
from govah.text.calendars import to_gregorian
from govah.text.date_forms import Found

_FIRST_GREGORIAN = 1500  # earlier years are read as Solar Hijri ones
_FIRST_SHORT, _LAST_SHORT, _NEXT_CENTURY = 40, 99, 10  # 40 to 99 are 1340 to 1399, 00 to 09 are 1400 to 1409


class Reading(NamedTuple):
    """A date as written. What the words leave open is None. `start` and `end` count in the folded text.

    `calendar` is that of the month or the year. `weekday` is 1 (Monday) to 7. `unit` and `shift` say how far from
    the date it `rests_on` ("published", "text"; "" where it stands by itself). `until` is the end of a range,
    `twin` the same day in another calendar.
    """

    start: int
    end: int
    language: str
    rule: str
    calendar: str | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: int | None = None
    decade: int | None = None
    part: str | None = None
    unit: str | None = None
    shift: int | None = None
    rests_on: str = ""
    approximate: bool = False
    notes: tuple[str, ...] = ()
    until: Reading | None = None
    twin: Reading | None = None


def read(found: Found, habits: dict[str, DateHabits]) -> tuple[Reading, ...]:
    """What a form that fits says, mostly one date; nothing where its numbers make none."""
    if found.rule.reads == "two_days":
        return _two_days(found)
    if found.rule.reads == "two_months":
        return _two_months(found)
    if found.rule.reads == "several_years":
        return _several_years(found)
    reading = _read(found, habits)
    return (reading,) if reading is not None else ()


def _read(found: Found, habits: dict[str, DateHabits]) -> Reading | None:
    rule = found.rule
    base = Reading(found.start, found.end, rule.language, rule.id, rule.calendar)
    weekday = _number(found, "weekday") or _number(found, "weekday_short")
    base = base._replace(weekday=weekday, part=_text(found, "part"))
    if rule.reads == "numeric":
        return _numeric(base, found, habits)
    if rule.reads == "date":
        return _date(base, found)
    if rule.reads == "season":
        return _season(base, found)
    if rule.reads == "decade":
        return _decade(base, found)
    if rule.reads == "part_of_year":
        return _part_of_year(base, found)
    if rule.reads == "unresolved":
        return base._replace(rests_on="text", notes=("no-number" if "vague" in found.slots else "rests-on-event",))
    return _shift(base, found)


def _number(found: Found, slot: str) -> int | None:
    meaning = found.slots.get(slot)
    return meaning.value if meaning is not None and isinstance(meaning.value, int) else None


def _text(found: Found, slot: str) -> str | None:
    meaning = found.slots.get(slot)
    return meaning.value if meaning is not None and isinstance(meaning.value, str) else None


def _calendar(found: Found, slot: str) -> str | None:
    meaning = found.slots.get(slot)
    return meaning.calendar if meaning is not None else None


def _month(found: Found, role: str = "") -> tuple[int | None, str | None]:
    """The month and its calendar; a language may have several slots for months, by how much they need beside them."""
    for name in found.slots:
        if name.startswith("month") and name.endswith("_end") == bool(role):
            return _number(found, name), _calendar(found, name)
    return None, None


def _year(base: Reading, found: Found, role: str = "") -> Reading | None:
    """With the year, if any is written, in four, three or two figures; None where those two cannot be a year."""
    year = _number(found, "year" + role)
    if year is None and (slip := _number(found, "year3" + role)) is not None:
        year = slip + 1000
    said = _number(found, "year_said" + role)
    year = said if year is None and said is not None and said > _LAST_SHORT else year
    short = _number(found, "year2" + role) or said
    if year is None and short is not None:
        if base.calendar == "gregorian":
            year = short + (1900 if short >= 50 else 2000)
        elif _FIRST_SHORT <= short <= _LAST_SHORT:
            year = short + 1300
        else:
            year = short + 1400 if short < _NEXT_CENTURY else None
    if year is None:
        written = any(slot + role in found.slots for slot in ("year", "year2", "year3", "year_said"))
        return None if written else base
    calendar = base.calendar or ("gregorian" if year >= _FIRST_GREGORIAN else "solar_hijri")
    return base._replace(year=year, calendar=calendar)


def _date(base: Reading, found: Found) -> Reading | None:
    start = _one_date(base, found, "")
    if start is None:
        return _no_such_day(base, found)
    if not any(name.endswith("_end") for name in found.slots):
        return start
    until = _one_date(base._replace(weekday=None), found, "_end")
    if until is None:
        return None
    if until.month is None and until.day is not None:
        until = until._replace(month=start.month, calendar=start.calendar)
    if start.month is None and start.day is not None:
        start = start._replace(month=until.month, calendar=until.calendar)
    start, until = _shared_year(start, until)
    if _order(until) < _order(start):
        return None
    return start._replace(until=until)


def _no_such_day(base: Reading, found: Found) -> Reading | None:
    """ "31 April 2024": words of a date that no calendar has; read as no date rather than as another one."""
    month, calendar = _month(found)
    if month is None or "day" not in found.slots or "day_end" in found.slots or base.calendar not in (None, calendar):
        return None
    return base._replace(calendar=calendar, notes=("no-such-day",))


def _shared_year(start: Reading, until: Reading) -> tuple[Reading, Reading]:
    """A year written once, at the first or the last of two days, is the year of both."""
    if start.year is None and until.year is not None and start.month is not None:
        start = start._replace(year=until.year, calendar=until.calendar)
        if _order(start) > _order(until) and start.year is not None:
            start = start._replace(year=start.year - 1)
    elif until.year is None and start.year is not None and until.month is not None:
        until = until._replace(year=start.year, calendar=start.calendar)
    return start, until


def _order(reading: Reading) -> tuple[int, int, int]:
    return reading.year or 0, reading.month or 0, reading.day or 0


def _one_date(base: Reading, found: Found, role: str) -> Reading | None:
    month, calendar = _month(found, role)
    day = _number(found, "day" + role) or (_number(found, "ordinal") if not role else None)
    if (feast := _text(found, "feast")) is not None and not role:
        month, day, calendar = *map(int, feast.split("-")), "gregorian"
    reading = _year(base._replace(month=month, calendar=calendar or base.calendar, day=day), found, role)
    if reading is None:
        return None
    if reading.year is not None and base.calendar and _gregorian(reading.year) != (base.calendar == "gregorian"):
        return None
    if calendar and reading.year is not None and _gregorian(reading.year) != (calendar == "gregorian"):
        return _year_of_other_calendar(reading._replace(calendar=calendar))
    return reading if valid(reading) else None


def _gregorian(year: int) -> bool:
    return year >= _FIRST_GREGORIAN


def _year_of_other_calendar(reading: Reading) -> Reading | None:
    """A Solar Hijri day with a Gregorian year: the Solar Hijri year whose day falls into it."""
    if reading.calendar != "solar_hijri" or reading.day is None or reading.month is None or reading.year is None:
        return None
    for year in (reading.year - 622, reading.year - 621):
        day = to_gregorian(year, reading.month, reading.day)
        if day and day.year == reading.year:
            return reading._replace(year=year, notes=(*reading.notes, "year-of-other-calendar"))
    return None


def valid(reading: Reading) -> bool:
    """Whether its calendar has such a day."""
    if reading.month is not None and not 1 <= reading.month <= 12:
        return False
    if reading.day is None or reading.month is None:
        return True
    longest = {"gregorian": (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), "lunar_hijri": (30,) * 12}
    lengths = longest.get(reading.calendar or "gregorian", (31,) * 6 + (30,) * 6)
    if reading.day > lengths[reading.month - 1]:
        return False
    if reading.year is not None and reading.calendar == "solar_hijri":
        return to_gregorian(reading.year, reading.month, reading.day) is not None
    leap = reading.year is None or (reading.year % 4 == 0 and (reading.year % 100 != 0 or reading.year % 400 == 0))
    return reading.calendar != "gregorian" or (reading.month, reading.day) != (2, 29) or leap


def _numeric(base: Reading, found: Found, habits: dict[str, DateHabits]) -> Reading | None:
    words = str(found.slots["numeric"].value)
    figures = words.replace("/", " ").replace("-", " ").replace(".", " ").split()
    first, second, third = (int(part) for part in figures)
    habit = habits.get(base.language)
    if len(figures[0]) == 3:  # 404 for 1404
        ymd = habit is not None and habit.numeric_order[0] == "ymd"
        return _figures(base, first + 1000, second, third) if ymd else None
    if len(figures[0]) == 4:
        return _figures(base, first, second, third)
    if len(figures[2]) == 2:  # two-digit years: year first, where the language writes so
        if habit is None or habit.numeric_order[0] != "ymd" or "/" not in words:
            return None
        if first > 31:
            return _figures(base, first + 1300, second, third)
        if third > 31:
            return _figures(base, third + 1300, second, first)
        new = [figure.startswith("0") for figure in (figures[0], figures[2])]  # 03 for 1403, beside a day above 09
        if new[0] != new[1] and len(figures[0]) == 2:
            return (
                _figures(base, first + 1400, second, third) if new[0] else _figures(base, third + 1400, second, first)
            )
        return None
    if third < 1800:
        return _figures(base, third, second, first)
    orders = habit.numeric_order if habit else ()
    day_first, month_first = _figures(base, third, second, first), _figures(base, third, first, second)
    if day_first is not None and "." in words:
        return day_first  # with full stops the day is written first wherever the figures stand so
    if habit is None or habit.day_first_only_if_sure:
        sure = [reading for reading in (day_first, month_first) if reading is not None]
        return sure[0] if len(sure) == 1 or first == second else _ambiguous(base, third)
    return month_first if "mdy" in orders and orders.index("mdy") == 0 else day_first


def _ambiguous(base: Reading, year: int) -> Reading:
    return base._replace(year=year, calendar="gregorian", notes=(*base.notes, "day-month-order-unknown"))


def _figures(base: Reading, year: int, month: int, day: int) -> Reading | None:
    calendar = "solar_hijri" if 1200 <= year < 1500 else "gregorian" if 1500 <= year < 2100 else None
    if calendar is None or not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    reading = base._replace(year=year, month=month, day=day, calendar=calendar)
    return reading if valid(reading) else None


def _part_of_year(base: Reading, found: Found) -> Reading | None:
    """ "The first four months of 2025", "the second half of the year": a year's months from one to another."""
    size, count, side = _number(found, "piece"), _number(found, "count"), _number(found, "side")
    which = _number(found, "ordinal")
    if size is None and side is None and which is not None and count:
        size = count  # "the second six months"
    if size is not None:  # a piece is so many months
        which = which or (12 // size if (side or 1) < 0 else 1)
        if not 1 <= which <= 12 // size:
            return None
        first, last = size * (which - 1) + 1, size * which
    elif count is not None and 1 <= count <= 12 and side is not None:
        first, last = (1, count) if side > 0 else (13 - count, 12)
    else:
        return None
    dated = _year(base, found)
    if dated is None:
        return None
    habit_shift = next((_number(found, slot) for slot in ("to_year", "the_year") if slot in found.slots), None)
    if dated.year is None:
        if habit_shift is None:
            return None
        dated = dated._replace(unit="part_of_year", shift=habit_shift, rests_on="published")
    return dated._replace(month=first, until=dated._replace(month=last))


def _decade(base: Reading, found: Found) -> Reading | None:
    whole, short = found.slots.get("decade"), found.slots.get("decade2")
    if whole is not None:
        first = int(str(whole.value)[:4])
    elif short is not None:
        first = 1900 + int(str(short.value)[:2])
    else:
        century = 1300 if base.calendar == "solar_hijri" else 1900
        if (year := _number(found, "year")) is not None:
            first = year
        elif (year := _number(found, "year2")) is not None:
            first = year + century
        elif (count := _number(found, "count")) is not None and 10 <= count < 100:
            first = count + century
        else:
            return None
    if first % 10:
        return None
    one = base._replace(decade=first, calendar="gregorian" if first >= 1800 else "solar_hijri")
    last = next((value for slot in ("year2_end", "count_end") if (value := _number(found, slot)) is not None), None)
    if last is None:
        return one
    last += first - first % 100
    return one._replace(until=one._replace(decade=last)) if last > first and not last % 10 else None


def _season(base: Reading, found: Found) -> Reading | None:
    dated = _year(base._replace(season=_number(found, "season")), found)
    if dated is None or dated.year is not None:
        return dated if dated and ((dated.year or 0) >= 1800) == (dated.calendar == "gregorian") else None
    shift = _number(found, "which")
    return None if shift is None else dated._replace(unit="season", shift=shift, rests_on="published")


def _two_days(found: Found) -> tuple[Reading, ...]:
    """ "3 and 7 May", "3, 5 and 7 May": days of one month, each with its own words."""
    rule = found.rule
    places = sorted((place, name) for name, place in found.places.items() if name.startswith(("day", "ordinal")))
    days = [_number(found, name) for _, name in places]
    whole = _one_date(Reading(found.start, found.end, rule.language, rule.id, rule.calendar), found, "")
    if whole is None or None in days or days != sorted({day for day in days if day is not None}):
        return ()
    several = [
        whole._replace(day=day, start=place[0], end=place[1]) for day, (place, _) in zip(days, places, strict=True)
    ]
    if len(several) < 2 or not all(valid(reading) for reading in several):
        return ()
    several[0] = several[0]._replace(start=found.start)
    several[-1] = several[-1]._replace(end=found.end)
    return tuple(several)


def _two_months(found: Found) -> tuple[Reading, ...]:
    """ "March and May 2024": two months of one year, each with its own words."""
    rule = found.rule
    second = _one_date(Reading(found.start, found.end, rule.language, rule.id, rule.calendar), found, "_end")
    month, calendar = _month(found)
    if second is None or month is None or calendar != second.calendar:
        return ()
    first = second._replace(month=month, end=found.places["month"][1])
    return first, second._replace(start=found.places["month_end"][0])


def _several_years(found: Found) -> tuple[Reading, ...]:
    """ "In 1396, 98 and 1401": years, each with its own words."""
    rule = found.rule
    base = Reading(found.start, found.end, rule.language, rule.id, rule.calendar)
    places = sorted((place, name) for name, place in found.places.items() if name.startswith("year"))
    readings = []
    for (start, end), name in places:
        if (dated := _year(base, found, name.removeprefix("year2").removeprefix("year"))) is None:
            return ()
        readings.append(dated._replace(start=start, end=end))
    return tuple(readings)


def _shift(base: Reading, found: Found) -> Reading | None:
    """Dates that lie some days, weeks, months or years from another."""
    rule = found.rule
    units = (_text(found, name) for name in ("units", "units_ago", "units_later"))
    unit: str | None = rule.unit or next((name for name in units if name), None)
    shift = rule.shift
    for name in found.slots:
        if name == "which" or name.startswith(("to_", "then_")):
            shift = _number(found, name)
    count = _number(found, "count") or _number(found, "one")
    if count is not None:
        usual = 1 if "units_later" in found.slots else -1
        sides = (_number(found, slot) for slot in ("direction", "later", "prior"))
        shift = count * (next((side for side in sides if side), None) or usual)
    if shift is None and rule.reads != "weekday":
        return None
    base = base._replace(unit=unit, shift=shift, rests_on="text" if rule.reads == "anchored" else rule.rests_on)
    if rule.reads == "weekday_of_week":
        return base._replace(unit="week")
    if rule.reads in ("month_of_year", "nearest_month"):
        month, calendar = _month(found)
        day = _number(found, "day") or _number(found, "ordinal")
        return base._replace(month=month, calendar=calendar, day=day, unit=rule.reads)
    if rule.reads == "day_of_month":
        return base._replace(day=_number(found, "day") or _number(found, "ordinal"), unit=rule.reads)
    if rule.reads == "season_of_year":
        return base._replace(season=_number(found, "season"), unit=rule.reads)
    if rule.reads == "weekday":
        return base._replace(unit="weekday")
    return base._replace(approximate=count is not None and unit == "week")
