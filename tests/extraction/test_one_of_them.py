"""One named of three who were hanged: two more without a name, and nobody named later hanged in their place."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
import yaml

from extraction_bench import facts_of

TABLE = yaml.safe_load(Path(__file__).with_name("one_of_them.yml").read_text(encoding="utf-8"))
ROWS = list(itertools.product(TABLE["leads"], TABLE["named"], TABLE["asides"], TABLE["later"]))


@pytest.mark.parametrize(("lead", "named", "aside", "later"), ROWS)
def test_the_named_one_and_the_rest(lead: str, named: str, aside: str, later: tuple[str, list[list[object]]]) -> None:
    text = f"Three Kurds hanged\n\n{lead}{named.replace('{a}', aside)}\n\n{later[0]}".strip()
    facts = facts_of(text, "2012-12-20")
    told = {v["name"]: v["outcome"] for v in facts["victims"]}
    others = {name: outcome for name, outcome in told.items() if name != "Navid Sharifi"}
    assert told["Navid Sharifi"] == "executed"
    assert list(others.values()) == ["death_sentence"] * (2 if "Omid" in text else 0)
    groups = sorted([g["count"], g["outcome"]] for g in facts["unnamed_victims"])
    assert groups == sorted([[2, "executed"], *later[1]])


@pytest.mark.parametrize(
    ("text", "released"),
    [
        ("Omid Rahimi, another prisoner, was released.", {"Omid Rahimi"}),
        ("Omid Rahimi and Kaveh Naderi, two other prisoners, were released.", {"Omid Rahimi", "Kaveh Naderi"}),
        ("Omid Rahimi, another prisoner from Yazd, was released.", {"Omid Rahimi"}),
    ],
)
def test_another_prisoner_in_apposition_is_the_one_named(text: str, released: set[str]) -> None:
    facts = facts_of(text, "2012-12-20")
    assert {v["name"] for v in facts["victims"] if v["outcome"] == "released"} == released
    assert facts["unnamed_victims"] == []
