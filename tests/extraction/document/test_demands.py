"""Demands: of whom, for what, one claim for each thing; what nobody demands."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from document_bench import document_rules, page
from govah.extraction.document.demands import LONGEST, find_demands
from govah.extraction.document.sources import find_sources

Row = tuple[str | None, str]


def read(text: str) -> list[Row]:
    claims = find_demands(page(text), document_rules().demands)
    return [(c.value["to"], c.value["what"]) for c in claims if isinstance(c.value, dict)]


DEMANDS: list[tuple[str, str, list[Row]]] = [
    ("calls on", "The group called on the authorities to release the women.", [("authorities", "release the women")]),
    ("not to", "It urges the government of Torvale not to hang him.", [("government of Torvale", "not hang him")]),
    (
        "two verbs, two demands",
        "They urged the judiciary to quash the verdict and free the men.",
        [("judiciary", "quash the verdict"), ("judiciary", "free the men")],
    ),
    (
        "a list below",
        "We call on the United Nations to:\n- Send a mission to the prisons\n- Publish its report",
        [("United Nations", "send a mission to the prisons"), ("United Nations", "publish its report")],
    ),
    ("must", "The authorities must halt this execution.", [("authorities", "halt this execution")]),
    ("what must be done, to nobody named", "The death sentences must be quashed.", [(None, "death sentences quashed")]),
    (
        "a letter to an office",
        "Send a protest to President Mahmut Orlan demanding the release of both men.",
        [("President Mahmut Orlan", "release of both men")],
    ),
    (
        "a list of what to write",
        "Please send appeals to President Mahmut Orlan:\n- calling for an inquiry;\n- seeking "
        "the release of both men.\n",
        [
            ("President Mahmut Orlan", "calling for an inquiry"),
            ("President Mahmut Orlan", "seeking the release of both men"),
        ],
    ),
    (
        "a state's own authorities in one form",
        "The group called on the authorities of Iran to free the women.",
        [("Iranian authorities", "free the women")],
    ),
    (
        "of nobody, in a report about one state",
        "He was held in Iran. The union demands the release of both men.",
        [("Iranian authorities", "release of both men")],
    ),
    ("demands that", "They demanded that the government halt all hangings.", [("government", "halt all hangings")]),
    ("calls for", "She called for an independent investigation.", [(None, "independent investigation")]),
    ("appeals for", "They appeal to the European Union for urgent action.", [("European Union", "urgent action")]),
    (
        "a letter speaks to the one it greets",
        "Dear Mr Corvin Ardel,\n\nI urge you to release her.",
        [("Corvin Ardel", "release her")],
    ),
]


@pytest.mark.parametrize(("why", "text", "expected"), DEMANDS, ids=[row[0] for row in DEMANDS])
def test_demands(why: str, text: str, expected: list[Row]) -> None:
    assert read(text) == expected


NO_DEMANDS = [
    ("a private request", "He asked his mother to come."),
    ("a court's order", "The judge asked the defendant to stand."),
    ("the law of a procedure", "Under the law a sentence must be read aloud."),
    ("a question", "They asked where he was."),
    ("a duty of one person", "He should give himself up."),
]


@pytest.mark.parametrize(("why", "text"), NO_DEMANDS, ids=[row[0] for row in NO_DEMANDS])
def test_no_demands(why: str, text: str) -> None:
    assert read(text) == []


def test_what_is_short_and_the_asker_is_the_source_of_the_sentence() -> None:
    text = (
        "Harbour Rights Watch urged the authorities to disclose at once the exact whereabouts and the state of health "
        "of all of the seven men, who were moved in May."
    )
    sources = find_sources(page(text), document_rules().sources)
    (claim,) = find_demands(page(text), document_rules().demands, sources)
    assert isinstance(claim.value, dict)
    assert claim.value["by"] == "Harbour Rights Watch"
    assert len(str(claim.value["what"]).split()) <= LONGEST


WORDS = st.sampled_from(
    [
        "call on",
        "urges",
        "the authorities",
        "to",
        "not",
        "release",
        "must",
        "be",
        "halted",
        "and",
        ",",
        ".",
        ":",
        "\n- ",
        "the UN",
        "for",
        "action",
        "that",
        "Iran",
        "should",
        "stop",
        "Dear Sir,",
        "you",
        "the death sentence",
        "immediately",
    ]
)


@settings(max_examples=60)
@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_any_order_of_words_is_read(text: str) -> None:
    assert all(what for _, what in read(text))
