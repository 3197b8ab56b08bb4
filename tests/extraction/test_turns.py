"""Where a page turns to other people, and where a new paragraph goes on with those told of before."""

from __future__ import annotations

import pytest

from extraction_bench import extractor
from govah.extraction.turns import turns
from govah.model import Document

FIRST = "Navid Sharifi was hanged in Yazd Central Prison on 3 May 2021. He had been arrested in 2018."
THREE = "Three men were arrested in Rask on 3 May 2021. They were taken to Zahedan Prison."

ROWS = [
    (FIRST, "Omid Rahimi was arrested in Rasht on 7 June 2019.", True, "another name with a day of its own"),
    (FIRST, "In other news, two bakers were arrested in Rasht.", True, "the words say so"),
    (FIRST, "Teacher Sentenced to Prison in Rasht\n\nOmid Rahimi was sentenced to two years.", True, "a headline"),
    (THREE, "Omid Rahimi was hanged in Rasht Prison on 7 June 2012.", True, "another death than their arrest"),
    (THREE, "Omid Rahimi and Kaveh Naderi were fined in Rasht on 7 June 2012.", True, "two of three are not the rest"),
    (FIRST, "On 4 May 2021, Judge Omid Rahimi said that he had confessed.", False, "a judge; the one told of before"),
    (FIRST, "Sharifi was buried in Rasht on 7 June 2021.", False, "the same man"),
    (FIRST, "Omid Rahimi was also hanged on 7 June 2021.", False, "also"),
    (FIRST, "Omid Rahimi was arrested in Rasht.", False, "no day of its own: it may be that of the first"),
    (FIRST, "On the same day, 3 May 2021, Omid Rahimi was hanged.", False, "the same day"),
    (FIRST, "Omid Rahimi was arrested on 7 June 2019.\n\nSharifi and Rahimi were cousins.", False, "told of together"),
    (THREE, "Omid Rahimi, Kaveh Naderi and Siamak Rad were held in Rask in May 2020.", False, "the three may be these"),
    (THREE, "Omid Rahimi was arrested on 4 May 2021 in Rask.", False, "the place of the three"),
    (THREE.replace("men", "Kurdish men"), "Omid Rahimi, a Kurdish man, was held in Rasht in 2020.", False, "a people"),
    ("Mass Arrests in Rask", "Omid Rahimi was arrested in Rasht on 7 June 2019.", False, "only a headline before it"),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second", "turned", "why"), ROWS, ids=[why for *_, why in ROWS])
def test_a_paragraph_turns_to_others(first: str, second: str, turned: bool, why: str) -> None:
    text = f"{first}\n\n{second}"
    document = Document("made", text, "0", "0", "text/plain", "test", "1", language="en")
    reader = extractor()
    page = reader.open(document, "en")
    begins = turns(page, reader.story(page, "en"), reader.rules("en"))
    assert [page.sentences[k].start for k in begins] == ([len(first) + 2] if turned else []), why
