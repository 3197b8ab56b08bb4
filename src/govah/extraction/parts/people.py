"""Who is named in both languages of a document: linked where names and facts leave no doubt, else noted as open."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from govah.extraction.parts.telling import Told, agree
from govah.packs import Pack
from govah.text.name_keys import Keys
from govah.text.names import Agreement, NameReader

_FEW = 10_000  # pairs of people that are all compared
_OFFICES = frozenset({"judge", "official", "spokesperson"})


class SamePeople(NamedTuple):
    """The people of two parts: who is who (of the second part -> of the first), and pairs that are left open."""

    links: dict[str, str]
    open: list[tuple[Told, Told]]


class Namesakes:
    """The spellings of names in a pack, compiled for telling who is named in two parts of a document."""

    def __init__(self, pack: Pack) -> None:
        self.names = NameReader(pack)
        self._keys = Keys(pack, self.names.sounds)

    def same(self, first: Iterable[Told], second: Iterable[Told]) -> SamePeople:
        """Pairs of which both names are full and one may be read as the other, and that no third person fits as well.

        A name that very many people bear, or one that has parts more than the other, needs a fact that both parts tell
        as well. A gender or an age that differs speaks against every pair.
        """
        pairs = [
            (one, other, agreement)
            for one, other in self._worth_comparing(list(first), list(second))
            if (agreement := self._agreement(one, other)) >= Agreement.PART
        ]
        links: dict[str, str] = {}
        for level in (Agreement.SAME, Agreement.PART):
            linked = {*links, *links.values()}
            rows = [(a, b) for a, b, found in pairs if found >= level and not {a.subject, b.subject} & linked]
            fits = [(a, b) for a, b in rows if self._fit(a, b, level)]
            many = Counter(one.subject for pair in fits for one in pair)
            links |= {b.subject: a.subject for a, b in fits if many[a.subject] == many[b.subject] == 1}
        linked = {*links, *links.values()}
        return SamePeople(links, [(a, b) for a, b, _ in pairs if not {a.subject, b.subject} & linked])

    def _worth_comparing(self, first: Sequence[Told], second: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
        """All pairs of two short lists; of long ones those whose names have the consonants of two parts in common."""
        if len(first) * len(second) <= _FEW:
            yield from product(first, second)
            return
        shelf: dict[str, list[int]] = defaultdict(list)
        for number, other in enumerate(second):
            for key in self._keys_of(other):
                shelf[key].append(number)
        for one in first:
            found = {number for key in self._keys_of(one) for number in shelf.get(key, ())}
            yield from ((one, second[number]) for number in sorted(found))

    def _keys_of(self, one: Told) -> set[str]:
        return {key for name in one.names for key in self._keys.of(self.names.read(name))}

    def _agreement(self, one: Told, other: Told) -> Agreement:
        """The best agreement of any two of their names; one that leaves short vowels open is no less than the same."""
        pairs = product(one.names, other.names)
        found = max((self.names.agreement(a, b) for a, b in pairs), default=Agreement.DIFFERENT)
        return Agreement.SAME if found is Agreement.CLOSE else found

    def _fit(self, one: Told, other: Told, level: Agreement) -> bool:
        """Whether the facts let two people of agreeing names be one, and say so where the names are not enough."""
        genders, others = one.values("gender"), other.values("gender")
        if genders and others and set(genders).isdisjoint(others):
            return False
        ages, theirs = _ages(one), _ages(other)
        if ages and theirs and all(abs(a - b) > 1 for a in ages for b in theirs):
            return False
        if level is Agreement.SAME and not all(map(self.names.common, (*one.names[:1], *other.names[:1]))):
            return True
        office = one.value("official_role")
        if office and office == other.value("official_role") and one.value("role") in _OFFICES:
            return level is Agreement.SAME
        shared = [(a, b) for a in one.events for b in other.events if a.type == b.type and agree(a.date, b.date)]
        if level is Agreement.SAME:
            return bool(shared or ages & theirs)
        return bool(ages & theirs) or any(a.date is not None and b.date is not None for a, b in shared)


def _ages(one: Told) -> set[int]:
    return {int(value["years"]) for value in one.values("age") if isinstance(value, dict) and value.get("years")}
