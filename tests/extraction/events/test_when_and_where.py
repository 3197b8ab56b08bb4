"""When and where an event happened, told elsewhere than beside its verb: headlines, asides, the sentence before."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from extraction_bench import victims

ROWS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("when_and_where.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["why"]))
def test_each_event_has_its_own_time_and_place(row: dict[str, Any]) -> None:
    found = victims(row["text"])
    for name, events in row["told"].items():
        for kind, slots in events.items():
            told = [e for e in found[name]["events"] if e["type"] == kind]
            assert [{slot: e[slot] for slot in slots} for e in told] == [slots], (name, kind)
