"""A paragraph about other people changes no fact of a report's people, groups, laws and figures, after it or before it.

Every whole report of `reports.yml` is crossed with paragraphs of several kinds: named people with a day of their own,
people without names, another country's figures, a further report under its own headline.
"""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml

from extraction_bench import facts_of

KEYS = ("victims", "unnamed_victims", "officials", "legal", "statistics")
OTHERS = {
    "news": "In other news, Parsa Golestan and Mahnaz Golestan, two bakers from Birjand, were summoned to a court in "
    "Birjand on 7 May 2009 and released the same day.",
    "sentenced": "On 7 May 2009, the Revolutionary Court of Birjand sentenced Parsa Golestan, a baker, to five years "
    "in prison on charges of espionage. He was transferred to Birjand Prison in June 2009. Mahnaz Golestan, his "
    "partner, was released.",
    "hanged": "Parsa Golestan, 31, and Touraj Golestan, 45, were hanged in Birjand Central Prison on 4 November 2009. "
    "Both men had been sentenced to death for drug offences by Branch 1 of the Revolutionary Court of Birjand.",
    "girl": "A 17-year-old girl, Mahnaz Golestan, was arrested in Birjand on 12 March 2009. She was held in solitary "
    "confinement for two weeks, and a day later her brother, Touraj Golestan, was detained.",
    "killed": "Security forces shot dead Touraj Golestan, a Baluch fuel carrier, near Birjand on 3 June 2009. His "
    "brother was wounded.",
    "hunger": "In a separate case, Parsa Golestan went on hunger strike in Birjand Prison on 2 March 2009.",
    "nameless": "Elsewhere, five Afghan men were arrested in Birjand on 12 March 2009 and accused of drug trafficking. "
    "The five men were later released on bail.",
    "abroad": "In another country's courts things are no better. In Belarus, two men were shot in Minsk in June 2009.",
    "report": "Three Bakers Arrested in the City of Birjand\n\nParsa Golestan, Touraj Golestan and Mahnaz Golestan "
    "were arrested by agents in Birjand on 12 March 2009 and taken to Birjand Prison.",
}  # fmt: skip


# Not reached yet: a second story whose first sentence names nobody, and a list of which one is missing.
OPEN_AFTER = {("numbered_list", "hanged"), ("numbered_list", "nameless")}
OPEN_BEFORE = {
    ("child_offenders", "abroad"), ("numbered_list", "abroad"), ("student", "abroad"), ("student", "nameless"),
    ("hunger_strike", "report"), ("qisas", "sentenced"), ("qisas", "girl"), ("qisas", "killed"), ("qisas", "hunger"),
}  # fmt: skip


def crossed(still_open: set[tuple[str, str]]) -> list[tuple[str, str]]:
    """Every report with every paragraph but those that are known to fail."""
    return [pair for pair in product(sorted(reports()), OTHERS) if pair not in still_open]


@cache
def reports() -> dict[str, dict[str, Any]]:
    return dict(yaml.safe_load(Path(__file__).with_name("reports.yml").read_text(encoding="utf-8")))


def told(text: str, published: str | None) -> Counter[str]:
    """The facts of a report, but for those of the people that the paragraphs bring in."""
    sheet = facts_of(text, published)
    found = [(key, _plain(fact)) for key in KEYS for fact in sheet[key] if "Golestan" not in str(fact.get("name"))]
    return Counter(json.dumps(fact, sort_keys=True) for fact in found)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items() if k not in {"spans", "evidence"}}
    return sorted((_plain(v) for v in value), key=str) if isinstance(value, list) else value


@pytest.mark.parametrize(("name", "kind"), crossed(OPEN_AFTER))
def test_a_paragraph_about_others_after_a_report_changes_none_of_its_facts(name: str, kind: str) -> None:
    text, published = reports()[name]["text"].rstrip(), reports()[name]["published"]
    alone, both = told(text, published), told(f"{text}\n\n{OTHERS[kind]}", published)
    assert alone - both == Counter(), "lost"
    assert both - alone - told(OTHERS[kind], published) == Counter(), "new"


@pytest.mark.parametrize(("name", "kind"), crossed(OPEN_BEFORE))
def test_a_paragraph_about_others_before_a_report_changes_none_of_its_facts(name: str, kind: str) -> None:
    text, published = reports()[name]["text"].rstrip(), reports()[name]["published"]
    alone, both = told(text, published), told(f"{OTHERS[kind]}\n\n{text}", published)
    assert alone - both == Counter(), "lost"
    assert both - alone - told(OTHERS[kind], published) == Counter(), "new"
