"""Texts cut into words: nothing is lost, and what is looked for begins where it is said to begin."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from govah.text.words import Beginnings, cut

WORDS = ("may", "two days", "third")


@given(st.text(max_size=80))
def test_the_pieces_are_the_text(text: str) -> None:
    pieces, bounds = cut(text)
    assert "".join(pieces) == text
    assert [text[a:b] for a, b in pairwise(bounds)] == pieces
    assert all(piece.isalnum() for piece in pieces[1::2])
    assert not any(char.isalnum() for piece in pieces[0::2] for char in piece)


@given(st.lists(st.sampled_from(["may", "two", "days", "third", "13", "th", "mays", "x", " ", "-", "é"])))
def test_no_beginning_is_missed(pieces: list[str]) -> None:
    text = "".join(pieces)
    places = list(Beginnings(WORDS, suffixes=["s"]).places(cut(text)))
    assert places == sorted(places)
    looked_for = rf"(?<![^\W\d_])(?:{'|'.join(WORDS)})(?:(?![^\W\d_])|(?=s(?![^\W\d_])))|(?<!\d)\d+"
    assert {m.start() for m in re.finditer(looked_for, text)} <= set(places)
