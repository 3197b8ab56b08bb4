"""What was read from folded letters is given back as the report writes it: passages, names, why a claim came about."""

from __future__ import annotations

import re

import pytest

from extraction_bench import extraction

SPELLINGS = [
    ("Persian letters and digits", "حکم اعدام کاوه نادری، ۳۲ ساله، در زندان قزل‌حصار کرج اجرا شد."),
    ("letters of an Arabic keyboard", "حكم اعدام كاوه نادري، ۳۲ ساله، در زندان قزل‌حصار كرج اجرا شد."),
    ("stretched letters, two blanks", "حکم  اعـــدام کاوه نادری، ۳۲ ساله، در زندان قزل‌حصار کرج اجرا شد."),
    (
        "a plural ending on the verb",
        "کاوه نادری و بهرام شکیب را در زندان یزد به دار آویختند. آنان به اعدام محکوم شده بودند.",
    ),
    ("a name at the end of the turn of phrase", "اعدام کاوه نادری\n\nکاوه نادری، ۳۲ ساله، در یزد به دار آویخته شد."),
    ("a prison at the end of it", "انتقال کاوه نادری به زندان قزل‌حصار\n\nکاوه نادری به زندان قزل‌حصار منتقل شد."),
]


@pytest.mark.parametrize(("why", "text"), SPELLINGS)
def test_words_that_tell_stand_in_the_report_as_it_writes_them(why: str, text: str) -> None:
    found = extraction(text, "2024-05-10", language="fa")
    written = " ".join(text.split())
    assert found.claims, why
    for claim in found.claims:
        assert claim.why is not None
        said = [claim.why.trigger, *(q for one in claim.why.considered for q in re.findall(r'"(.+)"', one))]
        assert all(words in written for words in said), (why, claim.property, said)


@pytest.mark.parametrize(("why", "text"), SPELLINGS)
def test_passages_begin_and_end_with_words(why: str, text: str) -> None:
    for claim in extraction(text, "2024-05-10", language="fa").claims:
        for span in claim.spans:
            for at in (span.start, span.end):
                inside = 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()
                assert not inside, (why, claim.property, text[span.start : span.end])


def test_names_are_told_without_the_marks_that_turn_what_stands_around_them() -> None:
    text = "رضا \u202eاحمدی\u202c در زندان یزد اعدام شد. بهرام شکیب\u200f در یزد بازداشت شد."
    found = extraction(text, "2024-05-10", language="fa")
    names = {claim.value for claim in found.claims if claim.property == "name"}
    assert names == {"رضا احمدی", "بهرام شکیب"}
