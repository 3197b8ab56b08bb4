"""What speaks for two mentions being one person, and what rules it out: dates, places, age, origin, charges."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from govah.packs import Pack
from govah.packs.schema.acts import Outcome
from govah.resolution.facts import Days, Facts, facts_of
from govah.resolution.mentions import Mention
from govah.resolution.places import gazetteer

# Points that agreeing facts must add up to: one for the same full name, more where the names only come near.
ONE_FACT = 1.0
TWO_FACTS = 2.0
SEVERAL = 3.0

DAY_SLIP = 2  # sources differ by a day or two: dawn, calendars, announcement
AGE_SLIP = 2
MONTH = 31  # days
_DIES_TWICE = 10  # days between two deaths beyond any slip
_LONG_AFTER = 45  # days after a death by which nothing that is told of the living can be meant
_AGE_APART = 6
_NEWS_DAYS = 7  # a report of a death within these days is news of it
_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Reason:
    """One fact with its weight in points, positive for one person, and what was compared, in words."""

    points: float
    text: str


class Evidence:
    """Compiles mentions to facts; knows the places and the outcomes of a pack."""

    def __init__(self, pack: Pack) -> None:
        self._gazetteer = gazetteer(pack)
        self._alive = frozenset(outcome.id for outcome in pack.of(Outcome) if outcome.alive is True)

    def facts(self, mention: Mention) -> Facts:
        """What comparing needs of a mention."""
        return facts_of(mention, self._gazetteer, self._alive)


def against(a: Facts, b: Facts) -> str | None:
    """What rules out that two mentions are one person, in words; None if nothing does."""
    if a.mention.doc == b.mention.doc:
        return "one report tells them apart"
    return contradiction(a, b)


def contradiction(a: Facts, b: Facts) -> str | None:
    """What rules it out by the facts alone, whichever reports give them."""
    one, other = a.mention, b.mention
    if one.gender and other.gender and one.gender != other.gender:
        return f"{one.gender} and {other.gender}"
    if one.age is not None and other.age is not None and abs(one.age - other.age) > _AGE_APART + _years_between(a, b):
        return f"ages {one.age} and {other.age}"
    for mine in a.deaths:
        for theirs in b.deaths:
            if (days := _apart(mine, theirs)) > _DIES_TWICE:
                return f"deaths {days} days apart"
    return _alive_after_death(a, b) or _alive_after_death(b, a)


def favour(a: Facts, b: Facts) -> Iterator[Reason]:
    """Every fact that two mentions share."""
    yield from _of_events(a, b)
    one, other = a.mention, b.mention
    if one.age is not None and other.age is not None:
        if abs(one.age - other.age) <= AGE_SLIP:
            yield Reason(1.0, f"ages {one.age} and {other.age}")
        elif abs(one.age - other.age) <= AGE_SLIP + _years_between(a, b):
            yield Reason(0.5, f"ages {one.age} and {other.age}, reported at different times")
    if a.origin.meet(b.origin):
        yield Reason(1.0, f"both from {one.from_}")
    if one.ethnicity and one.ethnicity == other.ethnicity:
        yield Reason(0.5, f"both {one.ethnicity}")
    if shared := a.charges & b.charges:
        yield Reason(0.5, f"charge: {', '.join(sorted(shared))}")
    elif a.charges and b.charges:
        yield Reason(-1.0, f"charges differ: {', '.join(one.charges)}; {', '.join(other.charges)}")


def _of_events(a: Facts, b: Facts) -> Iterator[Reason]:
    dates: dict[str, float] = {}
    for kind, mine in a.dates:
        for other_kind, theirs in b.dates:
            if kind == other_kind and (points := _date_points(mine, theirs)):
                dates[kind] = max(points, dates.get(kind, 0.0))
    for kind in sorted(dates):
        yield Reason(dates[kind], f"the same date of {kind}")
    if not dates:
        days = _reported_after(a, b)
        days = _reported_after(b, a) if days is None else days
        if days is not None:
            points = 1.0 if days <= _NEWS_DAYS else 0.5
            yield Reason(points, f"one reports the death {days} days after the other's date")
    if a.prisons.meet(b.prisons):
        yield Reason(1.0, "the same prison")
    elif a.cities.meet(b.cities):
        yield Reason(1.0, "the same city")
    elif a.provinces.meet(b.provinces):
        yield Reason(0.5, "the same province")


def _alive_after_death(dead: Facts, other: Facts) -> str | None:
    """Something happened to the one, or was still to happen, long after the other had died."""
    for _, death in dead.deaths:
        for after, _ in other.later:
            if after - death > _LONG_AFTER:
                return f"alive {after - death} days after the other's death"
    return None


def _years_between(a: Facts, b: Facts) -> float:
    """How far the two reports' own times lie apart: an age grows meanwhile."""
    return 1.0 if a.when is None or b.when is None else abs(a.when - b.when) / _YEAR


def _reported_after(undated: Facts, dated: Facts) -> int | None:
    """Days from one mention's date of death to a report that tells of the death without a date; within a month."""
    if undated.news is None:
        return None
    days = [undated.news - death for death in dated.died]
    return min((count for count in days if 0 <= count <= MONTH), default=None)


def _apart(a: Days, b: Days) -> int:
    """The least number of days between the two; 0 where they overlap."""
    return max(a[0] - b[1], b[0] - a[1], 0)


def _date_points(a: Days, b: Days) -> float:
    if _apart(a, b) > DAY_SLIP:
        return 0.0
    longest = max(a[1] - a[0], b[1] - b[0])
    return 2.0 if longest == 0 else 1.0 if longest <= MONTH else 0.0
