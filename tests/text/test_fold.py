"""Folding: one shape for all spellings, and an exact way back whatever the characters."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govah.text.fold import fold

SAME = [
    ("كريمي", "کریمی", "Arabic and Persian keyboards"),
    ("رجائی", "رجایی", "hamza on yeh, as press and courts differ"),
    ("تأیید", "تائید", "two spellings of one word, both with hamza"),
    ("دوشنبە", "دوشنبه", "the Kurdish letter ae in a Persian word"),
    ("می\u200cشود", "میشود", "ZWNJ and joined"),
    ("مـــهر", "مهر", "tatweel"),
    ("مُحَمَّد", "محمد", "vowel marks"),
    ("۱۴۰۱", "١٤٠١", "two digit sets"),
    ("١٤٠١", "1401", "and the third"),
    ("“No”", '"No"', "typographic quotes"),
    ("«نه»", '"نه"', "guillemets"),
    ("\u02c8ع . ش\u02c8", '"ع . ش"', "the stress mark that some agencies use as a quote"),
    ("Sa’id", "Sa'id", "apostrophes"),
    ("Saʿid", "Sa'id", "a transliterated ain"),
    ("2016–2020", "2016-2020", "en dash"),
    ("Café", "cafe", "composed accent"),
    ("Cafe\u0301", "cafe", "decomposed accent"),
    ("ﻻ", "لا", "a presentation form that spreads into two letters"),
    ("ＡＢＣ", "abc", "full-width letters"),
    ("a\u00a0b", "a b", "no-break space"),
    ("\u202bمهر\u202c", "مهر", "direction marks"),
    ("تهران،", "تهران,", "the Arabic comma"),
    ("İstanbul", "istanbul", "a capital that folds to letter and dot"),
]
APART = [
    ("2013²", "20132", "a footnote mark is no digit of the year"),
    ("حسنی", "حسینی", "two different names"),
    ("می شود", "میشود", "a blank is a blank: that spelling is the pattern's business"),
]


@pytest.mark.parametrize(("left", "right", "why"), SAME, ids=[why for *_, why in SAME])
def test_alike(left: str, right: str, why: str) -> None:
    assert fold(left).text == fold(right).text, why


@pytest.mark.parametrize(("left", "right", "why"), APART, ids=[why for *_, why in APART])
def test_apart(left: str, right: str, why: str) -> None:
    assert fold(left).text != fold(right).text, why


def test_offsets_lead_back_over_removed_and_spread_characters() -> None:
    text = "در رجایی\u200cشهر ﻻزم مُحَمَّد"
    folded = fold(text)
    at = folded.text.index("رجاییشهر")
    assert folded.span(at, at + 8).of(text) == "رجایی\u200cشهر"
    at = folded.text.index("محمد")
    assert folded.span(at, at + 4).of(text) == "مُحَمَّد", "marks on the last letter belong to it"
    at = folded.text.index("لا")
    assert folded.span(at, at + 1) == folded.span(at, at + 2), "half of a ligature is the ligature"


def test_an_empty_passage_has_a_place() -> None:
    assert fold("a\u200cb").span(1, 1).of("a\u200cb") == ""
    assert fold("").span(0, 0).of("") == ""


@settings(max_examples=10_000)
@given(st.text())
def test_every_character_leads_back_to_what_it_was_folded_from(text: str) -> None:
    folded = fold(text)
    for place in range(len(folded.text)):
        span = folded.span(place, place + 1)
        assert 0 <= span.start < span.end <= len(text)
        assert folded.text[place] in fold(span.of(text)).text
        assert folded.at(span.start) <= place
    whole = folded.span(0, len(folded.text))
    assert fold(whole.of(text)).text == folded.text


@settings(max_examples=300)
@given(st.text(), st.text())
def test_folding_knows_no_context(left: str, right: str) -> None:
    assert fold(left + right).text == fold(left).text + fold(right).text


@settings(max_examples=300)
@given(st.text())
def test_folding_twice_changes_nothing_and_leaves_no_marks(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once
    assert not any(unicodedata.category(char) == "Mn" for char in once)


@settings(max_examples=300)
@given(st.text(), st.integers(0, 50))
def test_places_of_the_original_are_in_order(text: str, offset: int) -> None:
    folded = fold(text)
    offset = min(offset, len(text))
    assert folded.at(offset) == len(fold(text[:offset]).text)
