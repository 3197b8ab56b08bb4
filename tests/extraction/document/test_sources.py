"""Whom a report cites: by which turns of phrase, under which name, once each; and who is only mentioned."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from document_bench import document_rules, page
from govah.extraction.document.sources import find_sources


@dataclass(frozen=True)
class Someone:
    name: str
    others: tuple[str, ...] = ()
    silent: bool = False


def read(text: str, kind: str = "named", people: tuple[Someone, ...] = ()) -> list[str]:
    claims = find_sources(page(text), document_rules().sources, people)
    return [str(c.value["name"]) for c in claims if isinstance(c.value, dict) and c.value["kind"] == kind]


CITED = [
    ("an outlet by its verb", "Lantern News reported that he was hanged.", ["Lantern News"]),
    ("according to", "According to Harbour Rights Watch, he had no lawyer.", ["Harbour Rights Watch"]),
    ("a verb before its subject", "He had no lawyer, said Nadia Ferrow.", ["Nadia Ferrow"]),
    ("an apposition between name and verb", "Nadia Ferrow, who heads the centre, warned of more.", ["Nadia Ferrow"]),
    ("told a single word that nobody knows", "He was ill, a cousin told Tideline on Wednesday.", ["Tideline"]),
    ("the state's radio has no name of its own", "The state radio reported that nine had been shot.", []),
    ("an outlet that is appalled", "Harbour Rights Watch is appalled by his death.", ["Harbour Rights Watch"]),
    ("told an outlet", "A cousin told Lantern News that he was beaten.", ["Lantern News"]),
    (
        "two of one list",
        "According to Lantern News and Harbour Rights Watch, nine fled.",
        ["Lantern News", "Harbour Rights Watch"],
    ),
    ("the pack knows one word", "HRANA reported the hanging.", ["HRANA"]),
    (
        "an abbreviation the text explains",
        "The Delta Rights Network (DRN) said so. DRN reported two more.",
        ["Delta Rights Network"],
    ),
    ("a surname later in the text", "Nadia Ferrow said so. Ferrow said that more would follow.", ["Nadia Ferrow"]),
    ("a title is no name", "President Nadia Ferrow said so.", ["Nadia Ferrow"]),
    ("in brackets after a sentence", "He was fifteen at the time. (Lantern News, 4 May 2011)", ["Lantern News"]),
    (
        "an office before the name",
        "The Special Rapporteur on prisons, Nadia Ferrow, asked for an inquiry.",
        ["Nadia Ferrow"],
    ),
    (
        "an office as the source",
        "The Special Rapporteur on torture said that the cells were full.",
        ["Special Rapporteur on torture"],
    ),
    (
        "a footnote with its address",
        "Penal Code, Harbour Rights Watch, https://example.org/code",
        ["Harbour Rights Watch"],
    ),
    ("a publisher at the head of a line", "HRANA - Two men were hanged.", ["HRANA"]),
    (
        "the owner of an office",
        "Stop it, said Harbour Rights Watch's Director, Nadia Ferrow.",
        ["Harbour Rights Watch", "Nadia Ferrow"],
    ),
]


@pytest.mark.parametrize(("why", "text", "expected"), CITED, ids=[row[0] for row in CITED])
def test_cited(why: str, text: str, expected: list[str]) -> None:
    assert sorted(read(text)) == sorted(expected)


NOT_CITED = [
    ("only mentioned", "He was a member of the Harbour Party and worked for Lantern News."),
    ("a court announces, it is no source", "The Coastal Court announced the verdict."),
    ("a month", "In January, reported cases rose."),
    ("a pronoun", "She said that he was ill."),
    ("an article of law", "According to Article 12, the sentence is final."),
    ("a plain noun at the beginning", "Officials said nothing."),
    ("words to the court", "Corvin Ardel told the court that he was beaten."),
    ("an alias in brackets", "He is known in Torvale (Coastal Province)."),
    ("a country", "Iran said that it would not yield."),
    ("who is spoken for", "The family of Corvin Ardel said he was ill. Lawyers for Corvin Ardel said so, too."),
]


@pytest.mark.parametrize(("why", "text"), NOT_CITED, ids=[row[0] for row in NOT_CITED])
def test_not_cited(why: str, text: str) -> None:
    assert read(text) == []


ANONYMOUS = [
    ("an informed source", "An informed source said that they had been moved.", ["An informed source"]),
    ("close to the family", "A source close to the family confirmed it.", ["A source close to the family"]),
    ("a relative told of by whose", "Corvin Ardel's sister wrote that he had been moved.", ["Corvin Ardel's sister"]),
    ("a relative without a name", "His mother said that the call lasted a minute.", ["His mother"]),
]


@pytest.mark.parametrize(("why", "text", "expected"), ANONYMOUS, ids=[row[0] for row in ANONYMOUS])
def test_anonymous_kinds(why: str, text: str, expected: list[str]) -> None:
    assert read(text, "anonymous") == expected
    assert read(text) == []


def test_a_victim_and_a_judge_are_no_sources() -> None:
    people = (Someone("Corvin Ardel", silent=True), Someone("Nadia Ferrow"))
    assert read("Corvin Ardel said that he was beaten. Nadia Ferrow said that he was ill.", people=people) == [
        "Nadia Ferrow"
    ]


def test_a_surname_takes_the_full_name_of_a_person_of_the_report() -> None:
    assert read("Ferrow wrote that it goes on.", people=(Someone("Nadia Ferrow"),)) == ["Nadia Ferrow"]
    assert read("It will go on, said Ferrow.", people=(Someone("Nadia Ferrow"),)) == ["Nadia Ferrow"]


def test_one_source_is_one_claim_with_every_passage() -> None:
    text = "HRANA reported it on Monday. Two more were moved, according to HRANA."
    (claim,) = find_sources(page(text), document_rules().sources)
    assert [span.of(text) for span in claim.spans] == ["HRANA", "HRANA"]
    assert isinstance(claim.value, dict)
    assert claim.value["id"] == "hrana"


WORDS = st.sampled_from(
    [
        "said",
        "according to",
        "Lantern News",
        "Nadia",
        "Ferrow",
        "'s",
        "the",
        "reported",
        ",",
        ".",
        "(",
        ")",
        "\n",
        "and",
        "told",
        "HRANA",
        "source",
        "of",
        "-",
        "website",
        "Director",
        "A/HRC/1",
        "https://x.org",
        "On Monday",
        "Mr.",
        "“",
        "”",
    ]
)


@settings(max_examples=60)
@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_any_order_of_words_is_read(text: str) -> None:
    for claim in find_sources(page(text), document_rules().sources):
        assert claim.spans
        assert isinstance(claim.value, dict)
        assert str(claim.value["name"]).strip()
