"""Who is told of in Persian reports: names in all frames, lists in all forms, people by number, names exchanged."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
import yaml

from document_bench import language_rules, page
from govah.extraction import facts
from govah.extraction.extract import Extractor
from govah.extraction.verb_final.casting import find_cast
from govah.model import Date, Document
from govah.packs import load_pack
from govah.text.fold import fold

_HERE = Path(__file__).parent
_OTHERS = {"یونس", "حبیب صادقی"}  # those whom the frames themselves name
_OTHER_NAMES = ("سهراب مرادی", "زانیار قادری", "مریم نارویی", "محمدامین حسن‌پور", "عبدالرحیم شه‌بخش", "ژیلا گلپرویز")


def _table(name: str) -> Any:
    return yaml.safe_load((_HERE / f"{name}.yml").read_text(encoding="utf-8"))


NAMES = _table("names")
GROUPS = [(why, *row) for why, rows in _table("groups").items() for row in rows]


def _same(name: str) -> str:
    return fold(name).text.replace(" ", "")


def _named(text: str) -> set[str]:
    cast = find_cast(page(text, language="fa"), language_rules("fa"))
    return {_same(c.name) for c in cast.characters}


@cache
def _extractor() -> Extractor:
    return Extractor(load_pack())


def _told(text: str) -> dict[str, Any]:
    published = Date("2024-05-10", "2024-05-10", "gregorian", "day")
    document = Document("d", text, "0" * 64, "0" * 64, "text/plain", "t", "1", language="fa", published=published)
    return facts(_extractor()(document))


@pytest.mark.parametrize(("name", "why"), NAMES["names"], ids=[row[0] for row in NAMES["names"]])
def test_name_is_found_whole_in_every_frame(name: str, why: str) -> None:
    for frame in NAMES["frames"]:
        others = {_same(other) for other in _OTHERS}
        assert _named(frame.replace("{N}", name)) - others == {_same(name)} - others, (why, frame)


@pytest.mark.parametrize("name", NAMES["doubtful"])
def test_doubtful_name_is_found_by_what_stands_around_it(name: str) -> None:
    for frame in NAMES["doubtful"][name]:
        assert _same(name) in _named(frame.replace("{N}", name)), frame


@pytest.mark.parametrize("text", NAMES["nobody"])
def test_nobody_is_named(text: str) -> None:
    assert _named(text) == set()


@pytest.mark.parametrize(("why", "text", "names", "numbers"), GROUPS, ids=[row[1][:40] for row in GROUPS])
def test_who_is_told_of(why: str, text: str, names: str, numbers: str) -> None:
    told = _told(text)
    assert {_same(v["name"]) for v in told["victims"]} == {_same(n) for n in names.split(", ") if n}, why
    counts = sorted(g["count"] or 0 for g in told["unnamed_victims"])
    assert counts == sorted(int(n) for n in numbers.split(",") if n), why


def _lists() -> Iterator[tuple[str, str, list[str]]]:
    """All reports of the table of lists, with how the list is written and whom it names."""
    table = _table("lists")
    nouns = cycle(table["nouns"])
    for size, number in table["numbers"].items():
        people = table["people"][:size]
        each = [
            {"k": k, "name": n, "age": table["ages"][k - 1], "father": table["fathers"][k - 1],
             "town": table["towns"][k - 1]}
            for k, n in enumerate(people, 1)
        ]  # fmt: skip
        for form, (one, comma, last) in table["joined"].items():
            written = [one.format(**person) for person in each]
            row = comma.join(written[:-1]) + last + written[-1]
            for frame in table["inline"]:
                yield form, frame.format(number=number, noun=next(nouns), list=row), people
        for form, line in table["lines"].items():
            rows = "\n".join(line.format(**person) for person in each)
            for frame in table["above"]:
                yield form, frame.format(number=number, noun=next(nouns), list=rows), people


def test_lists_are_read_in_all_forms() -> None:
    for form, text, people in _lists():
        told = _told(text)
        assert {_same(v["name"]) for v in told["victims"]} == set(map(_same, people)), (form, text)
        assert told["unnamed_victims"] == [], (form, text)


def _without_names(told: dict[str, Any], names: dict[str, str]) -> list[tuple[Any, ...]]:
    """What is told of each, under the number of the name."""
    found: list[tuple[Any, ...]] = [(g["count"], g["outcome"], g["prison"]) for g in told["unnamed_victims"]]
    for victim in told["victims"]:
        events = sorted(str((e["type"], e["date"], e["prison"], e["court"])) for e in victim["events"])
        found.append((names.get(_same(victim["name"]), "?"), victim["outcome"], *events))
    return sorted(found, key=str)


def test_other_names_leave_all_else_as_it_is() -> None:
    known = ["رضا کاظمی", "حبیب صادقی", "نادر بهرامی", "کریم سلیمی", "جلال مرادی", "پرویز قادری"]
    for why, text, names, _ in GROUPS:
        if not set(names.split(", ")) <= set(known) or "نادر کاظمی" in text or "برادر" in text:
            continue
        before = _without_names(_told(text), {_same(n): str(k) for k, n in enumerate(known)})
        for turn in (0, 3):
            other = [*_OTHER_NAMES[turn:], *_OTHER_NAMES[:turn]]
            changed = text
            for k, name in enumerate(known):
                changed = changed.replace(name, f"\x01{k}\x02")
            for k, name in enumerate(other):
                changed = changed.replace(f"\x01{k}\x02", name)
            after = _without_names(_told(changed), {_same(n): str(k) for k, n in enumerate(other)})
            assert after == before, (why, changed)
