"""Dates as the days they may mean: what sorts, what falls in a month, what can both be right."""

from __future__ import annotations

import pytest

from govah.casefile.days import agree, bounds, exactness, first_day, month_of

BOUNDS = [
    ("2024-11-13", ("2024-11-13", "2024-11-13"), "a day"),
    ("2024-02", ("2024-02-01", "2024-02-29"), "a month of a leap year"),
    ("2023", ("2023-01-01", "2023-12-31"), "a year"),
    ("198X", ("1980-01-01", "1989-12-31"), "a decade"),
    ("2024-22", ("2024-06-01", "2024-08-31"), "a summer"),
    ("2024-24", ("2024-12-01", "2025-02-28"), "a winter ends in the next year"),
    ("2024-03-20/2025-03-20", ("2024-03-20", "2025-03-20"), "a Solar Hijri year"),
    ("2024-11~", ("2024-11-01", "2024-11-30"), "about a month"),
    ("2024-11-XX", ("2024-11-01", "2024-11-30"), "a day that is not known"),
    ("XXXX-01-08", None, "no year is known"),
    ("2024-13", None, "no month"),
    ("", None, "nothing"),
]


@pytest.mark.parametrize(("edtf", "days", "what"), BOUNDS, ids=[row[2] for row in BOUNDS])
def test_bounds(edtf: str, days: tuple[str, str] | None, what: str) -> None:
    assert bounds({"edtf": edtf}) == days, what
    assert first_day({"edtf": edtf}) == (days[0] if days else "")


@pytest.mark.parametrize(
    ("edtf", "month"),
    [
        ("2024-11-13", "2024-11"),
        ("2024-11", "2024-11"),
        ("2024", ""),
        ("2024-11-30/2024-12-01", ""),
        ("XXXX-11-13", ""),
    ],
)
def test_month(edtf: str, month: str) -> None:
    assert month_of({"edtf": edtf}) == month


AGREE = [
    ("2024-11-13", "2024-11-13", True, "the same day"),
    ("2024-11-13", "2024-11-14", False, "two days"),
    ("2024-11-13", "2024-11", True, "less exact, but agrees"),
    ("2024-11-13", "2024-12", False, "another month"),
    ("2024", "2024-22", True, "a season of the year"),
    ("XXXX-11-13", "2024-11-13", True, "the year is not told"),
    ("XXXX-11-14", "2024-11-13", False, "the day differs, whatever the year"),
    ("XXXX-11", "2024-11-13", True, "a month without a year"),
    ("XXXX-11-13", "XXXX-11-14", False, "two days of no year"),
    ("XXXX-02-29", "2023", False, "no such day in that year"),
]


@pytest.mark.parametrize(("one", "other", "right", "what"), AGREE, ids=[row[3] for row in AGREE])
def test_agree(one: str, other: str, right: bool, what: str) -> None:
    assert agree({"edtf": one}, {"edtf": other}) is right, what
    assert agree({"edtf": other}, {"edtf": one}) is right, "either way round"
    assert agree(None, {"edtf": one}), "silence contradicts nobody"


def test_the_more_exact_date_has_fewer_days() -> None:
    order = ["2024-11-13", "2024-11", "2024-22", "2024", "198X", "XXXX-11-13"]
    assert sorted(order, key=lambda edtf: exactness({"edtf": edtf})) == order
