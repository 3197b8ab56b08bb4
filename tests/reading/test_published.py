from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govah.model import Date
from govah.reading.published import read_published

DATES = [
    ("a day", "2024-11-13", "2024-11-13", "day", "gregorian"),
    ("a month", "2018-04", "2018-04", "month", "gregorian"),
    ("a year", "2008", "2008", "year", "gregorian"),
    ("the day of the writer's zone, not of ours", "2024-11-13T23:50:00+03:30", "2024-11-13", "day", "gregorian"),
    ("a blank for the T", "2024-11-13 20:00:00", "2024-11-13", "day", "gregorian"),
    ("without dashes", "20241113T200000Z", "2024-11-13", "day", "gregorian"),
    ("slashes, one digit", "2024/1/3", "2024-01-03", "day", "gregorian"),
    ("a mail's form", "Wed, 13 Nov 2024 23:50:00 +0330", "2024-11-13", "day", "gregorian"),
    ("Solar Hijri in Persian digits", "۱۴۰۳/۰۸/۲۳", "2024-11-13", "day", "solar_hijri"),
    ("Solar Hijri in the form of ISO", "1403-08-23T10:00:00+03:30", "2024-11-13", "day", "solar_hijri"),
    ("no such day", "2023-02-30", None, None, None),
    ("no such Solar Hijri day", "1403-12-31", None, None, None),
    ("a Solar Hijri month needs the grammar of dates", "1403-08", None, None, None),
    ("words need the grammar of dates", "13 Aban", None, None, None),
    ("no year", "11-13", None, None, None),
    ("a number that is no date", "1731530000", None, None, None),
    ("a year far off", "0001-01-01", None, None, None),
    ("empty", " ", None, None, None),
]


@pytest.mark.parametrize(("why", "words", "edtf", "precision", "calendar"), DATES, ids=[row[0] for row in DATES])
def test_published(why: str, words: str, edtf: str | None, precision: str | None, calendar: str | None) -> None:
    date = read_published(words)
    assert (date and (date.edtf, date.precision, date.calendar, date.words)) == (
        (edtf, precision, calendar, words) if edtf else None
    ), why


def test_another_reader_is_asked_for_the_rest() -> None:
    given_date = Date("2024-11-03/2024-11-21", "Aban", "solar_hijri", "month")
    assert read_published("1403-08", lambda words: given_date if words == "1403-08" else None) == given_date
    assert read_published("in Aban", lambda words: given_date) == given_date
    assert read_published("2024-11-13", lambda words: given_date) != given_date


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 1, 1)))
def test_every_iso_day_is_itself(day: datetime.date) -> None:
    date = read_published(day.isoformat())
    assert date is not None
    assert date.edtf == day.isoformat()


@given(st.text() | st.from_regex(r"\d{1,9}[-/.]?\d{0,9}[-/.]?\d{0,9}"))
def test_no_words_raise(words: str) -> None:
    date = read_published(words)
    assert date is None or date.words == words
