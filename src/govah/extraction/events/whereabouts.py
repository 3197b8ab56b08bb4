"""Which dates and places of a sentence can be those of an event: no origin, part of a name, publisher or dateline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from copy import copy
from typing import Self

from govah.extraction.events.asides import Asides
from govah.extraction.page import Hit, Page, Sentence, When
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Happening, Mention
from govah.text.dates_out import to_facts

_BODIES = ("source", "organisation")
_REACH, _PHRASE = 60, 160
_OF_OTHERS = ("no_event_date", "deed_before", "other_happening_before")
_CONNECTS = 40
_TOP = 40  # sentences of a report in which its dateline stands
_AFTER_DATELINE = re.compile(r"(?::|\)?,? (?:\(?[A-Z][\w.&/ ]{0,24}\)?,? ?)?(?:-{1,2}|,) (?=\S)(?<!, )|\) ?[:-])")
_PEOPLE = frozenset({"name", "one", "many", "same"})
_PRECISION = {10: 4, 7: 2, 4: 1}  # by the length of a fact


class Whereabouts:
    """The dates and places of one sentence that may be bound to its events."""

    def __init__(self, page: Page, sentence: Sentence, rules: LanguageRules, mentions: Sequence[Mention]) -> None:
        self.page, self.sentence, self.rules = page, sentence, rules
        self.starts = {m.start for m in mentions if m.kind in _PEOPLE}
        a, b = sentence.start, sentence.end
        self.dates = [d for d in page.dates_in(a, b) if d.date is not None and not self._of_something_else(d)]
        self.courts = page.hits_in(a, b, "court")
        self.heads: dict[int, Hit] = {}
        self.seats: list[Hit] = []
        self.named: list[Hit] = []
        self.prisons, tails = self._prisons(page.hits_in(a, b, "prison"))
        cities, provinces = page.hits_in(a, b, "city"), page.hits_in(a, b, "province")
        if not cities and not provinces and not tails:
            self.cities: list[Hit] = []
            self.provinces: list[Hit] = []
            return
        provinces = _meant(page, provinces, cities, rules)
        taken = {(h.start, h.end) for h in provinces}
        names = [(m.start, m.end) for m in mentions if m.kind in {"name", "same"}]
        names += [(h.start, h.end) for h in (*page.hits_in(a, b, *_BODIES), *self.courts, *self.prisons)]
        cities = [h for h in cities if (h.start, h.end) not in taken]
        people = [m.end for m in mentions if m.kind in _PEOPLE]
        bars = [h for h in (*cities, *provinces) if self._origin(h, people)]
        origins = {h.start for h in (*bars, *self._after(bars, (*cities, *provinces)))}
        free = [
            h for h in (*cities, *provinces)
            if h.start not in origins and not _inside(h, names) and not self._seat(h) and not self._part_of_name(h)
        ]  # fmt: skip
        self.named = sorted(free, key=lambda h: h.start)
        found = self._told(sorted([*free, *tails], key=lambda h: h.start))
        self.cities = [h for h in found if h.kind == "city"]
        self.provinces = [h for h in found if h.kind == "province"]

    def within(self, asides: Asides, event: Happening) -> Self:
        """The same without what cannot be of the event: it is told in an aside, or the event is."""
        if not asides.spans:
            return self
        part = copy(self)
        for slot in ("dates", "courts", "prisons", "cities", "provinces", "seats"):
            setattr(part, slot, [item for item in getattr(self, slot) if asides.holds(item.start, event)])
        return part

    def _of_something_else(self, date: When) -> bool:
        """Whether the date is a dateline or describes another noun ("the April 2005 protests", "the raid of 2018")."""
        page, low = self.page, self.page.low
        if _dateline(page, self.sentence, date):
            return True
        if self._of_source(date):
            return True
        first = max(self.sentence.start, date.start - _PHRASE)
        if any(self.page.search(self.rules.grammar(name), first, date.start) for name in _OF_OTHERS):
            return True
        found = self.page.search(
            self.rules.grammar("modifies_before"), max(self.sentence.start, date.start - 30), date.start
        )
        if found is None or date.kind == "anchored":
            return False
        if self.page.search(self.rules.grammar("time_frame"), max(self.sentence.start, date.start - 60), date.start):
            return False
        words = found[0].split()
        if self.rules.grammar("of").words[words[0]]:
            noun = page.token_at(date.start) - len(words) - 1
            owner = page.tokens[max(0, noun)]
            return not any(h.start <= owner.start < h.end for h in page.hits_in(owner.start - 40, owner.end, "trigger"))
        after = self.rules.grammar("modified_after").match(low, date.end)
        return after is not None and not page.has(date.end, date.end + 3, "trigger", "month")

    def _of_source(self, date: When) -> bool:
        """Whether the date stands in brackets, or with "of", behind a newspaper or body and dates what it published."""
        page = self.page
        issue = page.search(self.rules.grammar("issue_of"), max(self.sentence.start, date.start - 12), date.start)
        if issue is not None and any(
            h.end == issue.start() for h in page.hits_in(date.start - _PHRASE, date.start, *_BODIES)
        ):
            return True
        if page.plain[date.start - 1 : date.start] != "(":
            return False
        return any(0 <= date.start - h.end <= 3 for h in page.hits_in(date.start - _PHRASE, date.start, *_BODIES))

    def _prisons(self, hits: Sequence[Hit]) -> tuple[list[Hit], list[Hit]]:
        """The prisons, each once; a city told besides a prison with a name of its own is a place of its own."""
        kept: list[Hit] = []
        tails: list[Hit] = []
        for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
            if any(k.start <= hit.start and hit.start < k.end for k in (*kept, *tails)):
                continue
            words = self.page.low[hit.start : hit.end]
            some = self._some_prison(hit)
            if some is not None:
                tails.append(some)
                continue
            told = self.rules.grammar("prison_in_city").match(words) or self.rules.grammar("city_of_prison").match(
                words
            )
            if told is None:
                kept.append(hit)
                continue
            a, b = (hit.start + told.start("prison"), hit.start + told.end("prison"))
            prison = Hit(a, b, hit.kind, hit.id, hit.value)
            kept.append(prison)
            at, to = hit.start + told.start("place"), hit.start + told.end("place")
            tails.append(Hit(at, to, "city", hit.id, self.page.plain[at:to]))
            self.heads[at] = prison
        return kept, tails

    def _some_prison(self, hit: Hit) -> Hit | None:
        """ "In a prison in Yazd": the city, since which of its prisons is meant is not said."""
        told = self.rules.grammar("some_prison").match(self.page.low, hit.start, hit.end)
        lead = max(self.sentence.start, hit.start - _CONNECTS)
        if told is None or not self.page.search(self.rules.grammar("some_prison_before"), lead, hit.start):
            return None
        return Hit(told.start("place"), hit.end, "city", hit.id, self.page.plain[told.start("place") : hit.end])

    def _origin(self, hit: Hit, people: Iterable[int]) -> bool:
        """Whether somebody comes from the place: "a man from …", "Reza Karimi of …"."""
        low = self.page.low
        lead = low[max(self.sentence.start, hit.start - 60) : hit.start]
        if self.rules.origin_before.search(lead) or self.rules.grammar("home_before").search(lead):
            return True
        lead = low[max(self.sentence.start, hit.start - _PHRASE) : hit.start]
        if any(self.rules.grammar(name).search(lead) for name in ("deed_before", "other_happening_before")):
            return True
        owned = self.page.search(self.rules.grammar("place_owned_before"), max(0, hit.start - 4), hit.start)
        return owned is not None and any(-2 < owned.start() - end < 4 for end in people)

    def _seat(self, hit: Hit) -> bool:
        """Whether those who act sit there ("police in …"); kept, since where they seize somebody is mostly there."""
        lead = self.page.low[max(self.sentence.start, hit.start - _REACH) : hit.start]
        if self.rules.grammar("actor_before").search(lead) is None or self.rules.grammar("office_before").search(lead):
            return False
        if self._part_of_name(hit):
            return True
        self.seats.append(hit)
        return True

    def _bare(self, between: str) -> str:
        """What stands between two places, without the word for what the first one is."""
        kind = self.rules.grammar("place_kind").match(between)
        return between if kind is None else between[kind.end() :] or " "

    def _after(self, origins: Sequence[Hit], places: Sequence[Hit]) -> list[Hit]:
        """Places right after a place of origin, which belong to it: "from Lar, Southern province"."""
        follows, low = self.rules.grammar("place_follows"), self.page.low
        return [
            hit for hit in places for other in origins
            if 0 < hit.start - other.end <= _CONNECTS and follows.fullmatch(self._bare(low[other.end : hit.start]))
        ]  # fmt: skip

    def _part_of_name(self, hit: Hit) -> bool:
        """Whether capitals at the side make the place a part of a longer name ("… Human Rights Network")."""
        page = self.page
        i, k = page.token_at(hit.start), page.token_at(hit.end)
        if k < len(page.tokens):
            after = page.tokens[k]
            beside = page.plain[hit.end : after.start] == " " and after.capital and k < self.sentence.last
            beside = beside and after.start not in self.starts
            placed = after.low in self.rules.place_words or page.has(after.start, after.start + 1, "weekday", "month")
            if beside and not placed and not page.dates_in(after.start, after.start + 1):
                return True
            describes = self.rules.grammar("place_noun_after").match(page.low, hit.end) is not None
            describes = describes and self.rules.grammar("place_saw").match(page.low, hit.end) is None
            if describes and page.plain[hit.end : after.start] == " " and not page.has(hit.end, after.end, "trigger"):
                return True
        before = page.tokens[i - 1] if i > self.sentence.first else None
        return (
            before is not None and before.kind == "word" and before.capital and i - 1 > self.sentence.first
            and page.plain[before.end : hit.start] == " "
            and not page.has(before.start, before.start + 1, "weekday", "month", "place_head", "direction")
        )  # fmt: skip

    def _told(self, places: Sequence[Hit]) -> list[Hit]:
        """The places told as where something happens, and those told right after such a place or after a prison."""
        low, found = self.page.low, list[Hit]()
        before, follows = self.rules.grammar("place_before"), self.rules.grammar("place_follows")
        into, saw = self.rules.grammar("destination_before"), self.rules.grammar("place_saw")
        owner = self.rules.grammar("place_owned")
        for hit in places:
            lead = low[max(self.sentence.start, hit.start - _REACH) : hit.start]
            heads = [
                h for h in (*found, *self.prisons, *self.courts, *self.seats) if 0 <= hit.start - h.end < _CONNECTS
            ]
            larger = [h for h in heads if follows.fullmatch(self._bare(low[h.end : hit.start]))]
            if hit.start in self.heads:
                told = True
            elif larger and larger[-1].start != hit.start:  # of a city within a city the nearer one counts
                told = hit.kind != "city" or all(h.kind != "city" for h in larger)
                self.heads[hit.start] = larger[-1]
            else:
                told = bool(before.search(lead) or into.search(lead) or saw.match(low, hit.end)) or self._label(hit)
                told = told or self.rules.grammar("office_before").search(lead) is not None
                told = told or owner.match(low, hit.end) is not None
            if told:
                found.append(hit)
        return found

    def _label(self, hit: Hit) -> bool:
        """Whether the place labels what follows on its line ("Lar: two arrested"); in capitals it is a dateline."""
        alone = hit.start == self.sentence.start and hit.kind == "city"
        return (
            alone
            and self.page.plain[hit.end : hit.end + 2] == ": "
            and not self.page.plain[hit.start : hit.end].isupper()
        )


def precision(when: When) -> int:
    """How exact a date is: 4 a day, 3 a day without year, 2 a month, 1 a year or a yearless month, 0 nothing."""
    fact = to_facts(when.date)
    if fact is None:
        return 0
    return 3 if len(fact) == len("--01-31") and fact.startswith("--") else _PRECISION[len(fact)]


def outermost(hits: Iterable[Hit]) -> list[Hit]:
    """Hits of one kind without those inside a longer one, or right behind one."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if not any(k.start <= hit.start < k.end for k in kept):
            kept.append(hit)
    return kept


def _inside(hit: Hit, spans: Iterable[tuple[int, int]]) -> bool:
    return any(a <= hit.start and hit.end <= b for a, b in spans)


def _meant(page: Page, hits: Sequence[Hit], cities: Sequence[Hit], rules: LanguageRules) -> list[Hit]:
    """The hits that are meant as provinces: followed by the word, or no city of that name is listed."""
    known = {(h.start, h.end) for h in cities}
    return [
        hit for hit in hits
        if (hit.start, hit.end) not in known
        or rules.grammar("province_after").match(page.low, hit.end)
        or page.search(rules.grammar("province_before"), max(0, hit.start - 14), hit.start)
    ]  # fmt: skip


def _dateline(page: Page, sentence: Sentence, date: When) -> bool:
    """Whether the date stands in the dateline ("May 12, 2023:", "PARIS, 3 May - ") and dates the telling.

    Further down the page, or in a list, such a date labels what the line tells.
    """
    if date.start - sentence.start > 60 or sentence.mark == "item" or sentence.index > _TOP:
        return False
    if any(s.mark in {"body", "item"} and s.end - s.start > 60 for s in page.sentences[: sentence.index]):
        return False
    if _AFTER_DATELINE.match(page.plain, date.end) is None or page.has(sentence.start, date.start, "prep"):
        return False
    return not any(t.kind == "word" and not t.capital for t in page.tokens_in(sentence.start, date.start))
