from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govah.reading.bidi import oriented_brackets, reading_order

# Each line as it is seen from left to right, and as it is read. The tables are made by hand after UAX #9.
LINES = [
    ("letters alone", "مادعا"[::1], "اعدام", True, False),
    ("a number keeps its order", "۱۴۰۱ لاس", "سال ۱۴۰۱", True, False),
    ("two numbers stay two", "۳۰ ۲۲ لاس", "سال ۲۲ ۳۰", True, False),
    ("a date with slashes is one", "۱۴۰۱/۱۰/۱۷ زور", "روز ۱۴۰۱/۱۰/۱۷", True, False),
    ("a date with dashes is shown part by part", "۱۷-۱۰-۱۴۰۱ زور", "روز ۱۴۰۱-۱۰-۱۷", True, False),
    ("a date with dashes at the paragraph's start is one", "زور ۲۰۲۴-۱۰-۱۷", "۲۰۲۴-۱۰-۱۷ روز", True, False),
    ("but not in a later line of it", "زور ۱۷-۱۰-۲۰۲۴", "۲۰۲۴-۱۰-۱۷ روز", True, True),
    ("a time", "۱۴:۳۰ تعاس", "ساعت ۱۴:۳۰", True, False),
    ("words of the other script, with their number", "ار ICCPR Article 6", "ICCPR Article 6 را", True, False),
    ("a full stop at the end", ".دندش مادعا", "اعدام شدند.", True, False),
    ("a line from left to right", "Article 6", "Article 6", False, False),
    ("a name in such a line", "the paper ۲۱ ناهیک wrote", "the paper کیهان ۲۱ wrote", False, False),
    ("nothing", "", "", True, False),
]


@pytest.mark.parametrize(("seen", "read", "right_to_left", "after"), [r[1:] for r in LINES], ids=[r[0] for r in LINES])
def test_reading_order(seen: str, read: str, right_to_left: bool, after: bool) -> None:
    assert reading_order(seen, right_to_left, after) == read


@given(st.text(st.sampled_from("ابپ abc123۱۲۳٤٥.,:/-() "), max_size=40), st.booleans(), st.booleans())
def test_nothing_is_lost_and_no_number_is_turned_round(seen: str, right_to_left: bool, after: bool) -> None:
    read = reading_order(seen, right_to_left, after)
    assert sorted(read) == sorted(seen)
    for number in "".join(sign if sign.isdecimal() else " " for sign in seen).split():
        assert number in read


BRACKETS = [
    ("right already", "(a) «b»", "(a) «b»"),
    ("all turned round", ")a( »b«", "(a) «b»"),
    ("one of a pair", "x (a( y", "x (a) y"),
    ("blanks on both sides: by the pair", ") a ( x )b(", "( a ) x (b)"),
    ("before a stop", "”a“.", "“a”."),
    ("a list's number", "1) a", "1) a"),
    ("none", "a", "a"),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in BRACKETS], ids=[row[0] for row in BRACKETS])
def test_brackets(text: str, expected: str) -> None:
    assert oriented_brackets(text) == expected
