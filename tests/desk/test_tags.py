"""Filters of the templates: names and places in the other script, words where a language has them."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils.translation import override

from govah.desk.templatetags.desk import dots, known, latin, latin_too, lead, other_script, percent, place_also
from sample_casefile import day


@pytest.mark.parametrize(
    ("language", "written", "also", "why"),
    [
        ("fa", "Ghezel Hesar Prison", "زندان قزل‌حصار", "a Latin name on a Persian page"),
        ("en", "زندان قزل‌حصار", "Ghezel Hesar Prison", "a Persian name on an English page"),
        ("en", "Ghezel Hesar Prison", "", "already in the page's script"),
        ("fa", "Nowhere Prison of Atlantis", "", "what the pack does not know is not guessed"),
        ("fa", "", "", "nothing said"),
    ],
)
def test_a_place_in_the_other_script(language: str, written: str, also: str, why: str) -> None:
    with override(language):
        assert place_also(written) == also, why


def test_a_name_in_the_other_script() -> None:
    names = [{"name": "Ahmad Alizadeh"}, {"name": "A. A."}, {"name": "احمد علیزاده"}]
    assert other_script(SimpleNamespace(name="Ahmad Alizadeh", names=names)) == "احمد علیزاده"
    assert other_script(SimpleNamespace(name="Ahmad Alizadeh", names=names[:2])) == ""


def test_a_name_that_no_report_gives_in_latin_letters_is_spelt_by_rule() -> None:
    names = [{"name": "کاوه نادری"}]
    assert latin(SimpleNamespace(name="کاوه نادری", names=names)) == "Kaveh Naderi"
    assert latin(SimpleNamespace(name="کاوه نادری", names=[*names, {"name": "Kawe Naderi"}])) == "", (
        "a report's goes first"
    )
    assert latin(SimpleNamespace(name="Kaveh Naderi", names=[{"name": "Kaveh Naderi"}])) == ""
    with override("en"):
        assert latin_too("کاوه نادری") == "Kaveh Naderi"
        assert latin_too("Kaveh Naderi") == ""
    with override("fa"):
        assert latin_too("کاوه نادری") == ""


def test_the_first_line_says_only_what_is_known() -> None:
    bare = SimpleNamespace(outcome="detained", outcome_date=None, prison="", city="", province="")
    full = SimpleNamespace(outcome="executed", outcome_date=day("2024-11-13"), prison="Evin", city="x", province="y")
    with override("en"):
        assert lead(bare) == "Detained."
        assert lead(full) == "Executed, 13 November 2024, Evin."


def test_small_filters() -> None:
    assert list(dots(9)) == list(range(6))
    assert list(dots(0)) == []
    with override("en"):
        assert percent(0.853) == "85 %"
        assert known("read-empty", "what happened") == "", "in English the program's own sentence says more"
    with override("fa"):
        assert known("read-empty", "what happened") == "فایل خالی است"
        assert known("some-new-code", "what happened") == ""


def test_what_was_not_readable_is_said_in_persian_too(desk: Client) -> None:
    desk.cookies.load({"django_language": "fa"})
    body = desk.get("/unread/").content.decode()
    assert "فایل گذرواژه می‌خواهد" in body
    assert "read-password" in body
