"""What befell one man, whatever stands around his name: asides, titles, headlines, sources, voices, what is fronted."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest
import yaml

from extraction_bench import facts_of

TABLE = yaml.safe_load(Path(__file__).with_name("surroundings.yml").read_text(encoding="utf-8"))
ROWS = [
    (event, told.replace("{p}", words).replace("{P}", words[0].upper() + words[1:]))
    for told, (event, words) in itertools.product(TABLE["told"], TABLE["befell"].items())
]


@pytest.mark.parametrize(("event", "text"), ROWS)
def test_what_befell_him_is_told(event: str, text: str) -> None:
    victims = [v for v in facts_of(text, "2015-06-23")["victims"] if v["name"].startswith("Navid S")]
    assert event in {e["type"] for v in victims for e in v["events"]}


@pytest.mark.parametrize("row", TABLE["fronted"], ids=lambda row: row["text"])
def test_who_is_named_before_the_clause(row: dict[str, Any]) -> None:
    victims = facts_of(row["text"], "2015-06-23")["victims"]
    assert [v["name"] for v in victims if v["outcome"] == "executed"] == row["executed"]
    assert not {v["name"] for v in victims} & set(row["absent"])


def test_an_aside_within_the_verb_is_no_other_sentence() -> None:
    for text in (
        "Navid Sharifi was, according to his brother, hanged in Rask.",
        "Navid Sharifi was, on 3 May, hanged in Rask.",
    ):
        (victim,) = facts_of(text, "2015-06-23")["victims"]
        assert victim["outcome"] == "executed"


@pytest.mark.parametrize(
    ("text", "outcomes"),
    [
        ("I am the mother of Navid Sharifi. My son was hanged.", {"Navid Sharifi": "executed"}),
        ("I am the mother of Navid Sharifi. My husband was hanged.", {}),
        (
            "I am the mother of Navid Sharifi, who was freed yesterday. My other son was hanged.",
            {"Navid Sharifi": "released"},
        ),
        ("I am the brother of Navid Sharifi. My friend was hanged.", {}),
        ("No one has convicted Navid Sharifi of murder.", {}),
        ("Had he been convicted of murder, Navid Sharifi would be dead.", {}),
        ("It has not been confirmed that Navid Sharifi was hanged.", {}),
        ("It has been confirmed that Navid Sharifi was hanged.", {"Navid Sharifi": "executed"}),
        (
            "Sara Azizi, whose brother Navid Sharifi was freed, and Mahin Rad were hanged.",
            {"Sara Azizi": "executed", "Navid Sharifi": "released", "Mahin Rad": "executed"},
        ),
    ],
)
def test_what_is_said_of_others_or_is_not_so_is_not_his(text: str, outcomes: dict[str, str]) -> None:
    assert {v["name"]: v["outcome"] for v in facts_of(text, "2015-06-23")["victims"]} == outcomes


def test_a_list_of_sources_is_none_of_the_executed() -> None:
    text = "The following were executed:\n1. Navid Sharifi\n2. Omid Rahimi\n\nSources:\n1. Kaveh Naderi\n2. Sara Azizi"
    assert {v["name"] for v in facts_of(text, "2015-06-23")["victims"]} == {"Navid Sharifi", "Omid Rahimi"}
