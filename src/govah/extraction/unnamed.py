"""People without names: groups of one incident, by subtraction where some are named; counts over a period are not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from govah.extraction.assembling import Assembly
from govah.extraction.events import Story
from govah.extraction.gathering import Fate, Lives
from govah.extraction.membership import is_part
from govah.extraction.outcomes import outcome_of
from govah.extraction.page import Page
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Group
from govah.extraction.traits import Trait
from govah.model import Claim, Modality
from govah.text.dates_out import to_facts

_RANK = (
    "execution",
    "death_in_custody",
    "killing",
    "pardon",
    "sentence_overturned",
    "disappearance",
    "death_sentence",
    "sentence_upheld",
    "release",
    "prison_sentence",
    "arrest",
    "transfer",
    "solitary_confinement",
)
_TELLING = frozenset({*_RANK, "execution_attempt", "stay", "final_visit"})
_MOVED = frozenset({"transfer", "solitary_confinement", "final_visit"})
_LATE = frozenset({"headline", "heading"})
_DIRECT = frozenset({"passive", "subject", "object", "complement"})
_MOST = 120
_ITEM = 3
_MOST_UNPLACED = 30
_MOST_OF_MONTH = 15


def tell_groups(assembly: Assembly, charges: dict[int, list[Trait]], told: Sequence[Claim] = ()) -> None:
    """Claims for the unnamed people of every group that is one of the report's incidents."""
    page, story, lives, rules = assembly.page, assembly.story, assembly.lives, assembly.rules
    figures = [(s.start, s.end) for c in told if c.property == "statistic" for s in c.spans[:1]]
    doubles = _told_twice(story, lives, rules)
    outcomes = {n: _outcome(assembly, n) for n in sorted(set(lives.groups) | set(lives.group_states))}
    outcomes |= {n: o for n, o in _threatened(story).items() if n not in outcomes}
    for number, outcome in outcomes.items():
        group, fates = story.scene.groups[number], lives.groups.get(number, [])
        if not outcome or number in doubles or any(a < group.end and group.start < b for a, b in figures):
            continue
        if (
            _statistic(page, group, fates, rules)
            or is_part(page, group, rules)
            or _before_worse(story, outcomes, lives, number)
        ):
            continue
        if not group.extra and _told_by_name(page, group, outcome, lives, rules):
            continue
        count = _left(assembly, group, outcomes)
        if (count is None and not _vague(page, group, fates)) or (count is not None and not 0 < count <= _MOST):
            continue
        assembly.group(group, count, outcome, fates, charges.get(number, []))


def _threatened(story: Story) -> dict[int, str]:
    """Groups whose execution is feared ("five others may be executed"): they stand under a sentence of death."""
    return {
        number: "death_sentence"
        for event in story.happenings
        if event.type == "execution" and not event.inherited and event.binding in _DIRECT
        and event.modality is Modality.HYPOTHETICAL
        for number in event.groups
        if (story.scene.groups[number].count or 0) > 1
    }  # fmt: skip


def _left(assembly: Assembly, group: Group, outcomes: dict[int, str]) -> int | None:
    """How many of the group the report does not name; 0 for a headline that the body tells in full."""
    page, lives, groups = assembly.page, assembly.lives, assembly.story.scene.groups
    if group.count is None:
        return 0 if group.members else None
    if page.sentences[group.sentence].mark not in _LATE:
        return group.count - len([m for m in group.members if m in lives.people or m in lives.states])
    outcome = outcomes[group.number]
    for n, other in outcomes.items():
        if other == outcome and n != group.number and page.sentences[groups[n].sentence].mark not in _LATE:
            return 0
    return group.count - max(_named(outcome, lives, assembly.rules), len(group.members))


def _told_twice(story: Story, lives: Lives, rules: LanguageRules) -> set[int]:
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
        best = -max(ranked)[2]
        doubles |= set(numbers) - {best}
    return doubles


def _placed(fate: Fate | None) -> bool:
    return fate is not None and (fate.date is not None or fate.prison is not None)


def _before_worse(story: Story, outcomes: dict[int, str], lives: Lives, number: int) -> bool:
    """Whether the group was only moved, and a part of it met with worse ("13 moved to solitary, ten hanged")."""
    group = story.scene.groups[number]
    if not group.count or {f.type for f in lives.groups.get(number, [])} - _MOVED:
        return False
    return any(
        other.fatal and 1 < (other.count or 0) <= group.count
        for n, other in enumerate(story.scene.groups)
        if n != number and outcomes.get(n) == "executed"
    )


def _named(outcome: str, lives: Lives, rules: LanguageRules) -> int:
    """How many people of the report have that outcome under their names."""
    kinds = {kind for kind in _RANK if kind in rules.event_types and rules.event_types[kind].outcome == outcome}
    named = sum(any(f.type in kinds for f in fates) for fates in lives.people.values())
    return named + sum(
        any(s.state == outcome for s in states)
        for n, states in lives.states.items()
        if not any(f.type in kinds for f in lives.people.get(n, ()))
    )


def _told_by_name(page: Page, group: Group, outcome: str, lives: Lives, rules: LanguageRules) -> bool:
    """Whether the number is that of the people whom the report names: a headline's, or one of the same fate."""
    named = _named(outcome, lives, rules)
    if page.sentences[group.sentence].mark in _LATE:
        return len(set(lives.people) | set(lives.states)) >= (group.count or 1)
    return not group.members and named > 0 and named == group.count


def _outcome(assembly: Assembly, number: int) -> str:
    """Where the group stands at the end of the report."""
    lives = assembly.lives
    states = lives.group_states.get(number, [])
    fates = lives.groups.get(number, [])
    fates = [f for f in fates if not all(e.inherited for e in f.told)] or fates
    types = {f.type for f in fates}
    if types.isdisjoint(_TELLING) and not states:
        return ""
    if "prison_sentence" in types:  # what was upheld is the prison sentence
        fates = [f for f in fates if f.type != "death_sentence" or not all(e.implied for e in f.told)]
    outcome, _ = outcome_of(assembly.page, assembly.rules, fates, states, assembly.among)
    return "" if outcome == "unknown" else outcome


def _vague(page: Page, group: Group, fates: Sequence[Fate]) -> bool:
    """Whether people without a number ("dozens of protesters") are those of one incident, with a day or a place."""
    return page.has(group.start, group.end, "vague") and any(f.date or f.prison or f.city for f in fates)


def _statistic(page: Page, group: Group, fates: Sequence[Fate], rules: LanguageRules) -> bool:
    """Whether the number counts a period rather than one incident."""
    sentence = page.sentences[group.sentence]
    if sentence.mark == "item" and page.token_at(group.start) - sentence.first < _ITEM:
        return True
    same = rules.grammar("same_place").search(page.low, group.end, sentence.end) is not None
    placed = same or any(f.prison or f.city for f in fates)
    small = (group.count or 0) <= _MOST_OF_MONTH
    if any(not (h.value == "month" and placed and small) for h in page.hits_in(sentence.start, sentence.end, "period")):
        return True
    if (group.count or 0) > _MOST_UNPLACED and not placed and not any(f.date for f in fates):
        return True
    for fate in fates:
        fact = to_facts(fate.date.date) if fate.date else None
        if fact is not None and len(fact) == 4 and not (placed and small):
            return True
        if fate.date is not None and fate.date.kind == "range":
            return True
    return False
