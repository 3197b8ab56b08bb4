"""What neighbouring sentences lend to an event: the court spoken of, the shared day, the year of the heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from govah.extraction.events.verdicts import is_review
from govah.extraction.events.whereabouts import outermost
from govah.extraction.page import Hit, Page, Sentence, When
from govah.extraction.people.cast import Cast
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Happening, Mention
from govah.text.dates_out import to_facts

_NEAR, _SOON, _OPENING = 4, 2, 5
_IN_PRISON = frozenset(
    {"execution", "execution_attempt", "solitary_confinement", "death_in_custody", "amputation", "flogging"}
)
_COURT_EVENTS = frozenset({"death_sentence", "prison_sentence", "trial"})
_JUDGED = _COURT_EVENTS | {"retrial"}


@dataclass(slots=True)
class Memory:
    """What the sentences read so far leave behind for the next ones."""

    prison: Hit | None = None
    prison_sentence: int = -10
    court: Hit | None = None
    court_sentence: int = -10
    day: When | None = None
    day_sentence: int = -10
    year: When | None = None
    city: Hit | None = None
    city_sentence: int = -10
    judged: list[Happening] = field(default_factory=list)
    judged_sentence: int = -10
    frame: When | None = None
    frame_sentence: int = -10
    sat: tuple[int, int] | None = None
    sat_sentence: int = -10
    days: dict[str, When] = field(default_factory=dict)

    def lend(self, page: Page, sentence: Sentence, events: Sequence[Happening], rules: LanguageRules) -> None:
        """Fill slots that the sentence leaves open but points to: "the court", "on the same day"."""
        if not events:
            return
        low = page.low[sentence.start : sentence.end]
        same_day = rules.same_day.search(low)
        the_court = rules.the_court.search(low)
        pointed = rules.grammar("the_prison").search(page.low, sentence.start, sentence.end)
        here = outermost(page.hits_in(sentence.start, pointed.start(), "prison")) if pointed is not None else ()
        if here and len({h.value for h in here}) == 1:
            self.prison, self.prison_sentence = here[0], sentence.index
        there = self.prison is not None and sentence.index - self.prison_sentence <= _NEAR and pointed is not None
        that_city = self.city is not None and sentence.index - self.city_sentence <= _NEAR
        that_city = that_city and rules.grammar("that_city").search(low) is not None
        for event in events:
            if event.implied:
                continue
            if that_city and event.city is None and event.type not in _JUDGED:
                event.city = self.city
            if event.date is None and self.day is not None and same_day is not None:
                event.date = self.days.get(event.type, self.day)
            if there and event.prison is None and event.type in _IN_PRISON:
                event.prison = self.prison
            if event.type == "hunger_strike" and event.prison is None and sentence.index - self.prison_sentence == 1:
                event.prison = self.prison
            if (
                event.court is None
                and the_court
                and self.court is not None
                and event.type in _COURT_EVENTS
                and sentence.index - self.court_sentence <= 12
            ):
                event.court = self.court

    def judge(  # noqa: PLR0917  (the sentence and what is known of it)
        self, page: Page, sentence: Sentence, events: Sequence[Happening], mentions: Sequence[Mention], cast: Cast,
        rules: LanguageRules,
    ) -> None:  # fmt: skip
        """A judge sat in the judgments of the sentence that names him, or else in the one told just before.

        Of a sentence that only says whose verdict it was the judge sat in the judgment told next.
        """
        judged = [e for e in events if e.type in _JUDGED and not e.implied]
        if judged:
            self.judged, self.judged_sentence = judged, sentence.index
            if sentence.index == self.sat_sentence + 1:
                for event in judged:
                    event.judge = event.judge or self.sat
        judges = [m for m in mentions if m.kind == "name" and any(cast.of(n).role == "judge" for n in m.who)]
        courts = page.hits_in(sentence.start, sentence.end, "court")
        of_court = rules.grammar("verdict_of")
        if judges and not judged and any(of_court.search(page.low, sentence.start, c.start) for c in courts):
            self.sat, self.sat_sentence = (judges[0].start, judges[0].end), sentence.index
        if courts and not judged and all(is_review(page, c, rules) for c in courts):
            return  # whoever presides there judges the judgment
        if judges and sentence.index - self.judged_sentence <= _SOON:
            for event in self.judged:
                event.judge = event.judge or (judges[0].start, judges[0].end)

    def keep(
        self, page: Page, sentence: Sentence, events: Sequence[Happening], mentions: Sequence[Mention],
        rules: LanguageRules,
    ) -> None:  # fmt: skip
        """Remember the sentence's court, day, prison and city, or the year of a heading; a city's name in the name of
        somebody is none."""
        if sentence.mark == "heading":
            years = [d for d in page.dates_in(sentence.start, sentence.end) if _is_year(d)]
            self.year = years[0] if len(years) == 1 else None
            return
        prisons = outermost(page.hits_in(sentence.start, sentence.end, "prison"))
        there = [
            h for h in prisons if not rules.from_before.search(page.low[max(sentence.start, h.start - 50) : h.start])
        ]
        prisons = there or ([] if any(e.type == "transfer" for e in events) else prisons)
        if prisons:
            only = len({h.value for h in prisons}) == 1
            self.prison, self.prison_sentence = (prisons[0] if only else None), sentence.index
        names = [(m.start, m.end) for m in mentions if m.kind == "name"]
        cities = page.hits_in(sentence.start, sentence.end, "city")
        cities = [h for h in cities if not any(a <= h.start < b for a, b in names)]
        if cities:
            only = len({h.value for h in cities}) == 1
            self.city, self.city_sentence = (cities[0] if only else None), sentence.index
        self._frame(page, sentence, events)
        for event in events:
            if event.court is not None and event.type in _COURT_EVENTS:
                self.court, self.court_sentence = event.court, sentence.index
            fact = to_facts(event.date.date) if event.date else None
            if fact is not None and len(fact) in {7, 10} and event.date is not None:
                self.day, self.day_sentence = event.date, sentence.index
                self.days[event.type] = event.date
            event.year = self.year

    def _frame(self, page: Page, sentence: Sentence, events: Sequence[Happening]) -> None:
        """The day with which a sentence opens that tells no dated event and reports nobody's words."""
        if any(e.date for e in events) or page.has(sentence.start, sentence.end, "reporting", "speech"):
            return
        opening = page.tokens[min(sentence.first + _OPENING, sentence.last - 1)].start
        days = [d for d in page.dates_in(sentence.start, opening) if d.date is not None]
        fact = to_facts(days[0].date) if len(days) == 1 else None
        if fact is not None and len(fact) in {7, 10} and sentence.mark == "body":
            self.frame, self.frame_sentence = days[0], sentence.index

    def framed(self, sentence: Sentence) -> When | None:
        """The day with which the sentence before opened."""
        return self.frame if sentence.index == self.frame_sentence + 1 else None


def _is_year(when: When) -> bool:
    fact = to_facts(when.date)
    return fact is not None and fact.isdigit()
