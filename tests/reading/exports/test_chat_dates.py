from __future__ import annotations

import datetime

import pytest

from govah.reading.exports.chat_dates import DateOrder, day_of
from govah.reading.exports.lines import Stamp


def stamps(*dates: str) -> list[Stamp]:
    parts = [tuple(int(part) for part in date.split("/")) for date in dates]
    digits = [max(len(part) for part in date.split("/")) for date in dates]
    return [Stamp((a, b, c), n, 9, 0, 0, "") for (a, b, c), n in zip(parts, digits, strict=True)]


ORDERS = [
    (["13/11/2024", "14/11/2024"], "dmy", True, "a day above twelve comes first"),
    (["3/4/2024", "11/13/2024"], "mdy", True, "a day above twelve comes second, if only in the last message"),
    (["3/4/2024", "4/4/2024", "5/4/2024"], "dmy", True, "three days on end, not three months"),
    (["4/3/2024", "4/4/2024", "4/5/2024"], "mdy", True, "the same the other way round"),
    (["1/2/2024", "2/1/2024"], "mdy", True, "a chat runs forwards: 2 January, then 1 February"),
    (["3/4/2024"], "dmy", False, "one date that can be two days"),
    (["4/4/2024"], "dmy", False, "the same day in both: nothing is decided, and nothing is lost"),
    (["2024/11/13", "2024/11/14"], "ymd", True, "the year first"),
    (["1403/8/23", "1403/8/24"], "ymd", True, "a year of the Solar Hijri calendar"),
    (["24/11/13", "24/11/14"], "ymd", True, "two digits of the year, first"),
    (["13/11/24", "14/11/24"], "dmy", True, "two digits of the year, last"),
    (["11/13/24", "11/14/24"], "mdy", True, "two digits of the year, the month first"),
]


@pytest.mark.parametrize(("dates", "order", "sure", "why"), ORDERS, ids=[row[3] for row in ORDERS])
def test_the_order_is_decided_over_the_whole_chat(dates: list[str], order: str, sure: bool, why: str) -> None:
    found = DateOrder.of(stamps(*dates))
    assert found.order == order, why
    assert found.sure is sure, why


def test_a_chat_without_dates_has_an_order_too() -> None:
    assert DateOrder.of([]).order == "dmy"


DAYS = [
    ("13/11/2024", "dmy", datetime.date(2024, 11, 13)),
    ("13/11/24", "dmy", datetime.date(2024, 11, 13)),
    ("1403/8/23", "ymd", datetime.date(2024, 11, 13)),
    ("1403/12/30", "ymd", datetime.date(2025, 3, 20)),  # 1403 is a leap year
    ("1402/12/30", "ymd", None),  # 1402 is none
    ("31/2/2024", "dmy", None),
    ("13/11/2024", "mdy", None),
    ("0/0/0", "dmy", None),
]


@pytest.mark.parametrize(("date", "order", "expected"), DAYS)
def test_days(date: str, order: str, expected: datetime.date | None) -> None:
    (stamp,) = stamps(date)
    assert day_of(stamp, order) == expected  # type: ignore[arg-type]
