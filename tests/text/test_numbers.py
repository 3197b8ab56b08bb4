"""Numbers in figures and words, English and Persian, with their values and exact places."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govah.text.numbers import Numbers

VALUES = [
    ("2,000 people", [("2,000", 2000)], "separators"),
    ("about 2.5 million", [("2.5 million", 2_500_000)], "a decimal with a scale word"),
    ("twenty-one", [("twenty-one", 21)], "hyphen"),
    ("two hundred and five thousand", [("two hundred and five thousand", 205_000)], "scale over hundreds"),
    ("three and four", [("three", 3), ("four", 4)], "and joins no units"),
    ("thirty or forty", [("thirty", 30), ("forty", 40)], "two numbers"),
    ("the twenty-first", [("twenty-first", 21)], "an ordinal in words"),
    ("the 13th", [("13th", 13)], "an ordinal in figures"),
    ("dozens of prisoners", [("dozens", None)], "a number that nobody gives"),
    ("a dozen", [("dozen", 12)], "a dozen is twelve"),
    ("someone often", [], "number words inside other words"),
    ("سی و پنج نفر", [("سی و پنج", 35)], "Persian tens and units"),
    ("هفده ساله", [("هفده", 17)], "a teen"),
    ("یکصد و بیست و سه هزار", [("یکصد و بیست و سه هزار", 123_000)], "hundreds, tens, units, a scale"),
    ("۳۰ هزار و ۲۰۰ تن", [("۳۰ هزار و ۲۰۰", 30_200)], "half in figures"),
    ("سه و چهار", [("سه", 3), ("چهار", 4)], "and joins no units in Persian either"),
    ("ده\u200cها زندانی", [("ده\u200cها", None)], "dozens"),
    ("بیست و یکم", [("بیست و یکم", 21)], "a Persian ordinal"),
    ("سی و چهار نفر", [("سی و چهار", 34)], "tens and units"),
    ("صد و بیست", [("صد و بیست", 120)], "a hundred and tens"),
    ("یک صد و پنجاه و دو", [("یک صد و پنجاه و دو", 152)], "one hundred in two words"),
    ("هزار و سیصد", [("هزار و سیصد", 1300)], "a thousand and hundreds"),
    ("چهاردهم", [("چهاردهم", 14)], "an ordinal"),
    ("پنجاه‌ودو", [("پنجاه‌ودو", 52)], "joined with half-blanks"),
    ("نودونه نفر", [("نودونه", 99)], "written together"),
    ("بیست ودوم", [("بیست ودوم", 22)], "and written onto the next word"),
    ("سی‌وسومین روز", [("سی‌وسومین", 33)], "an ordinal of the other kind"),
    ("یکصدوبیست", [("یکصدوبیست", 120)], "hundreds and tens written together"),
    ("دوهزار و پانصد", [("دوهزار و پانصد", 2500)], "a scale written onto its number"),
    ("ده‌هزار نفر", [("ده‌هزار", 10_000)], "ten, which is also a village"),
    ("سه‌نفر", [("سه", 3)], "what is counted written onto the number"),
    ("پنج‌سال حبس", [("پنج", 5)], "years written onto the number"),
    ("سي و پنج ساله", [("سي و پنج", 35)], "Arabic yeh"),
    ("۱۴هزار نفر", [("۱۴هزار", 14_000)], "figures with a scale"),
    ("سهم، دوست، سیاه، پنجره، صدا", [], "words that begin like numbers"),
    ("نه نفر اعدام شدند", [("نه", 9)], "nine, before what is counted"),
    ("نه، آن ده آباد نیست", [], "no, and a village"),
    ("۲٬۰۰۰", [("۲٬۰۰۰", 2000)], "the Persian thousands mark"),
    ("٨٣٤ اعدام", [("٨٣٤", 834)], "Arabic digits"),
    ("one hundred and " * 400, [], "words piled up: more than any figure may be"),
    ("۳۰شهریور۱۳۹۸", [("۳۰", 30), ("۱۳۹۸", 1398)], "figures written onto a word"),
]


@pytest.mark.parametrize(("text", "expected", "why"), VALUES, ids=[why for *_, why in VALUES])
def test_values(numbers: Numbers, text: str, expected: list[tuple[str, int | None]], why: str) -> None:
    assert [(mention.span.of(text), mention.value) for mention in numbers.find(text)] == expected, why


def test_kinds(numbers: Numbers) -> None:
    assert [mention.kind for mention in numbers.find("third, 3rd, three")] == ["ordinal", "ordinal", "cardinal"]
    assert [mention.approximate for mention in numbers.find("hundreds, hundred")] == [True, False]


@settings(max_examples=300)
@given(st.integers(0, 999_999_999))
def test_every_whole_number_in_figures_is_read_in_any_digits(numbers: Numbers, value: int) -> None:
    persian = str(value).translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
    for written in (str(value), f"{value:,}", persian):
        assert [mention.value for mention in numbers.find(f"x {written} x")] == [value]


WORDS = [
    "two",
    "hundred",
    "thousand",
    "and",
    "sixty",
    "-",
    "5",
    "7,",
    "st",
    "صد",
    "و",
    "سی",
    "هزار",
    "نه",
    ".",
    "second",
]


@settings(max_examples=500)
@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_never_raises_and_spans_hold(numbers: Numbers, words: list[str]) -> None:
    text = " ".join(words)
    found = numbers.find(text)
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))
    assert all(mention.span.of(text).strip() for mention in found)
