"""What a match begins with only saves trying: every expression matches what Python's own matches."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govah.packs import load_pack, shelf
from govah.packs.schema.lexicon import Grammar

TEXTS = [
    file.read_text(encoding="utf-8")[:600] for file in sorted(Path("demo/reports").glob("*.txt"))[:2]
]  # fmt: skip
PATTERNS = sorted({entry.pattern for entry in load_pack().of(Grammar)})
PIECES = (
    "a",
    "b",
    "k",
    "[ab]",
    "[^a]",
    "(?:a|bk)",
    "(a)",
    "(?i:k)",
    r"\b",
    "(?<!b)",
    "(?=a)",
    "a?",
    "(?:b|)",
    "a*",
    ".",
    r"\w",
    "$",
)


def matches(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [match.span() for match in pattern.finditer(text)]


def told(pattern: str, flags: int = 0) -> bool:
    """Whether the code says more of the beginning than Python's own."""
    return shelf.compiled(pattern, flags) != re.compile(pattern, flags)


@pytest.mark.parametrize(
    ("pattern", "more"),
    [
        (r"\b(?:hanged|shot)\b", True),
        (r"(?<!not )released", True),
        (r"(?:^|(?<=, ))(?:each|all) of", True),
        (r"(?i:\bkilled)", True),
        (r"(?:of )?(?:the|those)", True),
        (r"hanged", False),  # Python tells it itself
        (r"\b\w*ed\b.*|.", False),
        (r"\b(?:[^a]|b)", False),
        (r"\b", False),
    ],
)
def test_the_beginning_is_told_where_it_is_known(pattern: str, more: bool) -> None:
    assert told(pattern) is more


def test_the_pack_s_expressions_match_what_python_s_match() -> None:
    assert sum(map(told, PATTERNS)) > len(PATTERNS) // 2
    for pattern in PATTERNS:
        for text in TEXTS:
            assert matches(shelf.compiled(pattern), text.lower()) == matches(re.compile(pattern), text.lower()), pattern


@settings(max_examples=400, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map("".join),
    st.sampled_from([0, re.IGNORECASE, re.MULTILINE, re.ASCII]),
    st.text(alphabet="abkKABi\u212a \n.é", max_size=14),
)
def test_any_expression_matches_what_python_s_matches(pattern: str, flags: int, text: str) -> None:
    assert matches(shelf.compiled(pattern, flags), text) == matches(re.compile(pattern, flags), text)


def test_letters_that_differ_in_case_only_all_begin_a_match() -> None:
    ascii_letters = set(map(chr, range(0x20, 0x7F)))
    alike = [
        c for c in map(chr, range(0x80, sys.maxunicode + 1)) if not ascii_letters.isdisjoint({*c.lower(), *c.upper()})
    ]
    for letter in sorted(ascii_letters):
        pattern = rf"\b{re.escape(letter)}|{re.escape(letter)}\B"
        for text in ("-".join(alike), letter.upper(), letter.lower()):
            found, expected = shelf.compiled(pattern, re.IGNORECASE), re.compile(pattern, re.IGNORECASE)
            assert matches(found, text) == matches(expected, text), letter
