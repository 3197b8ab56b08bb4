"""What must hold for any text: nothing raises, other people change nothing, names and signs are interchangeable."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from extraction_bench import extraction, facts_of

REPORTS = yaml.safe_load(Path(__file__).with_name("reports.yml").read_text(encoding="utf-8"))
PIECES = st.sampled_from(
    [
        "Reza Karimi", "was", "executed", "arrested", "sentenced to death", "on 3 May 2014", "in", "Evin Prison", ",",
        ".", "and", "the", "three", "prisoners", "his", "they", "both", "who", "(", ")", '"', "Mr.", "27", "years old",
        "from", "Yazd", "the Supreme Court", "upheld", "murder", "\n\n", "- ", "brother", "not", "may be", "A.K.", ":",
        "identified as", "one of them", "Sara", "Branch 3 of the", "Revolutionary Court", "\u200c", "\u0130", "’s",
    ]
)  # fmt: skip


def shown(report: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Victims without their places in the text."""
    return {
        v["name"]: {k: x for k, x in v.items() if k not in {"spans", "evidence", "events"}}
        | {"events": [{k: x for k, x in e.items() if k != "spans"} for e in v["events"]]}
        for v in report["victims"]
    }


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=60))
def test_words_of_the_field_in_any_order_never_raise(pieces: list[str]) -> None:
    extraction(" ".join(pieces), "2020-01-01")


@settings(max_examples=100)
@given(st.text(max_size=400))
def test_no_text_raises(text: str) -> None:
    extraction(text)


@pytest.mark.parametrize("name", sorted(REPORTS))
def test_typewriter_signs_keep_all_facts(name: str) -> None:
    report = REPORTS[name]
    fancy = report["text"].replace("'", "’").replace(" - ", " – ")
    fancy = re.sub(r'"([^"\n]*)"', "“\\1”", fancy)
    plain, styled = shown(facts_of(report["text"], report["published"])), shown(facts_of(fancy, report["published"]))
    assert list(plain) == list(styled)
    for one, other in zip(plain.values(), styled.values(), strict=True):
        assert one["outcome"] == other["outcome"]
        assert [(e["type"], e["date"]) for e in one["events"]] == [(e["type"], e["date"]) for e in other["events"]]


@pytest.mark.parametrize("name", sorted(REPORTS))
def test_a_paragraph_about_other_people_changes_nothing(name: str) -> None:
    report = REPORTS[name]
    more = (
        report["text"].rstrip()
        + "\n\nIn an unrelated case, Jalil Moqaddam and Touraj Azimi were arrested in Bushehr on 7 June 2012."
    )
    before, after = shown(facts_of(report["text"], report["published"])), shown(facts_of(more, report["published"]))
    assert {n: after[n] for n in before} == before
    assert set(after) - set(before) == {"Jalil Moqaddam", "Touraj Azimi"}


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("qisas", "Reza Karimi", "Behnam Sohrabi"),
        ("carried_out", "Farhad Rostami", "Kaveh Derakhshan"),
        ("urgent_action", "Javid Rahimi", "Salim Naroui"),
    ],
)
def test_another_name_keeps_all_other_facts(name: str, old: str, new: str) -> None:
    report = REPORTS[name]
    first = shown(facts_of(report["text"], report["published"]))[old]
    second = shown(facts_of(report["text"].replace(old, new), report["published"]))[new]
    assert first | {"name": new, "other_names": second["other_names"]} == second


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "extract-empty"),
        ("   \n", "extract-empty"),
        ("The cat sat on the mat.", "extract-nothing"),
    ],
)
def test_a_text_without_facts_says_why(text: str, code: str) -> None:
    found = extraction(text)
    assert not found.claims
    assert code in {note.code for note in found.notes}


NUMBERED = (
    "Three Kurdish prisoners were executed in Yazd Central Prison on Monday, a rights group said.\n\n"
    "The group said that the families of Navid Sharifi, Omid Rad and Arash Niazi were not told beforehand."
)


@pytest.mark.parametrize(
    "more",
    [
        "In other news, Sara Karimi and Bijan Omidi were summoned to a court in Qom on 7 June 2012.",
        "Sara Karimi and Bijan Omidi, two bakers, were summoned to a court in Qom on 7 June 2012.",
        "Separately, Sara Karimi was arrested in Qom.\n\nElsewhere, Bijan Omidi was released on bail.",
    ],
)
def test_a_number_means_those_named_first_whoever_follows(more: str) -> None:
    alone, followed = shown(facts_of(NUMBERED, "2020-05-05")), shown(facts_of(f"{NUMBERED}\n\n{more}", "2020-05-05"))
    assert [v["outcome"] for v in alone.values()] == ["executed"] * 3
    assert {n: followed[n] for n in alone} == alone
    assert followed["Sara Karimi"]["outcome"] != "executed"
    assert followed["Sara Karimi"]["ethnicity"] is None
