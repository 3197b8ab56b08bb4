"""What befell somebody: each event as all places of the text together tell it, and the events of one life."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields

from govah.extraction.events.whereabouts import precision
from govah.extraction.page import Hit, When
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Happening, Setting
from govah.text.dates_out import to_facts

_MONTH = 2
_NAMED = frozenset({"prison", "court"})
_SLOTS = tuple(slot.name for slot in fields(Setting))
_WHERE = tuple(slot for slot in _SLOTS if slot != "date")


@dataclass(slots=True, eq=False)
class Fate(Setting):
    """One event of one person or group, as all places of the text together tell it."""

    type: str
    told: list[Happening] = field(default_factory=list)

    def take(self, event: Happening) -> None:
        """Add a telling of the event; what it says more precisely is kept."""
        self.told.append(event)
        if event.date is not None and (self.date is None or _firmness(event.date) > _firmness(self.date)):
            self.date = event.date
        for slot in _WHERE:
            known, new = getattr(self, slot), getattr(event, slot)
            if new is not None and (known is None or (slot in _NAMED and _fuller(new, known))):
                setattr(self, slot, new)

    def fill(self, other: Fate) -> None:
        """Take over what another telling of the same happening says and this one leaves open."""
        for slot in _SLOTS:
            if getattr(self, slot) is None:
                setattr(self, slot, getattr(other, slot))


_ORDERED = frozenset({"retrial"})  # one court orders it, another holds it


@dataclass(slots=True)
class Outcome:
    """A state that the text tells directly ("is at imminent risk of execution")."""

    state: str
    event: Happening


@dataclass(slots=True)
class Lives:
    """What happened to whom: events by character number, by group number, and the states told of characters."""

    people: dict[int, list[Fate]] = field(default_factory=dict)
    groups: dict[int, list[Fate]] = field(default_factory=dict)
    states: dict[int, list[Outcome]] = field(default_factory=dict)
    group_states: dict[int, list[Outcome]] = field(default_factory=dict)
    named: set[int] = field(default_factory=set)  # victims of whom nothing is told that a rule reads


def _fuller(new: Hit, known: Hit) -> bool:
    """Whether a name says more than the one known so far: "the Central Prison", then "the Central Prison of Lar"."""
    return set(known.value.casefold().split()) < set(new.value.casefold().split())


def _firmness(when: When) -> tuple[int, bool]:
    """A day is firmer than a month; of two days the one that the text names is firmer than "on Wednesday"."""
    return precision(when), when.kind == "absolute"


def agree(a: When | None, b: When | None) -> bool:
    """Whether two dates can be one: equal, or one holds the other, or one is not given."""
    x, y = to_facts(a.date) if a else None, to_facts(b.date) if b else None
    if x is None or y is None or x == y:
        return True
    if x.startswith("--") != y.startswith("--"):
        one, other = (fact[2:] if fact.startswith("--") else fact[5:] for fact in (x, y))  # without their years
        return one.startswith(other) or other.startswith(one)
    return x.startswith(y) or y.startswith(x)


def same_place(a: Hit | None, b: Hit | None) -> bool:
    """Whether two names can be of one place: the same one of the pack, or one says no more than a part of the other."""
    if a is None or b is None or a.value == b.value:
        return True
    one, other = set(a.value.casefold().split()), set(b.value.casefold().split())
    return one <= other or other <= one


def same_fate(a: Fate, b: Fate) -> bool:
    """Whether two fates can be one happening: of one type, and no other day or prison."""
    return a.type == b.type and agree(a.date, b.date) and same_place(a.prison, b.prison)


def add(fates: list[Fate], event: Happening, rules: LanguageRules, *, merge_only: bool = False) -> None:
    """Put a telling where it belongs: to the same event told before, or as a new one."""
    same = [f for f in fates if f.type == event.type]
    if event.goes_on and same:
        same[-1].told.append(event)
        return
    once = rules.event_types[event.type].once if event.type in rules.event_types else False
    for fate in reversed(same):
        if event.again and not once and _another(fate, event):
            continue
        if once or (
            agree(fate.date, event.date)
            and same_place(fate.prison, event.prison)
            and (same_place(fate.court, event.court) or event.type in _ORDERED)
        ):
            fate.take(event)
            return
    if same and (merge_only or (event.inherited and not event.again)):
        return
    fate = Fate(event.type)
    fate.take(event)
    fates.append(fate)


def _another(fate: Fate, event: Happening) -> bool:
    """Whether an event told to have happened again is one more beside that fate, and not the same told twice."""
    if any(e.again for e in fate.told):
        return False
    if fate.date is None or event.date is None:
        return True
    return not agree(fate.date, event.date) or precision(event.date) < _MONTH


def elsewhere(one: Iterable[Fate], two: Iterable[Fate]) -> bool:
    """Whether all that is told of the one happened in other prisons or towns than all that is told of the other."""
    here, there = list(one), list(two)
    for slot in ("prison", "city"):
        own, others = ([hit for f in row if (hit := getattr(f, slot)) is not None] for row in (here, there))
        if own and others and not any(same_place(a, b) for a in own for b in others):
            return True
    return False
