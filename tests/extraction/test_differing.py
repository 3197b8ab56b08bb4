"""Numbers that two readings of a page see otherwise: which claims rest on them is noted, and nothing else changes."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from extraction_bench import extraction, extractor

TEXT = "کاوه نادری، ۳۲ ساله، در یزد به دار آویخته شد. هوا در آن روز ۱۹ درجه بود."
AGE, WEATHER = TEXT.index("۳۲"), TEXT.index("۱۹")


def place(start: int, first: str, second: str) -> dict[str, Any]:
    return {"page": 2, "start": start, "end": start + 2, "first": first, "second": second}


@pytest.mark.parametrize(
    ("listed", "properties", "said", "why"),
    [
        ([place(AGE, "۳۲", "22")], {"age"}, "sees 22", "the age rests on it"),
        ([place(AGE, "۳۲", "")], {"age"}, "sees no number", "the second reading sees none"),
        ([place(WEATHER, "۱۹", "16")], set(), "", "no claim rests on it: the remark on the report is enough"),
        ([{"page": 2}], set(), "", "something else under that key"),
        ("no list", set(), "", "something else altogether"),
    ],
)
def test_claims_that_rest_on_doubtful_digits_are_named(listed: Any, properties: set[str], said: str, why: str) -> None:
    plain = extraction(TEXT, language="fa")
    metadata = {**plain.document.metadata, "digits_differ": json.dumps(listed, ensure_ascii=False)}
    found = extractor()(replace(plain.document, metadata=metadata))
    notes = [note for note in found.notes if note.code == "digits-differ"]
    named = {claim.property for claim in found.claims for note in notes if claim.id in note.claims}
    assert properties <= named, why
    assert bool(notes) == bool(properties), why
    assert all(said in note.text for note in notes), why
    assert found.claims == plain.claims, why
