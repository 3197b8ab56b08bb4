"""Every claim says by which words and rule it came about, and what else stood there to choose from."""

from __future__ import annotations

import pytest

from extraction_bench import extraction
from govah.model import Claim

TEXT = (
    "Behnam Rashidi, 31, was hanged in Zahedan Central Prison on 3 May 2023 for drug trafficking, seven years after he "
    "was arrested in Kerman in March 2016.\n\n"
    "Kaveh Derakhshan, who shared his cell in Yazd Central Prison, was sentenced to death by Branch 6 of the "
    "Revolutionary Court of Yazd on 7 June 2019 on charges of murder and armed robbery, Amnesty International said. "
    "Iran Human Rights says that at least 12 people were executed in 2022."
)


def claims() -> tuple[Claim, ...]:
    return extraction(TEXT, "2023-05-05").claims


def test_every_claim_has_its_trigger_rule_and_binding() -> None:
    kinds = {c.property for c in claims()}
    assert {"name", "outcome", "charge", "date", "prison", "court", "victim", "statistic", "cited_source"} <= kinds
    for claim in claims():
        assert claim.why is not None
        assert claim.why.trigger and claim.why.pattern, claim
        assert claim.why.binding or claim.subject == "document", claim


@pytest.mark.parametrize(
    ("property_", "value", "considered", "why"),
    [
        ("date", "2023-05-03", '"March 2016" = 2016-03', "the other day of the sentence"),
        ("charge", "murder", "armed robbery", "the other charge"),
        ("outcome", "executed", 'arrest "arrested"', "the earlier event of the same person"),
    ],
)
def test_what_else_stood_there(property_: str, value: str, considered: str, why: str) -> None:
    found = [
        c for c in claims()
        if c.property == property_ and (c.value["edtf"] if isinstance(c.value, dict) else c.value) == value
    ]  # fmt: skip
    assert found
    assert any(considered in part for c in found if c.why for part in c.why.considered), why


def test_nothing_taken_is_given_as_passed_over() -> None:
    for claim in claims():
        if claim.why and claim.property in {"date", "prison", "court"}:
            words = {f'"{span.of(TEXT)}"' for span in claim.spans}
            assert words.isdisjoint(claim.why.considered)
