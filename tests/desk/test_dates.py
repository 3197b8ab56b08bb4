"""Dates on the page: both calendars, the precision of the source, and where a day was taken from."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from govah.desk.dates import bounds, elapsed, moment, short, show, solar_year
from govah.model import Date


def date(edtf: str, calendar: str = "gregorian", resolved: str | None = None) -> Date:
    return Date(edtf, "as written", calendar, "day", resolved)  # type: ignore[arg-type]


SHOWN = [
    ("2024-11-13", "13 November 2024", "23 Aban 1403", "۲۳ آبان ۱۴۰۳", "۱۳ نوامبر ۲۰۲۴", "a day"),
    ("2025-07", "July 2025", "10 Tir to 9 Mordad 1404", "۱۰ تیر تا ۹ مرداد ۱۴۰۴", "ژوئیه ۲۰۲۵", "a Gregorian month"),
    ("2024-10-22/2024-11-20", "22 October to 20 November 2024", "Aban 1403", "آبان ۱۴۰۳", "۲۲ اکتبر تا ۲۰ نوامبر ۲۰۲۴",
     "a Solar Hijri month"),
    ("2024", "2024", "1402–1403", "دی ۱۴۰۲ تا دی ۱۴۰۳", "۲۰۲۴", "a Gregorian year"),
    ("2024-03-20/2025-03-20", "March 2024 to March 2025", "1403", "۱۴۰۳", "۲۰۲۴–۲۰۲۵",
     "a Solar Hijri year"),
    ("2024-03-04/2024-03-07", "4 to 7 March 2024", "14 to 17 Esfand 1402", "۱۴ تا ۱۷ اسفند ۱۴۰۲", "۴ تا ۷ مارس ۲۰۲۴",
     "some days"),
    ("XXXX-01-08", "8 January, year not stated", "", "۸ ژانویه، سال گفته نشده", "", "a day without a year"),
    ("XXXX-01", "January, year not stated", "", "ژانویه، سال گفته نشده", "", "a month without a year"),
    ("1988~", "1988", "1366–1367", "دی ۱۳۶۶ تا دی ۱۳۶۷", "۱۹۸۸", "about a year"),
    ("2023/2024", "2023 to 2024", "1401–1403", "دی ۱۴۰۱ تا دی ۱۴۰۳", "۲۰۲۳–۲۰۲۴", "two years"),
    ("not EDTF", "as written", "", "as written", "", "what no grammar knows keeps its words"),
    ("2024-13-40", "as written", "", "as written", "", "an impossible day keeps its words"),
]  # fmt: skip


@pytest.mark.parametrize("row", SHOWN, ids=[row[-1] for row in SHOWN])
def test_dates_in_both_languages(row: tuple[str, str, str, str, str, str]) -> None:
    edtf, main, other, main_fa, other_fa, why = row
    with override("en"):
        shown = show(date(edtf))
        assert (shown.main, shown.other) == (main, other), why
    with override("fa"):
        shown = show(date(edtf))
        assert (shown.main, shown.other) == (main_fa, other_fa), why


def test_a_season_is_named() -> None:
    with override("en"):
        assert show(date("2024-21")).main == "spring 2024"


def test_no_date_is_said_and_never_filled_in() -> None:
    with override("en"):
        assert show(None).main == "date not stated"
        assert not show(None).known
        assert short(None) == ""


def test_a_date_worked_out_says_so() -> None:
    with override("en"):
        assert "own date" in show(date("2024-11-13", resolved="published")).note
        assert "another date" in show(date("2024-11-13", resolved="text")).note
        assert show(date("2024-11-13")).note == ""


def test_weekday_and_short_form() -> None:
    with override("en"):
        assert show(date("2024-11-13")).weekday == "Wednesday"
        assert short(date("2024-11-13")) == "13 Nov 2024"
    with override("fa"):
        assert show(date("2024-11-13")).weekday == "چهارشنبه"
        assert short(date("2024-11-13")) == "۲۳ آبان ۱۴۰۳"


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("198X", "1980-01-01", "1989-12-31"),
        ("2023-24", "2023-12-01", "2024-02-29"),
        ("2024-02-01/2024-02-05", "2024-02-01", "2024-02-05"),
        ("2024-01-XX", "2024-01-01", "2024-01-31"),
    ],
)
def test_bounds(edtf: str, first: str, last: str) -> None:
    assert bounds(edtf) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@given(st.text("0123456789X-/~?% T", max_size=24))
def test_nothing_written_as_a_date_breaks_a_page(edtf: str) -> None:
    for language in ("en", "fa"):
        with override(language):
            assert show(date(edtf)).main is not None


@given(st.dates(dt.date(1921, 3, 21), dt.date(2070, 1, 1)), st.integers(0, 40_000))
def test_years_months_and_days_add_up(start: dt.date, days: int) -> None:
    end = start + dt.timedelta(days=days)
    for language in ("en", "fa"):
        with override(language):
            years, months, rest = elapsed(start, end)
            assert 0 <= months < 12
            assert 0 <= rest < 32
            assert abs(years * 365.2425 + months * 30.44 + rest - days) < 4


def test_seven_years_are_not_six_and_a_month() -> None:
    with override("en"):
        assert elapsed(dt.date(2018, 10, 12), dt.date(2024, 11, 13)) == (6, 1, 1)


def test_a_year_of_the_other_calendar() -> None:
    assert solar_year(1399) == ("2020-03-20", "2021-03-20")


@pytest.mark.parametrize(
    ("stamp", "shown"),
    [("2025-01-02T03:04:05Z", "2 January 2025, 03:04 UTC"), ("2025-01-02T03:04:05+03:30", "1 January 2025, 23:34 UTC"),
     (None, "not stated"), ("yesterday", "yesterday")],
)  # fmt: skip
def test_times_of_capture(stamp: str | None, shown: str) -> None:
    with override("en"):
        assert moment(stamp).main == shown
