"""Two lists under two headings: each of their people is told what the heading over the name tells, and nothing else."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
import yaml

from extraction_bench import facts_of

TABLE = yaml.safe_load(Path(__file__).with_name("two_lists.yml").read_text(encoding="utf-8"))
FIRST, SECOND = ("Navid Sharifi", "Omid Rahimi", "Kaveh Naderi"), ("Sara Azizi", "Reza Moradi")


def listed(names: tuple[str, ...], bullet: str, entry: str) -> str:
    """The lines of one list, numbered where its mark is a number."""
    return "\n".join(bullet.replace("1", str(k)) + entry.replace("{n}", name) for k, name in enumerate(names, 1))


NOT_YET = (pytest.mark.xfail(strict=True),)
ROWS = [
    pytest.param(bullet, entry, *head, marks=NOT_YET if [bullet, entry] in TABLE["not_yet"] else ())
    for bullet, entry, head in itertools.product(TABLE["bullets"], TABLE["entries"], TABLE["heads"])
]


@pytest.mark.parametrize(("bullet", "entry", "over", "tells", "then", "other"), ROWS)
def test_each_list_has_its_own_fate(bullet: str, entry: str, over: str, tells: str, then: str, other: str) -> None:  # noqa: PLR0917
    text = (
        "A court in Zahedan has ruled on five Baluch activists.\n\n"
        f"{over}\n{listed(FIRST, bullet, entry)}\n{then}\n{listed(SECOND, bullet, entry)}\n\n"
        "The families have appealed to the Supreme Court."
    )
    told = {v["name"]: {e["type"] for e in v["events"]} for v in facts_of(text, "2015-06-23")["victims"]}
    assert {name: tells in told.get(name, ()) for name in FIRST} == dict.fromkeys(FIRST, True)
    assert {name: other in told.get(name, ()) for name in SECOND} == dict.fromkeys(SECOND, True)
    assert not [name for name in FIRST if other in told[name]] + [name for name in SECOND if tells in told[name]]


@pytest.mark.parametrize(
    ("text", "sentenced"),
    [
        ("Navid Sharifi is to be hanged in Yazd.", True),
        ("It is a lie that Navid Sharifi is to be executed.", False),
        ("The family of Navid Sharifi fears that he will be hanged.", False),
        ("Nobody knows whether Navid Sharifi is to be hanged.", False),
        ("Portraits of Navid Sharifi are to be hanged in the hall.", False),
    ],
)
def test_who_is_to_be_hanged_is_under_sentence(text: str, sentenced: bool) -> None:
    assert any(v["outcome"] == "death_sentence" for v in facts_of(text, "2015-06-23")["victims"]) is sentenced
