"""Relatives named in an aside of a list: in "A, whose son B was hanged, and C were held" B is none of the list."""

from __future__ import annotations

from govah.extraction.page import Page, Sentence
from govah.extraction.rules import LanguageRules
from govah.extraction.story import NameRun

_REACH = 120  # characters of what is told of the relative


def kin_aside(page: Page, sentence: Sentence, start: int, run: NameRun, rules: LanguageRules) -> int | None:
    """Where the aside ends in which a relative of the one whose name ends at `start` is named; None where it is none.

    The aside may go on with what befell the relative: "the mother of B, who was shot in 2019".
    """
    opens = rules.grammar("kin_aside").fullmatch(page.low, start, run.start)
    if opens is None or not page.has(start, run.start, "kin", "kin_many"):
        return None
    last = min(sentence.end, run.end + _REACH)
    if opens["bracket"]:
        closes = page.low.find(")", run.end, last)
        return closes + 1 if closes >= 0 else None
    told = rules.grammar("kin_aside_told").match(page.low, run.end, last)
    return told.end() if told is not None else run.end
