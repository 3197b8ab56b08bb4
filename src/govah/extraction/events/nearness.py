"""How far the dates, prisons, cities, provinces and courts of a sentence stand from each of its events."""

from __future__ import annotations

from collections.abc import Sequence

from govah.extraction.events.whereabouts import Whereabouts, precision
from govah.extraction.page import Hit, Page, When
from govah.extraction.story import Happening

_FAR = 40
_RELATIVE, _CHAIN = 70, 120  # up to the verb behind "where"; the larger places told behind one
_OPENING, _FRONT = 5, 14  # words that may stand before what opens a sentence, before what opens a clause
_SUBJECT = 8  # words between a court, with where it sits, and its verb
_LINKED = 3  # words between a date and the verb of saying beside it
_SAYING = ("reporting", "speech")


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
        words = page.token_at(hi) - page.token_at(lo)
        if words > _FAR and not (end <= event.start and self._opens(start)):
            return words  # too far already: nothing else needs to be looked at
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
        if start >= event.end and not agent and page.search(self.rules.grammar("gerund_between"), lo, hi):
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
        for k in range(at - 1, max(self.sentence.first, at - _FRONT) - 1, -1):
            token = page.tokens[k]
            if at - k > _OPENING and page.has(token.start, token.start + 1, "be", "have", "modal", "relativiser"):
                return False
            if self.rules.grammar("opens_clause").words[token.low] or (
                token.low == "-" and page.plain[token.start - 1 : token.end + 1] == " - "
            ):
                return not any(
                    h.start >= token.end and (at - k <= _OPENING or h.value != "noun")
                    for h in page.hits_in(token.end, start, "trigger")
                )
        return False

    def _joins_on(self, start: int, last: int) -> bool:
        """Whether the passage opens a joined clause with an event of its own ("was tried, and in May hanged")."""
        page, sentence = self.page, self.sentence
        lead = page.low[max(sentence.start, start - 30) : start]
        return bool(self.rules.grammar("joins_on").search(lead)) and page.has(last, sentence.end, "trigger")

    def _of_statement(self, start: int, end: int, last: int) -> bool:
        """Whether the passage before the event says when somebody spoke of it ("on Sunday his lawyer said that …")."""
        page, low = self.page, self.page.low
        if self.page.search(self.rules.grammar("cleft"), self.sentence.start, start):
            return False
        said = [h for h in page.hits_in(self.sentence.start, last, *_SAYING) if not _according(page, h)]
        if self.rules.grammar("that_clause").match(low, end, last) and any(h.end <= start for h in said):
            return True
        if self.page.search(self.rules.grammar("asks"), end, last) or self._announced(start, end, last):
            return True
        if any(h.start >= end and self.rules.grammar("that_clause").match(low, h.end, last) for h in said):
            return True
        told = next((h for h in said if h.start >= end and h.kind == _SAYING[0]), None)
        if told is None or low[told.end : told.end + 1] == "," or "," in low[told.end : last]:
            return False
        return not self.page.has(end, told.start, "trigger")

    def _announced(self, start: int, end: int, last: int) -> bool:
        """Whether the event is what is announced then ("last Thursday announced the execution of …")."""
        said = self.page.hits_in(self.sentence.start, last, "reporting")
        if not said or _according(self.page, said[-1]):
            return False
        verb = said[-1]
        near = len(self.page.tokens_in(max(verb.end, end), last)) <= _LINKED
        beside = len(self.page.tokens_in(min(verb.end, end), max(verb.start, start))) <= _LINKED + 1
        return near and beside and not self.page.has(min(verb.end, end), max(verb.start, start), "trigger")

    def _told_on(self, start: int, first: int) -> bool:
        """Whether a verb of saying stands right before the passage ("… was hanged, his wife complained on Monday")."""
        said = self.page.hits_in(first, start, "speech")
        return bool(said) and len(self.page.tokens_in(said[-1].end, start)) <= _LINKED

    def _anchors(self, end: int, last: int) -> bool:
        """Whether the event only fixes the time of another: "on 3 May, a year after his arrest, he was tried"."""
        return self.page.search(self.rules.grammar("anchor_before"), end, last) is not None

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
            if self.rules.grammar("parts_clauses").words[self.page.tokens[i].low]:
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
            if isinstance(item, When) and self._before_later(item, event):
                continue
            cost = self.distance(item.start, item.end, event, events, agent=agent)
            if cost > _FAR:
                continue
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

    def _before_later(self, date: When, event: Happening) -> bool:
        """ "Was indicted on 3 May and afterwards given two years": the day, or month, of what came before."""
        later = self.rules.grammar("and_later")
        return (
            date.end <= event.start
            and precision(date) > 1
            and self.page.search(later, date.end, event.start) is not None
        )

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
        return self.page.search(self.rules.grammar("by_before"), event.end, court.start) is not None

    def closer(self, date: When) -> When:
        """The more exact of two dates told side by side ("last week, on Tuesday 16 May", "today, 4 September")."""
        for other in self.dates:
            between = self.page.low[date.end : other.start] if other.start >= date.end else None
            if between is not None and self.rules.grammar("date_aside").fullmatch(between):
                return other if precision(other) > precision(date) else date
        return date

    def since(self, date: When) -> bool:
        """Whether the date is only the beginning of something ("since 2009")."""
        lead = max(self.sentence.start, date.start - _FAR)
        return self.page.search(self.rules.grammar("since_before"), lead, date.start) is not None

    def leads_to(self, item: Hit | When, event: Happening) -> bool:
        """Whether "where" leads from the place to the event: "… Prison, where he was hanged"."""
        if isinstance(item, When) or not 0 < event.start - item.end < _RELATIVE + _CHAIN:
            return False
        end = max([item.end, *(h.end for h in (*self.cities, *self.provinces) if self.lies_in(item, h))])
        if not 0 < event.start - end < _RELATIVE:
            return False
        between = self.page.low[end : event.start]
        return bool(self.rules.grammar("where_after").match(between)) and "," not in between[8:]

    def led_into(self, place: Hit) -> bool:
        """Whether somebody is brought into something there ("… and took him to a centre in Lar")."""
        first = max(self.sentence.start, place.start - _CHAIN)
        return self.page.search(self.rules.grammar("led_into"), first, place.start) is not None

    def apart(self, place: Hit, event: Happening) -> bool:
        """Whether the place is where somebody was held after being seized, or belongs to what a protest is about."""
        if place.start < event.end:
            return False
        grammar = "protested_between" if event.type == "hunger_strike" else "held_between"
        return self.page.search(self.rules.grammar(grammar), event.end, place.start) is not None

    def listed(self, place: Hit, among: Sequence[Hit] | None = None) -> bool:
        """Whether the place stands in a list ("in Lar, Fasa and in Yazd"), none of which is the place of one event."""
        row, named = [place], self.named if among is None else among
        for step, rest in ((1, named), (-1, named[::-1])):
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


def _according(page: Page, hit: Hit) -> bool:
    """Whether the words of saying are a mere preposition ("according to")."""
    return page.tokens[max(0, page.token_at(hit.end) - 1)].low == "to"
