"""Plain words that every match of a pattern holds: leaving out the rest must never leave out a match."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govah.extraction.wording.needs import demands, holds_each

ROWS = [
    ("a word", "aged \\d+", ("aged ",)),
    ("one of several", "(?:hanged|shot) by", ("hanged", "shot")),
    ("the longest part", "\\d+ years? of age", (" of age",)),
    ("an option is not needed", "(?:very )?\\w+", ()),
    ("alternatives without a common word", "(?:hanged|executed)", ("executed", "hanged")),
    ("an empty alternative needs nothing", "(?:hanged|)", ()),
    ("what only looks ahead is not taken", "\\w+(?=hanged)", ()),
]


@pytest.mark.parametrize(("why", "pattern", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_most_telling_demand(why: str, pattern: str, expected: tuple[str, ...]) -> None:
    told = demands(re.compile(pattern))
    assert tuple(sorted(told[0] if told else ())) == expected


PATTERNS = [re.compile(p) for p in ("a+ ?(?:b|c)d", "a(?:b|cd)+e?", "(?:ab|ba)\\d*c", "x*(a|b)?", "a{2}b", "(?i:AB)c")]


@given(st.text("abcdAB1", max_size=8), st.sampled_from(PATTERNS))
def test_where_a_pattern_matches_its_words_stand(text: str, pattern: re.Pattern[str]) -> None:
    assert holds_each(text, map(tuple, demands(pattern))) or not pattern.search(text)
