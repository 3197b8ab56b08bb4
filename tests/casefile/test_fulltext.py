"""Search: whatever a word is spelt with, and every mark exactly on the words of the stored text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import made_reports as made
from govah.casefile import CaseFile

TEXTS = {
    "english": "Ahmad Alizadeh was hanged at dawn on 13 November 2024 in Ghezelhesar.",
    "persian": "محمد كريمي در سال ۱۴۰۱ بازداشت شد و کتاب‌هایش را بردند.",
    "odd": 'Café—O’Brien \x00 naïve co-operate e.g. a_b 2,000 x\'y "quoted" 100% @ <b>',
}


@pytest.fixture
def filled(casefile: CaseFile) -> CaseFile:
    for name, text in TEXTS.items():
        one = made.extraction(name, lead=text)
        casefile.take(made.captured(one.document), [one])
    return casefile


FINDS = [
    ("alizadeh", ["english"], "any case"),
    ("HANGED dawn", ["english"], "all words, in any order"),
    ("dawn hanged", ["english"], "all words, in any order"),
    ('"hanged at dawn"', ["english"], "a phrase"),
    ('"dawn at hanged"', [], "a phrase keeps its order"),
    ("hang*", ["english"], "the beginning of a word"),
    ("hang", [], "else the whole word"),
    ("کریمی", ["persian"], "Persian letters find Arabic ones"),
    ("كريمي", ["persian"], "Arabic letters too"),
    ("1401", ["persian"], "digits of any set"),
    ("۲۰۲۴", ["english"], "and back"),
    ("کتابهایش", ["persian"], "with or without the half space"),
    ("cafe", ["odd"], "without the accent"),
    ("o'brien", ["odd"], "any apostrophe"),
    ("2000", [], "digits apart are words apart"),
    ('"2 000"', ["odd"], "as a phrase they are found"),
    ("co-operate", ["odd"], "a hyphen parts words, in the text and in the query"),
    ("hanged AND", [], "no word is an operator"),
    ("alizadeh & !dawn | (", ["english"], "signs are no operators"),
    ("'; DROP TABLE x", [], "nor commands"),
    ("", [], "nothing asked"),
    ("!!!", [], "no word asked"),
]


@pytest.mark.parametrize(("query", "names", "what"), FINDS, ids=[f"{row[2]}: {row[0]}" for row in FINDS])
def test_find(filled: CaseFile, query: str, names: list[str], what: str) -> None:
    from govah.casefile import search

    found = search(query)
    assert ([hit.document.ident for hit in found.hits], found.total) == (names, len(names)), what
    for hit in found.hits:
        assert hit.snippets, "every hit shows where"


def test_marks_stand_on_the_words_of_the_stored_text(filled: CaseFile) -> None:
    from govah.casefile import search

    snippet = search("كريمي ۱۴۰۱").hits[0].snippets[0]
    text = search("كريمي").hits[0].document.text
    assert [mark.of(text) for mark in snippet.marks] == ["كريمي", "۱۴۰۱"]
    assert text[snippet.start : snippet.end] == snippet.text


def test_pages_of_results(casefile: CaseFile) -> None:
    from govah.casefile import search

    for number in range(7):
        one = made.extraction(f"r{number}", lead=f"number {number} executed")
        casefile.take(made.captured(one.document), [one])
    first, second = search("executed", limit=5), search("executed", limit=5, offset=5)
    assert (first.total, len(first.hits), len(second.hits)) == (7, 5, 2)
    assert len({hit.report.pk for hit in (*first.hits, *second.hits)}) == 7


def test_a_superseded_text_is_found_no_more(casefile: CaseFile) -> None:
    from dataclasses import replace

    from govah.casefile import search

    one = made.extraction("a", lead="first reading")
    casefile.take(made.captured(one.document), [one])
    text = "second reading\n"
    other = replace(one, document=replace(one.document, text=text, text_sha256=made.sha256(text)), claims=())
    casefile.take(made.captured(one.document), [other])
    assert (search("first").total, search("second").total) == (0, 1)


def test_a_very_long_text_is_found_to_its_end(casefile: CaseFile) -> None:
    from govah.casefile import models, search

    words = " ".join(f"word{number}" for number in range(90_000))
    one = made.extraction("long", lead=f"{words} needle " + "q" * 5000)
    casefile.take(made.captured(one.document), [one])
    assert models.Searchable.objects.count() > 1
    assert search("needle").total == 1
    assert search("word89999").total == 1


@given(st.text(max_size=120), st.text(alphabet="abcکیé۱1 '-\"*", max_size=12))
def test_snippets_are_passages_of_the_text(text: str, query: str) -> None:
    from govah.casefile.fulltext import parse, snippets

    for snippet in snippets(text, parse(query)) if parse(query).phrases else ():
        assert text[snippet.start : snippet.end] == snippet.text
        assert snippet.marks
        for mark in snippet.marks:
            assert snippet.start <= mark.start < mark.end <= snippet.end
