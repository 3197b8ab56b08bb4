"""People without names: how many a report leaves unnamed, whatever else it tells of them or of others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from extraction_bench import facts_of

TABLE: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("group_forms.yml").read_text(encoding="utf-8"))
_END = "\n\nThe Iranian authorities have not commented."  # so that the text is of a country that the pack knows
_PUBLISHED = "2015-05-10"


def groups(text: str) -> list[str]:
    """The groups of a text, each as its number and its outcome."""
    told = facts_of(text + _END, _PUBLISHED)["unnamed_victims"]
    return sorted(f"{group.get('count')} {group['outcome']}" for group in told)


@pytest.mark.parametrize("row", TABLE["seconds"], ids=lambda row: row["text"][:60])
def test_six_people_and_what_is_told_next(row: dict[str, Any]) -> None:
    """The number left without a name holds behind every first sentence."""
    for name in row.get("leads", TABLE["leads"]):
        lead = TABLE["leads"][name]
        want = sorted(group.replace("same", lead["outcome"]) for group in row["groups"])
        assert groups(f"{lead['text']} {row['text']}") == want, name


@pytest.mark.parametrize(("want", "text"), TABLE["reports"])
def test_small_reports(want: list[str], text: str) -> None:
    """One row, one little report with all its groups."""
    assert groups(text) == sorted(want)
