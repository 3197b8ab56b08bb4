"""Words as recognition gives them, by hand: what stands for what, and in which order they are read."""

from __future__ import annotations

import pytest

from govah.reading.ocr_lines import digits_in, lines_of, merged
from govah.reading.tesseract import Word


def word(text: str, confidence: float = 93, left: float = 0, middle: float = 0, line: int = 0) -> Word:
    return Word(text, confidence, (left, middle - 5, left + 6 * len(text), middle + 5), (line, 1, 1))


MERGED = [
    ("all alike", ("۲۷", 93), ("۲۷", 93), ("۲۷", 93), "۲۷", None),
    ("digits taken for letters by the mixed reading", ("۲۷", 93), ("PV", 95), ("۲۷", 93), "۲۷", None),
    ("letters taken for digits by the other", ("۲۱۲۳۱", 45), ("Human", 96), ("۱۲۳۵", 20), "Human", None),
    ("a small word that is steadily taken for digits", ("200", 86), ("and", 96), ("200", 80), "and", None),
    ("digits of two scripts are nonsense", ("۸۲۲۱0۱۵", 75), ("Article", 70), ("۸۳۲۱۱۵", 52), "Article", None),
    ("short and unsure: it may be a number", ("1۵", 68), ("TA)", 85), ("۵", 68), "TA)", ("", "15")),
    ("two against one", ("۳۰", 84), ("۲۰", 90), ("۲۰", 90), "۲۰", ("20", "30")),
    ("each sees another number", ("۵۸۲", 90), ("۵۸۳", 72), ("۵۶۲", 83), "۵۸۲", ("582", "562")),
    ("alike, but all unsure", ("۱/۳", 40), ("۱/۳", 40), ("۱/۳", 48), "۱/۳", ("13", "")),
    ("a date in the other digits", ("۱۳۹", 45), ("1403/02/08", 97), ("1-0", 48), "1403/02/08", ("14030208", "10")),
    ("a word", ("به", 92), ("ay", 88), ("به", 92), "به", None),
]


@pytest.mark.parametrize(
    ("first", "mixed", "again", "text", "digits"), [row[1:] for row in MERGED], ids=[row[0] for row in MERGED]
)
def test_merged(
    first: tuple[str, float],
    mixed: tuple[str, float],
    again: tuple[str, float],
    text: str,
    digits: tuple[str, str] | None,
) -> None:
    box = (0.0, 0.0, 60.0, 10.0)
    one, two, three = (Word(t, c, box, (0, 1, 1)) for t, c in (first, mixed, again))
    (read,) = merged([one], [two], [three])
    assert (read.word.text, read.digits) == (text, digits)


def test_stains_are_left_out_and_words_that_one_reading_missed_are_not() -> None:
    reads = merged([word("~", 10)], [word("1403", 95, left=100)], [])
    assert [(read.word.text, read.digits) for read in reads] == [("1403", ("1403", ""))]


def laid(*words: tuple[str, float, float]) -> list[str]:
    return [line.text for line in lines_of([word(t, 93, left, middle, int(middle)) for t, left, middle in words])]


ORDER = [
    ("from right to left", laid(("شدند", 0, 0), ("اعدام", 36, 0)), ["اعدام شدند"]),
    ("a number in it", laid(("نفر", 0, 0), ("۱۲", 30, 0), ("بازداشت", 50, 0)), ["بازداشت ۱۲ نفر"]),
    ("a bracket at a number", laid(("۲۰۲۴)", 0, 0), ("اوت", 40, 0), ("(۲", 65, 0)), ["(۲ اوت ۲۰۲۴)"]),
    ("words of the other script", laid(
        ("را", 0, 0), ("ICCPR", 20, 0), ("Article", 55, 0), ("6", 100, 0), ("متن", 110, 0),
        ("یک", 60, -20), ("سطر", 36, -20), ("دیگر", 4, -20),
    ), ["متن ICCPR Article 6 را", "یک سطر دیگر"]),
    ("rows from the top", laid(("دوم", 0, 0), ("نخست", 0, 20)), ["نخست", "دوم"]),
    ("cells of a row", laid(("شعبه", 0, 0), ("نام", 100, 0)), ["نام\tشعبه"]),
    ("from left to right", laid(("two", 0, 0), ("words", 20, 0)), ["two words"]),
    ("nothing", lines_of([]), []),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), [row[1:] for row in ORDER], ids=[row[0] for row in ORDER])
def test_order(lines: list[str], expected: list[str]) -> None:
    assert lines == expected


def test_a_row_that_lies_askew_is_one() -> None:
    words = [word(text, 93, 60.0 * n, 100 - 3 * n, n) for n, text in enumerate(["one", "long", "row", "goes", "down"])]
    assert [line.text for line in lines_of(words)] == ["one\tlong\trow\tgoes\tdown"]


def test_digits_in() -> None:
    assert digits_in("۱۴۰۳/٠٥/12 الف") == "14030512"
