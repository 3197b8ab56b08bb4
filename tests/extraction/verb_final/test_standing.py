"""Who is a victim in Persian reports, where they stand in the end, and what is not told of anybody."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from extraction_bench import extractor
from govah.extraction import facts
from govah.model import Date, Document
from govah.text.fold import fold

_TABLE: dict[str, list[list[str]]] = yaml.safe_load(
    Path(__file__).with_name("standing.yml").read_text(encoding="utf-8")
)
ROWS = [(why, text, said) for why, rows in _TABLE.items() for text, said in rows]


def _same(name: Any) -> str:
    return fold(str(name)).text.replace(" ", "")


def _told(text: str) -> dict[str, Any]:
    published = Date("2024-05-10", "2024-05-10", "gregorian", "day")
    document = Document("d", text, "0" * 64, "0" * 64, "text/plain", "t", "1", language="fa", published=published)
    return facts(extractor()(document))


@pytest.mark.parametrize(("why", "text", "said"), ROWS, ids=[f"{n} {row[0]}" for n, row in enumerate(ROWS)])
def test_who_is_a_victim_and_where_they_stand(why: str, text: str, said: str) -> None:
    told = _told(text)
    victims = {_same(v["name"]): v for v in told["victims"]}
    parts = [part.split(":") for part in said.split("; ") if part]
    people = [p for p in parts if not p[0].startswith("#")]
    assert set(victims) == {_same(name) for name, *_ in people}, why
    for name, *expected in people:
        for one in expected:
            key, _, value = one.rpartition("=")
            found = victims[_same(name)][key or "outcome"]
            assert _same(found) == _same(value) if value != "-" else found is None, (why, name, key)
    groups = {(f"#{g['count']}", g["outcome"]) for g in told["unnamed_victims"]}
    assert groups >= {(number, outcome) for number, outcome, *_ in (p for p in parts if p[0].startswith("#"))}, why
