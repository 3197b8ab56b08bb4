"""Charges told in a sentence of their own ("The verdict cites …", "All were accused of …"): of all who were named."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
import yaml

from extraction_bench import facts_of

TABLE = yaml.safe_load(Path(__file__).with_name("charges_of_all.yml").read_text(encoding="utf-8"))
NAMES = ("Navid Sharifi", "Omid Rahimi", "Kaveh Naderi")
KINDS = itertools.cycle(TABLE["charges"])


def filled(form: str, kind: str) -> str:
    charge = str(TABLE["charges"][kind])
    return form.replace("{c}", charge).replace("{C}", charge[0].upper() + charge[1:])


ROWS = [
    (kind, people + filled(form, kind))
    for (people, form), kind in zip(itertools.product(TABLE["people"].values(), TABLE["charged"]), KINDS, strict=False)
] + [(kind, filled(form, kind)) for form, kind in itertools.product(TABLE["whole"], TABLE["charges"])]


@pytest.mark.parametrize(("kind", "text"), ROWS)
def test_a_charge_is_that_of_all(kind: str, text: str) -> None:
    charges = {v["name"]: v["charges"] for v in facts_of(text, "2015-06-23")["victims"]}
    assert [name for name in NAMES if kind in charges.get(name, ())] == list(NAMES)


@pytest.mark.parametrize(
    "text",
    [
        "Navid Sharifi was arrested in Rask. Under the law the punishment for apostasy is death.",
        "Navid Sharifi was arrested in Rask. Omid Rahimi, his lawyer, says that the case is no apostasy case.",
        "Navid Sharifi was arrested in Rask. Dozens of others have been convicted of apostasy since 2010.",
        "Navid Sharifi was arrested in Rask. The new law sets the sentences for apostasy and theft.",
        "Navid Sharifi was arrested in Rask. He denied the charges:\nHis lawyer told the court of a law on apostasy.",
    ],
)
def test_what_the_law_or_others_are_about_is_no_charge(text: str) -> None:
    assert [v["charges"] for v in facts_of(text, "2015-06-23")["victims"] if v["name"] == "Navid Sharifi"] == [[]]


def test_somebody_of_whom_only_a_conviction_is_told_is_not_lost() -> None:
    for text in ("Navid Sharifi was convicted of apostasy.", "Convicted of apostasy, Navid Sharifi awaits his fate."):
        (victim,) = facts_of(text, "2015-06-23")["victims"]
        assert (victim["name"], victim["charges"], victim["outcome"]) == ("Navid Sharifi", ["religion"], "unknown")
        assert [e["type"] for e in victim["events"]] == ["trial"]


@pytest.mark.parametrize(
    ("text", "count"), [("Iran hangs three for armed robbery", 3), ("The court sentenced two to death.", 2)]
)
def test_a_number_is_whom_the_verb_is_done_to(text: str, count: int) -> None:
    assert [g["count"] for g in facts_of(text, "2015-06-23")["unnamed_victims"]] == [count]
