"""Passages: texts made of the sentences of the language table, and the cases in which nothing is cut."""

import random
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govah.text.passages import passages

BY_CODE: dict[str, list[str]] = {}
for _line in Path(__file__).with_name("sentences_by_language.tsv").read_text("utf-8").splitlines():
    BY_CODE.setdefault(_line.split("\t")[0], []).append(_line.split("\t")[1])

FA = "او سحرگاه امروز در زندان مرکزی شهر به دار آویخته شد و پیکر وی به خانواده تحویل داده نشد."
FA_MORE = "به گفته یک منبع مطلع، سه زندانی دیگر نیز به سلول انفرادی منتقل شده‌اند."
EN = "He was hanged at dawn in the central prison, and the body was not handed over to his family."
AR = "وقالت المنظمة في بيان إن الحكم صدر بعد محاكمة لم يحضرها أي محام عن المتهمين."
CKB = "بنەماڵەکەی پێش جێبەجێکردنی سزاکە ئاگادار نەکرابوونەوە و تەرمەکەیان پێ نەدرا."
KMR = "Malbata wî berî bicihanîna ceza nehatibû agahdarkirin û cenazeyê wî jî nedan wan."
RU = "Заключённый был казнён на рассвете в центральной тюрьме города, тело семье не выдали."

TEXTS = [
    ([("fa", f"{FA}\n\n{FA_MORE}")], "one language, two paragraphs: one passage"),
    ([("fa", f"{FA}\n\n"), ("en", f"{EN}\n\n"), ("fa", FA_MORE)], "a quotation as a paragraph of its own"),
    ([("fa", f"{FA} "), ("en", f"“{EN}” "), ("fa", FA_MORE)], "a quotation as a sentence within a paragraph"),
    ([("en", f"{EN} "), ("fa", f"«{FA_MORE}» "), ("en", EN)], "the reverse"),
    ([("fa", f"{FA}\n"), ("ckb", f"{CKB}\n"), ("fa", FA_MORE)], "a Sorani paragraph, the same script"),
    ([("fa", f"{FA}\n"), ("ar", f"{AR}\n"), ("fa", FA_MORE)], "an Arabic paragraph, the same script"),
    ([("fa", f"{FA} {FA_MORE} "), ("ar", f"{AR} {AR} "), ("fa", FA_MORE)], "Arabic sentences within a paragraph"),
    ([("en", f"{EN}\n"), ("kmr", f"{KMR}\n"), ("en", EN)], "a Kurmanji paragraph, the same script"),
    ([("fa", f"{FA}\n\n"), (None, f"{RU}\n\n"), ("fa", FA_MORE)], "a language that we do not read stays apart"),
    ([("fa", "وی کتاب «The Long Road to Freedom and Justice» را در زندان ترجمه کرد. " + FA)], "a foreign title"),
    ([("fa", f"{FA}\n\nNavid Sharifi\nEvin Prison, Tehran\n2024-05-03\n\n{FA_MORE}")], "names and figures join"),
    ([("fa", f"{FA}\n#FreeNavid #StopExecutions\nhttps://example.org/report/2024\n{FA_MORE}")], "addresses join"),
    ([("en", f"{EN}\nنوید شریفی\nزندان مرکزی اصفهان\n{EN}")], "Persian names in an English text join"),
    ([("fa", f"نوید شریفی\n{FA}\n"), ("en", f"Navid Sharifi\n{EN}")], "a heading of names goes to its own script"),
    ([("fa", f"{FA}\nRead more\n{FA_MORE}")], "two words of a page are no passage"),
    ([(None, "نوید شریفی، امید کریمی")], "nothing but names"),
    ([("fa", "\n\n  " + FA + "\n\n")], "blanks before and after belong to it"),
    ([], "nothing"),
]


@pytest.mark.parametrize(("parts", "why"), TEXTS, ids=[why for _, why in TEXTS])
def test_passages(parts: list[tuple[str | None, str]], why: str) -> None:
    text = "".join(part for _, part in parts)
    found = [(language, span.of(text).strip()) for span, language in passages(text)]
    assert found == [(language, part.strip()) for language, part in parts], why


def test_a_wrapped_text_is_read_by_paragraphs() -> None:
    lines = [
        "The report was put together from letters that reached us from",
        "inside the prison, and it says that the men were told about it",
        "in the evening. One wrote: the door opened and nobody spoke a",
        "word until the morning, when the others heard what was done.",
    ]
    text = "\n".join(lines) + "\n\n" + FA
    assert [language for _, language in passages(text)] == ["en", "fa"]


def test_texts_in_several_languages_come_apart_where_they_should() -> None:
    """200 texts of two to four stretches: of all characters, 99 in 100 are in a passage of their own language."""
    chance = random.Random(4)
    right = total = 0
    for _ in range(200):
        text, codes = "", ""
        for _ in range(chance.randint(2, 4)):
            code = chance.choice(sorted(BY_CODE))
            part = " ".join(chance.sample(BY_CODE[code], 3)) + chance.choice([" ", "\n", "\n\n"])
            text, codes = text + part, codes + str(sorted(BY_CODE).index(code)) * len(part)
        for span, language in passages(text):
            expected = str(sorted(BY_CODE).index(language)) if language else "-"
            right += codes[span.start : span.end].count(expected)
        total += len(text)
    assert right / total >= 0.99


@settings(max_examples=300)
@given(
    st.lists(st.one_of(st.text(max_size=12), st.sampled_from([FA, EN, AR, CKB, KMR, RU, " ", "\n", "\n\n", "«", "”"])))
)
def test_the_whole_text_is_covered_without_a_gap(parts: list[str]) -> None:
    text = "".join(parts)
    found = passages(text)
    assert "".join(span.of(text) for span, _ in found) == text
    assert all(span.end > span.start for span, _ in found)
    assert all(left[1] != right[1] for left, right in pairwise(found))


@pytest.mark.parametrize("unit", [" ", "\n", "\n \n", "a", "«", "(", '"', f"{FA} {EN} ", f"{EN}\n{FA}\n", "ب ", "."])
def test_time_grows_with_the_length_only(unit: str) -> None:
    def taken(size: int) -> float:
        text = unit * (size // len(unit))
        best = float("inf")
        for _ in range(3):
            began = time.process_time()
            passages(text)
            best = min(best, time.process_time() - began)
        return best

    assert taken(160_000) < 12 * taken(40_000) + 0.05
