"""What is only ordered, feared, called off or told of others gives no fact; the latest asserted state decides."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from extraction_bench import victims

CASES = yaml.safe_load((Path(__file__).parent / "asserted_facts.yml").read_text(encoding="utf-8"))


def outcomes(text: str) -> dict[str, str]:
    return {name: victim["outcome"] for name, victim in victims(text).items()}


@pytest.mark.parametrize("why", CASES["never"])
def test_no_such_state_of_this_person(why: str) -> None:
    case = CASES["never"][why]
    assert not set(outcomes(case["text"]).items()) & set(case["never"].items())


@pytest.mark.parametrize("why", CASES["states"])
def test_where_each_stands(why: str) -> None:
    case = CASES["states"][why]
    assert outcomes(case["text"]) == case["states"]
