"""The language of a passage: sentences written for this table, and names, which show none."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govah.text.language import language_of

LINES = [
    line.split("\t") for line in Path(__file__).with_name("sentences_by_language.tsv").read_text("utf-8").splitlines()
]


def test_at_least_99_of_100_sentences_are_known() -> None:
    wrong = [(code, language_of(sentence), sentence) for code, sentence in LINES if language_of(sentence) != code]
    assert set(Counter(code for code, _ in LINES)) == {"fa", "ckb", "kmr", "ar", "az", "ur", "en"}
    assert len(wrong) <= len(LINES) / 100, wrong


@pytest.mark.parametrize(
    "names",
    [
        "Behrouz Ehsani",
        "Mohammad Ali Akbari Monfared",
        "Mohsen Moradi, Jafar Rastgar, Hamzeh Torkashvand, Ali Younesi",
        "بهروز احسانی",
        "سید محمد رضا حسینی",
        "محسن مرادی، جعفر رستگار",
        "شێرکۆ ئەحمەد",
        "Şêrko Rojhilat",
        "12 / 1401",
        "",
        "…",
    ],
)
def test_a_name_shows_no_language(names: str) -> None:
    assert language_of(names) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Die Hinrichtung fand am frühen Morgen in dem Gefängnis der Stadt statt.",
        "Le prisonnier a été exécuté à l'aube dans la prison centrale de la ville.",
        "Mahkum bu sabah şehrin merkez cezaevinde idam edildi ve ailesine haber verilmedi.",
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
    assert language_of(text) in {None, "fa", "ckb", "kmr", "ar", "az", "ur", "en"}
