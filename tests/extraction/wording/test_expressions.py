"""Expressions and sieves refuse texts by plain words; they must refuse none in which there is a match."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from govah.extraction.wording.expressions import Expression
from govah.extraction.wording.sieve import Sieve
from govah.text.words import cut

PATTERNS = [
    r"(?:not|never) (?:been )?hanged|pardon", r"\bhanged (?:in|at) (?P<place>\w+)", "(?i:Hanged)|shot", r"x*(?:a|b)?$",
    r"^ (?:in|at)", r"(?<!not )hanged", r"(?=.*shot)hanged", r"<N\d+> was (?:hanged|shot)", r"<#\d+>[- ]years?",
    r"(?s).*", r"\d+ (?:men|women)",
]  # fmt: skip
WORDS = [
    "not",
    "never",
    "been",
    "hanged",
    "Hanged",
    "shot",
    "pardon",
    "in",
    "at",
    "<N1>",
    "was",
    "<#30>",
    "years",
    "3 men",
]
TEXTS = st.lists(st.sampled_from(WORDS)).map(" ".join)


@given(TEXTS, st.sampled_from(PATTERNS))
def test_an_expression_finds_what_its_pattern_finds(text: str, pattern: str) -> None:
    found = [m.span() for m in re.finditer(pattern, text)]
    expression = Expression(pattern)
    assert [m.span() for m in expression.finditer(text)] == found
    first = expression.search(text)
    assert (first.span() if first else None) == (found[0] if found else None)


@given(TEXTS)
def test_a_sieve_lets_through_every_pattern_that_matches(text: str) -> None:
    low = text.replace("Hanged", "hanged")
    compiled = [re.compile(pattern) for pattern in PATTERNS]
    may = Sieve(compiled).may(cut(low).pieces[1::2], low)
    assert {n for n, pattern in enumerate(compiled) if pattern.search(low)} <= set(may)
