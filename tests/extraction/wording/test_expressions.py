"""Sentences and passages are refused by plain words; none may be refused in which there is a match."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from govah.extraction.wording.expressions import Expression
from govah.extraction.wording.held import Held
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


@given(st.lists(TEXTS, max_size=4), st.sampled_from(PATTERNS), st.tuples(st.integers(0, 80), st.integers(0, 80)))
def test_no_sentence_is_refused_in_which_there_is_a_match(
    parts: list[str], pattern: str, ends: tuple[int, int]
) -> None:
    text = ". ".join(parts).replace("Hanged", "hanged")
    begins = [sum(len(part) + 2 for part in parts[:n]) for n in range(len(parts))]
    held, expression, (start, end) = Held(cut(text), begins), Expression(pattern), sorted(ends)
    assert held.may(expression, start, end) or re.compile(pattern).search(text[start:end]) is None


def test_a_sentence_is_asked_for_words_that_came_later() -> None:
    text = "the men were flogged. the women were released."
    held = Held(cut(text), [0, 22])
    first, later = Expression(r"flogg(?:ed|ing)zz"), Expression(r"\bflogged\b|\bexiled\b")
    assert not held.may(first, 0, len(text))
    for _ in range(20):
        assert held.may(later, 0, 21)
    assert not held.may(later, 22, len(text))
