"""What a mention says in the form that comparing needs: dates as days, places as resolved, worked out once each."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from govah.resolution.mentions import Happening, Mention
from govah.resolution.periods import Period, period
from govah.resolution.places import Gazetteer

ONCE = frozenset({"execution", "death_in_custody", "killing"})  # event types that end a life

Days = tuple[int, int]
"""First and last day that a date may mean, counted from the year 1."""


@dataclass(frozen=True, slots=True)
class Spots:
    """The places that a mention names for one purpose: those resolved by id, the spellings of the others, and all."""

    ids: frozenset[str]
    unknown: frozenset[str]
    spellings: frozenset[str]

    def meet(self, other: Spots) -> bool:
        """Whether one place is the same: by what both resolve to, else by the spelling."""
        return not (
            self.ids.isdisjoint(other.ids)
            and self.unknown.isdisjoint(other.spellings)
            and self.spellings.isdisjoint(other.unknown)
        )


@dataclass(frozen=True, slots=True)
class Facts:
    """One mention, compiled.

    `dates` are its dated events by type, `deaths` the dates of those that end a life, `later` those of the others
    where the outcome is one of the living. `when` is its own time: the latest event's, else the report's. `news` is
    the day of a report that tells of a death without giving its date; `died` are the deaths known to the day.
    """

    mention: Mention
    dates: tuple[tuple[str, Days], ...]
    deaths: tuple[Days, ...]
    later: tuple[Days, ...]
    when: int | None
    news: int | None
    died: tuple[int, ...]
    prisons: Spots
    cities: Spots
    provinces: Spots
    origin: Spots
    charges: frozenset[str]

    @property
    def ruling_out(self) -> Hashable:
        """All that can rule out another mention: mentions that are equal in it rule out the same others."""
        aged = (self.mention.age, self.when) if self.mention.age is not None else None
        return self.mention.gender, aged, frozenset(self.deaths), frozenset(self.later)

    @property
    def compared(self) -> Hashable:
        """All that is compared, other people beside them apart: mentions equal in it agree alike with any other."""
        places = (self.prisons, self.cities, self.provinces, self.origin)
        return self.ruling_out, self.dates, self.news, self.died, places, self.mention.ethnicity, self.charges


def facts_of(mention: Mention, gazetteer: Gazetteer, alive: frozenset[str]) -> Facts:
    """A mention compiled; `alive` are the outcomes of the living."""
    dated = [(event, found) for event in mention.events if (found := period(event.date))]
    deaths = tuple(_days(found) for event, found in dated if event.type in ONCE)
    living = mention.outcome in alive
    return Facts(
        mention=mention,
        dates=tuple((event.type, _days(found)) for event, found in dated if event.type),
        deaths=deaths,
        later=tuple(_days(found) for event, found in dated if event.type not in ONCE) if living else (),
        when=_when(mention, [found for _, found in dated]),
        news=_news(mention),
        died=tuple(first for first, last in deaths if first == last),
        prisons=_spots((event.prison for event in mention.events), gazetteer),
        cities=_spots((event.city for event in mention.events), gazetteer),
        provinces=_spots((event.province for event in mention.events), gazetteer),
        origin=_spots([mention.from_], gazetteer),
        charges=frozenset(mention.charges),
    )


def _days(found: Period) -> Days:
    return found.first.toordinal(), found.last.toordinal()


def _when(mention: Mention, own: list[Period]) -> int | None:
    """The first day of the latest event, or of the report where no event is dated."""
    found = max(own, key=lambda one: one.last) if own else period(mention.published)
    return found.first.toordinal() if found else None


def _news(mention: Mention) -> int | None:
    published = period(mention.published)
    told: list[Happening] = [event for event in mention.events if event.type in ONCE]
    if published is None or not published.exact or not told or any(event.date for event in told):
        return None
    return published.first.toordinal()


def _spots(names: Iterable[str | None], gazetteer: Gazetteer) -> Spots:
    written = {name for name in names if name}
    if not written:
        return _NOWHERE
    found = {name: gazetteer.resolve(name) for name in written}
    return Spots(
        frozenset(place.id for place in found.values() if place),
        frozenset(name.casefold() for name, place in found.items() if not place),
        frozenset(name.casefold() for name in written),
    )


_NOWHERE = Spots(frozenset(), frozenset(), frozenset())
