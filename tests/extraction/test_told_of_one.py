"""What sentences and small reports tell of one man, each event under his name; every miss is added to the table."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from extraction_bench import facts_of

ROWS: list[tuple[str, str]] = yaml.safe_load(Path(__file__).with_name("told_of_one.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("told", "text"), ROWS, ids=[text[:60] for _, text in ROWS])
def test_the_events_are_found(told: str, text: str) -> None:
    people = facts_of(text, "2024-05-23")["victims"]
    person = next(v for v in people if v["name"].startswith("Navid") and v["name"].endswith("Sharifi"))
    if told == "imminent":
        assert person["outcome"] == "imminent_execution"
    else:
        assert set(told.split()) <= {event["type"] for event in person["events"]}
