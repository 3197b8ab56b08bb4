"""Many wordings of what is said of people (gender, age, people, faith, origin), and wordings that say it of others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from extraction_bench import victims

CASES: dict[str, list[tuple[str, dict[str, Any], str]]] = yaml.safe_load(
    (Path(__file__).parents[1] / "traits.yml").read_text(encoding="utf-8")
)
ROWS = [(slot, text, expected, why) for slot, rows in CASES.items() for text, expected, why in rows]


@pytest.mark.parametrize(("slot", "text", "expected", "why"), ROWS)
def test_each_wording_says_it_of_the_right_people(slot: str, text: str, expected: dict[str, Any], why: str) -> None:
    found = victims(text)
    assert {name: _plain(found[name][slot]) for name in expected} == {n: _plain(v) for n, v in expected.items()}, why


def _plain(value: Any) -> Any:
    """A value as the rows compare it: lists in any order, nothing said as None."""
    return sorted(value) if isinstance(value, list) else value or None
