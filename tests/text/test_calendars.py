"""Every day of 1300-1450 both ways, against an arithmetic of our own and against the published table of years."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from govah.text.calendars import solar_month_length, to_gregorian, to_solar_hijri, usual_gregorian_day

TABLE = Path(__file__).parents[3] / "shared/bench/dates/nowruz_1300_1450.csv"
FIRST, LAST = 1300, 1450
FIRST_DAY = date(1921, 3, 21)  # 1 Farvardin 1300

# Leap years of the Solar Hijri calendar, as its break points give them: a cycle of 33 years has eight leap years,
# each four years after the other but for the first, which comes after five.
CYCLE = {1, 5, 9, 13, 17, 22, 26, 30}


def is_leap(year: int) -> bool:
    """The 33-year rule, right for all years from 1244 to 1472 (Heydari-Malayeri 2004)."""
    return year % 33 in CYCLE


def every_day() -> list[tuple[date, tuple[int, int, int]]]:
    days, day = [], FIRST_DAY
    for year in range(FIRST, LAST + 1):
        for month in range(1, 13):
            length = 31 if month <= 6 else 30 if month < 12 or is_leap(year) else 29
            for number in range(1, length + 1):
                days.append((day, (year, month, number)))
                day += timedelta(1)
    return days


def test_every_day_converts_both_ways() -> None:
    days = every_day()
    assert len(days) == 151 * 365 + sum(is_leap(year) for year in range(FIRST, LAST + 1))
    wrong = [
        (gregorian, solar)
        for gregorian, solar in days
        if to_gregorian(*solar) != gregorian or to_solar_hijri(gregorian) != solar
    ]
    assert wrong == []


def test_days_that_do_not_exist_are_none() -> None:
    for year in range(FIRST, LAST + 1):
        assert (to_gregorian(year, 12, 30) is None) == (not is_leap(year))
        assert to_gregorian(year, 7, 31) is None
        assert to_gregorian(year, 13, 1) is None
        assert solar_month_length(year, 12) == (30 if is_leap(year) else 29)
    assert to_gregorian(1100, 1, 1) is None


def test_years_begin_as_the_published_table_says() -> None:
    if not TABLE.exists():
        pytest.skip("the table of years lies outside the repository")
    with TABLE.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            year = int(row["jalali_year"])
            assert to_gregorian(year, 1, 1) == date.fromisoformat(row["gregorian_of_1_farvardin"])
            assert is_leap(year) == (row["is_leap"] == "1")


@pytest.mark.parametrize(
    ("solar", "gregorian", "why"),
    [
        ((1357, 11, 22), date(1979, 2, 11), "the revolution"),
        ((1367, 5, 6), date(1988, 7, 28), "a day of summer 1988"),
        ((1401, 6, 25), date(2022, 9, 16), "a day of September 2022"),
        ((1403, 12, 30), date(2025, 3, 20), "the last day of a leap year"),
        ((1404, 1, 1), date(2025, 3, 21), "the day after it"),
    ],
)
def test_days_that_everybody_knows(solar: tuple[int, int, int], gregorian: date, why: str) -> None:
    assert to_gregorian(*solar) == gregorian, why


def test_a_day_without_year_falls_on_its_usual_gregorian_day() -> None:
    assert usual_gregorian_day(1, 1) == (3, 21)
    assert usual_gregorian_day(10, 11) == (1, 1)
