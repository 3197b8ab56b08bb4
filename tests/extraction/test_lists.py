"""Lists of people: what the heading or the sentence before them says of all, and what each line says of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from extraction_bench import told, victims

LISTS: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("lists.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", LISTS)
def test_members_of_a_list_share_its_event(name: str) -> None:
    row = LISTS[name]
    found = victims(row["text"], "2024-06-20")
    for person, (outcome, *events) in row.get("people", {}).items():
        assert person in found, row["why"]
        assert found[person]["outcome"] == outcome, person
        assert set(events) <= told(found[person]), person
    for person, events in row.get("never_events", {}).items():
        assert not {e["type"] for e in found[person]["events"]} & set(events), person
    assert not set(row.get("never", ())) & set(found), row["why"]
