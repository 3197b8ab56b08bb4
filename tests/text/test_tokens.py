"""Tokens: what is one word, and that every token is where it says."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govah.model import Span
from govah.text.tokens import tokens

TEXTS = [
    ("Sa'id's 2,000 days", "Sa'id|'s|2,000|days", "an apostrophe inside a name, a possessive, a thousand"),
    ("the prisoners’ cell", "the|prisoners|’|cell", "a plural possessive"),
    ("Etemadi-Far", "Etemadi|-|Far", "a hyphenated name is two words and a sign"),
    ("می\u200cشود، ۳۰شهریور۱۳۹۸", "می\u200cشود|،|۳۰|شهریور|۱۳۹۸", "ZWNJ stays inside, joined dates come apart"),
    ("مُحَمَّد", "مُحَمَّد", "vowel marks stay with their word"),
    ("(A4) 3.5", "(|A|4|)|3.5", "brackets, letters before figures, a decimal"),
    ("a_b", "a|_|b", "an underscore is a sign"),
]


@pytest.mark.parametrize(("text", "expected", "why"), TEXTS, ids=[why for *_, why in TEXTS])
def test_words(text: str, expected: str, why: str) -> None:
    assert [text[token.start : token.end] for token in tokens(text)] == expected.split("|"), why


def test_one_passage_only() -> None:
    assert [t.start for t in tokens("one two three", Span(4, 7))] == [4]


@settings(max_examples=500)
@given(st.text())
def test_tokens_are_in_order_and_leave_out_no_letter_or_digit(text: str) -> None:
    found = tokens(text)
    assert all(left.end <= right.start for left, right in pairwise(found))
    inside = "".join(text[token.start : token.end] for token in found)
    assert [char for char in inside if char.isalpha()] == [char for char in text if char.isalpha()]
    assert [char for char in inside if char.isdecimal()] == [char for char in text if char.isdecimal()]
