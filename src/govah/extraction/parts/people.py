"""Who is named in both languages of a document: linked where names and facts leave no doubt, else noted as open."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from govah.extraction.parts.telling import Occurrence, Told, agree
from govah.packs import Pack
from govah.text.date_edtf import days_of_edtf
from govah.text.name_keys import Keys
from govah.text.names import Agreement, NameReader

_FEW = 10_000  # pairs of people that are all compared
_OFFICES = frozenset({"judge", "official", "spokesperson"})
_ALIVE = frozenset({"arrest", "release"})


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
        as well; a surname alone is that of the only one who bears it, where one thing befell both. A gender, an age or
        a father that differs speaks against every pair, and so do a judge who is a prisoner and an arrest after an
        execution.
        """
        first, second = list(first), list(second)
        pairs = [
            (one, other, agreement)
            for one, other in self._worth_comparing(first, second)
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
        open_ = [(a, b) for a, b, _ in pairs if not {a.subject, b.subject} & linked]
        for one, other in (*self._by_surname(first, second), *((a, b) for b, a in self._by_surname(second, first))):
            if {one.subject, other.subject} & {*links, *links.values()}:
                continue
            if self._only_bearer(one, other, first, second):
                links[other.subject] = one.subject
            else:
                open_.append((one, other))
        return SamePeople(links, open_)

    def _by_surname(self, named: Sequence[Told], others: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
        """The victims of one part whom a surname alone, given to a victim in the other part, may mean."""
        for alone in others:
            if alone.is_victim and not any(" " in name for name in alone.names):
                yield from ((one, alone) for one in named if one.is_victim and self._bears(one, alone))

    def _bears(self, one: Told, alone: Told) -> bool:
        return any(self.names.ends_with(name, alone.names[0]) for name in one.names)

    def _only_bearer(self, one: Told, other: Told, first: Sequence[Told], second: Sequence[Told]) -> bool:
        """Whether nobody else of the document bears the surname, and one thing befell both."""
        named, alone = (one, other) if " " in one.names[0] else (other, one)
        others = sum(self._bears(somebody, alone) for somebody in (*first, *second))
        return others == 1 and not self._at_odds(named, alone) and bool(_shared(named, alone))

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
        if self._at_odds(one, other):
            return False
        if level is Agreement.SAME and not all(map(self.names.common, (*one.names[:1], *other.names[:1]))):
            return True
        office = one.value("official_role")
        if office and office == other.value("official_role") and one.value("role") in _OFFICES:
            return level is Agreement.SAME
        same_age = bool(_ages(one) & _ages(other))
        return same_age or any(level is Agreement.SAME or (a.date and b.date) for a, b in _shared(one, other))

    def _at_odds(self, one: Told, other: Told) -> bool:
        """Whether a gender, an age, their fathers or what they did and met rules out that they are one person."""
        if any((_judges(a) and b.is_victim) or _outlived_by(a, b) for a, b in ((one, other), (other, one))):
            return True
        genders, others = one.values("gender"), other.values("gender")
        if genders and others and set(genders).isdisjoint(others):
            return True
        ages, theirs = _ages(one), _ages(other)
        if ages and theirs and all(abs(a - b) > 1 for a in ages for b in theirs):
            return True
        return self._other_fathers(one, other)

    def _other_fathers(self, one: Told, other: Told) -> bool:
        """Whether both fathers are named and no two namings agree, each read as a given name before the family's."""
        pairs = list(product(one.values("father_name"), other.values("father_name")))
        family = (one.names[0].split()[-1], other.names[0].split()[-1])
        found = [self.names.agreement(f"{a} {family[0]}", f"{b} {family[1]}") for a, b in pairs]
        return bool(found) and all(agreement in {Agreement.DIFFERENT, Agreement.NEAR} for agreement in found)


def _judges(one: Told) -> bool:
    return "judge" in one.values("role") and not one.is_victim


def _outlived_by(one: Told, other: Told) -> bool:
    """Whether the one was executed before the day on which the other was arrested or freed."""
    ends = [days for e in one.events if e.type == "execution" and e.held and (days := days_of_edtf(e.date or ""))]
    lives = [days for e in other.events if e.type in _ALIVE and e.held and (days := days_of_edtf(e.date or ""))]
    return any(end[1] < day[0] for end in ends for day in lives)


def _shared(one: Told, other: Told) -> list[tuple[Occurrence, Occurrence]]:
    """The events of one kind, on days that may be one, that befell both."""
    return [(a, b) for a in one.events for b in other.events if a.type == b.type and agree(a.date, b.date)]


def _ages(one: Told) -> set[int]:
    return {int(value["years"]) for value in one.values("age") if isinstance(value, dict) and value.get("years")}
