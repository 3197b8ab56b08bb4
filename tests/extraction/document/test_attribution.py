"""Who is given as saying what: the speaker of the sentence or of its quotation, and through whom it came."""

from __future__ import annotations

import pytest

from extraction_bench import facts_of

SAID = [
    ("Navid Sharifi was arrested in Yazd.", "arrest", [], "the report's own word"),
    (
        "According to Harbour Rights Watch, Navid Sharifi was arrested.",
        "arrest",
        ["Harbour Rights Watch"],
        "according to",
    ),
    (
        "Navid Sharifi was arrested, Harbour Rights Watch said.",
        "arrest",
        ["Harbour Rights Watch"],
        "the speaker comes after",
    ),
    (
        "Lantern News, quoting Harbour Rights Watch, reported that Navid Sharifi was arrested.",
        "arrest",
        ["Harbour Rights Watch", "Lantern News"],
        "quoted by another",
    ),
    (
        "A source close to the family told Lantern News that Navid Sharifi was arrested.",
        "arrest",
        ["A source close to the family", "Lantern News"],
        "somebody without a name",
    ),
    (
        'Navid Sharifi is 27. "He was arrested at home," Nadia Ferrow said. "He was tortured in prison."',
        "arrest",
        ["Nadia Ferrow"],
        "a quotation",
    ),
    (
        '"Navid Sharifi was arrested at home. He was tortured in prison," Nadia Ferrow said.',
        "torture",
        ["Nadia Ferrow"],
        "a quotation over two sentences",
    ),
    (
        '"Navid Sharifi was arrested at home. He was tortured in prison," Nadia Ferrow said.',
        "arrest",
        ["Nadia Ferrow"],
        "the quotation's first sentence",
    ),
    (
        "Navid Sharifi was arrested in Yazd. Harbour Rights Watch said that the trial was unfair.",
        "arrest",
        [],
        "the next sentence's speaker said nothing of it",
    ),
]


@pytest.mark.parametrize(("text", "event", "said_by", "why"), SAID, ids=[row[3] for row in SAID])
def test_who_says_it(text: str, event: str, said_by: list[str], why: str) -> None:
    events = facts_of(text)["victims"][0]["events"]
    assert [e["said_by"] for e in events if e["type"] == event] == [said_by], why


def test_of_two_speakers_each_has_said_his_own() -> None:
    text = (
        "Harbour Rights Watch said that Navid Sharifi was arrested, but Nadia Ferrow said that Omid Rad was released."
    )
    told = {v["name"]: v["events"][0]["said_by"] for v in facts_of(text)["victims"]}
    assert told == {"Navid Sharifi": ["Harbour Rights Watch"], "Omid Rad": ["Nadia Ferrow"]}


def test_documents_are_named_with_their_kind() -> None:
    text = "Navid Sharifi was arrested (A/HRC/11/2). The Council adopted resolution 91/7; see https://example.org/r/4."
    kinds = {d["name"]: d["kind"] for d in facts_of(text)["documents"]}
    assert kinds == {"A/HRC/11/2": "symbol", "resolution 91/7": "resolution", "https://example.org/r/4": "address"}
