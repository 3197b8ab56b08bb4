"""A charge told of the nameless of one place is not of those who were hanged elsewhere; all people invented."""

from __future__ import annotations

import pytest

from extraction_bench import facts_of

ROWS = [
    ("Two prisoners were hanged in Shiraz on drug charges. Navid Sharifi was hanged in Yazd on Monday.", []),
    (
        "Seven prisoners were hanged in Shiraz on Thursday on drug charges.\nFour men were also hanged last month in "
        "Maragheh. One of them was Navid Sharifi.",
        [],
    ),
    ("Two prisoners were hanged in Yazd on drug charges. They were named as Navid Sharifi and Omid Rad.", ["drugs"]),
]


@pytest.mark.parametrize(("text", "charges"), ROWS)
def test_a_charge_stays_with_its_people(text: str, charges: list[str]) -> None:
    found = {v["name"]: v["charges"] for v in facts_of(text, "2024-05-23")["victims"]}
    assert found["Navid Sharifi"] == charges
