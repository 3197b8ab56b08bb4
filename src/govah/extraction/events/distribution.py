"""What is divided among several people: by "respectively", or because each name stands with its own place or day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from govah.extraction.page import Page, Sentence
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Group, Happening, NameRun

_SENTENCES = frozenset({"death_sentence", "prison_sentence", "release", "pardon"})
_PLACES = ("prison", "city", "province", "court")


def distribute(  # noqa: PLR0917  (the sentence and what is known of it)
    page: Page, sentence: Sentence, events: Sequence[Happening], rules: LanguageRules,
    runs: Sequence[NameRun] = (), groups: Sequence[Group] = (),
) -> list[Happening]:  # fmt: skip
    """The happenings of a sentence, those of several people divided among them where the sentence says so."""
    if not events:
        return []
    if page.search(rules.grammar("respectively"), sentence.start, sentence.end):
        return _places(page, sentence, _kinds(page, sentence, events))
    named = {r.character: r for r in reversed(runs) if r.character >= 0}
    found: list[Happening] = []
    for event in events:
        others = [e.start for e in events if e.start != event.start]
        found += _in_turn(page, sentence, event, named, groups, others, rules)
    return found


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


def _in_turn(  # noqa: PLR0917  (the event and what is known of its sentence)
    page: Page, sentence: Sentence, event: Happening, named: Mapping[int, NameRun], groups: Sequence[Group],
    others: Sequence[int], rules: LanguageRules,
) -> list[Happening]:  # fmt: skip
    """ "A in Yazd Prison, B in Lar Prison and C in Fasa Prison were hanged": each name has its own place or day.

    `others` are the offsets of the other events: "A, arrested in 2013, and B, arrested in 2014, were freed".
    """
    people = list(event.who) if event.who else [n for g in event.groups for n in groups[g].members]
    names = sorted((named[n] for n in people if n in named), key=lambda m: m.start)
    if event.implied or len(names) < 2 or len(names) != len(people) or (event.who and event.groups):
        return [event]
    ends = [*(m.start for m in names[1:]), _end_of_list(names, event, sentence)]
    if any(m.end <= other < end for m, end in zip(names, ends, strict=True) for other in others):
        return [event]
    own: dict[str, list[Any]] = {}
    for slot in ("prison", "city", "date"):
        told = [_between(page, slot, m.end, end, rules) for m, end in zip(names, ends, strict=True)]
        if all(len(t) == 1 for t in told):
            own[slot] = [t[0] for t in told]
    if not own:
        return [event]
    parts = [replace(event, who=[m.character], groups=[], spans=list(event.spans)) for m in names]
    for slot, values in own.items():
        setattr(event, slot, None)
        for part, value in zip(parts, values, strict=True):
            setattr(part, slot, value)
    return parts if event.who else [event, *parts]


def _end_of_list(names: Sequence[NameRun], event: Happening, sentence: Sentence) -> int:
    """Where the part of the last of the names ends: at the event behind them, or at the end of the sentence."""
    return event.start if event.start > names[-1].end else sentence.end


def _between(page: Page, slot: str, start: int, end: int, rules: LanguageRules) -> list[Any]:
    """What stands beside one name; a city that one comes from is not where it happened."""
    if slot == "date":
        return [d for d in page.dates_in(start, end) if d.date is not None]
    told = _once(page.hits_in(start, end, slot))
    if slot != "city":
        return told
    origins = (rules.origin_before, rules.grammar("home_before"), rules.grammar("place_owned_before"))
    return [h for h in told if not any(before.search(page.low[start : h.start]) for before in origins)]


def _once(hits: Sequence[Any]) -> list[Any]:
    """Hits of one kind without those inside a longer one."""
    return [h for h in hits if not any(o is not h and o.start <= h.start and h.end <= o.end for o in hits)]
