from __future__ import annotations

import pytest

from govah.reading.text_layer import judged, speaks

PERSIAN = "سحرگاه دیروز حکم دو زندانی که از سال پیش در این زندان بودند اجرا شد و خانواده آن‌ها از آن خبر نداشتند."
ENGLISH = "They were hanged at dawn in the yard of the prison, and the families were not told of it before."

LAYERS = [
    ("Persian", PERSIAN, "sound"),
    ("English", ENGLISH, "sound"),
    ("too short to tell", "زور رد هک", "sound"),
    ("a list of names has no small words", "Arman Bolali, Mehrdad Lalezari, Navid Jalali, Solaleh Kamali", "sound"),
    ("another language with accents", "Les deux hommes ont été exécutés à l'aube, d'après elle.", "sound"),
    ("a language that is not known", "Сегодня утром двое заключённых были казнены в тюрьме города", "sound"),
    ("each word backwards", " ".join(word[::-1] for word in PERSIAN.split()), "reversed"),
    ("the whole line backwards", PERSIAN[::-1], "reversed"),
    ("English backwards", ENGLISH[::-1], "reversed"),
    ("private signs of a font", "".join(chr(0xF000 + ord(s) % 200) if s != " " else s for s in PERSIAN), "garbage"),
    ("an old font's signs for Arabic shapes", "ÂÎUJQÖÂ ËÎ ÊÏ´± ØêÑÍ ¾Î¼× ÅÂêúíØ ØÂ ½ÂÎãÐ", "garbage"),
    ("lost signs", "ab\ufffd\ufffd cd \ufffd\ufffd ef gh ij kl mn op qr \ufffd st", "garbage"),
    ("nothing", "", "sound"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in LAYERS], ids=[row[0] for row in LAYERS])
def test_judged(text: str, expected: str) -> None:
    assert judged(text) == expected


def test_speaks() -> None:
    assert speaks(PERSIAN)
    assert speaks(ENGLISH)
    assert not speaks("xq wvv zpp ttr bbn mkl ppo qqw")
