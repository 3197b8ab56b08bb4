"""Any Persian text: nothing raises, passages stand where they are said to, spellings change no fact."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from extraction_bench import extraction, facts_of

DAY = "2024-05-10"
REPORT = (
    "هرانا گزارش داد که سحرگاه شنبه ۱۵ اردیبهشت ۱۴۰۳، کاوه نادری، ۳۲ ساله و اهل سنندج، در زندان قزل‌حصار اعدام شد. "
    "او که در سال ۱۳۹۹ بازداشت شده بود، از سوی شعبه ۱۴ دادگاه انقلاب یزد به ریاست قاضی بهرام شکیب به اتهام محاربه به "
    "اعدام محکوم شده بود.\n"
    "رضا کمالی و دو زندانی دیگر نیز به سلول انفرادی منتقل شده‌اند. خانواده رضا کمالی از وضعیت او بی‌خبر است.\n"
)
WORDS = REPORT.split()
OTHER_LETTERS = str.maketrans({"ی": "ي", "ک": "ك", "۱": "١", "۴": "٤", "«": "„", "»": "“"})


def without_places(value: Any) -> Any:
    """Facts without the offsets they rest on."""
    if isinstance(value, dict):
        return {k: without_places(v) for k, v in value.items() if k not in {"spans", "evidence", "doc"}}
    return [without_places(v) for v in value] if isinstance(value, list) else value


def read(text: str) -> dict[str, Any]:
    """The facts of a text without places, in one spelling."""
    sheet = without_places(facts_of(text, DAY, language="fa"))
    back = str.maketrans({"ي": "ی", "ك": "ک", "١": "۱", "٤": "۴", "\u200c": "", "\u0640": ""})
    told: dict[str, Any] = json.loads(json.dumps(sheet, ensure_ascii=False).translate(back))
    return told


@settings(max_examples=120, deadline=None)
@given(
    words=st.lists(st.sampled_from(WORDS), max_size=60),
    ends=st.lists(st.sampled_from([" ", "\n", "، ", ". "]), max_size=60),
)
def test_no_row_of_words_makes_it_raise(words: list[str], ends: list[str]) -> None:
    text = "".join(word + (ends[k % len(ends)] if ends else " ") for k, word in enumerate(words))
    extraction(text, DAY, language="fa")


@settings(max_examples=60, deadline=None)
@given(cut=st.integers(0, len(REPORT)), junk=st.text(max_size=12))
def test_every_passage_stands_in_the_stored_text(cut: int, junk: str) -> None:
    text = REPORT[:cut] + junk + REPORT[cut:]
    for claim in extraction(text, DAY, language="fa").claims:
        for span in claim.spans:
            assert 0 <= span.start < span.end <= len(text)
        if claim.property == "name":
            said = {" ".join(text[span.start : span.end].split()) for span in claim.spans}
            assert claim.value in said


def test_letters_digits_and_quotes_of_other_keyboards_change_no_fact() -> None:
    assert read(REPORT.translate(OTHER_LETTERS)) == read(REPORT)


def test_joiners_left_out_or_stretched_letters_change_no_fact() -> None:
    plain = read(REPORT)
    assert plain["victims"]
    assert read(REPORT.replace("\u200c", "")) == plain
    assert read(REPORT.replace("اعدام", "اعـــدام")) == plain
