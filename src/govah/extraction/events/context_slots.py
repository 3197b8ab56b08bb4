"""What neighbouring sentences lend to an event: the court spoken of, the shared day, the year of the heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from govah.extraction.page import Hit, Page, Sentence, When
from govah.extraction.people.cast import Cast
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Happening, Mention
from govah.text.dates_out import to_facts

_NEAR = 4
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
    days: dict[str, When] = field(default_factory=dict)

    def lend(self, page: Page, sentence: Sentence, events: Sequence[Happening], rules: LanguageRules) -> None:
        """Fill slots that the sentence leaves open but points to: "the court", "on the same day"."""
        if not events:
            return
        low = page.low[sentence.start : sentence.end]
        same_day = rules.same_day.search(low)
        the_court = rules.the_court.search(low)
        there = self.prison is not None and sentence.index - self.prison_sentence <= _NEAR
        there = there and rules.grammar("the_prison").search(low) is not None
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

    def judge(self, sentence: Sentence, events: Sequence[Happening], mentions: Sequence[Mention], cast: Cast) -> None:
        """A judge sat in the judgments of the sentence that names him, or else in the one told just before."""
        judged = [e for e in events if e.type in _JUDGED and not e.implied]
        if judged:
            self.judged, self.judged_sentence = judged, sentence.index
        if sentence.index - self.judged_sentence > 2:
            return
        judges = [m for m in mentions if m.kind == "name" and any(cast.of(n).role == "judge" for n in m.who)]
        if judges:
            for event in self.judged:
                event.judge = event.judge or (judges[0].start, judges[0].end)

    def keep(
        self, page: Page, sentence: Sentence, events: Sequence[Happening], mentions: Sequence[Mention] = ()
    ) -> None:
        """Remember the sentence's court, day, prison and city, or the year of a heading; a city's name in the name of
        somebody is none."""
        if sentence.mark == "heading":
            years = [d for d in page.dates_in(sentence.start, sentence.end) if len(to_facts(d.date) or "") == 4]
            self.year = years[0] if len(years) == 1 else None
            return
        prisons = page.hits_in(sentence.start, sentence.end, "prison")
        if prisons:
            only = len({h.value for h in prisons}) == 1
            self.prison, self.prison_sentence = (prisons[0] if only else None), sentence.index
        names = [(m.start, m.end) for m in mentions if m.kind == "name"]
        cities = page.hits_in(sentence.start, sentence.end, "city")
        cities = [h for h in cities if not any(a <= h.start < b for a, b in names)]
        if cities:
            only = len({h.value for h in cities}) == 1
            self.city, self.city_sentence = (cities[0] if only else None), sentence.index
        for event in events:
            if event.court is not None and event.type in _COURT_EVENTS:
                self.court, self.court_sentence = event.court, sentence.index
            fact = to_facts(event.date.date) if event.date else None
            if fact is not None and len(fact) in {7, 10} and event.date is not None:
                self.day, self.day_sentence = event.date, sentence.index
                self.days[event.type] = event.date
            event.year = self.year
