"""What somebody is accused of casts no doubt on what befell him: "guilty of propaganda against the state, hanged"."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from extraction_bench import facts_of

TABLE = yaml.safe_load(Path(__file__).with_name("charge_words.yml").read_text(encoding="utf-8"))
ROWS = [
    (event, frame.replace("<reason>", reason))
    for event, frames in TABLE["frames"].items()
    for frame in frames
    for reason in TABLE["reasons"]
    if reason not in TABLE["not_yet"]
]


@pytest.mark.parametrize(("event", "text"), ROWS, ids=[text for _, text in ROWS])
def test_a_charge_is_no_doubt(event: str, text: str) -> None:
    assert event in {e["type"] for v in facts_of(text, "2015-06-23")["victims"] for e in v["events"]}


@pytest.mark.parametrize(
    "text",
    [
        "Navid Sharifi, accused of espionage, may be hanged.",
        "Navid Sharifi is accused of demanding that Omid Rahimi be hanged.",
        "Accused of murder, Navid Sharifi could be executed.",
    ],
)
def test_a_doubt_behind_the_charge_remains(text: str) -> None:
    assert not any(e["type"] == "execution" for v in facts_of(text, "2015-06-23")["victims"] for e in v["events"])


def test_a_list_goes_on_behind_its_hundredth_line() -> None:
    syllables = ("Bar", "Dar", "Far", "Gol", "Kam", "Mor", "Naz", "Pir", "Rad", "Sam", "Tav", "Var")
    names = [f"Navid {a}{b.lower()}i" for a in syllables for b in syllables][:120]
    text = "The following were arrested in May 2015:\n" + "\n".join(f"{k}. {n}" for k, n in enumerate(names, 1))
    assert len(facts_of(text, "2015-06-23")["victims"]) == len(names)
