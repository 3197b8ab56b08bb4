"""Words passed over where names are looked for: none with which a name may begin is among them."""

from __future__ import annotations

import pytest

from document_bench import language_rules

ROWS = [
    ("a preposition", "از", True),
    ("a finite verb", "شدند", True),
    ("a common noun", "زندان", True),
    ("a title, behind which a name begins", "دکتر", True),
    ("a given name", "پرویز", False),
    ("a given name that is a common word too", "امید", False),
    ("what may stand before a given name", "سید", False),
    ("the first half of a name in two words", "عبد", False),
    ("an initial", "م", False),
    ("the name of an initial's letter", "الف", False),
    ("a word that nobody knows", "تشکریزانی", False),
]


@pytest.mark.parametrize(("why", "word", "none"), ROWS, ids=[row[0] for row in ROWS])
def test_words_that_begin_no_name(why: str, word: str, none: bool) -> None:
    assert language_rules("fa").no_names[word] is none
