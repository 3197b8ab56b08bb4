"""How many of a group nobody names: the number told, less those named who can be of it, less the parts told apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from govah.extraction.events.crowds import Crowd
from govah.extraction.events.fates import Fate, Lives, agree, elsewhere, same_fate
from govah.extraction.events.reading import Story
from govah.extraction.events.settling import besides, companies
from govah.extraction.page import Hit, Page
from govah.extraction.people.membership import sections, told_apart
from govah.extraction.rules import LanguageRules

_WORSE = {"detained": 1, "imprisoned": 2, "death_sentence": 3, "imminent_execution": 4, "executed": 5}
_ENDS = frozenset({"released", "spared", "death_in_custody", "disappeared", "survived_execution"})
_WINDOW = 6  # sentences after a number in which those of it are named
_BESIDE = 3  # sentences after a whole in which its parts are told
_MOST_PARTS = 8
_FEW = 2  # two groups of so few with one fate may well be two


@dataclass(frozen=True, slots=True)
class Reckoning:
    """The numbers of one report set against each other and against the people named."""

    page: Page
    story: Story
    lives: Lives
    outcomes: Mapping[int, str]
    rules: LanguageRules
    beside: Mapping[int, set[int]]

    @classmethod
    def of(cls, page: Page, story: Story, lives: Lives, outcomes: Mapping[int, str], rules: LanguageRules) -> Reckoning:
        """The reckoning of one report; who is told of beside which number is found once."""
        return cls(page, story, lives, outcomes, rules, companies(story))

    def settle(self, crowds: Sequence[Crowd]) -> list[Crowd]:
        """The groups of which somebody is left whom the report does not name, each with how many these are."""
        for crowd in crowds:
            crowd.mine = self._named(crowd, crowds)
            crowd.left = self._left(crowd)
        for crowd in crowds:
            if crowd.left and not crowd.group.extra and not crowd.group.part:
                self._part(crowd, [c for c in crowds if self._is_part(crowd, c)])
        self._parts_of_them(crowds)
        self._bare_parts(crowds)
        named = [c for c in crowds if c.left == 0 and c.group.count and not c.group.extra]
        for crowd in crowds:
            crowd.left = (
                0
                if self._late(crowd, crowds) or self._rest_of(crowd, named) or self._of_the_dead(crowd, crowds)
                else crowd.left
            )
        return [c for c in crowds if c.left != 0]

    def _left(self, crowd: Crowd) -> int | None:
        count = crowd.group.count
        if count is None:
            many = self.page.has(crowd.group.start, crowd.group.end, "great_number")
            named = crowd.group.members and not many  # of dozens a few names leave many
            return 0 if named or crowd.group.loose else None
        if not crowd.group.extra and (self._everybody(crowd) or self._filled(crowd) or self._named_before(crowd)):
            return 0
        if crowd.group.extra and not crowd.group.kin and count == self._after(crowd) >= _FEW:
            return 0  # "four others were hanged", and four are named after that
        if crowd.group.extra and not crowd.group.kin and self._listed_later(crowd):
            return 0
        left = max(0, count - len(crowd.mine))
        return 0 if left == 1 and crowd.mine and not crowd.group.extra and self._one_overlooked(crowd) else left

    def _named_before(self, crowd: Crowd) -> bool:
        """ "The seven defendants", of a report that names seven: they are those."""
        group = crowd.group
        if group.closed:
            return False
        if self.rules.grammar("some_of_those").match(self.page.low, group.start, group.end) is not None:
            alike = sum(outcome == crowd.outcome for outcome in self.outcomes.values())
            return alike >= (group.count or 0) > 1 and not group.members  # "four of these men were hanged"
        if not group.definite:
            return False
        lists = {len(m.who) for row in self.story.mentions.values() for m in row if m.kind == "name"}
        return group.count == len(self.outcomes) or (group.count in lists and group.count > _FEW)

    def _one_overlooked(self, crowd: Crowd) -> bool:
        """ "Four men were hanged: A, B, C and D", of whom three were read: nothing tells of one without a name."""
        page = self.page
        if not self._leads(crowd):
            return False
        last = max(page.sentence_at(self._start(n)).index for n in crowd.mine)
        last = min(max(last, crowd.group.sentence) + _BESIDE, len(page.sentences) - 1)
        first = page.sentences[crowd.group.sentence].start
        return page.search(self.rules.grammar("one_unnamed"), first, page.sentences[last].end) is None

    def _after(self, crowd: Crowd) -> int:
        """How many the report names after the group who stand where it does."""
        alike = (n for n, outcome in self.outcomes.items() if outcome == crowd.outcome)
        return sum(self._start(n) > crowd.group.start for n in alike)

    def _listed_later(self, crowd: Crowd) -> bool:
        """ "Four more were sentenced to death. The following are to be hanged: A, B, C and D": these are the four."""
        group = crowd.group
        later = [g for g in self.story.scene.groups if g.start > group.start and len(g.members) == group.count]
        alike = {crowd.outcome, *(o for o in self.outcomes.values() if _later(crowd.outcome, o))}
        return not group.members and any(
            g.count in {None, group.count} and all(self.outcomes.get(n) in alike for n in g.members) for g in later
        )

    def _everybody(self, crowd: Crowd) -> bool:
        """Whether the report names as many people as the group has, all of them after it, or all with its outcome."""
        alike = [n for n, outcome in self.outcomes.items() if outcome == crowd.outcome]
        follow = all(self._start(n) > crowd.group.start for n in alike)
        after = all(
            self._start(n) > crowd.group.start
            and (outcome in {crowd.outcome, "unknown"} or _later(crowd.outcome, outcome))
            for n, outcome in self.outcomes.items()
        )
        return (follow and crowd.group.count == len(alike)) or (after and crowd.group.count == len(self.outcomes))

    def _filled(self, crowd: Crowd) -> bool:
        """Whether those named of whom the report tells nothing else make up the rest of the number it is about."""
        blank = [n for n, o in self.outcomes.items() if o == "unknown" and not self.lives.people.get(n)]
        free = [n for n in blank if n not in crowd.mine and self._start(n) > crowd.group.start]
        full = len(free) + len(crowd.mine) >= (crowd.group.count or 0)
        return bool(free) and full and self._leads(crowd) and not crowd.group.closed

    def _named(self, crowd: Crowd, crowds: Sequence[Crowd]) -> set[int]:
        """The people named who are of the group: its members, and where it is no "others", those who can be."""
        mine = {m for m in crowd.group.members if m in self.outcomes}
        if crowd.group.extra or crowd.group.closed:
            return mine
        elsewhere = {m for c in crowds if c is not crowd and not _within(c, crowd) for m in c.group.members}
        elsewhere |= {n for f in crowd.fates for e in f.told if crowd.group.number in e.groups for n in e.who}
        elsewhere |= self.beside.get(crowd.group.number, set())
        return mine | {n for n in self.outcomes if n not in elsewhere and self._may_be(n, crowd)}

    def _may_be(self, number: int, crowd: Crowd) -> bool:
        """Whether somebody named can be of the group: named within its reach, no better off, no other day or place."""
        own = self.lives.people.get(number, [])
        outcome = self.outcomes[number]
        shared = any(same_fate(f, g) for f in own for g in crowd.fates)
        later = shared and self._leads(crowd) and _later(crowd.outcome, outcome)
        if outcome not in {crowd.outcome, "unknown"} and not later:
            return False
        if outcome == "unknown" and not own:
            return False  # of whom nothing is told: only where they make the number full
        if not self._within(number, crowd, own):
            return False
        if told_apart(self.page, self.story.cast.of(number), self.rules) or elsewhere(own, crowd.fates):
            return False
        return not own or not _apart(own, crowd.fates, self.page, crowd)

    def _within(self, number: int, crowd: Crowd, own: Sequence[Fate]) -> bool:
        """Whether the person is first named after the group and near it, or in a report that is about the group."""
        start, group = self._start(number), crowd.group
        dated = any(
            f.type == g.type and f.date is not None and g.date is not None and f.date.date == g.date.date
            for f in own for g in crowd.fates
        )  # fmt: skip
        here, there = self.page.sentence_at(start), self.page.sentences[group.sentence]
        if start < group.start:
            days = [f.date for f in crowd.fates if f.type == "execution" and f.date is not None]
            return dated and any(there.start <= day.start < there.end for day in days)
        section = sections(self.page, self.rules)
        if section[here.index] != section[there.index] and there.index != 0:
            return False
        return dated or self._leads(crowd) or here.index - there.index <= _WINDOW

    def _leads(self, crowd: Crowd) -> bool:
        """Whether the group is what the report is about: told of in a headline or in the first sentences."""
        return self.page.opens(crowd.group.sentence)

    def _start(self, number: int) -> int:
        return self.story.cast.of(number).start

    def _is_part(self, whole: Crowd, part: Crowd) -> bool:
        """Whether a number told later can be some of those of the whole."""
        small = part.left and (part.group.count or 0) < (whole.group.count or 0)
        if not small or part.group.start < whole.group.start or part.group.kin:
            return False
        if part.outcome != whole.outcome and not _later(whole.outcome, part.outcome):
            return False
        return _together(whole, part) and not _beside(self.page, whole, part)

    def _part(self, whole: Crowd, parts: Sequence[Crowd]) -> None:
        """Take the parts away from the whole: all of it where they and the named make it up, else those close by."""
        count = whole.group.count or 0
        for some in _choices(parts):
            inside = {m for c in some for m in c.mine}
            told = sum(c.group.count or 0 for c in some)
            if told + len(whole.mine - inside) == count or sum(c.left or 0 for c in some) == whole.left:
                whole.left = 0
                return
        near = [
            p
            for p in parts
            if p.group.inside == whole.group.number
            or (
                not p.group.extra
                and p.group.sentence - whole.group.sentence < _BESIDE
                and (p.outcome == whole.outcome or (p.group.bare and not p.group.part))
            )
        ]
        rest = count - len(whole.mine - {m for p in near for m in p.mine}) - sum(p.group.count or 0 for p in near)
        if near and self._leads(whole):
            whole.left = max(0, rest)

    def _parts_of_them(self, crowds: Sequence[Crowd]) -> None:
        """ "Thirteen of them were hanged": the rest stand where all stood; a part with the fate of all is none."""
        for part in [c for c in crowds if c.group.part and c.left]:
            size = part.group.count or 0
            before = [c for c in crowds if c.group.start < part.group.start and (c.group.count or 0) > size]
            whole = next((c for c in reversed(before) if not c.group.part), None)
            if whole is None:
                continue
            if whole.left == 0 and whole.mine:
                part.left = 0
            elif whole.outcome == part.outcome:
                part.left = 0 if whole.left else part.left
            elif whole.left:
                whole.left = max(0, whole.left - size)

    def _bare_parts(self, crowds: Sequence[Crowd]) -> None:
        """ "Five were hanged, four of them in Yazd and one in Lar", all five named: the parts hold nobody else."""
        for whole in [c for c in crowds if c.left == 0 and c.mine and (c.group.count or 0) > 1]:
            reach = range(whole.group.sentence, whole.group.sentence + _BESIDE)
            after = [c for c in crowds if c.group.sentence in reach and c.group.start > whole.group.start]
            parts = [c for c in after if c.group.bare and not c.group.extra and c.outcome == whole.outcome]
            if parts and sum(c.group.count or 0 for c in parts) == whole.group.count:
                for part in parts:
                    part.left = 0

    def _late(self, crowd: Crowd, crowds: Sequence[Crowd]) -> bool:
        """ "Four hanged", in a headline alone, where the text tells of others or names some of them."""
        others = any(o.outcome == crowd.outcome and not o.late and o is not crowd for o in crowds)
        return crowd.late and (others or bool(crowd.mine) or crowd.outcome in self.outcomes.values())

    def _rest_of(self, crowd: Crowd, named: Sequence[Crowd]) -> bool:
        """ "The other two", of a number all of whom the report names."""
        group = crowd.group
        if not group.extra or not group.definite or group.members:
            return False
        before = [w for w in named if w.group.start < group.start and (w.group.count or 0) > (group.count or 0)]
        return any(len(w.mine) >= (w.group.count or 0) for w in before)

    def _of_the_dead(self, crowd: Crowd, crowds: Sequence[Crowd]) -> bool:
        """ "The other nine had been sentenced for drugs", of twenty who were hanged."""
        return (
            crowd.group.extra
            and crowd.group.definite
            and crowd.outcome != "executed"
            and any(
                c.outcome == "executed" and c.group.start < crowd.group.start
                and (c.group.count or 0) > (crowd.group.count or 0)
                for c in crowds
            )
        )  # fmt: skip


def _choices(parts: Sequence[Crowd]) -> Iterator[tuple[Crowd, ...]]:
    """Every choice of parts, two groups that may be one never together."""
    few = parts[:_MOST_PARTS]
    for size in range(1, len(few) + 1):
        yield from combinations(few, size)


def _later(first: str, then: str) -> bool:
    """Whether one outcome can follow another: those arrested are later sentenced or freed."""
    if first not in _WORSE or first == "executed":
        return False
    return then in _ENDS or _WORSE.get(then, 0) > _WORSE[first]


def _together(one: Crowd, two: Crowd) -> bool:
    """Whether no day or place tells two groups apart."""
    kinds = {f.type: f for f in one.fates}
    shared = [(kinds[f.type], f) for f in two.fates if f.type in kinds]
    return all(same_fate(a, b) for a, b in shared)


def _within(one: Crowd, two: Crowd) -> bool:
    """Whether the members of the one are of the other too: a part told after its whole, or the same told again."""
    less, more = one.group.count or 0, two.group.count or 0
    part = less < more and one.group.start > two.group.start
    return (part or less == more) and _together(one, two)


def _apart(own: Sequence[Fate], fates: Sequence[Fate], page: Page, crowd: Crowd) -> bool:
    """Whether what befell somebody named is another happening than the group's."""
    kinds = {f.type for f in own} & {g.type for g in fates}
    if not kinds:
        return False
    return not any(
        same_fate(f, g) and not besides(page, f, crowd.group) and not _in_other_town(f.city, g.city)
        for f in own for g in fates
    )  # fmt: skip


def _in_other_town(one: Hit | None, two: Hit | None) -> bool:
    return one is not None and two is not None and one.value != two.value


def _beside(page: Page, one: Crowd, two: Crowd) -> bool:
    """ "Three were hanged in Yazd, two in Arak": the one no part of the other, for want of a colon between them."""
    same = one.group.sentence == two.group.sentence and not two.group.extra and one.outcome == two.outcome
    between = page.plain[one.group.end : two.group.start]
    listed = any(mark in between for mark in (":", " - ")) or bool(one.mine)
    return same and not listed


def unidentified(page: Page, crowds: Sequence[Crowd], story: Story, rules: LanguageRules) -> list[Crowd]:
    """ "The other five have not been identified": those of the group told of before whom the report does not name."""
    found = list(crowds)
    told = {c.group.number for c in crowds}
    for group in story.scene.groups:
        if group.number in told or not group.count or not (group.extra or group.bare):
            continue
        sentence = page.sentences[group.sentence]
        if not rules.grammar("unidentified").match(page.low, group.end, sentence.end):
            continue
        before = [c for c in found if c.group.start < group.start and (c.group.count or 0) > group.count]
        if before:
            whole = before[-1]
            found.remove(whole)
            found.append(Crowd(group, whole.fates, whole.outcome, left=group.count))
    return found


def repeated(crowds: Sequence[Crowd]) -> Iterator[Crowd]:
    """Each group once: of one number, one outcome and no other day or place it is the same told again."""
    told: list[Crowd] = []
    for crowd in crowds:
        again = any(
            other.outcome == crowd.outcome
            and other.left == crowd.left
            and _same_time(other, crowd)
            and (other.group.extra or not crowd.group.extra or crowd.group.definite)
            for other in told
        )
        if not again or (crowd.left is not None and crowd.left <= _FEW):
            told.append(crowd)
            yield crowd


def _same_time(one: Crowd, two: Crowd) -> bool:
    kinds = {f.type: f for f in one.fates}
    shared = [(kinds[f.type], f) for f in two.fates if f.type in kinds]
    return all(agree(a.date, b.date) for a, b in shared)
