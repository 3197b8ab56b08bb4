"""When: the day of an event, told in its clause, in the clause before it, or counted from a day told before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from govah.extraction.events.counted import Counted
from govah.extraction.page import Page, Sentence, When
from govah.extraction.rules import LanguageRules
from govah.extraction.story import DEADLY, Happening
from govah.extraction.verb_final.telling import Told
from govah.extraction.verb_final.told_days import day_of_death, is_day, told_days

ONE_ACT = frozenset({"transfer", "raid", "arrest", "torture", "solitary_confinement"})
_BEHIND = 30  # characters between a noun and the day that belongs to it
_OF_THEM = 24  # characters between a noun of what happened and its day, at most
_NOUN_LEAD = 12  # characters before a noun in which "in" or "during" stands
_OPENS = 8  # characters in which words open with a day
_NEAR = 3  # sentences after which a day told is no longer the one meant
_UNITS = ("day", "week", "month", "year")
_IN_UNREST = frozenset({"arrest", "killing"})  # the months of unrest are theirs where no other day is told
SENTENCES = frozenset({"death_sentence", "prison_sentence", "flogging"})
_TOGETHER = {
    "trial": SENTENCES, "execution": frozenset({"burial", "no_notice", "no_final_visit"}),
    "summons": frozenset({"arrest", "interrogation"}), "sentence_overturned": frozenset({"retrial"}),
    "interrogation": frozenset({"arrest"}), "stay": frozenset({"transfer"}),
    "death_sentence": SENTENCES, "prison_sentence": SENTENCES,
}  # fmt: skip

_FOLLOWS = {"summons": _TOGETHER["summons"], "trial": frozenset({"sentence_upheld", "sentence_overturned"})}


class Days:
    """Finds the days of events; remembers the day told last."""

    def __init__(self, page: Page, rules: LanguageRules) -> None:
        self.page, self.rules = page, rules
        self.last: When | None = None
        self.told = -10  # the sentence that told it
        self.kinds: dict[str, When] = {}
        self.death: When | None = None
        self.death_told = -10
        self.row: Sequence[Told] = ()
        self.taken: set[int] = set()

    def turn(self, row: Sequence[Told]) -> None:
        """Begin a sentence that tells all of `row`."""
        self.row, self.taken = row, set()

    def give(self, event: Happening, told: Told, before: Sequence[Happening]) -> None:
        """Date an event; `before` is what its sentence told so far."""
        event.date = None if told.entry.elsewhere else self._when(event, told, before)

    def follow(self, events: Sequence[Happening], told: Sequence[Happening]) -> None:
        """What is one act with an event that the sentences before it dated and placed."""
        for one, other in pairwise(events):
            if (
                other.date is None
                and {one.type, other.type} <= ONE_ACT
                and not self._time_passes(one.start, other.start)
            ):
                other.date = one.date
        for event in events:
            here = event.date is not None and event.type in ONE_ACT and event.type != "transfer"
            if here and event.city is None and event.prison is None:
                known = (e for e in (*told, *events) if e.date is event.date and e.type in ONE_ACT)
                event.city = next((e.city for e in known if e.city is not None and e.type != "transfer"), None)

    def told_again(self, sentence: Sentence, told: Sequence[Happening]) -> None:
        """After "the arrest took place on 3 May in Lar": day and town of the last such event, where it has none."""
        match = self.page.search(self.rules.grammar("told_again"), sentence.start, sentence.end)
        if match is None:
            return
        days = [d for d in self.page.dates_in(sentence.start, sentence.end) if d.date is not None]
        cities = self.page.hits_in(sentence.start, sentence.end, "city")
        for event in reversed(told):
            if sentence.index - event.sentence > _NEAR:
                break
            if event.type in match.groupdict() and match[event.type] and event.date is None:
                event.date = days[0] if len(days) == 1 else None
                event.city = event.city or (cities[0] if len(cities) == 1 else None)

    def keep(self, sentence: Sentence, events: Sequence[Happening]) -> None:
        """Remember the day of the last dated event of a sentence, and that of a death beside a name."""
        self._of_lives(sentence, events)
        for event in events:
            if event.date is not None:
                self.last, self.told = event.date, sentence.index
                self.kinds[event.type] = event.date

    def _when(self, event: Happening, told: Told, before: Sequence[Happening]) -> When | None:
        if is_noun(self.page, told, self.rules):
            found = self._of_noun(event, told, before)
            spot = event.type in ONE_ACT and not any(e.date for e in before)
            return found or (self._ahead(told) if spot and event.counted is None else None)
        own = self._own(event, told)
        if event.type == "death_sentence" and any(t.entry.event == "execution" and t.end == told.end for t in self.row):
            return None  # "hanged by order of the court of X": the day is that of the hanging
        counted = self._of_count(event, told, before, own.start if own is not None else -1)
        if counted is not None or event.counted is not None:
            return counted
        if own is not None:
            return own if not self._passed(own, event, told) else None
        if any(self.page.search(self.rules.grammar("that_day"), *segment) for segment in told.clause):
            return self.last
        if event.type == "raid" and any(e.type == "arrest" and e.date is None for e in before):
            return self.kinds.get("arrest")  # "after the arrest they searched his home"
        last = next((e for e in reversed(before) if e.date is not None), None)
        if last is not None and _one_act(last, event):
            return None if self._time_passes(last.start, event.start) else last.date
        return self._ahead(told) if not any(e.date for e in before) else None

    def _of_noun(self, event: Happening, told: Told, before: Sequence[Happening]) -> When | None:
        """The day of what is told as a noun: right behind it; that of the clause only where the noun says "during"."""
        low = self.page.low
        after = self.rules.grammar("after_noun").match(low, event.start, event.end) is not None
        lead = low[max(told.clause[0][0], event.start - _NOUN_LEAD) : event.start]
        during = self.rules.grammar("during_noun").match(low, event.start, event.end) is not None
        during = during or self.rules.grammar("during_lead").search(lead) is not None
        if after or during or not self._has_verb(told):
            behind = self._behind(event, told)
            if behind is not None:
                self.taken.add(behind.start)
                return behind
        if event.type in _IN_UNREST:
            last = event.end + _NOUN_LEAD
            inside = [d for d in self._dates(told, of_unrest=True) if event.start <= d.start <= last]
            if inside:
                return inside[0]
        if after:
            return self._of_count(event, told, before)
        if during:
            return self._own(event, told)
        if self._has_verb(told) or event.type in SENTENCES:
            return None
        days = list(self._dates(told, of_unrest=False))
        return days[0] if len(days) == 1 else self._own(event, told)

    def _has_verb(self, told: Told) -> bool:
        """Whether the clause of a noun tells something else by its verb."""
        others = (t for t in self.row if t is not told and t.entry.event and t.end > told.end)
        return any(t.clause == told.clause and not is_noun(self.page, t, self.rules) for t in others)

    def _own(self, event: Happening, told: Told) -> When | None:
        """The date in the clause that is the event's: the last before it, or the first inside its words."""
        dates: list[When] = []
        for of_unrest in dict.fromkeys((False, event.type in _IN_UNREST)):
            known = self._dates(told, of_unrest=of_unrest)
            dates = dates or [d for d in known if d.start < event.end and d.start not in self.taken]
        before = [d for d in dates if d.start < event.start]
        inside = [d for d in dates if d.start >= event.start]
        if inside and inside[0].start - event.start < _OPENS and not is_noun(self.page, told, self.rules):
            return inside[-1]  # words that open with a day close with the verb: the last day is before that
        if before:
            return before[-1]
        begin = max(event.start, told.clause[-1][0])
        return next((d for d in dates if not self._another(begin, d.start)), None)

    def _dates(self, told: Told, *, of_unrest: bool) -> Iterator[When]:
        """The dates of a clause that are of its event: not of a birth, of a statement, of the unrest it is told of."""
        for start, end in told.clause:
            yield from told_days(self.page, start, end, self.rules, of_unrest=of_unrest)

    def _of_lives(self, sentence: Sentence, events: Sequence[Happening]) -> None:
        """ "A (1 May 1990 - 2 June 2020) … was hanged": the second day is that of the death."""
        death = day_of_death(self.page, sentence, self.rules)
        if death is not None:
            self.death, self.death_told = death, sentence.index
        for event in events if sentence.index - self.death_told <= 1 else ():
            if event.type in DEADLY and event.date is None:
                event.date = self.death

    def _another(self, start: int, end: int) -> bool:
        """Whether another event of the clause begins between: "arrested and on Monday freed"."""
        return self.page.search(self.rules.grammar("and_between"), start, end) is not None

    def _behind(self, event: Happening, told: Told) -> When | None:
        """The day right behind a noun: "after his arrest on 3 May"."""
        end = min(event.end + _OF_THEM + _BEHIND, told.clause[-1][1])
        for when in told_days(self.page, event.start, end, self.rules, of_unrest=event.type in _IN_UNREST):
            gap = self.page.low[event.end : when.start]
            if when.start < event.end or self.rules.grammar("on_day").fullmatch(gap):
                return when
        return None

    def _passed(self, when: When, event: Happening, told: Told) -> bool:
        """Whether a day before the event is that of another thing told between: "on 3 May arrested and sentenced"."""
        for other in self.row:
            kind = other.entry.event
            if not kind or not when.end <= other.start < event.start or is_noun(self.page, other, self.rules):
                continue
            if not self._another(other.start, event.start) or other.clause != told.clause or kind == event.type:
                continue
            joined = (kind in ONE_ACT and event.type in ONE_ACT) or event.type in _TOGETHER.get(kind, ())
            if not joined or self._time_passes(other.start, event.start):
                return True
        return False

    def _time_passes(self, start: int, end: int) -> bool:
        return self.page.search(self.rules.grammar("time_passes"), start, end) is not None

    def _ahead(self, told: Told) -> When | None:
        """The day of the clauses before that tell nothing else: "On 3 May agents came to his home and seized him"."""
        begin = self.page.sentence_at(told.start).start
        end = told.clause[0][0]
        if begin >= end:
            return None
        if any(begin <= t.start < end and t.entry.event and t.start != told.start for t in self.row):
            return None
        says = self.rules.grammar("says_so")
        known = [d for d in told_days(self.page, begin, end, self.rules) if is_day(d)]
        days = [d for d in known if not self.page.search(says, d.end, end)]
        if len(days) < len(known):
            return None
        said = self.page.search(says, begin, end) is not None
        if not days and not said and not is_noun(self.page, told, self.rules):
            return self.last if self.page.search(self.rules.grammar("that_day"), begin, end) else None
        return days[0] if len(days) == 1 else None

    def _of_count(self, event: Happening, told: Told, before: Sequence[Happening], least: int = -1) -> When | None:
        """The day counted from another: "three days later", "two weeks after his arrest"."""
        for start, end in told.clause:
            for match in self.page.matches(self.rules.grammar("counted_on"), start, min(end, event.end)):
                between = any(match.end() <= t.start < event.start and t.entry.event for t in self.row if t is not told)
                if match.start() < least or between or self._overlaps(match.start(), match.end()):
                    continue
                unit = next(name for name in _UNITS if match[name])
                numbers = [n for n in self.page.numbers_in(match.start(), match.end()) if not n.ordinal]
                count = 1 if match["one"] else int(numbers[0].value) if numbers else 0
                kind = next((k for k, part in match.groupdict().items() if part and k in self.rules.event_types), "")
                if not count or kind == event.type:
                    continue
                told_so = Counted(kind, unit, -count if match["earlier"] else count, match.start(), match.end())
                if kind:
                    event.counted = told_so
                    return None
                anchor = next((e.date for e in reversed(before) if e.date is not None), None) or self._lately(event)
                return told_so.from_anchor(self.page, anchor) if anchor is not None and is_day(anchor) else None
        return None

    def _overlaps(self, start: int, end: int) -> bool:
        return any(d.date is not None for d in self.page.dates_in(start, end))

    def _lately(self, event: Happening) -> When | None:
        return self.last if event.sentence - self.told <= _NEAR else None


def _one_act(one: Happening, other: Happening) -> bool:
    """Whether what is told next goes on with the act told before: seized, beaten, moved; called in, tried and more."""
    return {one.type, other.type} <= ONE_ACT or other.type in _FOLLOWS.get(one.type, ())


def is_noun(page: Page, told: Told, rules: LanguageRules) -> bool:
    """Whether what is told closes with no verb: "after his arrest"."""
    words = page.words_in(told.start, told.end)
    finite = rules.grammar("finite").words
    if not words or finite[words[-1]] or words[-1] == rules.grammar("and_word").pattern:
        return False
    after = page.tokens[page.token_at(told.end) : page.token_at(told.end) + 1]
    return bool(after) and after[0].low != "." and not finite[after[0].low]
