"""Lists of four people in every form behind every way of announcing them: each is told what is told of all."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
import yaml

from extraction_bench import facts_of

TABLE = yaml.safe_load(Path(__file__).with_name("list_forms.yml").read_text(encoding="utf-8"))
NAMES = ("Navid Sharifi", "Omid Rahimi", "Kaveh Naderi", "Sara Azizi")


def joined(lead: str, form: str) -> str:
    """The report; empty where a list line by line cannot follow the announcement, or paragraphs a sentence."""
    announced, listed = TABLE["leads"][lead]["text"], TABLE["forms"][form]
    if "\n" not in listed:
        return str(announced + listed)
    if form == "paras" and not announced.endswith("\n"):
        return ""
    if announced.endswith(" "):
        return f"{announced.rstrip()}\n{listed}" if announced.rstrip().endswith(":") else ""
    return str(announced + listed)


PAIRS = [
    (lead, form)
    for lead, form in itertools.product(TABLE["leads"], TABLE["forms"])
    if [lead, form] not in TABLE["not_yet"] and joined(lead, form)
]


@pytest.mark.parametrize(("lead", "form"), PAIRS, ids=["-".join(pair) for pair in PAIRS])
def test_every_member_of_a_list_is_told(lead: str, form: str) -> None:
    told = {v["name"]: {e["type"] for e in v["events"]} for v in facts_of(joined(lead, form), "2015-06-23")["victims"]}
    assert [name for name in NAMES if TABLE["leads"][lead]["tells"] in told.get(name, ())] == list(NAMES)
