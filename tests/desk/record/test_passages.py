"""Passages: the claim's words exactly, in their sentence, cut only at the ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govah.desk.record.passages import direction_of, language_for, passage

TEXT = "He was arrested in May. He was executed at dawn in Karaj on Monday. His family was not told."


def words(text: str, *said: str) -> tuple[str, list[str]]:
    spans = [(text.index(one), text.index(one) + len(one)) for one in said]
    found = passage(text, spans, "en")
    return "".join(p.words for p in found.pieces), [p.words for p in found.pieces if p.evidence]


def test_the_sentence_with_the_words_marked() -> None:
    assert words(TEXT, "executed") == ("He was executed at dawn in Karaj on Monday.", ["executed"])


def test_several_words_of_one_sentence() -> None:
    assert words(TEXT, "executed", "Karaj")[1] == ["executed", "Karaj"]


def test_words_of_two_sentences_are_parted_by_an_ellipsis() -> None:
    shown, marked = words(TEXT, "arrested", "not told")
    assert shown == "He was arrested in May. … His family was not told."
    assert marked == ["arrested", "not told"]


def test_a_long_sentence_is_cut_around_the_words() -> None:
    long = "word " * 200 + "he was hanged " + "word " * 200 + "end."
    shown, marked = words(long, "he was hanged")
    assert shown.startswith(" … word")
    assert shown.endswith("word … ")
    assert len(shown) < 500
    assert marked == ["he was hanged"]


def test_overlapping_spans_are_marked_once() -> None:
    found = passage("He was hanged twice.", [(3, 13), (7, 19)], "en")
    assert "".join(p.words for p in found.pieces) == "He was hanged twice."
    assert "".join(p.words for p in found.pieces if p.evidence) == "was hanged twice"


def test_a_passage_of_many_sentences_stops_where_it_is_long_enough() -> None:
    found = passage(TEXT, [(7, 15), (31, 39), (84, 88)], "en", longest=30)
    assert (
        "".join(p.words for p in found.pieces)
        == "He was arrested in May. … He was executed at dawn in Karaj on Monday."
    )


@pytest.mark.parametrize(("text", "expected"), [("Evin", "ltr"), ("اوین", "rtl"), ("۱۴۰۳", "ltr"), ("", "ltr"),
                                                ("Evin زندان اوین", "rtl")])  # fmt: skip
def test_direction_by_letters(text: str, expected: str) -> None:
    assert direction_of(text) == expected


def test_a_passage_in_another_script_than_its_document_has_no_language() -> None:
    assert language_for("زندان اوین", "en") is None
    assert language_for("زندان اوین", "fa") == "fa"


@given(
    st.text("ab. \nآب؟\u200c1", max_size=200), st.lists(st.tuples(st.integers(0, 220), st.integers(0, 220)), max_size=4)
)
def test_no_spans_break_a_passage_and_evidence_is_exact(text: str, spans: list[tuple[int, int]]) -> None:
    found = passage(text, spans, None)
    inside = [text[s : min(e, len(text))] for s, e in spans if s < e and s < len(text)]
    marked = [piece.words for piece in found.pieces if piece.evidence]
    assert bool(marked) == bool(inside)
    for one in marked:
        assert one in text
    covered = {i for s, e in spans if s < e for i in range(s, min(e, len(text)))}
    assert sum(map(len, marked)) == len(covered), "all of the claim's words and no others are marked"
