"""People named in one sentence with something said of each between the names: what happens, happens to all of them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from extraction_bench import facts_of

TABLE = yaml.safe_load(Path(__file__).with_name("list_asides.yml").read_text(encoding="utf-8"))
NAMES = ("Navid Sharifi", "Omid Rahimi", "Kaveh Naderi")


def told(aside: str, form: str) -> str:
    """The sentence; the comma behind the last of the three only where something is said of that one."""
    first, second, last = (name + said for name, said in zip(NAMES, TABLE["asides"][aside], strict=True))
    people = f"{first}, {second} and {last}"
    plain = form if TABLE["asides"][aside][2].startswith(",") else form.replace("{},", "{}")
    return str(plain.replace("{}", people))


ROWS = [
    (aside, event, form)
    for aside in TABLE["asides"]
    for event, forms in TABLE["forms"].items()
    for form in forms
    if [aside, form] not in TABLE["not_yet"]
]


@pytest.mark.parametrize(("aside", "event", "form"), ROWS)
def test_what_happens_to_people_with_asides_happens_to_all(aside: str, event: str, form: str) -> None:
    events = {v["name"]: {e["type"] for e in v["events"]} for v in facts_of(told(aside, form), "2015-06-23")["victims"]}
    assert [name for name in NAMES if event in events.get(name, ())] == list(NAMES)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Navid Sharifi shares a cell with Omid Rahimi and Kaveh Naderi, a farmer. Sara Azizi was hanged.",
            {"Sara Azizi"},
        ),
        ("Navid Sharifi met Omid Rahimi and Kaveh Naderi, a farmer who was hanged on Sunday.", {"Kaveh Naderi"}),
    ],
)
def test_one_of_whom_it_is_said_alone(text: str, who: set[str]) -> None:
    found = facts_of(text, "2015-06-23")["victims"]
    assert {v["name"] for v in found if any(e["type"] == "execution" for e in v["events"])} == who


def test_the_day_of_what_came_before_stays_with_it() -> None:
    facts = facts_of("Navid Sharifi, arrested in 2013, and Omid Rahimi, arrested in 2014, were released.", "2015-06-23")
    dates = {(v["name"], e["type"]): e["date"] for v in facts["victims"] for e in v["events"]}
    assert dates == {
        ("Navid Sharifi", "arrest"): "2013",
        ("Omid Rahimi", "arrest"): "2014",
        ("Navid Sharifi", "release"): None,
        ("Omid Rahimi", "release"): None,
    }
