"""Dates as the days that they may mean."""

from datetime import date

import pytest

from govah.resolution.periods import Period, period


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2024-11-13", (2024, 11, 13), (2024, 11, 13)),
        ("2024-02", (2024, 2, 1), (2024, 2, 29)),
        ("2023", (2023, 1, 1), (2023, 12, 31)),
        ("2023~", (2023, 1, 1), (2023, 12, 31)),  # about 2023
        ("2025-12-22/2026-01-20", (2025, 12, 22), (2026, 1, 20)),  # a month of the Solar Hijri year
        ("2022-09/2023-01", (2022, 9, 1), (2023, 1, 31)),
    ],
)
def test_days(edtf: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    assert period(edtf) == Period(date(*first), date(*last))


@pytest.mark.parametrize(
    "edtf", [None, "", "--01-08", "XXXX-01-08", "2024-13", "2023-02-30", "2024/", "../2024", "soon", "2024-05/2023"]
)
def test_what_names_no_days(edtf: str | None) -> None:
    assert period(edtf) is None


def test_days_apart() -> None:
    one, other, month = period("2024-11-13"), period("2024-11-20"), period("2024-11")
    assert one and other and month
    assert (one.apart(other), other.apart(one), one.apart(month)) == (7, 7, 0)
    assert one.exact and not month.exact
