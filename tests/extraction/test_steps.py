"""Steps of a case, told of one man by name, of him by pronoun, and of three: found in every wording that tells them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from extraction_bench import facts_of

TABLE = yaml.safe_load(Path(__file__).with_name("steps.yml").read_text(encoding="utf-8"))
ONE = {"was": "was", "has": "has", "is": "is", "his": "his", "him": "him", "he": "he"}
MANY = {"was": "were", "has": "have", "is": "are", "his": "their", "him": "them", "he": "they"}
WHO = {
    "name": ("", ("Navid Sharifi", "Navid Sharifi", "Navid Sharifi's"), ONE, ["Navid Sharifi"]),
    "pronoun": (
        "Navid Sharifi, a teacher from Karaj, has been held since May 2020. ",
        ("he", "him", "his"), ONE, ["Navid Sharifi"],
    ),
    "three": (
        "Navid Sharifi, Kaveh Moradi and Omid Rahimi have been held since May 2020. ",
        ("the three", "the three", "the three's"), MANY, ["Kaveh Moradi", "Navid Sharifi", "Omid Rahimi"],
    ),
}  # fmt: skip
ROWS = {
    kind: [(who, step, frame) for step, frames in TABLE[kind].items() for frame in frames for who in WHO]
    for kind in ("tells", "not", "alone")
}


def told_of(who: str, step: str, frame: str) -> list[str]:
    """The people to whom the frame, filled in, gives the step."""
    lead, (subject, object_, owner), words, _ = WHO[who]
    text = frame.replace("{him}self", "themselves" if words is MANY else "himself")
    text = text.format(S=subject, O=object_, P=owner, **words)
    people = facts_of(lead + text[0].upper() + text[1:], "2021-06-23")["victims"]
    return sorted(v["name"] for v in people if any(e["type"] == step for e in v["events"]))


@pytest.mark.parametrize(("who", "step", "frame"), ROWS["tells"])
def test_the_step_is_found(who: str, step: str, frame: str) -> None:
    assert set(told_of(who, step, frame)) >= set(WHO[who][3])


@pytest.mark.parametrize(("who", "step", "frame"), [row for row in ROWS["alone"] if row[0] != "name"])
def test_the_step_of_nobody_in_particular_is_of_those_told_of(who: str, step: str, frame: str) -> None:
    assert set(told_of(who, step, frame)) >= set(WHO[who][3])


@pytest.mark.parametrize(("who", "step", "frame"), ROWS["not"])
def test_what_did_not_happen_is_no_step(who: str, step: str, frame: str) -> None:
    assert told_of(who, step, frame) == []
