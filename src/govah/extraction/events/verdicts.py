"""A judgment told in two sentences: "He was sentenced to death. The verdict was issued on 3 May by Branch 15 of …"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from govah.extraction.page import Hit, Page, Sentence, When
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Happening

FIRST = frozenset({"death_sentence", "prison_sentence", "trial", "retrial"})
REVIEWS = frozenset({"sentence_upheld", "sentence_overturned", "appeal"})
_NEAR = 2
_BESIDE = 30


@dataclass(slots=True)
class Rulings:
    """The judgments told last, which a sentence about "the verdict" speaks of, and what such a sentence said."""

    events: list[Happening] = field(default_factory=list)
    sentence: int = -10
    day: When | None = None
    court: Hit | None = None
    told: int = -10

    def complete(self, page: Page, sentence: Sentence, events: Sequence[Happening], rules: LanguageRules) -> None:
        """Give what the sentence says of the verdict, its day and its court, to the judgments told just before.

        A judgment told only in the next sentence ("It was death.") takes them too.
        """
        own = [e for e in events if e.type in FIRST | REVIEWS and not e.implied]
        if own:
            if sentence.index == self.told + 1:
                self._give(page, [e for e in own if e.type != "trial"], rules)
            self.events, self.sentence = own, sentence.index
        if all(e.type in REVIEWS for e in own) and self._of_court(page, sentence, rules):
            return
        if own:
            return
        if page.search(rules.grammar("verdict_told"), sentence.start, sentence.end):
            known = page.search(rules.grammar("verdict_known"), sentence.start, sentence.end)
            last = known.start() if known else sentence.end
            days = [d for d in page.dates_in(sentence.start, last) if d.date is not None]
            courts = page.hits_in(sentence.start, sentence.end, "court")
            self.day, self.court = days[0] if len(days) == 1 else None, courts[0] if courts else None
            self.told = sentence.index
            if sentence.index - self.sentence <= _NEAR:
                self._give(page, self.events, rules)

    def _of_court(self, page: Page, sentence: Sentence, rules: LanguageRules) -> bool:
        """ "The appeal court upheld the May 2012 judgment of Branch 3": whose judgment it is that is told next."""
        for court in page.hits_in(sentence.start, sentence.end, "court"):
            named = page.search(rules.grammar("verdict_of"), sentence.start, court.start)
            if named is not None and not is_review(page, court, rules):
                dated = page.dates_in(max(sentence.start, named.start() - _BESIDE), named.start())
                self.day = next((d for d in dated if d.date is not None and named.start() - d.end <= 1), None)
                self.court, self.told = court, sentence.index
                return True
        return False

    def _give(self, page: Page, events: Sequence[Happening], rules: LanguageRules) -> None:
        """Of "his appeal failed, the sentence stands" the verdict is that of the review, unless its court sentences."""
        if self.court is not None:
            events = [e for e in events if fits(page, self.court, e, rules)]
        elif any(e.type in REVIEWS for e in events):
            events = [e for e in events if e.type in REVIEWS]
        for event in events:
            event.date = event.date or self.day
            event.court = event.court or self.court


def fits(page: Page, court: Hit, event: Happening, rules: LanguageRules) -> bool:
    """Whether a court of that kind gives such rulings: those of review review, the others try and sentence."""
    return is_review(page, court, rules) == (event.type in REVIEWS)


def is_review(page: Page, court: Hit, rules: LanguageRules) -> bool:
    """Whether the court judges judgments: it neither tries nor sentences."""
    return page.search_cut(rules.grammar("review_court"), court.start, court.end) is not None
