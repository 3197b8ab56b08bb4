"""The first person: who "I" is in testimonies, letters and quotations, and who it is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from extraction_bench import facts_of, told

VOICES: dict[str, dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "voices.yml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("name", VOICES)
def test_the_first_person_is_the_one_who_speaks(name: str) -> None:
    report = VOICES[name]
    people = {v["name"]: v for v in facts_of(report["text"], None)["victims"]}
    assert set(people) == {p["name"] for p in report["people"]}, report["why"]
    for person in report["people"]:
        victim = people[person["name"]]
        assert victim["outcome"] == person["outcome"], report["why"]
        assert set(person["events"]) <= told(victim), report["why"]
        if "only" in person:
            assert {e["type"] for e in victim["events"]} == set(person["only"]), report["why"]


def test_a_narrator_without_a_name_is_one_unnamed_person() -> None:
    text = (
        "I was a nurse when the war began. I was arrested in Tabriz because I had treated the wounded. My hands were "
        "tied and I was blindfolded. They interrogated me for weeks. I was tortured in Evin Prison. My mother looked "
        "for me everywhere. I never saw my home again."
    )
    found = facts_of(text, None)
    assert not found["victims"]
    assert [(g["count"], g["outcome"]) for g in found["unnamed_victims"]] == [(1, "detained")]
