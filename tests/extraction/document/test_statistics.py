"""Figures: what counts as one, over which period, as part of what; and what does not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from document_bench import document_rules, page
from govah.extraction.document.statistics import find_statistics

Row = tuple[int, str, str, str | None, str | None]


def read(text: str, published: str | None = None) -> list[Row]:
    claims = find_statistics(page(text, published), document_rules().statistics)
    values = [c.value for c in claims]
    return [(v["value"], v["of"], v["bound"], v["from"], v["to"]) for v in values if isinstance(v, dict)]


FIGURES: list[tuple[str, str, str | None, list[Row]]] = [
    (
        "a year and a part of it",
        "At least 340 people were hanged in Torvale in 2016, including 12 women.",
        None,
        [
            (340, "executions", "at_least", "2016-01-01", "2016-12-31"),
            (12, "executions", "exact", "2016-01-01", "2016-12-31"),
        ],
    ),
    (
        "open since a year's beginning",
        "The group has recorded 144 executions since the start of 2021.",
        None,
        [(144, "executions", "exact", "2021-01-01", None)],
    ),
    (
        "so many months of a year",
        "It documented more than 300 executions in the first seven months of 2022.",
        None,
        [(300, "executions", "more_than", "2022-01-01", "2022-07-31")],
    ),
    (
        "from one day to another",
        "Between 3 May 2019 and 8 June 2019 the network counted 41 arrests.",
        None,
        [(41, "arrests", "exact", "2019-05-03", "2019-06-08")],
    ),
    (
        "each number with its own year",
        "At least 33 child offenders were put to death since 2013, 12 of them in 2014 and 5 in 2017.",
        None,
        [
            (33, "executions", "at_least", "2013-01-01", None),
            (12, "executions", "exact", "2014-01-01", "2014-12-31"),
            (5, "executions", "exact", "2017-01-01", "2017-12-31"),
        ],
    ),
    (
        "a Solar Hijri year is its days",
        "In the Iranian year 1403 the network registered 60 death sentences.",
        None,
        [(60, "death_sentences", "exact", "2024-03-20", "2025-03-20")],
    ),
    (
        "this year leans on the day of publication",
        "So far this year at least 112 prisoners have been hanged.",
        "2020-06-30",
        [(112, "executions", "at_least", "2020-01-01", None)],
    ),
    (
        "without a day of publication this year stays open",
        "So far this year at least 112 prisoners have been hanged.",
        None,
        [(112, "executions", "at_least", None, None)],
    ),
    (
        "the next sentence gives a part",
        "In 2019 the group counted 236 executions. Among them two were juvenile offenders.",
        None,
        [
            (236, "executions", "exact", "2019-01-01", "2019-12-31"),
            (2, "executions", "exact", "2019-01-01", "2019-12-31"),
        ],
    ),
    (
        "a list under its heading sentence",
        "In 2019 security forces arrested 2,900 people.\n\n- 190 minors\n- 56 teachers",
        None,
        [
            (2900, "arrests", "exact", "2019-01-01", "2019-12-31"),
            (190, "arrests", "exact", "2019-01-01", "2019-12-31"),
            (56, "arrests", "exact", "2019-01-01", "2019-12-31"),
        ],
    ),
    (
        "a part out of a whole",
        "In 2019 murder accounted for 97 of the 251 executions, the yearly survey found.",
        None,
        [
            (97, "executions", "exact", "2019-01-01", "2019-12-31"),
            (251, "executions", "exact", "2019-01-01", "2019-12-31"),
        ],
    ),
    (
        "what they have been, not what they are called",
        "At least 41 prisoners sentenced to death have been executed since 2019.",
        None,
        [(41, "executions", "at_least", "2019-01-01", None)],
    ),
    (
        "the day of telling is no period",
        "At least 64 people currently face execution, the group said on Friday, 4 May 2018.",
        None,
        [(64, "prisoners", "at_least", None, None)],
    ),
    (
        "nor is the month of telling",
        "The figure for 2024, the group reported in February 2025, was 909 executions.",
        None,
        [(909, "executions", "exact", "2024-01-01", "2024-12-31")],
    ),
    (
        "since something happened in a year",
        "They carried out 800 executions since the king came to power in 2015.",
        None,
        [(800, "executions", "exact", "2015-01-01", None)],
    ),
    (
        "people on death row need no period",
        "At least 93 women are on death row, by the group's count.",
        None,
        [(93, "death_sentences", "at_least", None, None)],  # what is counted is the sentence that they are under
    ),
    (
        "labels line by line",
        "At least 38 prisoners were executed in Iran in June 2024.\n\nBy charge:\nDrug trafficking - 21\nMurder - 15\n",
        None,
        [
            (38, "executions", "at_least", "2024-06-01", "2024-06-30"),
            (21, "executions", "exact", "2024-06-01", "2024-06-30"),
            (15, "executions", "exact", "2024-06-01", "2024-06-30"),
        ],
    ),
    (
        "places with their numbers in brackets",
        "At least 38 prisoners were executed in Iran in June 2024. Shiraz (6) and Qazvin (4) top the list.",
        None,
        [
            (38, "executions", "at_least", "2024-06-01", "2024-06-30"),
            (6, "executions", "exact", "2024-06-01", "2024-06-30"),
            (4, "executions", "exact", "2024-06-01", "2024-06-30"),
        ],
    ),
    (
        "ages in brackets",
        "At least 38 prisoners were executed in Iran in June 2024. Corvin Ardel (27) and Ilmar Dast (31) sang.",
        None,
        [(38, "executions", "at_least", "2024-06-01", "2024-06-30")],
    ),
]


@pytest.mark.parametrize(("why", "text", "published", "expected"), FIGURES, ids=[row[0] for row in FIGURES])
def test_figures(why: str, text: str, published: str | None, expected: list[Row]) -> None:
    assert read(text, published) == expected


NO_FIGURES = [
    ("one happening is a group", "Three men were hanged at dawn on Tuesday, 4 May 2020."),
    ("an age", "Corvin Ardel, 34, was hanged in 2019."),
    ("the length of a sentence", "The court gave them 12 years in prison in 2019."),
    ("a share", "In 2019 more than 72% of executions were kept secret."),
    ("an article", "Article 91 of the law on executions was revised in 2013."),
    ("money", "In 2019 the family asked for $40,000 to stop the execution."),
    ("weight", "They were hanged in 2019 for 120 kilograms of opium."),
    ("lashes", "In 2019 he was given 74 lashes before the execution."),
    ("a branch", "Branch 15 sentenced him to death in 2019."),
    ("companions", "Corvin Ardel and two others were executed in May 2019."),
    ("dozens have no value", "Dozens of people were executed in 2019."),
    ("an ordinal", "He was the 15th man executed in 2019."),
]


@pytest.mark.parametrize(("why", "text"), NO_FIGURES, ids=[row[0] for row in NO_FIGURES])
def test_no_figures(why: str, text: str) -> None:
    assert read(text) == []


def test_a_part_names_its_whole() -> None:
    claims = find_statistics(
        page("At least 340 people were hanged in 2016, including 12 women."), document_rules().statistics
    )
    assert [c.value["subset_of"] for c in claims if isinstance(c.value, dict)] == [None, 340]


def test_spans_are_the_number_and_the_period() -> None:
    text = "At least 340 people were hanged in 2016."
    (claim,) = find_statistics(page(text), document_rules().statistics)
    assert [span.of(text) for span in claim.spans] == ["340", "in 2016"]


WORDS = st.sampled_from(
    [
        "at least",
        "340",
        "1,922",
        "people",
        "were",
        "executed",
        "in 2016",
        "since",
        "2019",
        "of them",
        "women",
        ",",
        ".",
        "\n",
        "- ",
        "12",
        "on death row",
        "recorded",
        "dozens",
        "the first seven months of 2022",
        "99999",
        "0",
        "between",
        "and",
    ]
)


@settings(max_examples=60)
@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_any_order_of_words_is_read(text: str) -> None:
    for claim in find_statistics(page(text), document_rules().statistics):
        assert isinstance(claim.value, dict)
        assert claim.value["value"] >= 1
        first, last = claim.value["from"], claim.value["to"]
        assert first is None or last is None or first[:1] == "-" or first <= last
