"""Numbers of people in one report set against each other: retellings, wholes and parts, counts that are no incident."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from govah.extraction.events.gathering import Fate, Lives, agree, shares
from govah.extraction.events.happening import NEAREST, TOPIC
from govah.extraction.events.reading import Story
from govah.extraction.page import Page
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Group
from govah.text.dates_out import to_facts

_MOVED = frozenset({"transfer", "solitary_confinement", "final_visit"})
_GRAVE = frozenset({"executed", "death_sentence", "imminent_execution"})
_ITEM = 3
_MOST_UNPLACED = 30
_MOST_OF_MONTH = 15
_MOST_PARTS = 8
_FEW = 2  # two groups of so few with one fate may well be two
_NEAR = 60


@dataclass(slots=True)
class Crowd:
    """One group with what befell it and where it stands; `late`: told in a headline only; `left`: those not named."""

    group: Group
    fates: list[Fate]
    outcome: str
    late: bool = False
    left: int | None = None


def told_twice(story: Story, lives: Lives, rules: LanguageRules) -> set[int]:
    """ "along with three others", told again later: the groups that are another telling of one that is kept.

    Where tellings differ in number, the number told most often is kept, then the one with a day or prison.
    """
    sides: dict[tuple[str, frozenset[int]], list[int]] = {}
    for event in story.happenings:
        if event.joined and event.who and event.type in rules.event_types and rules.event_types[event.type].once:
            sides.setdefault((event.type, frozenset(event.who)), []).extend(event.joined)
    doubles: set[int] = set()
    for (kind, _), numbers in sides.items():
        often = Counter(story.scene.groups[n].count for n in numbers)
        fate = {n: next((f for f in lives.groups.get(n, []) if f.type == kind), None) for n in numbers}
        ranked = [(often[story.scene.groups[n].count], _placed(fate[n]), -n) for n in set(numbers)]
        doubles |= set(numbers) - {-max(ranked)[2]}
    return doubles


def _placed(fate: Fate | None) -> bool:
    return fate is not None and (fate.date is not None or fate.prison is not None)


def led_to_worse(crowd: Crowd, crowds: Iterable[Crowd]) -> bool:
    """Whether the group was only moved, and a part of it met with worse ("13 moved to solitary, ten hanged")."""
    group = crowd.group
    if not group.count or {f.type for f in crowd.fates} - _MOVED:
        return False
    return any(
        other.outcome == "executed" and other.group.fatal and 1 < (other.group.count or 0) <= group.count
        for other in crowds
        if other is not crowd
    )


def of_the_state(page: Page, group: Group, rules: LanguageRules) -> bool:
    """Whether the people are the state's own ("two members of the guards were killed")."""
    return rules.grammar("of_forces").match(page.low, group.end) is not None


def loosely_told(crowd: Crowd, lives: Lives) -> bool:
    """Whether events are only near the number in the text, and grammar ties none of them to it."""
    number = crowd.group.number
    if lives.group_states.get(number) or not crowd.fates:
        return False
    tellings = [e for f in crowd.fates for e in f.told]
    loose = {NEAREST, TOPIC} if crowd.outcome not in _GRAVE else {TOPIC}
    return all(e.binding in loose and number not in e.joined for e in tellings)


def no_incident(page: Page, crowd: Crowd, rules: LanguageRules) -> bool:
    """Whether the number counts a period rather than one incident."""
    group, fates = crowd.group, crowd.fates
    if group.kin:
        return False
    sentence = page.sentences[group.sentence]
    if sentence.mark == "item" and page.token_at(group.start) - sentence.first < _ITEM:
        return True
    same = rules.grammar("same_place").search(page.low, group.end, sentence.end) is not None
    placed = same or any(f.prison or f.city for f in fates)
    small = (group.count or 0) <= _MOST_OF_MONTH
    near = page.hits_in(max(sentence.start, group.start - _NEAR), min(sentence.end, group.end + _NEAR), "period")
    if any(not (h.value == "month" and placed and small) for h in near):
        return True
    if (group.count or 0) > _MOST_UNPLACED and not placed and not any(f.date for f in fates):
        return True
    for fate in fates:
        fact = to_facts(fate.date.date) if fate.date else None
        if fact is not None and len(fact) in {4, 7} and not (placed and small) and (len(fact) == 4 or not small):
            return True
        if fate.date is not None and fate.date.kind == "range":
            return True
    return False


def subtract(page: Page, crowds: Sequence[Crowd], outcomes: Mapping[int, str], story: Story, lives: Lives) -> None:
    """How many of each group the report does not name: without its members and others named who stand where it does.

    Where all named of one outcome are as many as a group, they are that group, and no other's.
    """
    for outcome in {c.outcome for c in crowds}:
        here = [c for c in crowds if c.outcome == outcome and c.group.count]
        named = {n for n, stands in outcomes.items() if stands == outcome}
        free = named - {m for c in here for m in c.group.members}
        whole = [c for c in here if not c.group.extra]
        exact = [c for c in whole if c.group.count in {len(named), len(free | set(c.group.members))} and named]
        for crowd in here:
            crowd.left = (crowd.group.count or 0) - len([m for m in crowd.group.members if m in outcomes])
        for crowd in exact:
            crowd.left = 0
        if exact or not free:
            continue
        rest = [c for c in whole if c.left and _opens(c, free, story)]
        for crowd in rest if len({c.group.count for c in rest}) == 1 else ():
            mine = [n for n in free if shares(page, crowd.group, crowd.fates, lives.people.get(n, []))]
            crowd.left = max(0, (crowd.left or 0) - len(mine))
    for crowd in crowds:
        if crowd.late and any(o.outcome == crowd.outcome and not o.late and o is not crowd for o in crowds):
            crowd.left = 0
        if crowd.group.count is None:
            crowd.left = 0 if crowd.group.members else None


def _opens(crowd: Crowd, named: set[int], story: Story) -> bool:
    """Whether the group is told of before those who are named."""
    return all(crowd.group.start < story.cast.of(n).start for n in named)


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


def divided(page: Page, crowds: Sequence[Crowd]) -> list[Crowd]:
    """Without the wholes that other groups make up: "nine were hanged: seven in one town and two in another"."""
    wholes = {id(c) for c in crowds if _made_up(c, [o for o in crowds if o is not c and not _beside(page, c, o)])}
    return [c for c in crowds if id(c) not in wholes]


def _made_up(whole: Crowd, others: Sequence[Crowd]) -> bool:
    size = whole.left
    if not size or size < _FEW:
        return False
    fit = [
        o for o in others
        if o.left and o.left < size and o.group.start > whole.group.start and o.outcome == whole.outcome
    ][:_MOST_PARTS]  # fmt: skip
    return any(sum(o.left or 0 for o in some) == size for n in range(2, len(fit) + 1) for some in combinations(fit, n))


def _beside(page: Page, one: Crowd, two: Crowd) -> bool:
    """ "Three were hanged in Yazd, two in Arak": the one no part of the other, for want of a colon between them."""
    same = one.group.sentence == two.group.sentence
    return same and not any(mark in page.plain[one.group.end : two.group.start] for mark in (":", " - "))


def repeated(crowds: Sequence[Crowd]) -> Iterator[Crowd]:
    """Each group once: of one number, one outcome and no other day or place it is the same told again."""
    told: list[Crowd] = []
    for crowd in crowds:
        again = any(
            other.outcome == crowd.outcome and other.left == crowd.left and _same_time(other, crowd) for other in told
        )
        if not again or (crowd.left is not None and crowd.left <= _FEW):
            told.append(crowd)
            yield crowd


def _same_time(one: Crowd, two: Crowd) -> bool:
    kinds = {f.type: f for f in one.fates}
    shared = [(kinds[f.type], f) for f in two.fates if f.type in kinds]
    return all(agree(a.date, b.date) for a, b in shared)
