"""Passages in languages that are not read: names and dates where they are safe, and never an event."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from extraction_bench import extraction
from govah.extraction import facts
from govah.packs import load_pack
from govah.packs.schema.passages import PassageNames


@cache
def passages() -> dict[str, dict[str, Any]]:
    return dict(yaml.safe_load(Path(__file__).with_name("unread.yml").read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", passages())
def test_unread(name: str) -> None:
    case = passages()[name]
    found = extraction(case["text"], language=case.get("said"))
    told = facts(found)
    assert found.document.language == case["language"]
    people = {v["name"]: sorted(e["type"] for e in v["events"]) for v in told["victims"]}
    assert people == case.get("people", {}), case["why"]
    others = {v["name"]: v["other_names"] for v in told["victims"] if v["other_names"]}
    assert others == case.get("known", {})
    rules = {
        c.subject: c for c in found.claims if c.rule in {f"{lang}.names" for lang in ("ar", "ckb", "kmr", "az", "ur")}
    }
    assert [c.value for c in rules.values()] == case.get("names", [])
    alone = [c for c in found.claims if c.subject in rules]
    assert {c.property for c in alone} <= {"name"}, "a person with a name and nothing else"
    dates = [c.value["edtf"] for c in found.claims if c.property == "date" and c.subject == "document"]  # type: ignore[index,call-overload]
    assert dates == case.get("dates", [])
    for claim in found.claims:
        if claim.property in {"name", "other_name"}:
            assert claim.value in {s.of(case["text"]) for s in claim.spans}
    if not people:
        assert [n.code for n in found.notes] == ["extract-language"]


def test_each_language_says_how_it_names_people() -> None:
    assert {entry.language for entry in load_pack().of(PassageNames)} == {"ar", "az", "ckb", "kmr", "ur"}
