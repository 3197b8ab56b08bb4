"""Paragraphs: nothing but blanks between them, and the right number for an offset."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govah.desk.record.paragraphs import number_at, paragraphs

CASES = [
    ("", [], "an empty text has none"),
    (" \n ", [], "blanks are none"),
    ("one", ["one"], "a text of one line"),
    ("one\ntwo\nthree", ["one", "two", "three"], "without blank lines each line is one"),
    ("one\nstill one\n\ntwo\n\nthree", ["one\nstill one", "two", "three"], "wrapped lines belong together"),
    ("one\n\n\n  two  \n\nthree", ["one", "two", "three"], "blanks around do not count"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES)
def test_paragraphs(text: str, expected: list[str], why: str) -> None:
    assert [span.of(text) for span in paragraphs(text)] == expected, why


@given(st.text("ab \n\f\u2029", max_size=120))
def test_every_character_that_is_not_blank_is_in_one(text: str) -> None:
    spans = paragraphs(text)
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())
    assert all(one.end <= other.start for one, other in pairwise(spans))


def test_numbers() -> None:
    text = "one\n\ntwo\n\nthree"
    assert [number_at(text, text.index(word)) for word in ("one", "two", "three")] == [1, 2, 3]
    assert number_at("", 0) == 0
