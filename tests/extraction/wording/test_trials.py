"""Cues tried at few places find what they find anywhere in the sentence."""

from __future__ import annotations

import re

import pytest

from document_bench import page
from govah.extraction.wording.cues import Cues
from govah.packs.schema.cues import SourceCue

TEXT = (
    "Ana told us so, as Ben Orr had told the paper. Nobody spoke. (See Ana, 3 May.) "
    "According to the (old) rapporteur of the office, the news agency said it was told."
)
ROWS = [
    ("at a word", r"\b(?:told|spoke) (?P<source>\w+)", ("told", "spoke")),
    ("a name first", r"\b(?P<source>(?-i:[A-Z]\w+)) (?:had )?told", ("told",)),
    ("anywhere", r"(?P<source>[(]\w+)", ("(",)),
    ("a trigger of two words", r"\bnews agency (?P<source>\w+)", ("news agency",)),
]


@pytest.mark.parametrize(("why", "pattern", "trigger"), ROWS, ids=[row[0] for row in ROWS])
def test_trials_find_all_matches(why: str, pattern: str, trigger: tuple[str, ...]) -> None:
    opened = page(TEXT)
    cue = SourceCue(id="en.made", pattern=pattern, trigger=trigger, examples=(), counter_examples=())
    cues = Cues([cue], {}, {})
    found = [m.span() for _, trials in cues.tried(opened) for trial in trials for m in trial.matches(opened.plain)]
    everywhere = [
        m.span()
        for s in opened.sentences
        for m in re.compile(pattern, re.IGNORECASE).finditer(opened.plain, s.start, s.end)
    ]
    assert found == everywhere and found
    for sentence in opened.sentences:
        one = [m.span() for trial in cues.tried_in(opened, sentence) for m in trial.matches(opened.plain)]
        assert one == [span for span in found if sentence.start <= span[0] < sentence.end]
