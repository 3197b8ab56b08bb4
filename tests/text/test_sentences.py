"""Sentences end where a reader ends them, and nothing that is not blank falls between two."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govah.text.sentences import sentences

TEXTS = [
    (["Dr. A. Smith came.", "He left."], "a title and an initial"),
    (["It began at 5 p.m. on Nov. 13.", "Then it ended."], "abbreviations before a number and in lower case"),
    (["It ended at 5 p.m.", "The guards left."], "an abbreviation that does end one"),
    (["See No. 5 and Art. 91 of it.", "No.", "Nobody came."], "No. is an abbreviation only before a number"),
    (["The U.N. Human Rights Council met."], "initials of a name"),
    (["“I have one,” he said.", "“Not a hundred.”", "He wept."], "quotation marks close with the sentence"),
    (["It was carried out.6", "According to them it was."], "a footnote number"),
    (["It weighs 3.5 kg and costs 2,000."], "a decimal"),
    (["He left… and came back.", "Why?", "Nobody knows!"], "dots that go on, other marks"),
    (["او اعدام شد.", "وی ۳۰ سال داشت."], "Persian"),
    (["حکم اجرا شد.", "وی ساکن آنجا بود."], "Persian with Persian blanks"),
    (["م. ز. و ع . ش آزاد شدند."], "initials in Persian, with and without blanks"),
    (["آیا او زنده است؟", "کسی نمی\u200cداند؛ هیچ\u200cکس."], "the Persian question mark; a semicolon does not end"),
]


@pytest.mark.parametrize(("parts", "why"), TEXTS, ids=[why for _, why in TEXTS])
def test_ends(parts: list[str], why: str) -> None:
    text = " ".join(parts)
    assert [span.of(text) for span in sentences(text)] == parts, why


def test_a_full_stop_without_a_blank_after_it_ends_a_persian_sentence() -> None:
    text = "حکم اعدام اجرا شد.وی سی ساله بود."
    assert [span.of(text) for span in sentences(text)] == ["حکم اعدام اجرا شد.", "وی سی ساله بود."]


def test_headings_and_list_items_are_sentences() -> None:
    text = "A heading without a stop\n\nThe text begins.\n- one thing\n- Another thing\n1. A third"
    found = [span.of(text) for span in sentences(text)]
    assert found == ["A heading without a stop", "The text begins.", "- one thing", "- Another thing", "1. A third"]


def test_lines_of_a_wrapped_text_are_not() -> None:
    text = (
        "This is a report whose lines were broken after some sixty\n"
        "characters, as a mail does it, and which goes on over\n"
        "Several lines until it is finished, somewhere about here.\n"
        "The second sentence begins on a line of its own, by chance.\n"
    )
    assert len(sentences(text)) == 2


@settings(max_examples=500)
@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from('.!?؟ \n"”»1aAبم'))))
def test_all_that_is_not_blank_is_in_one_sentence(text: str) -> None:
    found = sentences(text)
    covered = "".join(span.of(text) for span in found)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert all(span.of(text).strip() == span.of(text) != "" for span in found)


def test_what_goes_on_without_a_stop_is_cut_between_words() -> None:
    text = "Navid Sharifi, " * 1000
    parts = [s.of(text) for s in sentences(text)]
    assert max(map(len, parts)) <= 3000 and all(part.endswith("Sharifi,") for part in parts)
    assert " ".join(parts) == text.strip()
    assert [s.of("x" * 9000) for s in sentences("x" * 9000)] == ["x" * 9000]
