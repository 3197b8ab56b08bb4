"""Words with which a pattern may begin: looking only there must never miss a match."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govah.extraction.wording.openings import opening

ANYWHERE = [
    ("within a word", "told"),
    ("at a sign", r"\b\W told"),
    ("a bracket", "[(]see"),
    ("one alternative within a word", r"\btold|said"),
    ("nothing at all", r"\b(?:told)?"),
]


@pytest.mark.parametrize(("why", "pattern"), ANYWHERE, ids=[row[0] for row in ANYWHERE])
def test_what_may_begin_anywhere(why: str, pattern: str) -> None:
    assert opening(re.compile(pattern)) is None


PATTERNS = [
    re.compile(p, flags)
    for p, flags in (
        (r"\b(?:told|speaking to|tells) ", 0),
        (r"\b(?:very )?old\b", 0),
        (r"\b[A-Z][a-z]+(?: of)? told", 0),
        (r"\b(?>[A-Z]\w*) said", 0),
        (r"\b(?:s[ao]id|\d+ told)", re.IGNORECASE),
        (r"\b(?-i:Told)\b|\bold", re.IGNORECASE),
        (r"(?<!s )\bto", 0),
    )
]
TEXTS = st.lists(st.sampled_from(["told", "Told", "SAID", "old", "very old", "to", "is", "3", " ", ", ", "_", "é"]))


@given(TEXTS, st.sampled_from(PATTERNS))
def test_every_match_begins_at_a_word_that_the_opening_knows(pieces: list[str], pattern: re.Pattern[str]) -> None:
    text, known = "".join(pieces), opening(pattern)
    assert known is not None
    words = {m.start(): text[m.start() : m.end() + 1] for m in re.finditer(r"[^\W_]+", text)}
    for match in pattern.finditer(text):
        assert match.start() in words and known.match(words[match.start()]), (text, match)
