"""What Persian sentences and small reports say of each person and what of nobody, each row with its reason."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import yaml

from extraction_bench import extractor
from govah.extraction.attributes.trait_values import shown
from govah.model import Document

ROWS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("attributes.yml").read_text(encoding="utf-8"))
SAID = frozenset(
    {
        "age", "birth", "charge", "children", "ethnicity", "father_name", "gender", "minor_at_offence", "nationality",
        "occupation", "origin", "religion", "residence", "sentence",
    }
)  # fmt: skip


def told(text: str) -> dict[str, dict[str, set[str]]]:
    """What is said of each named person, by property; ages with what they are the age at."""
    digest = sha256(text.encode()).hexdigest()
    claims = extractor()(Document("made", text, digest, digest, "text/plain", "test", "1", language="fa")).claims
    names = {c.subject: str(c.value) for c in claims if c.property == "name"}
    found: dict[str, dict[str, set[str]]] = {name: {} for name in names.values()}
    for claim in claims:
        if claim.property in SAID and claim.subject in names:
            at = claim.value.get("at") if isinstance(claim.value, dict) and claim.property == "age" else None
            value = f"{shown(claim.value)} {at}" if at else shown(claim.value)
            found[names[claim.subject]].setdefault(claim.property, set()).add(value)
    return found


@pytest.mark.parametrize("row", ROWS, ids=[row["why"] for row in ROWS])
def test_what_is_said_of_people(row: dict[str, Any]) -> None:
    expected = {
        name: {key: set(map(str, v)) if isinstance(v, list) else {str(v)} for key, v in (said or {}).items()}
        for name, said in row["told"].items()
    }
    found = told(row["text"])
    assert {name: found.get(name, {}) for name in expected} == expected, row["why"]


def test_what_was_found_stands_in_the_text_as_stored() -> None:
    text = "«کاوه نادری»، زندانی ۳۱ ساله‌ی اهل «یزد»، به اتهام قتل عمد بازداشت شد."
    digest = sha256(text.encode()).hexdigest()
    claims = extractor()(Document("made", text, digest, digest, "text/plain", "test", "1", language="fa")).claims
    spans = {c.property: [text[s.start : s.end] for s in c.spans] for c in claims}
    assert "قتل عمد" in spans["charge"][-1]
    assert "۳۱ ساله" in spans["age"][0]
    assert "یزد" in spans["origin"][0]
