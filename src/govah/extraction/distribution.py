"""What "respectively" says: the first of the names goes with the first sentence, prison, court, place or day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from govah.extraction.page import Page, Sentence
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Happening

_SENTENCES = frozenset({"death_sentence", "prison_sentence", "release", "pardon"})
_PLACES = ("prison", "city", "province", "court")


def distribute(page: Page, sentence: Sentence, events: Sequence[Happening], rules: LanguageRules) -> list[Happening]:
    """The happenings of a sentence, those of several people divided among them where the sentence says so."""
    if not rules.grammar("respectively").search(page.low, sentence.start, sentence.end):
        return list(events)
    return _places(page, sentence, _kinds(page, sentence, events))


def _kinds(page: Page, sentence: Sentence, events: Sequence[Happening]) -> list[Happening]:
    """ "A and B were sentenced to death and ten years respectively": as many kinds of judgment as people."""
    judged = [e for e in events if e.type in _SENTENCES and len(e.who) > 1 and not e.groups]
    kinds: dict[str, int] = {}
    for event in judged:
        kinds.setdefault(event.type, _said(page, sentence, event))
    people = {tuple(e.who) for e in judged}
    if len(people) != 1 or len(kinds) != len(next(iter(people))) or len(set(kinds.values())) != len(kinds):
        return list(events)
    order = sorted(kinds, key=kinds.__getitem__)
    who = next(iter(people))
    return [replace(e, who=[who[order.index(e.type)]]) if e in judged else e for e in events]


def _said(page: Page, sentence: Sentence, event: Happening) -> int:
    """Where the sentence says what the judgment is: the word of death, the number of years, else the trigger."""
    if event.type == "death_sentence":
        deaths = page.hits_in(event.start, sentence.end, "deathly")
        return deaths[0].start if deaths else event.start
    if event.type == "prison_sentence":
        numbers = [n for n in page.numbers_in(event.start - 24, sentence.end) if not n.ordinal]
        return numbers[0].start if numbers else event.start
    return event.start


def _places(page: Page, sentence: Sentence, events: Sequence[Happening]) -> list[Happening]:
    """ "A and B were hanged in the prisons P and Q respectively": as many places or days as people."""
    slots: dict[str, list[Any]] = {k: _once(page.hits_in(sentence.start, sentence.end, k)) for k in _PLACES}
    slots["date"] = [d for d in page.dates_in(sentence.start, sentence.end) if d.date is not None]
    found: list[Happening] = []
    for event in events:
        count = len(event.who)
        told = {k: v for k, v in slots.items() if len(v) == count and getattr(event, k) is not None}
        if count < 2 or event.groups or not told:
            found.append(event)
            continue
        for k, number in enumerate(event.who):
            own = replace(event, who=[number], spans=list(event.spans))
            for slot, values in told.items():
                setattr(own, slot, values[k])
            found.append(own)
    return found


def _once(hits: Sequence[Any]) -> list[Any]:
    """Hits of one kind without those inside a longer one."""
    return [h for h in hits if not any(o is not h and o.start <= h.start and h.end <= o.end for o in hits)]
