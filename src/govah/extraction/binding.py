"""When and where: binds dates, prisons, cities, provinces, courts and judges of a sentence to its events."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govah.extraction.page import Hit, Page, Sentence, When
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Happening, Mention
from govah.extraction.whereabouts import Whereabouts

_FAR = 40
_OBJECT = 25
_RELATIVE = 70
_OPENING = 5
_SUBJECT = 8  # words between a court, with where it sits, and its verb
_LINKED = 3  # words between a judgment and what befalls it ("was then upheld")
_CLAUSE = frozenset({"that", ":", ";"})
_SAYING = ("reporting", "speech")
_THAT = re.compile(r"[^.;]{0,60}?\bthat\b")
_REVIEWS = frozenset({"sentence_upheld", "sentence_overturned", "appeal", "retrial", "pardon", "stay", "summons"})
_JUDICIAL = frozenset({
    "death_sentence", "prison_sentence", "sentence_upheld", "sentence_overturned", "retrial", "appeal", "stay",
})  # fmt: skip
_JUDGED = frozenset({"trial", "death_sentence", "prison_sentence"})
_SEIZED = frozenset({"arrest", "raid", "summons", "killing"})
_ANY_COURT = frozenset({"retrial", "pardon", "stay", "summons"})
_INTO = frozenset({"transfer", "solitary_confinement"})


class Places(Whereabouts):
    """The dates and places of one sentence, and how far each stands from each event of it."""

    def distance(
        self, start: int, end: int, event: Happening, others: Sequence[Happening], *, agent: bool = False
    ) -> int:
        """How far a passage stands from an event, in tokens, with surcharges for clause borders and events between."""
        page = self.page
        if start >= event.end:
            lo, hi, cost = event.end, start, 0
        elif end <= event.start:
            lo, hi, cost = end, event.start, 3 if agent else self._leaning(start, others)
        else:
            return 0
        tokens = page.tokens_in(lo, hi)
        cost += len(tokens)
        for k, token in enumerate(tokens):
            if token.low == ";":
                cost += 30
            elif token.low == "," and k == 0 and end <= event.start:
                continue
            elif token.low == ",":
                cost += 1
        walls = page.hits_in(lo, hi, "relativiser", "break")
        cost += 7 * len(walls)
        if start >= event.end and self._joins_on(start, hi):
            cost += 25
        if start >= event.end and (page.has(lo, hi, "reporting") or self._told_on(start, lo)):
            cost += 45
        if end <= event.start and not agent and (self._of_statement(start, end, hi) or self._anchors(end, hi)):
            return cost + 45
        if start >= event.end and not agent and self.rules.grammar("gerund_between").search(page.low, lo, hi):
            cost += 12
        between = {
            (o.start, o.end)
            for o in others
            if lo <= o.start and o.end <= hi and (o.start, o.end) != (event.start, event.end)
        }
        cost += 8 * len(between)
        opens = end <= event.start and self._opens(start) and ";" not in page.low[lo:hi]
        return min(cost, 20) if opens else cost  # what opens a sentence or clause frames all of it

    def _opens(self, start: int) -> bool:
        """Whether the passage opens the sentence, or the clause after "that", a colon or the dash of a dateline."""
        page, at = self.page, self.page.token_at(start)
        if at - self.sentence.first < _OPENING and not self._told_before(start):
            return True
        for k in range(at - 1, max(self.sentence.first, at - _OPENING) - 1, -1):
            token = page.tokens[k]
            if token.low in _CLAUSE or (token.low == "-" and page.plain[token.start - 1 : token.end + 1] == " - "):
                return not any(h.start >= token.end for h in page.hits_in(token.end, start, "trigger"))
        return False

    def _joins_on(self, start: int, last: int) -> bool:
        """Whether the passage opens a joined clause with an event of its own ("was tried, and in May hanged")."""
        page, sentence = self.page, self.sentence
        lead = page.low[max(sentence.start, start - 30) : start]
        return bool(self.rules.grammar("joins_on").search(lead)) and page.has(last, sentence.end, "trigger")

    def _of_statement(self, start: int, end: int, last: int) -> bool:
        """Whether the passage before the event says when somebody spoke of it ("on Sunday his lawyer said that …")."""
        page, low = self.page, self.page.low
        if self.rules.grammar("cleft").search(low, self.sentence.start, start):
            return False
        said = [h for h in page.hits_in(self.sentence.start, last, *_SAYING) if not _according(page, h)]
        if _THAT.match(low, end, last) and any(h.end <= start for h in said):
            return True
        if self.rules.grammar("asks").search(low, end, last):
            return True
        return any(h.start >= end and _THAT.match(low, h.end, last) for h in said)

    def _told_on(self, start: int, first: int) -> bool:
        """Whether a verb of saying stands right before the passage ("… was hanged, his wife complained on Monday")."""
        said = self.page.hits_in(first, start, "speech")
        return bool(said) and len(self.page.tokens_in(said[-1].end, start)) <= _LINKED

    def _anchors(self, end: int, last: int) -> bool:
        """Whether the event only fixes the time of another: "on 3 May, a year after his arrest, he was tried"."""
        return self.rules.grammar("anchor_before").search(self.page.low, end, last) is not None

    def _told_before(self, start: int) -> bool:
        """Whether a verb before the passage already tells of an event."""
        return any(h.value != "noun" for h in self.page.hits_in(self.sentence.start, start, "trigger"))

    def _leaning(self, start: int, others: Sequence[Happening]) -> int:
        """The surcharge of a passage before its event: small at the start ("In May, he was …"), large right after
        another event, to which it then belongs ("… in May and was …")."""
        if not any(o.end <= start for o in others):
            return 3
        i = self.page.token_at(start) - 1
        steps = 0
        while i > self.sentence.first and steps < 4:
            if self.page.tokens[i].low in {",", ";", "-", ":", "that", "but"}:
                return 6
            i, steps = i - 1, steps + 1
        return 12

    def nearest(
        self, candidates: Sequence[Hit | When], event: Happening, events: Sequence[Happening], *, agent: bool = False
    ) -> Hit | When | None:
        """The candidate that belongs to the event rather than to another event of the sentence."""
        best: tuple[int, Hit | When] | None = None
        for item in candidates:
            if self.leads_to(item, event):
                return item
            cost = self.distance(item.start, item.end, event, events, agent=agent)
            rival = min(
                (
                    self.distance(item.start, item.end, o, events, agent=agent)
                    for o in events
                    if o is not event and o.type != event.type
                ),
                default=10_000,
            )
            if (rival < cost and not self._shared(item, event, events)) or self._of_next(item, event, events):
                cost += 30
            if cost <= _FAR and (best is None or cost < best[0]):
                best = (cost, item)
        if best is None or best[0] > _FAR:
            return None
        if (
            best[0] > 24
            and len(events) > 1
            and len({e.type for e in events}) > 1
            and not self._shared(best[1], event, events)
        ):
            return None
        return best[1]

    def _of_next(self, item: Hit | When, event: Happening, events: Sequence[Happening]) -> bool:
        """Whether another transfer stands between a transfer and the passage, which then belongs to that one."""
        return event.type == "transfer" and any(
            o.type == event.type and event.end <= o.start < item.start for o in events
        )

    def _shared(self, item: Hit | When, event: Happening, events: Sequence[Happening]) -> bool:
        """Whether the passage opens the sentence and no clause border stands between it and the event."""
        lo, hi = (event.end, item.start) if item.start >= event.end else (item.end, event.start)
        if self.page.has(lo, hi, "relativiser", "break") or ";" in self.page.low[lo:hi]:
            return False
        if item.end > event.start:
            return False
        first = self.page.token_at(item.start) - self.sentence.first
        return (first < 6 and not self._told_before(item.start)) or (first < 14 and self._fronted(item.start, events))

    def _fronted(self, start: int, events: Sequence[Happening]) -> bool:
        """Whether only nouns tell of events before the passage ("In a raid on their homes on 3 May …, police …")."""
        page, first = self.page, self.sentence.start
        earlier = page.hits_in(first, start, "trigger")
        opens = page.hits_in(first, page.tokens[self.sentence.first].end, "prep", "break")
        return bool(opens) and all(h.value == "noun" for h in earlier) and "," not in page.low[first:start]

    def rules_itself(self, court: Hit, event: Happening) -> bool:
        """Whether a court of another kind is told as the one that gives the ruling, as subject or agent."""
        if court.end <= event.start:
            between = self.page.tokens_in(court.end, event.start)
            told = len(between) <= _SUBJECT and all(t.low != "," for t in between)
            return told and not self.page.hits_in(court.end, event.start, "be", "relativiser", "break")
        return self.rules.grammar("by_before").search(self.page.low, event.end, court.start) is not None

    def since(self, date: When) -> bool:
        """Whether the date is only the beginning of something ("since 2009")."""
        lead = max(self.sentence.start, date.start - _FAR)
        return self.rules.grammar("since_before").search(self.page.low, lead, date.start) is not None

    def leads_to(self, item: Hit | When, event: Happening) -> bool:
        """Whether "where" leads from the place to the event: "… Prison, where he was hanged"."""
        if isinstance(item, When):
            return False
        end = max([item.end, *(h.end for h in (*self.cities, *self.provinces) if self.lies_in(item, h))])
        if not 0 < event.start - end < _RELATIVE:
            return False
        between = self.page.low[end : event.start]
        return bool(self.rules.grammar("where_after").match(between)) and "," not in between[8:]

    def listed(self, place: Hit) -> bool:
        """Whether the place stands in a list ("in Lar, Fasa and in Yazd"), none of which is the place of one event."""
        row = [place]
        for step, rest in ((1, self.named), (-1, self.named[::-1])):
            at = place
            for other in rest:
                first, second = (at, other) if step > 0 else (other, at)
                if first.end <= second.start and self._joined(first, second):
                    at = other
                    row.append(other)
        row.sort(key=lambda h: h.start)
        last = self.page.low[row[-2].end : row[-1].start] if len(row) > 1 else ","
        return last.strip() != ","

    def _joined(self, first: Hit, second: Hit) -> bool:
        return self.rules.grammar("place_joins").fullmatch(self.page.low[first.end : second.start]) is not None

    def lies_in(self, item: Hit, larger: Hit) -> bool:
        """Whether the larger place is told right behind the smaller, or behind the one that holds it."""
        head = self.heads.get(larger.start)
        return head is not None and (head is item or self.lies_in(item, head))


def bind_places(
    page: Page, sentence: Sentence, events: Sequence[Happening], rules: LanguageRules, mentions: Sequence[Mention] = ()
) -> None:  # fmt: skip
    """Give every event of the sentence its date and places, as far as the sentence says them."""
    if not events:
        return
    places = Places(page, sentence, rules, mentions)
    for event in events:
        if event.implied:
            continue
        carries = rules.event_types[event.type].carries if event.type in rules.event_types else ()
        if "date" in carries or not carries:
            dated = [e for e in events if not _undated(page, e, events, rules)]
            dates = places.dates if _lasts(event, rules) else [d for d in places.dates if not places.since(d)]
            found = places.nearest(dates, event, dated) if event in dated else None
            event.date = found if isinstance(found, When) else None
        if "prison" in carries:
            event.prison = _prison(page, places, event, events, rules)
        if "court" in carries and places.courts:
            event.court = _court(page, places, event, events, rules)
        if "city" in carries:
            event.city = _town(places, places.cities, event, events)
            event.city = event.city or _seat(places, event, events)
        if "province" in carries:
            event.province = _town(places, places.provinces, event, events)


def _town(places: Places, items: Sequence[Hit], event: Happening, events: Sequence[Happening]) -> Hit | None:
    """The city or province of an event: the one told right behind its prison, court or city, or one that stands free.

    A place behind another prison than the event's is where that one lies.
    """
    bound = [h for h in (event.prison, event.court, event.city) if h is not None]
    for item in items:
        if any(places.lies_in(h, item) for h in bound):
            return item
    free = [h for h in items if h.start not in places.heads]
    hit = places.nearest(free, event, events)
    if not isinstance(hit, Hit) or (event.type in _JUDICIAL and not _sat_there(places, hit, event)):
        return None
    return None if places.listed(hit) else hit


def _seat(places: Places, event: Happening, events: Sequence[Happening]) -> Hit | None:
    """Where those who act sit, if no other place is told: "police in Lar arrested …", "police in Lar, where …"."""
    seats = [h for h in places.seats if h.kind == "city"]
    if event.type not in _SEIZED:
        seats = [h for h in seats if places.leads_to(h, event)]
    hit = places.nearest(seats, event, events) if event.prison is None else None
    return hit if isinstance(hit, Hit) else None


def _according(page: Page, hit: Hit) -> bool:
    """Whether the words of saying are a mere preposition ("according to")."""
    return page.tokens[max(0, page.token_at(hit.end) - 1)].low == "to"


def _lasts(event: Happening, rules: LanguageRules) -> bool:
    return event.type in rules.event_types and rules.event_types[event.type].lasting


def _undated(page: Page, event: Happening, events: Sequence[Happening], rules: LanguageRules) -> bool:
    """Whether the dates of the sentence are not of this event: it is only reviewed there, or remembered."""
    if rules.grammar("anniversary_before").search(page.low, max(0, event.start - _OBJECT - 10), event.start):
        return True
    return _reviewed(page, event, events, rules)


def _reviewed(page: Page, event: Happening, events: Sequence[Happening], rules: LanguageRules) -> bool:
    """ "upheld his death sentence on 3 May", "had his sentence carried out": the day is that of what befalls it.

    Not in "upheld the death sentence passed in 2019", where words of passing follow.
    """
    if event.type not in _JUDGED or rules.grammar("passed_after").match(page.low, event.end):
        return False
    for other in events:
        if other.implied or (other.type not in _REVIEWS and other.type != "execution"):
            continue
        ahead, behind = event.start - other.end, other.start - event.end
        if other.type in _REVIEWS and 0 <= ahead < _OBJECT and "," not in page.low[other.end : event.start]:
            return True
        if 0 <= behind < _OBJECT and len(page.tokens_in(event.end, other.start)) <= _LINKED:
            return True
        if other.start < event.end and event.start < other.end:
            return True
    return False


def _sat_there(places: Places, place: Hit, event: Happening) -> bool:
    """Whether the place is told of a judgment itself or of its court, not of where somebody is held or did a deed."""
    opens = places.page.token_at(place.start) - places.sentence.first < _OPENING and not places.prisons
    heads = [event.end, *([event.court.end] if event.court else []), *(h.end for h in places.cities if h is not place)]
    after = any(place.start - head >= 0 and len(places.page.tokens_in(head, place.start)) <= 3 for head in heads)
    return after or (opens and place.end <= event.start)


def _court(
    page: Page, places: Places, event: Happening, events: Sequence[Happening], rules: LanguageRules
) -> Hit | None:
    """The court of an event: one that reviews for a review, one that judges for a judgment, if there are both.

    A sentence's only court is that of all its rulings; events of its other kind are no rivals for it.
    """
    reviews = event.type in _REVIEWS
    fitting = [h for h in places.courts if event.type in _ANY_COURT or _reviews(page, h, rules) == reviews]
    if not fitting and not (event.type in _JUDGED and any(e.type in _REVIEWS for e in events)):
        fitting = [h for h in places.courts if places.rules_itself(h, event)]
    if event.type == "appeal":
        fitting = [h for h in fitting if h.start >= event.end and ";" not in page.low[event.end : h.start]]
    alone = len(places.courts) == 1 and (event.type in _JUDGED or _reviews(page, places.courts[0], rules))
    rivals = [event] if alone else [e for e in events if e is event or (e.type in _REVIEWS) == reviews]
    hit = places.nearest(fitting, event, rivals, agent=True)
    return hit if isinstance(hit, Hit) else None


def _reviews(page: Page, court: Hit, rules: LanguageRules) -> bool:
    """Whether the court judges judgments: it neither tries nor sentences."""
    return rules.grammar("review_court").search(page.low[court.start : court.end]) is not None


def _prison(
    page: Page, places: Places, event: Happening, events: Sequence[Happening], rules: LanguageRules
) -> Hit | None:
    candidates = list(places.prisons)
    if not candidates:
        return None
    if event.type == "transfer":
        following = min((e.start for e in events if e.type == event.type and e.start > event.start), default=None)
        candidates = [h for h in candidates if following is None or h.start < following]
        into = [
            h
            for h in candidates
            if h.start >= event.start
            and rules.into_before.search(page.low[max(places.sentence.start, h.start - 60) : h.start])
        ]
        into += [
            h
            for h in candidates
            if h not in into
            and h.start >= event.end
            and not rules.from_before.search(page.low[max(places.sentence.start, h.start - 50) : h.start])
        ]
        return min(into, key=lambda h: h.start) if into else None
    if event.type not in _INTO:
        candidates = [
            h for h in candidates
            if not rules.from_before.search(page.low[max(places.sentence.start, h.start - 30) : h.start])
        ]  # fmt: skip
        candidates = [
            h for h in candidates
            if places.leads_to(h, event)
            or not rules.grammar("destination_before").search(
                page.low[max(places.sentence.start, h.start - 60) : h.start]
            )
        ]  # fmt: skip
    hit = places.nearest(candidates, event, events)
    return hit if isinstance(hit, Hit) else None
