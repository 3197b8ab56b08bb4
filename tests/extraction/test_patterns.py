"""Every rule of the built-in packs takes its examples and leaves its counter-examples."""

from __future__ import annotations

from pathlib import Path

import pytest

from govah.extraction import check_patterns
from govah.packs import load_pack

BROKEN = """
schema: triggers
source: a test
entries:
  - id: en.test.trigger
    event: release
    participle: [set at liberty]
    examples: [{text: "Navid Sharifi was kept inside.", victim: Navid Sharifi}]
    counter_examples: [{text: "Navid Sharifi was set at liberty.", victim: Navid Sharifi}]
"""


def test_every_rule_holds_its_examples() -> None:
    assert [str(problem) for problem in check_patterns(load_pack())] == []


@pytest.mark.parametrize("code", ["pattern-example", "pattern-counter-example"])
def test_a_rule_that_does_not_hold_is_found(tmp_path: Path, code: str) -> None:
    file = tmp_path / "lang" / "en" / "broken.yml"
    file.parent.mkdir(parents=True)
    file.write_text(BROKEN, encoding="utf-8")
    problems = [p for p in check_patterns(load_pack(tmp_path)) if p.place.entry == "en.test.trigger"]
    assert code in {p.code for p in problems}
