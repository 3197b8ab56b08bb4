"""Relatives without a name to whom something was done: "his brother was executed", "arrested with his wife"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from govah.extraction.page import Page
from govah.extraction.people.membership import NOT_VICTIMS
from govah.extraction.people.scene import Scene
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Happening, Mention

DONE_TO = frozenset({
    "execution", "killing", "death_in_custody", "disappearance", "death_sentence", "arrest", "prison_sentence",
})  # fmt: skip
_BOUND = frozenset({"passive", "object", "subject", "coordinated", "reduced"})
_SHARED = _BOUND | {"complement", "possessor"}
_LEAD, _OWNER, _FAR, _NAME, _NUMBER = 40, 55, 110, 12, 16
_PAIR = 2


@dataclass(slots=True)
class RelativeReader:
    """Finds the unnamed relatives of one sentence who are victims, and makes a group of one of each."""

    page: Page
    mentions: Sequence[Mention]
    scene: Scene
    rules: LanguageRules

    def known(self, kin: Mention) -> bool:
        """Whether something done to the relative is told already ("was detained and freed after 14 days")."""
        return any(g.start == kin.start and g.kin for g in self.scene.groups)

    def alone(self, kin: Mention) -> Mention | None:
        """ "His brother was executed in 1988": one person; None for relatives in the plural or of nobody known."""
        row = self._row(kin)
        lead = self.page.low[max(0, row[0].start - _LEAD) : row[0].start]
        counts = [self._count(k) for k in row]
        if None in counts or self.rules.grammar("some_kin").search(lead):
            return None
        if not (self._of_victim(row[0]) or self._of_victim(row[-1])):
            return None
        return self._mention(row[0], sum(filter(None, counts)))

    def beside(self, kin: Mention, events: Sequence[Happening]) -> tuple[Happening, int] | None:
        """ "X was arrested together with his wife": the event that the relative shares, and the relative's group."""
        row = self._row(kin)
        named = any(0 <= m.start - row[-1].end < _NAME for m in self.mentions)
        lead = self.page.low[max(0, kin.start - _LEAD) : kin.start]
        counts = [self._count(k) for k in row]
        if row[0] is not kin or None in counts or named or not self.rules.grammar("with_kin").search(lead):
            return None
        told = (e for e in events if e.type in DONE_TO and e.binding in _SHARED)
        shared = [e for e in told if abs(kin.start - e.end) < _FAR]
        if not shared:
            return None
        (number,) = self._mention(kin, sum(filter(None, counts))).groups
        return min(shared, key=lambda e: abs(kin.start - e.end)), number

    def _row(self, kin: Mention) -> list[Mention]:
        """ "Three brothers and one sister of hers", "an uncle and two aunts of X": the relatives told of as one."""
        joint = self.rules.grammar("kin_joint")
        row = [kin]
        for mention in self.mentions:
            if mention.start >= row[-1].end and self._is_kin(mention):
                if joint.fullmatch(self.page.low, row[-1].end, mention.start) is None:
                    break
                row.append(mention)
        for mention in reversed(self.mentions):
            if mention.end <= row[0].start and self._is_kin(mention):
                if joint.fullmatch(self.page.low, mention.end, row[0].start) is None:
                    break
                row.insert(0, mention)
        return row

    def _is_kin(self, mention: Mention) -> bool:
        """Whether a mention is of relatives, by a word for them alone or with their number ("three brothers")."""
        counted = mention.kind == "many" and not mention.who and len(mention.groups) == 1
        return mention.kind == "kin" or (counted and self.page.has(mention.start, mention.end, "siblings"))

    def _count(self, kin: Mention) -> int | None:
        """How many relatives: one brother, both parents, "two sons"; None for relatives whom nobody counts."""
        if kin.groups:
            return self.scene.groups[kin.groups[0]].count
        if not self.page.has(kin.start, kin.end, "kin_many", "many"):
            return 1
        if self.page.has(kin.start, kin.end, "pair"):
            return _PAIR
        numbers = self.page.numbers_in(kin.start - _NUMBER, kin.start)
        near = numbers and not numbers[-1].ordinal and not self.page.low[numbers[-1].end : kin.start].strip()
        return int(numbers[-1].value) if near else None

    def _mention(self, kin: Mention, count: int) -> Mention:
        known = next((g for g in self.scene.groups if g.start == kin.start and (g.kin or kin.groups)), None)
        group = known or self.scene.new_group(kin.start, kin.end, self.page.sentence_at(kin.start), count, kin.gender)
        group.extra = group.kin = True
        group.count = count
        kind = "one" if count == 1 else "many"
        return Mention(kin.start, kin.end, kind, groups=(group.number,), gender=kin.gender, count=count)

    def _of_victim(self, kin: Mention) -> bool:
        """Whether it is a relative of somebody of the story ("his brother", "the father of X"), not of a speaker."""
        near = [m for m in self.mentions if m is not kin and m.end <= kin.start and kin.start - m.end < _OWNER]
        just_of = self.rules.grammar("just_of")
        after = [m for m in self.mentions if m.start >= kin.end and just_of.fullmatch(self.page.low, kin.end, m.start)]
        owner = after[0] if after else near[-1] if near else None
        who = owner.who if owner is not None else ()
        lead = self.page.low[max(0, kin.start - _LEAD) : kin.start]
        own = bool(after) and after[0].kind == "pronoun"
        if not who and (own or self.rules.grammar("further_kin").search(lead)):
            who = tuple(self.scene.single[-1:])  # "another brother", "a brother of his": of the one told of
        whose = self.rules.grammar("whose_before").search(lead) is not None
        return bool(who) and (whose or all(self.scene.cast.of(n).role not in NOT_VICTIMS for n in who))
