"""Events told aside: in "X, who was arrested in Lar in 2010, was hanged" the day and place are those of the aside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govah.extraction.page import Page, Sentence
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Happening, Mention

_TOUCH, _PART = 60, 30
_DESCRIBED = 7  # words of a description before its relative clause


class Asides:
    """The asides of one sentence that tell events, each from its comma or pronoun to the comma before the main verb."""

    def __init__(self, page: Page, sentence: Sentence, events: Sequence[Happening], rules: LanguageRules) -> None:
        self.page, self.sentence, self.rules = page, sentence, rules
        self.of_kin = tuple(self._of_kin())
        self.spans = tuple(dict.fromkeys((*self._spans(events), *self.of_kin)))

    def _spans(self, events: Sequence[Happening]) -> Iterator[tuple[int, int]]:
        for event in events:
            first = max(self.sentence.start, event.start - _TOUCH)
            opens = self.page.search(self.rules.grammar("opens_aside"), first, event.start)
            if opens is None or event.implied:
                continue
            closes = self.page.search(self.rules.grammar("closes_aside"), event.end, self.sentence.end)
            relative = self.page.low[opens.start()] != ","
            cleft = self.page.search(self.rules.grammar("cleft_of"), self.sentence.start, opens.start())
            if closes is None and cleft:
                continue  # "In Lar it was X who was hanged": the main thing that is told
            if closes is not None or relative:
                yield opens.start(), closes.start() if closes is not None else self.sentence.end

    def _of_kin(self) -> Iterator[tuple[int, int]]:
        """ "The arrested include X, whose son was killed in May in Lar; and Y": what befell the son alone."""
        page, grammar = self.page, self.rules.grammar
        for match in page.matches(grammar("whose_kin"), self.sentence.start, self.sentence.end):
            closes = page.search(grammar("closes_aside"), match.end(), self.sentence.end)
            mark = page.low.find(";", match.end(), self.sentence.end)
            ends = [
                closes.start() if closes is not None else self.sentence.end,
                mark if mark > 0 else self.sentence.end,
            ]
            yield match.start(), min(ends)

    def holds(self, at: int, event: Happening) -> bool:
        """Whether what stands there can be of the event: in the same aside, or both outside of all."""
        if not self.spans:
            return True
        inside = [span for span in self.spans if span[0] <= event.start < span[1]]
        if inside:
            start, end = min(inside, key=lambda span: span[1] - span[0])
            return start <= at < end
        outside = (*self.of_kin, *(span for span in self.spans if span[1] < self.sentence.end))
        return not any(start <= at < end for start, end in outside)


def beside_subject(page: Page, sentence: Sentence, mention: Mention, rules: LanguageRules) -> bool:
    """ "His father had himself been executed", "nine men, a woman among them, were hanged": no subject of the verb."""
    if mention.kind == "pronoun" and rules.grammar("reflexive").fullmatch(page.low, mention.start, mention.end):
        return True
    if mention.kind not in {"one", "many", "pronoun"}:
        return False
    first, last = max(sentence.start, mention.start - _PART), min(sentence.end, mention.end + _PART)
    aside = page.search(rules.grammar("part_aside"), first, last)
    return aside is not None and aside.start() <= mention.start and mention.end <= aside.end()


def opens_aside(page: Page, first: int, end: int) -> bool:
    """Whether an aside begins at token `first` that runs to token `end`: "who fled", "a teacher whose wife fled"."""
    tokens = page.tokens
    if page.has(tokens[first].start, tokens[first].start + 1, "relativiser", "trigger"):
        return not page.has(tokens[first].start, tokens[first].start + 1, "speech", "reporting")  # "X, a nurse, said …"
    near = tokens[first + 1 : min(first + _DESCRIBED, end)]
    stop = next((t.start for t in near if t.low == ","), near[-1].end if near else tokens[first].end)
    if page.has(tokens[first].start, tokens[first].start + 1, "prep") and first + 1 < end:
        return page.has(tokens[first + 1].start, tokens[first + 1].start + 1, "relativiser")  # "for whose life …"
    described = page.has(tokens[first].start, tokens[first].start + 1, "indefinite")
    return described and page.has(tokens[first].end, stop, "relativiser")


def inside_parenthesis(page: Page, sentence: Sentence, mention: Mention, before: int) -> bool:
    """Whether somebody is told of in brackets that close before the verb at `before`."""
    opening = page.low.rfind("(", sentence.start, mention.start)
    if opening < 0 or ")" in page.low[opening : mention.start]:
        return False
    return page.low.find(")", mention.end, before) >= 0
