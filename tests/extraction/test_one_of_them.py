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


def test_one_more_is_a_further_one_on_a_day_of_his_own() -> None:
    facts = facts_of(
        "On 14 December a man was hanged in Rask Prison. He had been in prison for four years.\n\n"
        "There was one more on 2 December 2023: a man of 22, identified as Navid Sharifi.",
        "2023-12-15",
    )
    (victim,) = facts["victims"]
    assert (victim["name"], victim["age"]) == ("Navid Sharifi", 22)
    assert [e["date"] for e in victim["events"] if e["type"] == "execution"] == ["2023-12-02"]


def test_the_latest_case_is_one_of_those_told_of() -> None:
    text = (
        "Four prisoners died in custody in 2018. Two of them were Omid Rahimi and Kaveh Naderi, whose families were "
        "told of an illness.\n\nThe latest case is Navid Sharifi's. He was arrested on 3 June."
    )
    told = {v["name"]: v["outcome"] for v in facts_of(text, "2018-03-13")["victims"]}
    assert told == dict.fromkeys(("Omid Rahimi", "Kaveh Naderi", "Navid Sharifi"), "death_in_custody")
