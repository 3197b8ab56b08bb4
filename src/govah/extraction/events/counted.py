"""Times counted from another event: "four days after his arrest", "hanged on Monday, eight years after being tried"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from govah.extraction.page import Page, Sentence, When
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Happening
from govah.model import Modality
from govah.text.date_moving import moved

_UNITS = ("day", "week", "month", "year")
_LEAD = 60  # characters in which the words that open a clause stand
_TO_EVENT = 60  # characters from "after" to the word for the event


@dataclass(frozen=True, slots=True)
class Counted:
    """How long before or after an event of another kind something happened, and where the text says so."""

    kind: str
    unit: str
    shift: int
    start: int
    end: int

    def from_anchor(self, page: Page, anchor: When) -> When | None:
        """The time of what is counted, from that of the event that it is counted from."""
        return self._moved(page, anchor, self.shift)

    def of_anchor(self, page: Page, told: When) -> When | None:
        """The time of the event that is counted from, where only that of the other is told."""
        return self._moved(page, told, -self.shift)

    def _moved(self, page: Page, when: When, shift: int) -> When | None:
        words = page.text[self.start : self.end]
        found = moved(when.date, self.unit, shift, words) if when.date is not None else None
        return When(self.start, self.end, found, "anchored") if found is not None else None


def count_on(page: Page, sentence: Sentence, events: Sequence[Happening], rules: LanguageRules) -> None:
    """Note on an event of the sentence how long after or before another it was."""
    own = [e for e in events if not e.implied and e.modality is not Modality.NEGATED]
    for match in page.matches(rules.grammar("counted_from"), sentence.start, sentence.end) if own else ():
        anchor = _anchor(page, match, sentence, rules)
        if anchor is not None:
            kind, end = anchor
            _note(page, match, kind, _counted(page, match, end, [e for e in own if e.type != kind], rules), own)
    for match in page.matches(rules.grammar("counted_back"), sentence.start, sentence.end) if len(own) > 1 else ():
        before = [e for e in own if e.end <= match.start() and e.date is None]
        dated = [e for e in own if e.date is not None and e.start >= match.end()]
        if before and dated and not any(d.date for d in page.dates_in(match.start(), match.end())):
            _note(page, match, dated[0].type, before[-1], own)


def _note(page: Page, match: re.Match[str], kind: str, event: Happening | None, events: Sequence[Happening]) -> None:
    unit = next(name for name in _UNITS if match[name])
    count = 1 if match["one"] else _count(page, match)
    if event is None or not count or event.type == kind:
        return
    told = Counted(kind, unit, count if match["after"] else -count, match.start(), match.end())
    for same in events:
        if same.type == event.type and same.who == event.who:
            same.counted = same.counted or told


def _count(page: Page, match: re.Match[str]) -> int:
    numbers = page.numbers_in(match.start(), match.end())
    return int(numbers[0].value) if numbers and not numbers[0].ordinal else 0


def _anchor(page: Page, match: re.Match[str], sentence: Sentence, rules: LanguageRules) -> tuple[str, int] | None:
    """The kind of the event told right behind the words, and where the word for it ends."""
    last = min(sentence.end, match.end() + _TO_EVENT)
    hit = next(iter(page.hits_in(match.end(), last, "trigger")), None)
    if hit is None or any(mark in page.low[match.end() : hit.start] for mark in ",;:"):
        return None
    kind = rules.triggers[hit.id].entry.event
    return (kind, hit.end) if kind else None


def _counted(
    page: Page, match: re.Match[str], end: int, events: Sequence[Happening], rules: LanguageRules
) -> Happening | None:
    """Which event is meant: the one told behind the comma where the words open a clause, else the one before them."""
    before = [e for e in events if e.end <= match.start()]
    comma = page.low.find(",", end)
    after = [e for e in events if 0 <= comma < e.start]
    if page.search(rules.grammar("counts_ahead"), max(0, match.start() - _LEAD), match.start()) is not None:
        return after[0] if after else None
    return before[-1] if before else after[0] if after else None
