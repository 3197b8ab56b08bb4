"""The language of a passage: sentences written for this table, and names, which show none."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govah.text.language import language_of

HERE = Path(__file__).parent


def lines(name: str) -> list[list[str]]:
    return [line.split("\t") for line in (HERE / name).read_text("utf-8").splitlines()]


LINES = lines("sentences_by_language.tsv")
NAMES = (HERE / "bare_names.txt").read_text("utf-8").splitlines()
CODES = {"fa", "ckb", "kmr", "ar", "az", "ur", "en"}


@pytest.mark.parametrize(
    ("name", "each"),
    [
        ("sentences_by_language.tsv", 30),  # what the words and letters were made with
        ("sentences_held_out.tsv", 10),  # written afterwards; benchmarks/text holds what it was at first
        ("sentences_second.tsv", 6),  # very short ones, written after that
        ("sentences_third.tsv", 5),  # and others of the usual length after that
    ],
)
def test_at_least_99_of_100_sentences_are_known(name: str, each: int) -> None:
    table = lines(name)
    wrong = [(code, language_of(sentence), sentence) for code, sentence in table if language_of(sentence) != code]
    assert Counter(code for code, _ in table) == dict.fromkeys(CODES, each)
    assert len(wrong) <= len(table) / 100, wrong


@pytest.mark.parametrize("names", [*NAMES, "12 / 1401", "1403/07/12", "www.example.org", "", "…", "#توقف_اعدام"])
def test_a_name_shows_no_language(names: str) -> None:
    assert language_of(names) is None


@pytest.mark.parametrize(
    ("sentence", "code", "why"),
    [
        ("Two Men Hanged In Karaj", "en", "a heading in capital letters, but not all of it names"),
        ("Li Îranê du kes hatin darvekirin", "kmr", "a heading without a full stop"),
        ("اعدام دو زندانی در اصفهان", "fa", "a heading"),
        ("نوید شریفی اعدام شد.", "fa", "mostly a name"),
        ("زنداني سياسي در اهواز به ۵ سال حبس محكوم شد", "fa", "typed on an Arabic keyboard"),
        ("بنا بە گفتە خانوادە وی، نامبردە بە زندان مرکزی منتقل شدە است.", "fa", "on a Kurdish keyboard"),
        ("قتل صاحبخانه به خاطر ۱۴ هزار تومان", "fa", "words that Arabic has too"),
        ("۱- فارس عامری فرزند حمود، ۳۵ سال حبس", "fa", "an entry of a list"),
        ("زندانى سياسى به بهدارى منتقل نشد", "fa", "yeh without dots"),
    ],
)
def test_short_passages(sentence: str, code: str, why: str) -> None:
    assert language_of(sentence) == code, why


@pytest.mark.parametrize(
    "sentence",
    [
        "Die Hinrichtung fand am frühen Morgen in dem Gefängnis der Stadt statt.",
        "Le prisonnier a été exécuté à l'aube dans la prison centrale de la ville.",
        "Mahkum bu sabah şehrin merkez cezaevinde idam edildi ve ailesine haber verilmedi.",
        "زما ورور په زندان کې دی او موږ نه پوهیږو چې څه وشول.",
        "El preso fue ejecutado al amanecer en la cárcel central de la ciudad.",
        "Заключённый был казнён на рассвете в центральной тюрьме города.",
    ],
)
def test_a_language_that_we_do_not_read_is_none_of_ours(sentence: str) -> None:
    assert language_of(sentence) is None


def test_a_long_text_with_a_quotation_is_in_its_own_language() -> None:
    persian = " ".join(sentence for code, sentence in LINES if code == "fa")
    english = " ".join(sentence for code, sentence in LINES if code == "en")
    assert language_of(persian * 3 + english[:100]) == "fa"
    assert language_of(english * 3 + persian[:100]) == "en"


@settings(max_examples=200)
@given(st.text())
def test_never_raises(text: str) -> None:
    assert language_of(text) in {None, *CODES}
