"""Who holds an office of the state in a Persian report, and who sits on the bench beside a judge."""

from __future__ import annotations

import pytest

from document_bench import language_rules, page
from govah.extraction.verb_final.casting import find_cast
from govah.extraction.verb_final.parts import give_parts
from govah.text.fold import fold

OFFICIALS = [
    ("an office that the pack lists, with a comma", "رضا کریمی، رئیس زندان، سخنی نگفت.", ["رضا کریمی"]),
    ("without a comma", "به گفته رضا کریمی مدیر زندان ساحل، در بسته ماند.", ["رضا کریمی"]),
    (
        "the office first, in words of its own",
        "رییس ستاد حقوق بشر قوه قضاییه ایران، رضا کریمی، آن را رد کرد.",
        ["رضا کریمی"],
    ),
    ("he speaks and holds an office", "از قول رضا کریمی رئیس دادگستری استان گفته شد که حکم قطعی است.", ["رضا کریمی"]),
    (
        "a bench: its head and the surnames beside him",
        "جلسه به ریاست قاضی رضا کریمی و سه مستشارش به نام‌های رستمی، کاویانی و نوری زاده برگزار شد.",
        ["رضا کریمی", "رستمی", "کاویانی", "نوری زاده"],
    ),
    ("the head of a school holds none", "رضا کریمی، مدیر مدرسه، بازداشت شد.", []),
    ("before whom somebody stood", "رئیس زندان به رضا کریمی اجازه تماس نداد.", []),
    ("a list of the accused is no bench", "سه متهم به نام‌های رضا کریمی و امیر نوری بازداشت شدند.", []),
    ("a verb after a title is no name", "قاضی پرسید چرا نیامدی.", []),
]


@pytest.mark.parametrize(("why", "text", "officials"), OFFICIALS, ids=[row[0] for row in OFFICIALS])
def test_officials(why: str, text: str, officials: list[str]) -> None:
    opened = page(text, language="fa")
    cast = find_cast(opened, language_rules("fa"))
    give_parts(opened, cast, language_rules("fa"))
    held = [c.name for c in cast.characters if c.role in {"judge", "official"}]
    assert sorted(held) == sorted(fold(name).text for name in officials), why
