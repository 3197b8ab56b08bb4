"""What one telling shares with the next: the day of an arrest with the raid and the transfer that belong to it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from govah.extraction.page import Page, Sentence
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Happening, Setting
from govah.model import Modality
from govah.text.dates_out import to_facts

_BEGINS = frozenset({"arrest", "raid"})
_ON_THE_SPOT = frozenset({"arrest", "raid", "transfer", "flogging"})
_CALLED, _CALLED_TO = "summons", frozenset({"arrest", "interrogation"})
_TAKES = frozenset({"arrest", "transfer"})
_LASTS = frozenset({"interrogation", "torture", "forced_confession", "incommunicado"})
_AT_ARREST = frozenset({"torture", "raid", "arrest"})
_INSIDE = _LASTS | {"solitary_confinement"}
_PENALTIES = frozenset({"death_sentence", "prison_sentence"})
_OF_MANY = frozenset({"execution", "arrest", "killing", "flogging", "release"})
_NEXT_CLAUSE, _SHORTLY, _LEAD = 120, 2, 12
_ASSERTED = Modality.ASSERTED
_A_DAY = {7, 10}  # lengths of a day without and with its year


def one_telling(page: Page, sentence: Sentence, events: Sequence[Happening], rules: LanguageRules) -> None:
    """What the events of one sentence share: day and place of an arrest, where somebody is held or was taken."""
    share_day(page, events, rules)
    share_judgment(page, sentence, events, rules)
    one_place(events)
    keep_apart(events)
    stay_there(events)
    stay_inside(page, sentence, events, rules)


def share_day(page: Page, events: Sequence[Happening], rules: LanguageRules) -> None:
    """Give the day of an arrest to what one sentence joins to it: the raid, the transfer to a prison.

    Not where a word of time stands between ("and three weeks later moved to …").
    """
    _called_in(page, events, rules)
    spot = [e for e in events if e.type in _ON_THE_SPOT and not e.implied]
    for before, event in pairwise(spot):
        if event.type == before.type or (before.date is None) == (event.date is None):
            continue
        if before.type not in _BEGINS or before.modality != event.modality or not _same_people(before, event):
            continue
        between = page.low[before.end : event.start]
        passes = "time_counted" if event.type in _BEGINS else "time_passes"
        if len(between) > _NEXT_CLAUSE or ";" in between or rules.grammar(passes).search(between):
            continue
        if before.date is None:
            before.date = event.date
        elif event.type in _BEGINS or rules.grammar("goes_on").search(between):
            event.date = before.date


def share_judgment(page: Page, sentence: Sentence, events: Sequence[Happening], rules: LanguageRules) -> None:
    """ "On 3 May X was sentenced to death by Branch 2, as well as to a year in prison": one court, one day."""
    judged = [e for e in events if e.type in _PENALTIES and not e.implied]
    for before, event in ((a, b) for k, b in enumerate(judged) for a in judged[:k]):
        if event.type == before.type or before.modality != event.modality or not _same_people(before, event):
            continue
        if not page.search(rules.grammar("joined_penalty"), before.end, event.start):
            continue
        if event.date is None and not page.dates_in(event.start, sentence.end):
            event.date = before.date
        event.court, event.judge = event.court or before.court, event.judge or before.judge


def _called_in(page: Page, events: Sequence[Happening], rules: LanguageRules) -> None:
    """ "Summoned to the Lar office on 3 May and arrested": whoever is called in is seized where and when they come."""
    for before, event in pairwise([e for e in events if not e.implied]):
        if before.type != _CALLED or event.type not in _CALLED_TO or not _same_people(before, event):
            continue
        between = page.low[before.end : event.start]
        if ";" in between or not rules.grammar("goes_on").search(between) or before.modality != event.modality:
            continue
        if not rules.grammar("time_counted").search(between):
            event.date = event.date or before.date
            if event.prison is None and event.city is None and event.province is None:
                event.prison, event.city, event.province = before.prison, before.city, before.province


def stay_inside(page: Page, sentence: Sentence, events: Sequence[Happening], rules: LanguageRules) -> None:
    """ "He was held in Lar Prison without a lawyer and tortured": what is done to him is done there."""
    inside = [e for e in events if e.type in _INSIDE and e.prison is None]
    prisons = page.hits_in(sentence.start, sentence.end, "prison") if inside else ()
    for event in inside:
        before = [h for h in prisons if h.end <= event.start]
        if before and page.search(rules.grammar("kept_before"), sentence.start, before[-1].start):
            event.prison = before[-1]


def keep_apart(events: Sequence[Happening]) -> None:
    """What lasts after an arrest or transfer ("On 3 May he was arrested and interrogated") is not of that day alone."""
    for event in events:
        if event.type in _LASTS and event.date is not None and event.date.end <= event.start:
            for before in events:
                ahead = before.type in _TAKES and event.date.end <= before.start < event.start
                if ahead and before.date is event.date and _same_people(before, event):
                    event.date = None
                    break


def stay_there(events: Sequence[Happening]) -> None:
    """ "He was taken to a centre in a town and interrogated": what follows a transfer happens at its end."""
    for before, event in pairwise([e for e in events if e.type in _LASTS or e.type == "transfer"]):
        placed = event.prison or event.city or event.province
        if before.type == "transfer" and event.type in _LASTS and not placed and _same_people(before, event):
            event.prison, event.city, event.province = before.prison, before.city, before.province


def one_place(events: Sequence[Happening]) -> None:
    """A house is searched where the one who lives there is seized, if one sentence tells both."""
    for raid in events:
        for arrest in events:
            if raid.type != "raid" or arrest.type != "arrest" or not _same_people(raid, arrest):
                continue
            for one, other in ((raid, arrest), (arrest, raid)):
                if one.prison is None and one.city is None and one.province is None and other.prison is None:
                    one.city, one.province = other.city, other.province


def carry_on(  # noqa: PLR0917  (the sentence and what was told before it)
    page: Page, sentence: Sentence, told: Sequence[Happening], events: Sequence[Happening], rules: LanguageRules,
    frame: Setting | None = None,
) -> None:  # fmt: skip
    """ "They were taken to …" right after a dated arrest is of the same day, unless the sentence speaks of time.

    So is an arrest right after a sentence that opens with a day and tells no dated event ("On 3 May agents came.").
    """
    spot = next((e for e in events if not e.implied), None)
    if spot is None or spot.type not in _ON_THE_SPOT or spot.date is not None or sentence.mark != "body":
        return
    if not events or page.dates_in(sentence.start, sentence.end):
        return
    if page.search(rules.grammar("time_passes"), sentence.start, spot.end):
        return
    for before in told:
        near = before.sentence == sentence.index - 1
        near = near and sentence.paragraph - page.sentences[before.sentence].paragraph <= 1
        if near and before.type in _BEGINS and before.type != spot.type and _same_people(before, spot):
            fact = to_facts(before.date.date) if before.date else None
            spot.date = before.date if fact is not None and len(fact) in _A_DAY else spot.date
            if spot.type in _BEGINS and not page.has(sentence.start, sentence.end, "city", "province", "prison"):
                spot.city, spot.province = before.city, before.province  # "Their homes were searched as well."
    earlier = page.search(rules.grammar("looks_back"), max(sentence.start, spot.start - _LEAD), spot.start)
    if spot.date is None and frame is not None and spot.type in _BEGINS and earlier is None:
        spot.date = frame.date
        if spot.prison is None and spot.city is None and spot.province is None:
            spot.city = frame.city
        share_day(page, events, rules)


def same_occasion(
    page: Page, sentence: Sentence, told: Sequence[Happening], events: Sequence[Happening], rules: LanguageRules
) -> None:
    """ "Hanged as well was …": one more on the day and at the place of those told of just before."""
    if page.dates_in(sentence.start, sentence.end):
        return
    if page.search(rules.grammar("same_occasion"), sentence.start, sentence.end) is None:
        return
    elsewhere = page.hits_in(sentence.start, sentence.end, "prison", "city", "province")
    for event in events:
        if event.type not in _OF_MANY or event.date is not None or event.implied or event.modality != _ASSERTED:
            continue
        before = next((e for e in reversed(told) if e.type == event.type and e.modality == _ASSERTED), None)
        if before is None or sentence.index - before.sentence > _SHORTLY:
            continue
        if elsewhere and (before.prison or before.city):
            continue
        event.date = before.date
        if event.prison is None and event.city is None and event.province is None:
            event.prison, event.city, event.province = before.prison, before.city, before.province


def in_the_act(
    page: Page, sentence: Sentence, told: Sequence[Happening], events: Sequence[Happening], rules: LanguageRules
) -> None:
    """ "During the arrest the agents beat him": on the day and at the place of the arrest told of just before."""
    if page.search(rules.grammar("in_the_act"), sentence.start, sentence.end) is None:
        return
    for event in events:
        if event.type not in _AT_ARREST or event.date is not None or event.implied or event.prison is not None:
            continue
        begun = [*told, *(e for e in events if e is not event)]
        before = next((e for e in reversed(begun) if e.type in _BEGINS and e.date and _same_people(e, event)), None)
        if before is not None and sentence.index - before.sentence <= _SHORTLY:
            event.date = before.date
            event.city, event.province = event.city or before.city, event.province or before.province


def _same_people(one: Happening, other: Happening) -> bool:
    return not (set(one.who).isdisjoint(other.who) and set(one.groups).isdisjoint(other.groups))
