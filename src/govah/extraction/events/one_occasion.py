"""Executions of one day or of one group are of one place and day, unless the report parts them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from govah.extraction.events.fates import Fate, Lives
from govah.extraction.events.reading import Story
from govah.extraction.page import Page
from govah.text.dates_out import to_facts

_PLACES = ("prison", "city", "province")
_DAY = 10


def share_occasions(page: Page, story: Story, lives: Lives) -> None:
    """Lend day and place among those executed together: a group's members, then all of one day."""
    for group in story.scene.groups:
        own = [f for n in group.members for f in lives.people.get(n, ()) if f.type == "execution"]
        told = [{e.sentence for e in f.told if not e.inherited} for f in own]
        if group.count == len(group.members) == len(own) and set.intersection(*told, set().union(*told)):
            _same(own, ("date", *_PLACES))
    _as_in_headline(page, lives)
    days: dict[str, list[Fate]] = defaultdict(list)
    for fate in _executions(lives):
        day = to_facts(fate.date.date) if fate.date else None
        if day is not None and len(day) == _DAY:
            days[day].append(fate)
    for fates in days.values():
        if not any(fate.prison is None and fate.city is not None for fate in fates):
            _same(fates, _PLACES)


def _as_in_headline(page: Page, lives: Lives) -> None:
    """Whoever only the headline counts among the executed shares the day and prison of all of whom the report tells."""
    headed: list[Fate] = []
    body: list[Fate] = []
    for fate in _executions(lives):
        only = all(page.sentences[e.sentence].mark == "headline" for e in fate.told)
        (headed if only else body).append(fate)
    if body and all(f.date is not None for f in body):
        for fate in headed:
            _same([*body, fate], ("date",))
            if fate.prison is None and fate.city is not None and _same_town([*body, fate]):
                fate.prison = body[0].prison


def _same_town(fates: list[Fate]) -> bool:
    """Whether all are told to be of one prison, which has its name from the town of the last."""
    prisons = {f.prison.value for f in fates[:-1] if f.prison is not None}
    town = fates[-1].city
    return len(prisons) == 1 and town is not None and town.value.casefold() in next(iter(prisons)).casefold()


def _same(fates: Iterable[Fate], slots: Iterable[str]) -> None:
    """Fill what some leave open where all others agree."""
    row = list(fates)
    for slot in slots:
        values = {_told(getattr(f, slot)): getattr(f, slot) for f in row if getattr(f, slot) is not None}
        if len(values) == 1:
            for fate in row:
                if getattr(fate, slot) is None and (slot == "date" or not _elsewhere(fate, slot)):
                    setattr(fate, slot, next(iter(values.values())))


def _told(value: object) -> object:
    return getattr(value, "value", None) or to_facts(getattr(value, "date", None))


def _elsewhere(fate: Fate, slot: str) -> bool:
    """Whether another place is told of the execution than the one that would be lent."""
    return slot != "province" and any(getattr(fate, s) is not None for s in _PLACES if s not in {slot, "province"})


def _executions(lives: Lives) -> Iterator[Fate]:
    for own in (*lives.people.values(), *lives.groups.values()):
        yield from (f for f in own if f.type == "execution" and f.told)
