"""Whom a report gives as its source: organisations, media, named people; anonymous kinds as claims of their own."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from govah.extraction.document.marked_reading import MarkedReading
from govah.extraction.document.mentioned import Named
from govah.extraction.document.source_reading import SourceReading
from govah.extraction.document.source_rules import SourceRules
from govah.extraction.page import Page
from govah.model import Claim

__all__ = ["Cited", "Named", "SourceRules", "find_sources", "read_sources"]


def find_sources(page: Page, rules: SourceRules, people: Sequence[Named] = ()) -> list[Claim]:
    """One claim for each source that the report cites, with every passage that cites it, in the order of the text."""
    return read_sources(page, rules, people).claims()


def read_sources(page: Page, rules: SourceRules, people: Sequence[Named] = ()) -> SourceReading:
    """All sources of a report, gathered: ask it for the claims and for the places that cite."""
    reading = (SourceReading if rules.mentions is None else MarkedReading)(page, rules, people)
    for sentence, cues in rules.cues.tried(page):
        if sentence.mark != "furniture":
            for trial in cues:
                reading.take(sentence, trial)
    reading.publisher_lines()
    return reading


class Cited:
    """The named sources of a report by the place where they are cited."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        named = (c for c in claims if isinstance(c.value, dict) and c.value.get("kind") == "named")
        self._places = sorted(
            (s.start, str(c.value["name"])) for c in named for s in c.spans if isinstance(c.value, dict)
        )

    def within(self, start: int, end: int) -> list[tuple[int, str]]:
        """The places and names of the sources cited in [start, end), in order."""
        return self._places[bisect_left(self._places, (start, "")) : bisect_left(self._places, (end, ""))]
