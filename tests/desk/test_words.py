"""The desk's wording: nothing untranslated, nothing out of step, digits where digits belong."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
from django.utils.translation import override

import govah.desk
from govah.desk import vocabulary
from govah.desk.dates import show
from govah.desk.record.saying import say, told_apart
from govah.desk.words import digits, direction, known, label, number
from govah.model import Date

LOCALE = Path(govah.desk.__file__).parent / "locale"


@pytest.fixture(scope="module")
def wording() -> ModuleType:
    spec = importlib.util.spec_from_file_location("compile_words", LOCALE / "compile_words.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_everything_the_pages_say_has_persian_words(wording: ModuleType) -> None:
    assert wording.missing("fa") == []


@pytest.mark.parametrize("language", ["en", "fa"])
def test_compiled_wording_is_what_its_source_says(wording: ModuleType, language: str) -> None:
    there = (LOCALE / language / "LC_MESSAGES" / "django.mo").read_bytes()
    assert there == wording.compiled(language), "run src/govah/desk/locale/compile_words.py"


def test_placeholders_are_kept(wording: ModuleType) -> None:
    for message in wording.catalogue("fa"):
        said = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and message.context not in {"note in full", "sum"}:  # forms, named by an id
            wanted = set(re.findall(r"%\(\w+\)s", said[-1]))
            assert all(set(re.findall(r"%\(\w+\)s", one)) == wanted for one in strings), said


def test_outcomes_events_and_charges_have_words_in_both_languages() -> None:
    for language in ("en", "fa"):
        with override(language):
            assert all(vocabulary.outcome(name) for name in vocabulary.outcomes())
            assert vocabulary.charges()
    with override("fa"):
        assert vocabulary.outcome("executed") == "اعدام‌شده"
        assert vocabulary.event("arrest") == "بازداشت"


@pytest.mark.parametrize(
    ("page", "begin", "kind"),
    [
        ("reading.md", "read-", "what happened"),  # on the overview, and as remarks of a report
        ("extraction.md", "extract-", "what happened"),  # why a report gave no facts
        ("consistency.md", "", "note"),
    ],
)
def test_every_documented_code_of_the_pages_has_persian_words(page: str, begin: str, kind: str) -> None:
    text = (LOCALE.parents[3] / "docs" / "errors" / page).read_text(encoding="utf-8")
    codes = re.findall(rf"^\| `({begin}[a-z-]+)`", text, re.MULTILINE)
    assert codes
    with override("fa"):
        assert [code for code in codes if not known(kind, code)] == []


def test_an_unknown_id_is_shown_as_it_is() -> None:
    with override("en"):
        assert label("outcome", "sent_to_the_moon") == "sent to the moon"
        assert vocabulary.event("some.new_event") == "some new event"


@pytest.mark.parametrize(
    ("name", "value", "persian"),
    [
        ("occupation", "teacher", "معلم"),
        ("ethnicity", "Kurdish", "کُرد"),
        ("religion", "Baha'i", "بهائی"),
        ("nationality", "Afghan", "افغان"),
        ("nationality", "Swedish-British", "سوئدی-بریتانیایی"),  # part by part
        ("nationality", "Swedish-Ruritanian", "Swedish-Ruritanian"),  # half in words would mislead
        ("occupation", "balloonist", "balloonist"),  # no pack knows it: as written
    ],
)
def test_values_of_traits_have_words_in_the_page_s_language(name: str, value: str, persian: str) -> None:
    with override("en"):
        assert say(name, value) == value
    with override("fa"):
        assert say(name, value) == persian


def test_values_with_commas_inside_are_told_apart() -> None:
    with override("en"):
        assert told_apart(["prison, 5 years", "flogging, 74 lashes"]) == "prison, 5 years; flogging, 74 lashes"
        assert told_apart(["teacher", "poet"]) == "teacher, poet"


def test_numbers() -> None:
    with override("en"):
        assert number(30000) == "30,000"
        assert digits("1403") == "1403"
    with override("fa"):
        assert number(30000) == "۳۰٬۰۰۰"
        assert digits("1403") == "۱۴۰۳"
        assert number(2.0) == "۲"


@pytest.mark.parametrize(("language", "expected"), [("fa", "rtl"), ("ckb", "rtl"), ("en", "ltr"), (None, "auto")])
def test_direction(language: str | None, expected: str) -> None:
    assert direction(language) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["1,234,567.5", "0.50", "9 of 10", "13 November 2024"]),
        ("fa", ["۱٬۲۳۴٬۵۶۷٫۵", "۰٫۵۰", "۹ of ۱۰", "۲۳ آبان ۱۴۰۳"]),
    ],
)
def test_digits_marks_and_calendar_are_the_catalogues(language: str, expected: list[str]) -> None:
    with override(language):
        day = show(Date("2024-11-13", "2024-11-13", "gregorian", "day")).main
        assert [number(1234567.5), number("0.50"), digits("9 of 10"), day] == expected
