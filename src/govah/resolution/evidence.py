"""What speaks for two mentions being one person, and what rules it out: dates, places, age, origin, charges."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from govah.packs import Pack
from govah.packs.schema.acts import Outcome
from govah.resolution.mentions import Happening, Mention
from govah.resolution.periods import Period, period
from govah.resolution.places import Gazetteer

# Points that agreeing facts must add up to: one for the same full name, more where the names only come near.
ONE_FACT = 1.0
TWO_FACTS = 2.0
SEVERAL = 3.0

_ONCE = frozenset({"execution", "death_in_custody", "killing"})  # event types that end a life
_DAY_SLIP = 2  # sources differ by a day or two: dawn, calendars, announcement
_DIES_TWICE = 10  # days between two deaths beyond any slip
_LONG_AFTER = 45  # days after a death by which nothing that is told of the living can be meant
_AGE_SLIP = 2
_AGE_APART = 6
_NEWS_DAYS = 7  # a report of a death within these days is news of it
_MONTH = 31
_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Reason:
    """One fact with its weight in points, positive for one person, and what was compared, in words."""

    points: float
    text: str


class Evidence:
    """Compares facts; keeps places that it has resolved."""

    def __init__(self, pack: Pack) -> None:
        self._gazetteer = Gazetteer(pack)
        self._alive = frozenset(outcome.id for outcome in pack.of(Outcome) if outcome.alive is True)

    def against(self, a: Mention, b: Mention) -> str | None:
        """What rules out that two mentions are one person, in words; None if nothing does."""
        if a.doc == b.doc:
            return "one report tells them apart"
        if a.gender and b.gender and a.gender != b.gender:
            return f"{a.gender} and {b.gender}"
        years = self._years_between(a, b)
        if a.age is not None and b.age is not None and abs(a.age - b.age) > _AGE_APART + years:
            return f"ages {a.age} and {b.age}"
        for mine, theirs in self._deaths(a, b):
            days = _days_apart(mine.date, theirs.date)
            if days is not None and days > _DIES_TWICE:
                return f"deaths {days} days apart"
        return self._alive_after_death(a, b) or self._alive_after_death(b, a)

    def favour(self, a: Mention, b: Mention) -> Iterator[Reason]:
        """Every fact that two mentions share."""
        yield from self._of_events(a, b)
        if a.age is not None and b.age is not None:
            if abs(a.age - b.age) <= _AGE_SLIP:
                yield Reason(1.0, f"ages {a.age} and {b.age}")
            elif abs(a.age - b.age) <= _AGE_SLIP + self._years_between(a, b):
                yield Reason(0.5, f"ages {a.age} and {b.age}, reported at different times")
        if a.from_ and b.from_ and self._same_place(a.from_, b.from_):
            yield Reason(1.0, f"both from {a.from_}")
        if a.ethnicity and a.ethnicity == b.ethnicity:
            yield Reason(0.5, f"both {a.ethnicity}")
        shared = sorted(set(a.charges) & set(b.charges))
        if shared:
            yield Reason(0.5, f"charge: {', '.join(shared)}")
        elif a.charges and b.charges:
            yield Reason(-1.0, f"charges differ: {', '.join(a.charges)}; {', '.join(b.charges)}")

    def _of_events(self, a: Mention, b: Mention) -> Iterator[Reason]:
        dates: dict[str, float] = {}
        for mine in a.events:
            for theirs in b.events:
                if mine.type == theirs.type and mine.type:
                    points = _date_points(period(mine.date), period(theirs.date))
                    if points:
                        dates[mine.type] = max(points, dates.get(mine.type, 0.0))
        for kind, points in sorted(dates.items()):
            yield Reason(points, f"the same date of {kind}")
        if not dates and (days := _first(_reported_after(a, b), _reported_after(b, a))) is not None:
            points = 1.0 if days <= _NEWS_DAYS else 0.5
            yield Reason(points, f"one reports the death {days} days after the other's date")
        if any(self._same_place(x, y) for x in _places(a, "prison") for y in _places(b, "prison")):
            yield Reason(1.0, "the same prison")
        elif any(self._same_place(x, y) for x in _places(a, "city") for y in _places(b, "city")):
            yield Reason(1.0, "the same city")
        elif any(self._same_place(x, y) for x in _places(a, "province") for y in _places(b, "province")):
            yield Reason(0.5, "the same province")

    def _deaths(self, a: Mention, b: Mention) -> Iterator[tuple[Happening, Happening]]:
        for mine in a.events:
            for theirs in b.events:
                if mine.type in _ONCE and theirs.type in _ONCE:
                    yield mine, theirs

    def _alive_after_death(self, dead: Mention, other: Mention) -> str | None:
        """Something happened to the one, or was still to happen, long after the other had died."""
        if other.outcome not in self._alive:
            return None
        deaths = [period(event.date) for event in dead.events if event.type in _ONCE]
        later = [period(event.date) for event in other.events if event.type not in _ONCE]
        for death in deaths:
            for after in later:
                if death and after and (after.first - death.last).days > _LONG_AFTER:
                    return f"alive {(after.first - death.last).days} days after the other's death"
        return None

    def _years_between(self, a: Mention, b: Mention) -> float:
        """How far the two reports' own times lie apart: an age grows meanwhile."""
        mine, theirs = _when(a), _when(b)
        return abs((mine.first - theirs.first).days) / _YEAR if mine and theirs else 1.0

    def _same_place(self, a: str, b: str) -> bool:
        one, other = self._gazetteer.resolve(a), self._gazetteer.resolve(b)
        if one and other:
            return one.id == other.id
        return a.casefold() == b.casefold()


def _places(mention: Mention, kind: str) -> Iterable[str]:
    return dict.fromkeys(place for event in mention.events if (place := getattr(event, kind)))


def _reported_after(undated: Mention, dated: Mention) -> int | None:
    """Days from one mention's date of death to a report that tells of the death without a date; within a month."""
    published = period(undated.published)
    told = [event for event in undated.events if event.type in _ONCE]
    if published is None or not published.exact or not told or any(event.date for event in told):
        return None
    deaths = [period(event.date) for event in dated.events if event.type in _ONCE]
    days = [(published.first - death.first).days for death in deaths if death and death.exact]
    return min((count for count in days if 0 <= count <= _MONTH), default=None)


def _first(one: int | None, other: int | None) -> int | None:
    return one if one is not None else other


def _days_apart(a: str | None, b: str | None) -> int | None:
    mine, theirs = period(a), period(b)
    return mine.apart(theirs) if mine and theirs else None


def _date_points(a: Period | None, b: Period | None) -> float:
    if a is None or b is None or a.apart(b) > _DAY_SLIP:
        return 0.0
    longest = max((each.last - each.first).days for each in (a, b))
    return 2.0 if longest == 0 else 1.0 if longest <= 31 else 0.0


def _when(mention: Mention) -> Period | None:
    own = [found for event in mention.events if (found := period(event.date))]
    return max(own, key=lambda one: one.last) if own else period(mention.published)
