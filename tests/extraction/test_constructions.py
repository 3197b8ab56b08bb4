"""Constructions with several people: who is meant by objects, asides, pronouns, lists and verbs left out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from extraction_bench import facts_of

ROWS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("constructions.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["text"])[:60])
def test_each_person_has_their_own_events(row: dict[str, Any]) -> None:
    told = {v["name"]: {e["type"] for e in v["events"]} for v in facts_of(row["text"], None)["victims"]}
    for name, events in row["told"].items():
        found = told.get(name, set())
        assert found >= set(events), name
        assert found or not events, name
        if not events:
            assert not found, name
    for name, events in row.get("never", {}).items():
        assert told.get(name, set()).isdisjoint(events), name
