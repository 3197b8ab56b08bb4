"""Who is named in both languages of a document: linked where names and facts leave no doubt, else noted as open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import product
from typing import NamedTuple

from govah.extraction.parts.telling import Told, agree
from govah.text.names import Agreement, NameReader

_OFFICES = frozenset({"judge", "official", "spokesperson"})


class SamePeople(NamedTuple):
    """The people of two parts: who is who (of the second part -> of the first), and pairs that are left open."""

    links: dict[str, str]
    open: list[tuple[Told, Told]]


def same_people(first: Iterable[Told], second: Iterable[Told], names: NameReader) -> SamePeople:
    """Pairs of which both names are full and one may be read as the other, and that no third person fits as well.

    A name that very many people bear, or one that has parts more than the other, needs a fact that both parts tell
    as well. A gender or an age that differs speaks against every pair.
    """
    first, second = list(first), list(second)
    pairs = [
        (one, other, agreement)
        for one, other in product(first, second)
        if (agreement := _agreement(one, other, names)) >= Agreement.PART
    ]
    links: dict[str, str] = {}
    for level in (Agreement.SAME, Agreement.PART):
        rows = [
            (a, b)
            for a, b, agreement in pairs
            if min(agreement, Agreement.SAME) >= level and b.subject not in links and a.subject not in links.values()
        ]
        fits = [(a, b) for a, b in rows if _fit(a, b, names, level)]
        many = Counter(one.subject for pair in fits for one in pair)
        links |= {b.subject: a.subject for a, b in fits if many[a.subject] == many[b.subject] == 1}
    linked = {*links, *links.values()}
    return SamePeople(links, [(a, b) for a, b, _ in pairs if not {a.subject, b.subject} & linked])


def _agreement(one: Told, other: Told, names: NameReader) -> Agreement:
    """The best agreement of any two of their names; one that leaves short vowels open is no less than the same."""
    found = max((names.agreement(a, b) for a, b in product(one.names, other.names)), default=Agreement.DIFFERENT)
    return Agreement.SAME if found is Agreement.CLOSE else found


def _fit(one: Told, other: Told, names: NameReader, level: Agreement) -> bool:
    """Whether the facts let two people of agreeing names be one, and say so where the names are not enough."""
    if _differ(one.values("gender"), other.values("gender")):
        return False
    ages, others = _ages(one), _ages(other)
    if ages and others and all(abs(a - b) > 1 for a in ages for b in others):
        return False
    if level is Agreement.SAME and not all(map(names.common, (*one.names[:1], *other.names[:1]))):
        return True
    office = one.value("official_role")
    if office and office == other.value("official_role") and one.value("role") in _OFFICES:
        return level is Agreement.SAME
    shared = [(a, b) for a in one.events for b in other.events if a.type == b.type and agree(a.date, b.date)]
    if level is Agreement.SAME:
        return bool(shared or ages & others)
    return bool(ages & others) or any(a.date is not None and b.date is not None for a, b in shared)


def _differ(mine: Sequence[object], theirs: Sequence[object]) -> bool:
    return bool(mine and theirs) and set(mine).isdisjoint(theirs)


def _ages(one: Told) -> set[int]:
    return {int(value["years"]) for value in one.values("age") if isinstance(value, dict) and value.get("years")}
