"""What a report says as a whole: each claim names the pack entry behind it, and typography changes nothing."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from document_bench import document_rules, pack, page
from govah.extraction.document.document_claims import document_claims

REPORT = """HRANA - Harbour Rights Watch's annual report says that at least 340 people were hanged in 2016, including 12 women.
"The state must stop," said Nadia Ferrow, the group's director. An informed source told Lantern News (May 4) that he was ill.
Article 6(2) of the ICCPR forbids it; so does the Convention on the Rights of the Child. See A/HRC/40/67.
The group called on the authorities to release the women and to publish the names."""  # noqa: E501


def values(text: str) -> list[object]:
    return [(c.property, c.value) for c in document_claims(page(text), document_rules())[0]]


def test_the_report_says_each_kind_of_thing() -> None:
    kinds = {kind for kind, _ in values(REPORT)}
    assert kinds == {"cited_source", "statistic", "legal_reference", "document_reference", "demand"}


def test_every_rule_is_an_entry_of_the_pack() -> None:
    ids = {entry.id for kind in pack().kinds() for entry in pack().of(kind)}
    assert {claim.rule for claim in document_claims(page(REPORT), document_rules())[0]} <= ids


@pytest.mark.parametrize(
    ("plain", "fine"),
    [("'", "\u2019"), ('"', "\u201c"), (" - ", " \u2013 "), (" ", "\u00a0")],
    ids=["apostrophe", "quotation marks", "dash", "no-break space"],
)
def test_typography_changes_no_fact(plain: str, fine: str) -> None:
    folded = json.dumps(values(REPORT.replace(plain, fine)), ensure_ascii=False).replace(fine, plain)
    assert folded == json.dumps(values(REPORT), ensure_ascii=False)


@settings(max_examples=50)
@given(st.text(max_size=300))
def test_no_text_makes_it_raise(text: str) -> None:
    for claim in document_claims(page(text), document_rules())[0]:
        assert claim.subject == "document"
        assert all(0 <= span.start < span.end <= len(text) for span in claim.spans)


def test_time_grows_with_length_not_faster() -> None:
    """A long line of numbers, names or articles is no trap: these took minutes before sentences were bounded."""
    for unit in (
        "12 people, 13 men, in 2016 ",
        "Article 6 and ",
        "Ali Reza, the head of the group, ",
        "according to the ",
    ):
        assert isinstance(document_claims(page(unit * 2500), document_rules())[0], list)
