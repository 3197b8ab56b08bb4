"""Data sheets, cards and tables: who they are of, and what their fields tell."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from extraction_bench import facts_of, told

SHEETS: dict[str, dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "sheets.yml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_tells_what_prose_would(name: str) -> None:
    sheet = SHEETS[name]
    found = facts_of(sheet["text"], None, language=sheet.get("language", "en"))
    people = {v["name"]: v for v in found["victims"]}
    assert set(people) == {p["name"] for p in sheet["people"]}, sheet["why"]
    for person in sheet["people"]:
        victim = people[person["name"]]
        assert victim["outcome"] == person["outcome"], sheet["why"]
        assert set(person["events"]) <= told(victim), sheet["why"]
        assert {k: victim[k] for k in person["facts"]} == person["facts"], sheet["why"]
