"""Lists of people one of whom is told by a dead relative: the living are held, the dead were hanged, nobody else."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
import yaml

from extraction_bench import facts_of

TABLE = yaml.safe_load(Path(__file__).with_name("kin_lists.yml").read_text(encoding="utf-8"))
HELD, DEAD = "Mahin Sharifi", "Navid Sharifi"
NOT_YET = (pytest.mark.xfail(strict=True),)
ROWS = [pair for pair in itertools.product(TABLE["relatives"], TABLE["held"]) if list(pair) not in TABLE["not_yet"]]


@pytest.mark.parametrize(("relative", "held"), ROWS)
def test_the_dead_are_not_held(relative: str, held: str) -> None:
    who = relative.replace("{A}", HELD).replace("{C}", DEAD)
    text = held.replace("{X},", "{X}") if "," not in who and not held.startswith("Two") else held
    told = {v["name"]: v["events"] for v in facts_of(text.replace("{X}", who), "2021-05-23")["victims"]}
    arrests = {name: [e["date"] for e in events if e["type"] == "arrest"] for name, events in told.items()}
    named = {name for name in (HELD, "Reza Moradi", "Sara Azizi") if name in text or name == HELD}
    assert {name: days for name, days in arrests.items() if days} == {name: ["2021-05-03"] for name in named}
    deaths = {name: [e["date"] for e in events if e["type"] == "execution"] for name, events in told.items()}
    dead = {name: days[0][:4] if days[0] else None for name, days in deaths.items() if days}
    assert dead == ({DEAD: "2019" if "2019" in who else None} if "hanged" in who or "executed" in who else {})
