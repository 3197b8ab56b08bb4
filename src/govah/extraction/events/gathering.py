"""From mentions of events to each person's own events: members of groups, one event told several times, the rest."""

from __future__ import annotations

from collections.abc import Sequence

from govah.extraction.events.fates import Fate, Lives, Outcome, add, agree
from govah.extraction.events.neighbours import NEAREST, TOPIC
from govah.extraction.events.reading import Story, asserted
from govah.extraction.events.settling import settle_groups
from govah.extraction.page import Page
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Happening
from govah.text.date_edtf import days_of_edtf
from govah.text.dates_out import to_facts

_LATE = frozenset({"headline", "heading"})
_MOST_NAMED = 25
_LIVING = 1850
_SEVERAL = 2
_LOOSELY = frozenset({NEAREST, TOPIC})
_MONTH = 2
_OF_DEATH = frozenset({"execution", "death_sentence", "execution_attempt"})
_SLOTS = ("date", "prison", "city", "province", "court", "judge")


def gather(page: Page, story: Story, rules: LanguageRules) -> Lives:
    """Sort all happenings by whom they concern and merge the tellings of one event."""
    lives = Lives()
    later: list[tuple[dict[int, list[Fate]], int, Happening]] = []
    ordered = sorted(story.happenings, key=lambda h: page.sentences[h.sentence].mark in _LATE)
    for event in ordered:
        if event.if_held or not asserted(event) or _long_past(event):
            continue
        late = page.sentences[event.sentence].mark in _LATE
        targets: list[tuple[dict[int, list[Fate]], dict[int, list[Outcome]], int]] = [
            (lives.people, lives.states, n) for n in event.who
        ]
        targets += [(lives.groups, lives.group_states, n) for n in (*event.groups, *event.joined)]
        for fates, states, number in targets:
            if event.outcome:
                states.setdefault(number, []).append(Outcome(event.outcome, event))
            if event.adds or (event.implied and not _deathly(page, event)) or _of_condemned(event, rules):
                later.append((fates, number, event))
            elif event.type:
                add(fates.setdefault(number, []), event, rules, merge_only=late)
    settle_groups(page, story, lives, rules)
    for table, number, event in later:
        known = {f.type for f in table.get(number, ())}
        if event.type in known if event.adds else not known.isdisjoint(_OF_DEATH):
            add(table[number], event, rules)
    for group in story.scene.groups:
        if group.parent >= 0 and not group.members:
            group.members = story.scene.groups[group.parent].members
    natural = page.search(rules.grammar("natural_death"), 0, len(page.low))
    if natural:  # whoever is only buried there died a death of their own
        for number in [n for n, own in lives.people.items() if own and all(f.type == "burial" for f in own)]:
            del lives.people[number]
    for own in (*lives.people.values(), *lives.groups.values()):
        if any(f.type == "execution_attempt" for f in own):  # what was stopped there had begun: no stay of its own
            own[:] = [f for f in own if f.type != "stay" or f.date is not None]
        _outlived(page, own, rules)
        _overheard(own)
        _called_off(own)
        _count(page, own)
        _borrow_dates(own)
        _share_court(own)
        if not any(f.date for f in own):
            for fate in own:  # a heading's year holds for those of whom no other time is told
                fate.date = next((e.year for e in fate.told if not e.inherited), None)
    return lives


def _of_condemned(event: Happening, rules: LanguageRules) -> bool:
    """ "It was reduced to ten years": an event only of those who are under sentence of death."""
    rule = rules.triggers.get(event.rule)
    return rule is not None and rule.entry.if_condemned


_CALLS_OFF = frozenset({"pardon", "stay", "execution_attempt"})


def _long_past(event: Happening) -> bool:
    """Whether the event is dated before anybody alive was born: history, not the news that a report tells."""
    fact = to_facts(event.date.date) if event.date else None
    return fact is not None and fact[:4].isdigit() and int(fact[:4]) < _LIVING


def _called_off(own: list[Fate]) -> None:
    """ "Crowds came for the hanging of X; his victim's family forgave him": a bare noun is no execution there."""
    ends = [e for f in own if f.type in _CALLS_OFF for e in f.told if not e.inherited]
    for fate in [f for f in own if f.type == "execution"]:
        if not any(e.done for e in fate.told) and any(e.sentence >= fate.told[0].sentence for e in ends):
            own.remove(fate)


def _overheard(own: list[Fate]) -> None:
    """ "After the July death sentences …", below the list of those sent to prison: it is not of them."""
    terms = [e for f in own if f.type == "prison_sentence" for e in f.told if e.binding not in _LOOSELY]
    if terms:
        first = min(e.start for e in terms)
        own[:] = [f for f in own if f.type != "death_sentence" or any(_bound(e) or e.start < first for e in f.told)]


def _bound(event: Happening) -> bool:
    """Whether grammar binds the event, or it is told of one alone."""
    return event.binding not in _LOOSELY or len(event.who) + len(event.groups) < _SEVERAL


def _told_by(kind: str, events: Sequence[Happening]) -> Fate:
    """The fate that these tellings alone make."""
    fate = Fate(kind)
    for event in events:
        fate.take(event)
    return fate


def _outlived(page: Page, own: list[Fate], rules: LanguageRules) -> None:
    """ "Hanged at dawn and found alive in the morgue": that execution is the attempt, unless another followed."""
    lived = rules.grammar("outlived")
    attempts = (f for f in own if f.type == "execution_attempt")
    attempt = next((f for f in attempts if any(lived.search(page.low, e.start, e.end) for e in f.told)), None)
    for fate in [f for f in own if f.type == "execution"] if attempt is not None else ():
        if attempt is None or any(e.again for e in fate.told) or not agree(fate.date, attempt.date):
            continue
        tried = {k for e in attempt.told for k in (e.sentence - 1, e.sentence)}
        apart = [e for e in fate.told if e.sentence not in tried and _anew(page, e)]
        if apart:  # told by itself elsewhere: a second hanging, without what this sentence says of the first
            here = [e for e in fate.told if any(e.sentence == a.sentence and e.start < a.start for a in attempt.told)]
            if here and len(here) < len(fate.told):
                attempt.fill(_told_by("execution", here))
                own[own.index(fate)] = _told_by("execution", [e for e in fate.told if e not in here])
            continue
        first, last = min(fate.told, key=lambda e: e.start), max(attempt.told, key=lambda e: e.end)
        after = page.sentences[last.sentence].start <= first.start and last.end <= first.start
        told = any(e.done for e in fate.told)  # a bare noun behind it speaks of the same hanging
        if after and told and not page.search(rules.grammar("anchor_after"), last.end, first.start):
            continue
        attempt.fill(fate)
        own.remove(fate)


def _anew(page: Page, event: Happening) -> bool:
    """Whether a hanging told apart may be another one than that which was outlived: no headline, no bare noun."""
    return page.sentences[event.sentence].mark != "headline" and event.done


def _count(page: Page, own: list[Fate]) -> None:
    """ "Four days after his arrest": the time of either event from that of the other."""
    for fate in own:
        for counted in filter(None, (e.counted for e in fate.told)):
            anchors = [f for f in own if f.type == counted.kind and f is not fate]
            if len(anchors) != 1:
                continue
            anchor = anchors[0]
            if fate.date is None and anchor.date is not None:
                fate.date = counted.from_anchor(page, anchor.date)
            elif anchor.date is None and fate.date is not None:
                anchor.date = counted.of_anchor(page, fate.date)


_DAY_OF = {"no_notice": ("execution", "transfer"), "no_final_visit": ("execution",), "pardon": ("execution_attempt",)}


def _borrow_dates(fates: list[Fate]) -> None:
    """What is said of an execution has its date: no notice, no last visit; a pardon that stops it likewise."""
    for fate in fates:
        if fate.date is None:
            for kind in _DAY_OF.get(fate.type, ()):
                source = next((f for f in fates if f.type == kind and f.date is not None), None)
                if source is not None:
                    fate.date = source.date
                    break


_BEFORE_ONE_COURT = frozenset({"trial", "death_sentence", "prison_sentence"})


def _share_court(fates: list[Fate]) -> None:
    """Who is tried once and sentenced once is sentenced by the court that tried; where one is named it is of both."""
    judged = [f for f in fates if f.type in _BEFORE_ONE_COURT]
    if not any(f.type == "trial" for f in judged) or len({f.type for f in judged}) != len(judged):
        return
    if any(f.type in {"retrial", "sentence_overturned"} for f in fates):
        return
    tried = next(f for f in judged if f.type == "trial")
    named = [f for f in judged if f.court is not None]
    if len(named) == 1 and not any(_before(f, tried) for f in judged if f is not tried):
        for fate in judged:
            fate.court = fate.court or named[0].court


def _before(one: Fate, other: Fate) -> bool:
    """Whether both are dated and the one lies before the other."""
    days = [days_of_edtf(f.date.date.edtf) if f.date and f.date.date else None for f in (one, other)]
    return days[0] is not None and days[1] is not None and days[0][1] < days[1][0]


def _deathly(page: Page, event: Happening) -> bool:
    """Whether the sentence that implies a death sentence speaks of death at all."""
    sentence = page.sentences[event.sentence]
    return page.has(sentence.start, sentence.end, "deathly")
