"""Which year a day without one belongs to, where nobody says when the report was published."""

from __future__ import annotations

import pytest

from govah.text.dates import DateGrammar

ROWS = [
    (
        "BERN, 21 April 2020 – He was hanged on 3 April, his lawyer said in March.",
        ["2020-04-21", "2020-04-03", "2020-03"],
        "the dateline gives the year",
    ),
    (
        "Wednesday, July 17, 2024\nHome\n\nHe was hanged on 3 April, the family heard today.",
        ["2024-07-17", "XXXX-04-03", None],
        "a day with its weekday as the first line is the clock of the site",
    ),
    (
        "HRN, 21 April 2020.\nFreed today.\n\nHRN, 12 April 2020.\nSeized on 3 April. Freed today.",
        ["2020-04-21", "2020-04-21", "2020-04-12", "2020-04-03", "2020-04-12"],
        "several reports on one page, each under its own dateline",
    ),
    (
        "He was seized on 5 December, the group said on 9 December 2020.",
        ["2020-12-05", "2020-12-09"],
        "a day told beside it in the same sentence",
    ),
    (
        "He was hanged on 5 May, four years after he was seized on 9 May 2016.",
        ["XXXX-05-05", "2016-05-09"],
        "a day beside it that is of another time",
    ),
    (
        "They have hanged 300 men in the first seven months of 2022. On 27 July two were hanged, on 3 October four.",
        ["2022-01-01/2022-07-31", "2022-07-27", "XXXX-10-03"],
        "the year that was not over, as far as it had come",
    ),
    (
        "He was born on 3 May 1980. He was hanged on 27 July.",
        ["1980-05-03", "XXXX-07-27"],
        "a birth is no point to go on from",
    ),
    ("He, hanged on 27 July, had killed on 3 August 2009.", ["XXXX-07-27", "2009-08-03"], "a deed long before"),
    ("So far in 2022 they hanged 9 men, two on 27 July.", ["2022", "2022-07-27"], "the same in other words"),
    (
        "Freed in 2013, he was seized on Thursday, 7 May.\n\nA woman was tried in May 2009.",
        ["2013", "XXXX-05-07", "2009-05"],
        "a year that a later paragraph tells may be of other people",
    ),
    (
        "He was seized on Thursday, 7 May. He was tried in May 2009.",
        ["2009-05-07", "2009-05"],
        "in its own paragraph it is his",
    ),
    (
        "Hanged on 18 May 2023. They had been seized in 2019. Three days before, they were moved.",
        ["2023-05-18", "2019", "2023-05-15"],
        "days before are counted from the last day, not from a year told between",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), ROWS, ids=[why for *_, why in ROWS])
def test_the_text_gives_the_year(grammar: DateGrammar, text: str, expected: list[str | None], why: str) -> None:
    assert [m.date.edtf if m.date else None for m in grammar.find(text)] == expected, why


def test_the_head_of_the_page_dates_a_further_story(grammar: DateGrammar) -> None:
    head = "BERN, 21 April 2020 – He was hanged on 3 May 2009."
    found = grammar.find("She was freed on 4 March, and he today.", before=head)
    assert [m.date.edtf if m.date else None for m in found] == ["2020-03-04", "2020-04-21"]
