"""Who was hanged where, if one verb or one sentence tells of people in several places; all people invented."""

from __future__ import annotations

import pytest

from extraction_bench import facts_of

ROWS = [
    (  # a day that leads on holds until the next
        "Two prisoners in Yazd Prison on Monday, 3 May 2022, and on Tuesday, 4 May 2022, another two prisoners named "
        "Navid Sharifi and Kaveh Moradi in Lar Prison and a prisoner named Arash Bahrami in Evin Prison were hanged.",
        {
            "Navid Sharifi": ("2022-05-04", "Lar Prison", None),
            "Kaveh Moradi": ("2022-05-04", "Lar Prison", None),
            "Arash Bahrami": ("2022-05-04", "Evin Prison", None),
        },
    ),
    (  # names of one list with places between them
        "Navid Sharifi in Yazd Prison and Kaveh Moradi in Arak were executed on 3 May 2022.",
        {
            "Navid Sharifi": ("2022-05-03", "Yazd Prison", None),
            "Kaveh Moradi": ("2022-05-03", None, "Arak"),
        },
    ),
    (  # each clause has its own place
        "Navid Sharifi was hanged in Yazd Prison on 3 May 2022, and Kaveh Moradi was hanged in Karaj on 4 May 2022.",
        {
            "Navid Sharifi": ("2022-05-03", "Yazd Prison", None),
            "Kaveh Moradi": ("2022-05-04", None, "Karaj"),
        },
    ),
    (  # one place for both is of both
        "Navid Sharifi and Kaveh Moradi were hanged in Yazd Prison on 3 May 2022.",
        {
            "Navid Sharifi": ("2022-05-03", "Yazd Prison", None),
            "Kaveh Moradi": ("2022-05-03", "Yazd Prison", None),
        },
    ),
]


@pytest.mark.parametrize(("text", "told"), ROWS)
def test_everybody_has_the_place_and_day_told_of_them(
    text: str, told: dict[str, tuple[str, str | None, str | None]]
) -> None:
    facts = facts_of(text, "2022-05-10")
    found = {
        v["name"]: next(
            (e.get("date"), e.get("prison"), e.get("city")) for e in v["events"] if e["type"] == "execution"
        )
        for v in facts["victims"]
    }
    assert found == told
