"""Notes and their sums in the page's language: whole sentences, its digits and calendar, its parts kept apart."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.utils.translation import override

import govah.extraction
from document_bench import pack
from govah.casefile.models import Note
from govah.desk.record.noting import Noted, noted
from govah.desk.words import known
from govah.extraction import extract
from govah.model import Date, Document

DAYS, LATER = ["2018-10-12", "2018-10-12"], ["2024-11-01", "2024-11-30"]
REPORTS = {
    "en": (
        "Corvin Ardel, 26, was hanged in Shiraz Prison on Tuesday, 13 November 2024. He was arrested on 12 October "
        "2018, when he was 20 years old, and spent the next nine years in prison. He was sentenced to death on 3 May "
        "2025. At least 700 people were executed in Iran in 2023. Corvin Ardell was born on 1 January 2019."
    ),
    "fa": (
        "نادر کوه‌پایه، ۳۱ ساله، روز دوشنبه ۱۴ آبان ۱۴۰۲ در زندان شیراز اعدام شد. او در ۲ دی ۱۴۰۳ به اتهام قتل بازداشت "
        "شده بود. در سال ۱۴۰۱ دست‌کم ۴۰۰ نفر در ایران اعدام شدند."
    ),
}


def said(code: str, told: dict[str, Any], language: str = "fa") -> Noted:
    with override(language):
        return noted(Note(code=code, kind="consistency", text="In <English>.", arithmetic="1 > 0", told=told))


def plain(words: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", words))


@pytest.mark.parametrize(
    ("code", "told", "expected", "why"),
    [
        ("ages-fit", {"person": "Corvin Ardel"}, "سن‌هایی که برای Corvin Ardel گفته شده با تاریخ‌ها می‌خواند.", "a name"),
        (
            "order-impossible",
            {"person": "نادر", "event": "arrest", "event_2": "execution"},
            "برای نادر تاریخ «بازداشت» پس از تاریخ «اعدام» آمده است.",
            "events in the pack's words",
        ),
        (
            "weekday-does-not-fit",
            {"days": ["2024-11-13", "2024-11-13"], "weekday": 2, "weekday_2": 3, "variant": "year-from-text"},
            "۲۳ آبان ۱۴۰۳ در گزارش سه‌شنبه خوانده شده، اما چهارشنبه بوده است (سال از تاریخ دیگری در گزارش گرفته شده).",
            "a day in the page's calendar; a sentence of its own for each way the year came",
        ),
        (
            "rival-figures",
            {"number": 1234, "number_2": 900, "counted": "executions", "period": {"from": "2023-03-21", "to": None}},
            "برای «اعدام» (از ۱ فروردین ۱۴۰۲ به بعد) هم ۱٬۲۳۴ و هم ۹۰۰ گفته شده است.",
            "numbers with the page's digits and marks; a period that is open",
        ),
        (
            "share-of-no-number",
            {"number": "55.50", "number_2": 1922},
            "هیچ شمار درستی ۵۵٫۵۰٪ از ۱٬۹۲۲ نیست.",
            "figures keep all their places",
        ),
        (
            "digits-differ",
            {"words": "۸۳۶", "words_2": "", "number": 12, "variant": "unseen"},
            "متن ۸۳۶ دارد، اما خوانش دوم صفحهٔ ۱۲ در آنجا عددی نمی‌بیند؛ آن را با خود صفحه بسنجید.",
            "what the page has stays as it is written",
        ),
    ],
)
def test_a_note_in_persian(code: str, told: dict[str, Any], expected: str, why: str) -> None:
    found = said(code, told)
    assert plain(found.text) == expected, why
    assert (found.language, found.summary) == ("fa", "")


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ({"term": "dated", "event": "arrest", "days": DAYS}, "بازداشت: ۲۰ مهر ۱۳۹۷"),
        ({"term": "undated", "event": "arrest"}, "بازداشت: بی‌تاریخ"),
        (
            {"term": "aged", "number": 20, "event": "arrest", "days": DAYS, "days_2": ["1997-10-13", "1998-10-12"]},
            "۲۰ ساله هنگام «بازداشت» (۲۰ مهر ۱۳۹۷): تولد ۲۱ مهر ۱۳۷۶ تا ۲۰ مهر ۱۳۷۷",
        ),
        (
            {"term": "years-between", "event": "arrest", "days": DAYS, "event_2": "execution", "days_2": LATER,
             "number": "6.09"},
            "از بازداشت (۲۰ مهر ۱۳۹۷) تا اعدام (۱۱ آبان تا ۱۰ آذر ۱۴۰۳): ۶٫۰۹ سال",
        ),
        ({"term": "difference", "number": 22, "number_2": 836, "number_3": -814}, "۲۲ منهای ۸۳۶ می‌شود -۸۱۴"),
        (
            {"term": "elsewhere", "words": "Body", "days": ["2023-01-01", "2023-12-31"],
             "figure": {"value": 853, "high": 900, "bound": "at_least"}},
            "Body: دست‌کم ۸۵۳–۹۰۰ (۱۱ دی ۱۴۰۱ تا ۱۰ دی ۱۴۰۲)",
        ),
        ({"term": "gregorian", "gregorian": ["2025-01-01", "2025-04-30"]}, "سال میلادی: ژانویه تا آوریل ۲۰۲۵"),
        (
            {"term": "solar-hijri", "year": 1404, "solar": ["2025-03-21", "2025-07-22"]},
            "سال هجری خورشیدی ۱۴۰۴: فروردین تا تیر ۱۴۰۴",
        ),
        (
            {"term": "shares", "numbers": ["60.10", "45.00"], "number": "105.10"},
            "جمع ۶۰٫۱۰ + ۴۵٫۰۰ می‌شود ۱۰۵٫۱۰، بیش از ۱۰۰",
        ),
    ],
)  # fmt: skip
def test_the_terms_of_a_sum(term: dict[str, Any], expected: str) -> None:
    (found,) = said("executed-twice", {"person": "x", "sums": [term]}).sums
    assert plain(found) == expected


def test_every_part_is_kept_apart_from_the_words_around_it() -> None:
    found = said("perhaps-one-person", {"person": "<b>Ali", "person_2": "علی) ("})
    assert "<bdi>&lt;b&gt;Ali</bdi>" in found.text
    assert "<bdi>علی) (</bdi>" in found.text
    (term,) = said("part-exceeds-whole", {"sums": [{"term": "more-than", "number": 5, "number_2": 3}]}).sums
    assert term == '<bdi dir="ltr">۵</bdi> بیشتر از <bdi dir="ltr">۳</bdi> است'


@pytest.mark.parametrize(
    ("code", "told", "why"),
    [
        ("ages-fit", {}, "a note of an earlier version has no parts"),
        ("of-a-later-version", {"person": "x"}, "a code that no catalogue knows"),
        ("ages-fit", {"person": "x", "sums": [{"term": "unknown"}]}, "a term that none knows: half a sum is no sum"),
        ("rival-figures", {"number": "x"}, "parts are missing"),
        ("weekday-does-not-fit", {"days": "no days", "weekday": 1, "weekday_2": 2}, "parts of another form"),
    ],
)
def test_what_cannot_be_said_stands_in_its_stored_words(code: str, told: dict[str, Any], why: str) -> None:
    found = said(code, told)
    assert (found.text, found.language) == ("In &lt;English&gt;.", "en"), why
    assert found.sums == ("1 &gt; 0",)
    assert bool(found.summary) == (code != "of-a-later-version")


def test_the_english_page_has_the_stored_words() -> None:
    found = said("ages-fit", {"person": "x", "sums": [{"term": "no-day-fits"}]}, "en")
    assert (found.text, found.sums, found.language, found.summary) == ("In &lt;English&gt;.", ("1 &gt; 0",), "en", "")


@pytest.mark.parametrize("language", REPORTS)
def test_what_the_extraction_notes_is_said_in_persian(language: str) -> None:
    published = Date("2024-11-14", "2024-11-14", "gregorian", "day")
    report = Document(
        id="a", text=REPORTS[language], text_sha256="0" * 64, bytes_sha256="0" * 64, media_type="text/plain",
        reader="plain", reader_version="1", language=language, published=published,
    )  # fmt: skip
    notes = extract(report, pack()).notes
    assert len({note.code for note in notes}) >= {"en": 4, "fa": 2}[language]
    for note in notes:
        found = said(note.code, note.told)
        assert found.language == "fa", note
        assert not re.search(r"\b(executions?|arrest|\d{4}-\d\d)\b", plain(" ".join((found.text, *found.sums)))), note


def test_every_form_of_a_note_and_of_a_sum_has_persian_words() -> None:
    root = Path(govah.extraction.__file__).parent
    source = "".join(path.read_text("utf-8") for path in root.rglob("*.py"))
    terms = set(re.findall(r'"term": "([a-z-]+)"', source))
    page = (Path(__file__).parents[3] / "docs" / "errors" / "consistency.md").read_text("utf-8")
    codes = re.findall(r"^\| `([a-z-]+)`", page, re.MULTILINE)
    assert len(terms) > 15
    with override("fa"):
        assert [term for term in terms if not known("sum", term)] == []
        assert [code for code in codes if not known("note in full", code)] == []
