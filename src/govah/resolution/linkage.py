"""Mentions to people: one person only where the names agree, further facts agree, and nothing rules it out.

A first, cautious linkage: it would rather leave one person in two than make one of two.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import combinations, product
from math import inf

from govah.model import Judgement, Link
from govah.packs import Pack
from govah.resolution.evidence import ONE_FACT, SEVERAL, TWO_FACTS, Evidence, Reason, against, contradiction, favour
from govah.resolution.groups import Groups
from govah.resolution.kept import kept
from govah.resolution.mentions import Mention
from govah.resolution.shared import COMPANY, Sign, signs, telling
from govah.text.name_keys import Keys, pairs
from govah.text.names import Agreement, NameReader

_NAME_POINTS = {Agreement.SAME: 3.0, Agreement.CLOSE: 2.0, Agreement.PART: 1.0, Agreement.NEAR: 1.0}
_NEEDED = {Agreement.SAME: ONE_FACT, Agreement.CLOSE: TWO_FACTS, Agreement.PART: SEVERAL, Agreement.NEAR: SEVERAL}
_COMMON = 1.0  # points more where both names are made of names that very many people bear
_FEW = 12  # pairs that are compared at once rather than looked up


def link(mentions: Iterable[Mention], pack: Pack) -> dict[str, str]:
    """Mention id → person id, for every mention. A person's id is the least of the ids of its mentions.

    The order of the mentions does not matter. Two mentions of one report are never one person; no chain of pairs
    joins mentions of which two contradict each other or have different names.
    """
    known = _in_order(mentions)
    comparer = _Comparer(pack, known)
    groups = Groups([mention.doc for mention in known], comparer.ruling_out, comparer.fit)
    for one, other in comparer.same():
        groups.join(one, other)
    ids = [mention.mention_id for mention in known]
    return {one: ids[first] for one, first in zip(ids, groups.first_of_each(), strict=True)}


def links(mentions: Iterable[Mention], pack: Pack) -> list[Link]:
    """Every pair worth a look with its weight in points and the reasons in words, heaviest first."""
    found = _Comparer(pack, _in_order(mentions)).links()
    return sorted(found, key=lambda one: (-one.weight, one.left, one.right))


def _in_order(mentions: Iterable[Mention]) -> list[Mention]:
    return sorted({mention.mention_id: mention for mention in mentions}.values(), key=lambda one: one.mention_id)


@dataclass(frozen=True, slots=True)
class _Compiled:
    """What comparing takes out of a pack."""

    reader: NameReader
    keys: Keys
    evidence: Evidence


@kept
def _compiled(pack: Pack) -> _Compiled:
    reader = NameReader(pack)
    return _Compiled(reader, Keys(pack, reader.sounds), Evidence(pack))


@dataclass(frozen=True, slots=True)
class _Called:
    """All spellings that a mention is compared by. Mentions that share them are compared by name once."""

    spellings: tuple[str, ...]
    wholes: frozenset[str]
    common: bool
    keys: tuple[str, ...]


class _Comparer:
    """One set of mentions, numbered in order, with the compiled pack."""

    def __init__(self, pack: Pack, mentions: Sequence[Mention]) -> None:
        compiled = _compiled(pack)
        self._reader, self._keys = compiled.reader, compiled.keys
        self._facts = [compiled.evidence.facts(mention) for mention in mentions]
        self._called: list[_Called] = []
        self._bearers: list[list[int]] = []  # the mentions of each name
        self._name_of: list[int] = []
        self._number_names(mentions)
        self._people: dict[str, dict[str, str]] = {}
        for mention in mentions:
            beside = self._people.setdefault(mention.doc, {})
            if self._reader.full(mention.name):
                beside[self._reader.read(mention.name).whole] = mention.name
        numbered = list(zip(self._name_of, self._facts, strict=True))
        self._compared, _ = _number((name, facts.compared) for name, facts in numbered)
        self.ruling_out, self._examples = _number((name, facts.ruling_out) for name, facts in numbered)
        self._signs: dict[int, list[tuple[Sign, float]]] = {}

    def same(self) -> Iterator[tuple[int, int]]:
        """The pairs held to be one person, heaviest first, pairs of one weight in the order of their numbers."""
        total = len(self._facts)
        by_weight: dict[float, array[int]] = defaultdict(lambda: array("Q"))
        for names, one, other in self._names_in_agreement():
            if names is Agreement.CANNOT_COMPARE:
                continue
            needed = self._needed(names, one, other)
            known: dict[tuple[int, int], float] = {}
            for a, b in self._worth_comparing(one, other, needed):
                points = self._points(a, b, known)
                if points >= needed and self._facts[a].mention.doc != self._facts[b].mention.doc:
                    by_weight[_NAME_POINTS[names] + points].append(a * total + b)
        for weight in sorted(by_weight, reverse=True):
            for pair in sorted(by_weight.pop(weight)):
                yield divmod(pair, total)

    def links(self) -> Iterator[Link]:
        """Every pair of which the names agree or cannot be compared, judged."""
        for names, one, other in self._names_in_agreement():
            for a, b in self._all_pairs(one, other):
                yield self._link(names, a, b, self._needed(names, one, other))

    def fit(self, one: int, other: int) -> bool:
        """Whether mentions of two contents may stand in one group: names agree in some way, nothing rules it out."""
        a, b = self._examples[one], self._examples[other]
        names = self._names_agree(self._name_of[a], self._name_of[b])
        return names > Agreement.DIFFERENT and contradiction(self._facts[a], self._facts[b]) is None

    def _link(self, names: Agreement, a: int, b: int, needed: float) -> Link:
        left, right = self._facts[a].mention.mention_id, self._facts[b].mention.mention_id
        if names is Agreement.CANNOT_COMPARE:
            return Link(left, right, 0.0, Judgement.CANNOT_COMPARE, ("no two full names",))
        ruled_out = against(self._facts[a], self._facts[b])
        if ruled_out:
            return Link(left, right, -10.0, Judgement.DIFFERENT, (ruled_out,))
        reasons = self._reasons(a, b)
        points = sum(reason.points for reason in reasons)
        judgement = Judgement.SAME if points >= needed else Judgement.UNSURE
        words = (f"names: {names.name.lower()}", *(f"{reason.points:+g} {reason.text}" for reason in reasons))
        return Link(left, right, _NAME_POINTS[names] + points, judgement, words)

    def _points(self, a: int, b: int, known: dict[tuple[int, int], float]) -> float:
        """The points that speak for a pair, far below zero where something rules it out; equal facts reckoned once."""
        pair = self._compared[a], self._compared[b]
        points = known.get(pair)
        if points is None:
            one, other = self._facts[a], self._facts[b]
            ruled_out = contradiction(one, other) is not None
            points = known[pair] = -inf if ruled_out else sum(reason.points for reason in favour(one, other))
        return points + COMPANY if self._beside(a, b) else points

    def _reasons(self, a: int, b: int) -> list[Reason]:
        return [*favour(self._facts[a], self._facts[b]), *self._company(a, b)]

    def _needed(self, names: Agreement, one: int, other: int) -> float:
        more = _COMMON if self._called[one].common and self._called[other].common else 0.0
        return _NEEDED.get(names, SEVERAL) + more

    def _company(self, a: int, b: int) -> list[Reason]:
        """Other people whom both reports name beside this one."""
        beside = self._beside(a, b)
        names = self._people[self._facts[a].mention.doc]
        return [Reason(COMPANY, f"both beside {min(names[whole] for whole in beside)}")] if beside else []

    def _beside(self, a: int, b: int) -> AbstractSet[str]:
        here, there = self._people[self._facts[a].mention.doc], self._people[self._facts[b].mention.doc]
        return (
            (here.keys() & there.keys()) - self._called[self._name_of[a]].wholes - self._called[self._name_of[b]].wholes
        )

    def _names_in_agreement(self) -> Iterator[tuple[Agreement, int, int]]:
        """Every two names, and every name with itself, that share a key and are not different."""
        for number, called in enumerate(self._called):
            if called.keys and len(self._bearers[number]) > 1:
                yield self._names_agree(number, number), number, number
        for one, other in pairs([called.keys for called in self._called]):
            names = self._names_agree(one, other)
            if names is not Agreement.DIFFERENT:
                yield names, one, other

    def _names_agree(self, one: int, other: int) -> Agreement:
        """The best agreement of any two spellings."""
        spellings = product(self._called[one].spellings, self._called[other].spellings)
        return max((self._reader.agreement(x, y) for x, y in spellings), default=Agreement.CANNOT_COMPARE)

    def _all_pairs(self, one: int, other: int) -> Iterator[tuple[int, int]]:
        if one == other:
            yield from combinations(self._bearers[one], 2)
        else:
            yield from ((min(pair), max(pair)) for pair in product(self._bearers[one], self._bearers[other]))

    def _worth_comparing(self, one: int, other: int, needed: float) -> Iterable[tuple[int, int]]:
        """Of the mentions of two names, those pairs that share enough to be one person, and maybe some more."""
        if len(self._bearers[one]) * len(self._bearers[other]) <= _FEW:
            return self._all_pairs(one, other)
        shelf: dict[Sign, list[int]] = defaultdict(list)
        for b in self._bearers[other]:
            for sign in self._telling(b, needed):
                shelf[sign].append(b)
        return (
            (min(a, b), max(a, b))
            for a in self._bearers[one]
            for b in {b for sign in self._telling(a, needed) for b in shelf.get(sign, ())}
            if one != other or a < b
        )

    def _telling(self, number: int, needed: float) -> list[Sign]:
        facts = self._facts[number]
        if number not in self._signs:
            beside = self._people[facts.mention.doc].keys() - self._called[self._name_of[number]].wholes
            self._signs[number] = signs(facts, beside)
        return telling(self._signs[number], facts.mention.age is not None, needed)

    def _number_names(self, mentions: Sequence[Mention]) -> None:
        numbers: dict[tuple[str, ...], int] = {}
        for number, mention in enumerate(mentions):
            spellings = self._spellings(mention)
            name = numbers.setdefault(spellings, len(numbers))
            if name == len(self._called):
                read = [self._reader.read(spelling) for spelling in spellings]
                wholes = frozenset(one.whole for one in read)
                common = all(self._reader.common(spelling) for spelling in spellings)
                keys = tuple(dict.fromkeys(key for one in read for key in self._keys.of(one)))
                self._called.append(_Called(spellings, wholes, common, keys))
                self._bearers.append([])
            self._bearers[name].append(number)
            self._name_of.append(name)

    def _spellings(self, mention: Mention) -> tuple[str, ...]:
        """Every full name of a mention; shorter forms of it (a surname alone) are no names to compare by."""
        found = [name for one in (mention.name, *mention.other_names) for name in self._reader.variants(one)]
        full = [name for name in dict.fromkeys(found) if self._reader.full(name)]
        return tuple(full or dict.fromkeys(found))


def _number(contents: Iterable[Hashable]) -> tuple[list[int], list[int]]:
    """A number for each different content, in order of appearance, and the place where each first appears."""
    numbers: dict[Hashable, int] = {}
    found = [numbers.setdefault(content, len(numbers)) for content in contents]
    first = dict(zip(reversed(found), range(len(found) - 1, -1, -1), strict=True))
    return found, [first[number] for number in range(len(numbers))]
