"""When and where: binds dates, prisons, cities, provinces, courts and judges of a sentence to its events."""

from __future__ import annotations

from collections.abc import Sequence

from govah.extraction.events.asides import Asides
from govah.extraction.events.nearness import Places
from govah.extraction.events.verdicts import is_review
from govah.extraction.page import Hit, Page, Sentence, When
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Happening, Mention

_OBJECT = 25
_OPENING = 5
_SUBJECT = 8  # words between a court, with where it sits, and its verb
_LINKED = 3  # words between a judgment and what befalls it ("was then upheld")
_REVIEWS = frozenset({"sentence_upheld", "sentence_overturned", "appeal", "retrial", "pardon", "stay", "summons"})
_JUDICIAL = frozenset({
    "death_sentence", "prison_sentence", "sentence_upheld", "sentence_overturned", "retrial", "appeal", "stay",
})  # fmt: skip
_JUDGED = frozenset({"trial", "death_sentence", "prison_sentence"})
_SEIZED = frozenset({"arrest", "raid", "summons", "killing"})
_DONE_THERE = frozenset({"execution", "flogging", "amputation", "release", "summons", "transfer"})
_ANY_COURT = frozenset({"retrial", "pardon", "stay", "summons"})
_HELD = frozenset({"hunger_strike", "solitary_confinement"})
_INTO = frozenset({"transfer", "solitary_confinement"})
_VISITED = frozenset({"final_visit", "summons"})  # one goes to the place where they happen


def bind_places(
    page: Page, sentence: Sentence, events: Sequence[Happening], rules: LanguageRules, mentions: Sequence[Mention] = ()
) -> None:  # fmt: skip
    """Give every event of the sentence its date and places, as far as the sentence says them."""
    if not events:
        return
    everywhere = Places(page, sentence, rules, mentions)
    asides = Asides(page, sentence, events, rules)
    dated = [e for e in events if not _undated(page, e, events, rules)] if everywhere.dates else []
    for event in events:
        if event.implied:
            continue
        places = everywhere.within(asides, event)
        carries = rules.event_types[event.type].carries if event.type in rules.event_types else ()
        if "date" in carries or not carries:
            dates = places.dates if _lasts(event, rules) else [d for d in places.dates if not places.since(d)]
            if _aside(event, events):
                dates = [d for d in dates if d.start >= event.end]
            found = places.nearest(dates, event, dated) if event in dated else None
            event.date = places.closer(found) if isinstance(found, When) else None
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
    if event.type in _SEIZED:
        free = [h for h in free if h.end <= event.start or _called_to(places.page, event, h) or not places.led_into(h)]
    if event.type in _SEIZED or event.type == "hunger_strike":
        free = [h for h in free if not places.apart(h, event)]
    hit = places.nearest(free, event, events)
    if not isinstance(hit, Hit) or (event.type in _JUDICIAL and not _sat_there(places, hit, event)):
        return None
    return None if places.listed(hit) else hit


def _called_to(page: Page, event: Happening, place: Hit) -> bool:
    """ "Was summoned to the office of Lar": where somebody is called to, unless another verb leads there."""
    return event.type == "summons" and not page.has(event.end, place.start, "trigger")


def _seat(places: Places, event: Happening, events: Sequence[Happening]) -> Hit | None:
    """Where those who act sit, if no other place is told: "police in Lar arrested …", "police in Lar, where …"."""
    seats = [h for h in places.seats if h.kind == "city"]
    if event.type not in _SEIZED:
        seats = [
            h for h in seats if places.leads_to(h, event) or (event.type in _DONE_THERE and _acts(places, h, event))
        ]
    hit = places.nearest(seats, event, events) if event.prison is None else None
    return hit if isinstance(hit, Hit) else None


def _acts(places: Places, seat: Hit, event: Happening) -> bool:
    """ "Officials in Lar hanged …": whether those who sit there are the subject right before the verb."""
    return event.start - seat.end > 0 and len(places.page.tokens_in(seat.end, event.start)) <= 1


def _aside(event: Happening, events: Sequence[Happening]) -> bool:
    """Whether the event is told aside ("On Monday X, arrested at 16, was hanged"): the opening is not its."""
    if event.binding != "reduced":
        return False
    return any(e.start > event.end and e.binding != "reduced" and set(e.who) & set(event.who) for e in events)


def _lasts(event: Happening, rules: LanguageRules) -> bool:
    return event.type in rules.event_types and rules.event_types[event.type].lasting


def _undated(page: Page, event: Happening, events: Sequence[Happening], rules: LanguageRules) -> bool:
    """Whether the dates of the sentence are not of this event: it is only reviewed there, or remembered."""
    lead = max(0, event.start - _OBJECT - 10)
    if page.search(rules.grammar("anniversary_before"), lead, event.start):
        return True
    if page.search(rules.grammar("cause_before"), lead, event.start):  # "went on strike on 3 May to protest his arrest"
        return not page.dates_in(event.end, event.end + _OBJECT)
    if event.type in _JUDGED and page.search(rules.grammar("serves_before"), lead, event.start):
        return True
    if rules.grammar("serves_within").match(page.low, event.start):
        return rules.grammar("passed_after").match(page.low, event.end) is None
    if event.type in _JUDGED and event.type != "trial" and _carried_out(page, event, events, rules):
        return True
    return _reviewed(page, event, events, rules)


def _carried_out(page: Page, event: Happening, events: Sequence[Happening], rules: LanguageRules) -> bool:
    """ "The sentences of two men who … were carried out on Monday": the day is that of the execution."""
    done = rules.grammar("carried_out")
    later = [e for e in events if e.type == "execution" and e.start > event.end]
    noun = any(h.value == "noun" for h in page.hits_in(event.start, event.start + 1, "trigger"))
    return noun and any(done.match(page.low, e.start) for e in later)


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
        if 0 <= behind < _OBJECT + 15 and _predicated(page, event.end, other.start):
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


def _predicated(page: Page, start: int, end: int) -> bool:
    """Whether a verb follows its subject: "his sentence was then", "the sentences of six men were"."""
    between = page.tokens_in(start, end)
    if len(between) <= _LINKED:
        return True
    return len(between) <= _SUBJECT and page.has(start, end, "be") and all(t.low not in {",", ";"} for t in between)


def _court(
    page: Page, places: Places, event: Happening, events: Sequence[Happening], rules: LanguageRules
) -> Hit | None:
    """The court of an event: one that reviews for a review, one that judges for a judgment, if there are both.

    A sentence's only court is that of all its rulings; events of its other kind are no rivals for it.
    """
    reviews = event.type in _REVIEWS
    own = [h for h in places.courts if event.type in _JUDGED and _gives(page, places, h, event, rules)]
    if own:
        return min(own, key=lambda h: abs(h.start - event.start))
    fitting = [h for h in places.courts if event.type in _ANY_COURT or is_review(page, h, rules) == reviews]
    if not fitting and not (event.type in _JUDGED and any(e.type in _REVIEWS for e in events)):
        fitting = [h for h in places.courts if places.rules_itself(h, event)]
    if event.type == "retrial":
        fitting = [h for h in fitting if not is_review(page, h, rules) or _orders(places, h, event, rules)]
    if event.type == "appeal":
        fitting = [
            h for h in fitting
            if (h.start >= event.end and ";" not in page.low[event.end : h.start])
            or (h.end <= event.start and places.rules_itself(h, event))
        ]  # fmt: skip
    alone = len(places.courts) == 1 and (event.type in _JUDGED or is_review(page, places.courts[0], rules))
    rivals = [event] if alone else [e for e in events if e is event or (e.type in _REVIEWS) == reviews]
    hit = places.nearest(fitting, event, rivals, agent=True)
    return hit if isinstance(hit, Hit) else None


def _orders(places: Places, court: Hit, event: Happening, rules: LanguageRules) -> bool:
    """Whether the court itself orders the new trial, and is not the one behind "by" that annulled the old judgment."""
    first = places.sentence.start
    agent = court.end <= event.start and places.page.search(rules.grammar("by_before"), first, court.start)
    return places.rules_itself(court, event) and not agent


def _gives(page: Page, places: Places, court: Hit, event: Happening, rules: LanguageRules) -> bool:
    """Whether the court is told as the one that gives the ruling; one that reviews only by a verb of sentencing."""
    if not places.rules_itself(court, event):
        return False
    verb = any(h.value != "noun" for h in page.hits_in(event.start, event.start + 1, "trigger"))
    first, last = (court.end, event.start) if court.end <= event.start else (event.end, court.start)
    return (verb or not is_review(page, court, rules)) and not page.has(first, last, "trigger")


def _prison(
    page: Page, places: Places, event: Happening, events: Sequence[Happening], rules: LanguageRules
) -> Hit | None:
    candidates = list(places.prisons)
    if event.type in _SEIZED:
        candidates = [h for h in candidates if not places.apart(h, event)]
    if not candidates:
        return None
    if event.type == "transfer":
        following = min((e.start for e in events if e.type == event.type and e.start > event.start), default=None)
        candidates = [h for h in candidates if following is None or h.start < following]
        into = [
            h
            for h in candidates
            if h.start >= event.start
            and page.search_cut(rules.into_before, max(places.sentence.start, h.start - 60), h.start)
        ]
        into += [
            h
            for h in candidates
            if h not in into
            and h.start >= event.end
            and not page.search_cut(rules.from_before, max(places.sentence.start, h.start - 50), h.start)
        ]
        return min(into, key=lambda h: h.start) if into else None
    there = rules.grammar("there_after").match(page.low, event.end)
    if there is not None and (before := [h for h in candidates if h.end <= event.start]):
        return before[-1]
    if event.type not in _INTO and event.type != "release":
        candidates = [
            h for h in candidates
            if not page.search_cut(rules.from_before, max(places.sentence.start, h.start - 30), h.start)
        ]  # fmt: skip
    if event.type not in _INTO | _VISITED:
        towards = rules.grammar("destination_before")
        candidates = [
            h for h in candidates
            if places.leads_to(h, event)
            or not page.search_cut(towards, max(places.sentence.start, h.start - 60), h.start)
        ]  # fmt: skip
    hit = places.nearest(candidates, event, events)
    if hit is None and event.type in _HELD and len(candidates) == 1 and not any(e.type == "transfer" for e in events):
        hit = candidates[0]  # the one place where those are held who refuse food or are put into a cell alone
    if not isinstance(hit, Hit):
        return None
    several = event.type == "execution" and len({h.value for h in candidates}) > 1
    return None if several and places.listed(hit, candidates) else hit  # "in A and B": which of them is not said
