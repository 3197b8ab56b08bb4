"""What neighbouring sentences lend to an event: the court spoken of, the shared day, the year of the heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from govah.extraction.events.verdicts import is_review
from govah.extraction.events.whereabouts import outermost
from govah.extraction.page import Hit, Page, Sentence, When
from govah.extraction.people.cast import Cast
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Happening, Mention, Setting
from govah.text.dates_out import to_facts

_NEAR, _SOON, _OPENING, _SCENE, _FAR, _LEAD = 4, 2, 5, 3, 12, 24
_IN_PRISON = frozenset(
    {"execution", "execution_attempt", "solitary_confinement", "death_in_custody", "amputation", "flogging"}
)
_COURT_EVENTS = frozenset({"death_sentence", "prison_sentence", "trial"})
_CHANGED = frozenset({"pardon", "sentence_overturned"})
_JUDGED = _COURT_EVENTS | {"retrial"}


@dataclass(slots=True)
class Memory:
    """What the sentences read so far leave behind for the next ones."""

    prison: Hit | None = None
    prison_sentence: int = -10
    court: Hit | None = None
    court_sentence: int = -10
    tried: Happening | None = None
    day: When | None = None
    day_sentence: int = -10
    year: When | None = None
    city: Hit | None = None
    city_sentence: int = -10
    judged: list[Happening] = field(default_factory=list)
    judged_sentence: int = -10
    frame: Setting | None = None
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
        pointed = page.search(rules.grammar("the_prison"), sentence.start, sentence.end)
        here = outermost(page.hits_in(sentence.start, pointed.start(), "prison")) if pointed is not None else ()
        if here and len({h.value for h in here}) == 1:
            self.prison, self.prison_sentence = here[0], sentence.index
        there = self.prison is not None and sentence.index - self.prison_sentence <= _NEAR and pointed is not None
        that_city = self._that_city(page, sentence, rules)
        for event in events:
            if event.implied:
                continue
            if that_city is not None and event.city is None and event.type not in _JUDGED:
                event.city = that_city
            if event.date is None and self.day is not None and same_day is not None:
                event.date = self.days.get(event.type, self.day)
            if there and event.prison is None and event.type in _IN_PRISON:
                event.prison = self.prison
            if event.type == "hunger_strike" and event.prison is None and sentence.index - self.prison_sentence == 1:
                event.prison = self.prison
            if event.court is None and self.court is not None and event.type in _COURT_EVENTS:
                apart = sentence.index - self.court_sentence
                if apart <= _FAR and the_court is not None:
                    event.court = self.court
                elif apart <= _SOON and self._same_case(page, sentence, event, events, rules):
                    event.court, event.judge = self.court, event.judge or (self.tried.judge if self.tried else None)

    def _that_city(self, page: Page, sentence: Sentence, rules: LanguageRules) -> Hit | None:
        """The city that "this city" points to: one named before it in the sentence, or just before."""
        pointed = page.search(rules.grammar("that_city"), sentence.start, sentence.end)
        if pointed is None:
            return None
        here = page.hits_in(sentence.start, pointed.start(), "city")
        if here:
            return here[-1]
        return self.city if sentence.index - self.city_sentence <= _NEAR else None

    def _same_case(
        self, page: Page, sentence: Sentence, event: Happening, events: Sequence[Happening], rules: LanguageRules
    ) -> bool:
        """ "X was tried by Branch 3 of … . He was given ten years": the next judgment of the same person.

        Not where it lies before ("had been sentenced in 2016"), was changed later, or is of another time.
        """
        before = self.tried
        if before is None or (set(before.who).isdisjoint(event.who) and set(before.groups).isdisjoint(event.groups)):
            return False
        if before.type == event.type and event.date is not None:
            return False
        if any(e.type in _CHANGED for e in events) or event.modality != before.modality:
            return False
        if page.has(sentence.start, sentence.end, "court"):
            return False
        alike = [e.start for e in events if e.type == event.type]
        leads = [page.low[max(sentence.start, start - _LEAD) : start] for start in alike]
        return not any(map(rules.grammar("looks_back").search, leads))

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
            h for h in prisons if not page.search_cut(rules.from_before, max(sentence.start, h.start - 50), h.start)
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
        self._frame(page, sentence, events, cities, rules)
        for event in events:
            if event.court is not None and event.type in _JUDGED:
                self.court, self.court_sentence, self.tried = event.court, sentence.index, event
            fact = to_facts(event.date.date) if event.date else None
            if fact is not None and len(fact) in {7, 10} and event.date is not None:
                self.day, self.day_sentence = event.date, sentence.index
                self.days[event.type] = event.date
            event.year = self.year

    def _frame(
        self, page: Page, sentence: Sentence, events: Sequence[Happening], cities: Sequence[Hit], rules: LanguageRules
    ) -> None:  # fmt: skip
        """The day with which a sentence opens, or on which agents come, that tells no dated event and no words.

        It holds as long as no sentence speaks of another time.
        """
        a, b = sentence.start, sentence.end
        if any(e.date for e in events) or page.has(a, b, "reporting", "speech"):
            self.frame = None
            return
        days = [d for d in page.dates_in(a, b) if d.date is not None]
        opening = page.tokens[min(sentence.first + _OPENING, sentence.last - 1)].start
        fact = to_facts(days[0].date) if len(days) == 1 else None
        opens = bool(days) and (days[0].start < opening or page.search(rules.grammar("agents_come"), a, b) is not None)
        if fact is not None and len(fact) in {7, 10} and sentence.mark == "body" and opens:
            place = cities[0] if len({c.value for c in cities}) == 1 else None
            self.frame, self.frame_sentence = Setting(date=days[0], city=place), sentence.index
        elif days or page.search(rules.grammar("time_counted"), a, b):
            self.frame = None

    def framed(self, sentence: Sentence) -> Setting | None:
        """When and where those came who are told of in the sentences just before."""
        return self.frame if 0 < sentence.index - self.frame_sentence <= _SCENE else None


def _is_year(when: When) -> bool:
    fact = to_facts(when.date)
    return fact is not None and fact.isdigit()
