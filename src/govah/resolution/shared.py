"""What two mentions must share before they can be one person: signs to look each other up by, so that not all meet all.

Every reason that speaks for a pair comes with a sign that both mentions bear. Signs are kept in one order, the telling
ones first. A mention need not be looked up by those at its end whose points together fall short of what is needed: a
pair that shares no others falls short too (prefix filtering: Chaudhuri, Ganti and Kaushik, ICDE 2006).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum

from govah.resolution.evidence import AGE_SLIP, DAY_SLIP, MONTH
from govah.resolution.facts import Facts, Spots

COMPANY = 1.5  # points for standing beside the same other person in both reports
_OTHER_TIME = 0.5  # points that two ages may give however far apart they are, where time has passed
_DAYS_A_SIGN = 8


class Kind(IntEnum):
    """What a sign is about, the most telling first."""

    COMPANY = 0
    DATE = 1
    NEWS = 2
    PRISON = 3
    CITY = 4
    ORIGIN = 5
    AGE = 6
    PROVINCE = 7
    ETHNICITY = 8
    CHARGE = 9


Sign = tuple[Kind, str, int]
"""Its kind, a word (a type of event, a place, a name) and a number (a stretch of days, an age)."""

_PLACES = (Kind.PRISON, Kind.CITY, Kind.PROVINCE)  # of these only one counts


def signs(facts: Facts, company: Iterable[str]) -> list[tuple[Sign, float]]:
    """The signs of a mention in their order, each with the most points that sharing it may give.

    `company` are the names of the others whom the report names.
    """
    return sorted(set(_signs(facts, company)))


def telling(signs: Sequence[tuple[Sign, float]], aged: bool, needed: float) -> list[Sign]:
    """The signs by which a mention must be looked up where a pair needs so many points; `aged`: it gives an age."""
    best = {"age": _OTHER_TIME} if aged else {}
    cut = len(signs)
    while cut:
        (kind, word, _), points = signs[cut - 1]
        counted = "place" if kind in _PLACES else f"{kind.name.lower()} {word if kind is Kind.DATE else ''}".strip()
        best[counted] = max(points, best.get(counted, 0.0))
        if sum(best.values()) >= needed:
            break
        cut -= 1
    return [sign for sign, _ in signs[:cut]]


def _signs(facts: Facts, company: Iterable[str]) -> Iterator[tuple[Sign, float]]:
    for whole in company:
        yield (Kind.COMPANY, whole, 0), COMPANY
    for act, (first, last) in facts.dates:
        if last - first <= MONTH:
            for stretch in _stretches(first, last):
                yield (Kind.DATE, act, stretch), 2.0 if first == last else 1.0
    if facts.news is not None:
        yield (Kind.NEWS, "", facts.news // (MONTH + 1)), 1.0
    for day in facts.died:
        for stretch in (day, day + MONTH):
            yield (Kind.NEWS, "", stretch // (MONTH + 1)), 1.0
    yield from _of_places(Kind.PRISON, facts.prisons, 1.0)
    yield from _of_places(Kind.CITY, facts.cities, 1.0)
    yield from _of_places(Kind.ORIGIN, facts.origin, 1.0)
    yield from _of_places(Kind.PROVINCE, facts.provinces, 0.5)
    if facts.mention.age is not None:
        for age in range(facts.mention.age - AGE_SLIP // 2, facts.mention.age + AGE_SLIP // 2 + 1):
            yield (Kind.AGE, "", age), 1.0
    if facts.mention.ethnicity:
        yield (Kind.ETHNICITY, facts.mention.ethnicity, 0), 0.5
    for charge in facts.charges:
        yield (Kind.CHARGE, charge, 0), 0.5


def _stretches(first: int, last: int) -> range:
    """Two dates that are no more than the slip apart have one of these in common."""
    slip = DAY_SLIP // 2
    return range((first - slip) // _DAYS_A_SIGN, (last + slip) // _DAYS_A_SIGN + 1)


def _of_places(kind: Kind, spots: Spots, points: float) -> Iterator[tuple[Sign, float]]:
    for place in spots.ids:
        yield (kind, f"id {place}", 0), points
    for spelling in spots.spellings:
        yield (kind, spelling, 0), points
