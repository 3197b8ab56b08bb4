"""Where somebody stands: tables of small reports, and whoever is left of a list whose people are told of in parts."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
import yaml

from extraction_bench import facts_of

ROWS: list[tuple[str, str]] = yaml.safe_load(Path(__file__).with_name("outcome_forms.yml").read_text(encoding="utf-8"))

_NAMES = "Omid Rad, Sina Karimi, Kaveh Naderi and Aram Rostami"
_WHOLE = [
    f"Four men were sentenced to death in Rask in 2020: {_NAMES}.",
    f"A court in Rask sentenced {_NAMES} to death.",
]
_PARTS = {
    2: ["Two of them, Omid Rad and Sina Karimi, were hanged in May 2021.", "The first two were hanged in May 2021."],
    3: ["Omid Rad, Sina Karimi and Kaveh Naderi were hanged in May 2021."],
}
_LEFT = {
    2: ["The other two", "The remaining two", "The other two men", "The two others", "The others", "The rest"],
    3: ["The other", "The other man", "The fourth", "The last of them"],
}
_TEXTS = [
    (f"{whole} {part} {left} {'were' if count == 2 else 'was'} pardoned in June 2021.", 4 - count)
    for count in _PARTS for whole, part, left in product(_WHOLE, _PARTS[count], _LEFT[count])
]  # fmt: skip


@pytest.mark.parametrize(("outcome", "text"), ROWS, ids=[text[:70] for _, text in ROWS])
def test_where_navid_sharifi_stands(outcome: str, text: str) -> None:
    victims = {v["name"]: v["outcome"] for v in facts_of(text, "2024-05-23")["victims"]}
    assert victims.get("Navid Sharifi", "none") == outcome


@pytest.mark.parametrize(("text", "spared"), _TEXTS, ids=[text[-60:] for text, _ in _TEXTS])
def test_those_left_of_a_list(text: str, spared: int) -> None:
    outcomes = [v["outcome"] for v in facts_of(text, "2024-05-23")["victims"]]
    assert (outcomes.count("executed"), outcomes.count("spared")) == (4 - spared, spared)
