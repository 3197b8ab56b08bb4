"""Periods: the first and the last day that words about time leave, open ends, and what they do not say."""

from __future__ import annotations

import pytest

from document_bench import document_rules, page
from govah.extraction.document.periods import find_periods, first_day, last_day

PERIODS = [
    ("a year", "in 2016", [("2016-01-01", "2016-12-31")]),
    ("a month", "in May 2021", [("2021-05-01", "2021-05-31")]),
    ("February of a leap year", "in February 2024", [("2024-02-01", "2024-02-29")]),
    ("since", "since December 2017", [("2017-12-01", None)]),
    ("the beginning of", "from the beginning of 2011", [("2011-01-01", None)]),
    ("first months", "in the first two months of 2020", [("2020-01-01", "2020-02-29")]),
    ("first half", "in the first half of 2025", [("2025-01-01", "2025-06-30")]),
    ("two days", "between March 3, 2020 and June 4, 2021", [("2020-03-03", "2021-06-04")]),
    ("the year stands once", "between 19 and 26 December 2020", [("2020-12-19", "2020-12-26")]),
    ("by the end of", "by the end of 2009", [(None, "2009-12-31")]),
    ("the year without a year", "in the first five months of the year", [(None, None)]),
    ("two periods", "19 in 2010 and 9 in 2009", [("2010-01-01", "2010-12-31"), ("2009-01-01", "2009-12-31")]),
]


@pytest.mark.parametrize(("why", "words", "expected"), PERIODS, ids=[row[0] for row in PERIODS])
def test_periods(why: str, words: str, expected: list[tuple[str | None, str | None]]) -> None:
    text = f"They counted many {words}."
    found = find_periods(page(text), 0, len(text), document_rules().statistics.periods)
    assert [(p.first, p.last) for p in found] == expected
    assert all(text[p.start : p.end] == p.words for p in found)


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2016", "2016-01-01", "2016-12-31"),
        ("2016-05-04", "2016-05-04", "2016-05-04"),
        ("2024-03-20/2025-03-20", "2024-03-20", "2025-03-20"),
        ("XXXX-12-19", "--12-19", "--12-19"),
        ("2019/..", "2019-01-01", None),
        ("2019-23", "2019-01-01", "2019-12-31"),  # a season: only the year is sure
        ("", None, None),
    ],
)
def test_edges_of_a_date(edtf: str, first: str | None, last: str | None) -> None:
    assert (first_day(edtf), last_day(edtf)) == (first, last)
