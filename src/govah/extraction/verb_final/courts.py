"""Before whom: the court and the judge of a judgment, from its clause, the clause before it or another sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from govah.extraction.events.verdicts import FIRST, REVIEWS, is_review
from govah.extraction.page import Hit, Page, Sentence
from govah.extraction.people.cast import Cast
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Happening
from govah.extraction.verb_final.days import SENTENCES, is_noun
from govah.extraction.verb_final.telling import Told
from govah.model import Modality

_LEAD = 40  # characters in which the words stand that say that a name is a judge's
_SOON = 2  # sentences after which a court spoken of is no longer the one meant
_ANY = frozenset({"retrial", "summons", "stay", "pardon"})
BEFORE_COURT = FIRST | REVIEWS | _ANY | SENTENCES


class Courts:
    """Finds the courts and judges of events."""

    def __init__(self, page: Page, cast: Cast, rules: LanguageRules) -> None:
        self.page, self.cast, self.rules = page, cast, rules
        self.spoken: Hit | None = None
        self.spoken_sentence = -10
        self.judged: Happening | None = None
        self.judged_sentence = -10

    def lend(self, sentence: Sentence, events: Sequence[Happening]) -> None:
        """Before the court that a sentence just before spoke of without a judgment; and remember such a court."""
        courts = self.page.hits_in(sentence.start, sentence.end, "court")
        if not courts and self.spoken is not None and sentence.index - self.spoken_sentence <= _SOON:
            for event in events:
                if event.type in FIRST and event.court is None and event.modality is Modality.ASSERTED:
                    event.court = self.spoken
        for event in events:
            last = self.judged
            near = last is not None and sentence.index - self.judged_sentence == 1
            if (
                near
                and last is not None
                and event.court is None
                and not courts
                and self._goes_on(sentence, event, last)
            ):
                event.court, event.judge = last.court, event.judge or last.judge
            if event.court is not None and event.type in BEFORE_COURT:
                self.judged, self.judged_sentence = event, sentence.index
        first = [h for h in courts if not is_review(self.page, h, self.rules)]
        if len({h.value for h in first}) == 1 and not any(e.type in BEFORE_COURT for e in events):
            self.spoken, self.spoken_sentence = first[0], sentence.index
        elif courts:
            self.spoken = None

    def _goes_on(self, sentence: Sentence, event: Happening, last: Happening) -> bool:
        """ "X was given two years as well", "under this verdict X was given two years", "those tried were: X, Y"."""
        if event.type != last.type and not {event.type, last.type} <= SENTENCES:
            return False
        if self.page.search(self.rules.grammar("by_that_ruling"), sentence.start, event.end):
            return event.type in SENTENCES
        listed = bool(last.groups) and not last.who and len(event.who) > 1
        also = listed or self.page.search(self.rules.grammar("also"), *event.clause) is not None
        return also and event.type == last.type

    def say_more(self, sentence: Sentence, events: Sequence[Happening]) -> None:
        """The branch that a sentence about these judgments names, for those told to be of its court alone."""
        for court in self.page.hits_in(sentence.start, sentence.end, "court"):
            words = set(court.value.split())
            for event in events:
                if event.court is not None and set(event.court.value.split()) < words:
                    event.court = court

    def give(self, event: Happening, told: Told, before: Sequence[Happening]) -> Happening | None:
        """Give a judgment its court and judge; `before` is what its sentence told so far.

        A second judgment where two courts gave it one after the other ("upheld on appeal and by the Supreme Court").
        """
        if event.type not in BEFORE_COURT:
            return None
        courts = self._courts(event, told)
        event.court = self._fitting(event, courts, told) or self._said_before(event, told, before)
        event.judge = self._judge(event, told)
        last = next((e for e in reversed(before) if e.type in BEFORE_COURT and _same(e, event)), None)
        if event.court is not None and last is not None and last.court is event.court:
            event.judge = event.judge or last.judge
        if event.type == "sentence_upheld" and event.court is not None:
            return self._second(event, courts)
        return None

    def finish(self, sentence: Sentence, events: Sequence[Happening]) -> None:
        """ "His term was eleven years, which Branch 2 of … gave": the court of a clause that only says whose it was."""
        open_ones = [e for e in events if e.type in SENTENCES and e.court is None]
        if not open_ones:
            return
        used = [e.court for e in events if e.court is not None]
        for court in self.page.hits_in(open_ones[-1].end, sentence.end, "court"):
            if court in used or is_review(self.page, court, self.rules):
                continue
            if self.rules.grammar("gave_it").match(self.page.low, court.end, sentence.end):
                open_ones[-1].court = court

    def _courts(self, event: Happening, told: Told) -> list[Hit]:
        """The courts of the clause up to the event, right behind a noun, and before the relative word."""
        reach = told.end
        if is_noun(self.page, told, self.rules):
            behind = self.rules.grammar("court_behind").match(self.page.low, told.end, told.clause[-1][1])
            reach = behind.end() if behind is not None else reach
        segments = [*([told.head] if told.head is not None else []), *told.clause]
        return [h for a, b in segments for h in self.page.hits_in(a, b, "court") if h.start <= reach]

    def _fitting(self, event: Happening, courts: Sequence[Hit], told: Told) -> Hit | None:
        """The last court of the clause, of several the last of the kind that gives such rulings."""
        if event.type in _ANY:
            return courts[-1] if courts else None
        fitting = [h for h in courts if is_review(self.page, h, self.rules) == (event.type in REVIEWS)]
        if fitting:
            return fitting[-1]
        return courts[-1] if courts and self._rules_itself(event, courts[-1], told) else None

    def _rules_itself(self, event: Happening, court: Hit, told: Told) -> bool:
        """Whether a court of the other kind gave it: a court of appeal may sentence, a first one not review."""
        if event.type in REVIEWS or not self.page.search_cut(
            self.rules.grammar("may_sentence"), court.start, court.end
        ):
            return False
        begin = next((a for a, b in told.clause if a <= court.start < b), self.page.sentence_at(court.start).start)
        lead = self.page.low[max(begin, court.start - _LEAD) : court.start]
        return event.type in SENTENCES and self.rules.grammar("of_court").search(lead) is not None

    def _said_before(self, event: Happening, told: Told, before: Sequence[Happening]) -> Hit | None:
        """The court that the sentence spoke of before this clause: "Branch 34 heard his lawyers and ordered …"."""
        begin = self.page.sentence_at(told.start).start
        found = []
        for court in self.page.hits_in(begin, told.start, "court"):
            lead = self.page.low[max(begin, court.start - _LEAD) : court.start]
            if self.rules.grammar("verdict_of").search(lead) is None:
                found.append(court)
        given = self._fitting(event, found, told)
        others = [e for e in before if e.court is given]
        return None if any(_taken(e, event) for e in others) else given

    def _second(self, event: Happening, courts: Sequence[Hit]) -> Happening | None:
        others = [h for h in courts if h is not event.court and is_review(self.page, h, self.rules)]
        if others and event.court is not None:
            gap = self.page.low[others[-1].end : event.court.start]
            if self.rules.grammar("court_joint").fullmatch(gap):
                return replace(event, court=others[-1], outcome="", judge=None, again=True)
        return None

    def _judge(self, event: Happening, told: Told) -> tuple[int, int] | None:
        """The judge named in the clause, if beside no court than the event's."""
        judge = self.rules.grammar("judge_before")
        sentence = self.page.sentence_at(told.start)
        segments = [*([told.head] if told.head is not None else []), *told.clause]
        if event.court is not None and event.court.start < segments[0][0]:
            segments.insert(0, (event.court.start, segments[0][0]))
        for run in self.cast.by_sentence.get(sentence.index, ()):
            lead = self.page.low[max(sentence.start, run.start - _LEAD) : run.start]
            inside = any(start <= run.start < end for start, end in segments)
            if not inside or not judge.search(lead) or run.start > told.end:
                continue
            beside = [h for h in self.page.hits_in(sentence.start, run.start, "court") if run.start - h.end < _LEAD]
            if (
                not beside
                or beside[-1] is event.court
                or (event.court is None and self._fitting(event, beside[-1:], told))
            ):
                return (run.start, run.end)
        return None


def _taken(other: Happening, event: Happening) -> bool:
    """Whether a court told of before is that of the other judgment only.

    Not for a review of it, nor for what others were sentenced to by the side ("X was given death and Y ten years").
    """
    if _same(other, event):
        return other.type in SENTENCES and event.type not in REVIEWS
    return not {other.type, event.type} <= SENTENCES


def _same(one: Happening, other: Happening) -> bool:
    """Whether two events are of the same people."""
    return set(one.who) == set(other.who) and set(one.groups) == set(other.groups)
