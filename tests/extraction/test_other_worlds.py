"""Other countries, films, dreams, the law in general and lies: what must not be taken for a fact of the report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from extraction_bench import extraction, facts_of, victims

CASES: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    Path(__file__).with_name("other_worlds.yml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES["people"], ids=lambda case: str(case["why"]))
def test_only_those_are_victims(case: dict[str, Any]) -> None:
    assert sorted(victims(case["text"])) == sorted(case["victims"])


@pytest.mark.parametrize("case", CASES["groups"], ids=lambda case: str(case["why"]))
def test_nobody_in_particular_is_a_group(case: dict[str, Any]) -> None:
    assert facts_of(case["text"])["unnamed_victims"] == []


def test_what_is_unseen_keeps_its_place() -> None:
    text = "N\u200bavid S\u200bharifi was ex\u200becuted in L\u00adar Pri\u200bson."
    shown = {text[s.start : s.end] for claim in extraction(text).claims for s in claim.spans}
    assert "N\u200bavid S\u200bharifi" in shown
    assert "L\u00adar Pri\u200bson" in shown


def test_a_mock_execution_is_no_attempt() -> None:
    text = "Navid Sharifi saw a mock execution: guards put a noose around his neck and told him he was being hanged."
    assert not {"execution", "execution_attempt"} & {e["type"] for v in facts_of(text)["victims"] for e in v["events"]}
