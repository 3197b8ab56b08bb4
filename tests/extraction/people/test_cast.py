"""Who is a victim, under which name, who acts for the state and who is neither: made sentences, row by row."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from extraction_bench import facts_of

ROWS: dict[str, dict[str, Any]] = yaml.safe_load((Path(__file__).parents[1] / "people.yml").read_text(encoding="utf-8"))


def _rows(key: str) -> list[str]:
    return [name for name, row in ROWS.items() if key in row]


def _victims(name: str) -> list[str]:
    return [v["name"] for v in facts_of(ROWS[name]["text"])["victims"]]


@pytest.mark.parametrize("name", _rows("names"))
def test_victims_by_name(name: str) -> None:
    assert sorted(_victims(name)) == sorted(ROWS[name]["names"]), ROWS[name]["why"]


@pytest.mark.parametrize("name", _rows("never"))
def test_nobody_else_is_a_victim(name: str) -> None:
    assert not set(_victims(name)) & set(ROWS[name]["never"]), ROWS[name]["why"]


@pytest.mark.parametrize("name", _rows("officials"))
def test_who_acts_for_the_state(name: str) -> None:
    officials = [o["name"] for o in facts_of(ROWS[name]["text"])["officials"]]
    assert sorted(officials) == sorted(ROWS[name]["officials"]), ROWS[name]["why"]
