"""Dozens were arrested, and a later sentence names some of them: their arrest is that of which the report told."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
import yaml

from extraction_bench import facts_of

TABLE = yaml.safe_load(Path(__file__).with_name("named_later.yml").read_text(encoding="utf-8"))
NAMES = {"a": "Navid Sharifi", "b": "Mina Kazemi"}


def arrests(text: str) -> list[tuple[str | None, str | None]]:
    people = facts_of(text, "2021-05-01")["victims"]
    assert {v["name"] for v in people} == set(NAMES.values())
    return [(e["date"], e["city"]) for v in people for e in v["events"] if e["type"] == "arrest"]


@pytest.mark.parametrize(
    ("first", "between", "later"), list(itertools.product(TABLE["first"], TABLE["between"], TABLE["later"]))
)
def test_the_arrest_told_before(first: list[object], between: str, later: str) -> None:
    text = f"{first[0]}{between}\n{later.format(**NAMES)}"
    assert arrests(text) == [("2021-04-07", "Rask")] * 2
    if first[1]:
        assert [g["count"] for g in facts_of(text)["unnamed_victims"]] == [20]


@pytest.mark.parametrize("later", TABLE["not"])
def test_another_arrest(later: str) -> None:
    found = arrests(f"On 7 April 2021 security forces arrested 22 people in Rask.\n{later.format(**NAMES)}")
    assert len(found) == len(NAMES) and all(date != "2021-04-07" for date, _ in found)
