"""Mentions to people: one person only where the names agree, further facts agree, and nothing rules it out.

A first, cautious linkage: it would rather leave one person in two than make one of two.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from govah.model import Judgement, Link
from govah.packs import Pack
from govah.resolution.evidence import ONE_FACT, SEVERAL, TWO_FACTS, Evidence, Reason
from govah.resolution.keys import Keys, pairs
from govah.resolution.mentions import Mention
from govah.resolution.names import Agreement, NameReader

_NAME_POINTS = {Agreement.SAME: 3.0, Agreement.CLOSE: 2.0, Agreement.PART: 1.0, Agreement.NEAR: 1.0}
_NEEDED = {Agreement.SAME: ONE_FACT, Agreement.CLOSE: TWO_FACTS, Agreement.PART: SEVERAL, Agreement.NEAR: SEVERAL}
_COMMON = 1.0  # points more where both names are made of names that very many people bear
_COMPANY = 1.5  # points for standing beside the same other person in both reports


def link(mentions: Iterable[Mention], pack: Pack) -> dict[str, str]:
    """Mention id → person id, for every mention. A person's id is the least of the ids of its mentions.

    The order of the mentions does not matter. Two mentions of one report are never one person; no chain of pairs
    joins mentions of which two contradict each other or have different names.
    """
    known = _in_order(mentions)
    comparer = _Comparer(pack, known)
    links = [found for found in comparer.links() if found.judgement is Judgement.SAME]
    group = {mention.mention_id: [mention] for mention in known}
    for found in sorted(links, key=lambda one: (-one.weight, one.left, one.right)):
        left, right = group[found.left], group[found.right]
        if left is not right and all(comparer.compatible(a, b) for a, b in product(left, right)):
            left += right
            for mention in right:
                group[mention.mention_id] = left
    return {one: min(mention.mention_id for mention in held) for one, held in group.items()}


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


@lru_cache(maxsize=2)
def _compiled(pack: Pack) -> _Compiled:
    reader = NameReader(pack)
    return _Compiled(reader, Keys(pack, reader.sounds), Evidence(pack))


class _Comparer:
    """One set of mentions with the compiled pack."""

    def __init__(self, pack: Pack, mentions: Sequence[Mention]) -> None:
        compiled = _compiled(pack)
        self._reader, self._keys, self._evidence = compiled.reader, compiled.keys, compiled.evidence
        self._mentions = mentions
        self._names = {mention.mention_id: self._spellings(mention) for mention in mentions}
        self._wholes = {
            mention.mention_id: {self._reader.read(name).whole for name in self._names[mention.mention_id]}
            for mention in mentions
        }
        self._people: dict[str, dict[str, str]] = {}
        for mention in mentions:
            beside = self._people.setdefault(mention.doc, {})
            if self._reader.full(mention.name):
                beside[self._reader.read(mention.name).whole] = mention.name

    def links(self) -> list[Link]:
        keys = [
            [key for name in self._names[mention.mention_id] for key in self._keys.of(self._reader.read(name))]
            for mention in self._mentions
        ]
        found = (self._link(self._mentions[a], self._mentions[b]) for a, b in pairs(keys))
        return [one for one in found if one is not None]

    def compatible(self, a: Mention, b: Mention) -> bool:
        """Whether two may stand in one group: the names agree in some way and nothing rules it out."""
        return self._names_agree(a, b) > Agreement.DIFFERENT and self._evidence.against(a, b) is None

    def _link(self, a: Mention, b: Mention) -> Link | None:
        names = self._names_agree(a, b)
        if names is Agreement.CANNOT_COMPARE:
            return Link(a.mention_id, b.mention_id, 0.0, Judgement.CANNOT_COMPARE, ("no two full names",))
        if names is Agreement.DIFFERENT:
            return None
        against = self._evidence.against(a, b)
        if against:
            return Link(a.mention_id, b.mention_id, -10.0, Judgement.DIFFERENT, (against,))
        reasons = [*self._evidence.favour(a, b), *self._company(a, b)]
        points = sum(reason.points for reason in reasons)
        needed = _NEEDED[names] + (_COMMON if self._common(a) and self._common(b) else 0.0)
        judgement = Judgement.SAME if points >= needed else Judgement.UNSURE
        words = (f"names: {names.name.lower()}", *(f"{reason.points:+g} {reason.text}" for reason in reasons))
        return Link(a.mention_id, b.mention_id, _NAME_POINTS[names] + points, judgement, words)

    def _names_agree(self, a: Mention, b: Mention) -> Agreement:
        """The best agreement of any two spellings."""
        pairs_of_names = product(self._names[a.mention_id], self._names[b.mention_id])
        return max((self._reader.agreement(x, y) for x, y in pairs_of_names), default=Agreement.CANNOT_COMPARE)

    def _common(self, mention: Mention) -> bool:
        return all(self._reader.common(name) for name in self._names[mention.mention_id])

    def _company(self, a: Mention, b: Mention) -> list[Reason]:
        """Other people whom both reports name beside this one."""
        theirs = self._people[b.doc]
        own = self._wholes[a.mention_id] | self._wholes[b.mention_id]
        shared = (name for whole, name in self._people[a.doc].items() if whole in theirs and whole not in own)
        first = min(shared, default=None)
        return [Reason(_COMPANY, f"both beside {first}")] if first else []

    def _spellings(self, mention: Mention) -> tuple[str, ...]:
        """Every full name of a mention; shorter forms of it (a surname alone) are no names to compare by."""
        found = [name for one in (mention.name, *mention.other_names) for name in self._reader.variants(one)]
        full = [name for name in dict.fromkeys(found) if self._reader.full(name)]
        return tuple(full or dict.fromkeys(found))
