"""People without names: groups of one incident, by subtraction where some are named; counts over a period are not."""

from __future__ import annotations

from collections.abc import Sequence

from govah.extraction.assembling import Assembly
from govah.extraction.attributes.traits import Trait
from govah.extraction.events.crowds import (
    Crowd,
    led_to_worse,
    loosely_told,
    no_incident,
    of_the_state,
    told_twice,
)
from govah.extraction.events.outcomes import outcome_of
from govah.extraction.events.reading import Story
from govah.extraction.events.reckoning import Reckoning, repeated, unidentified
from govah.extraction.page import Page
from govah.extraction.people.membership import is_part
from govah.model import Claim, Modality

_WITHOUT_STATE = frozenset({"flogging", "amputation", "summons"})
_BOUND = frozenset({"passive", "object", "subject", "coordinated", "reduced"})
_TELLING = frozenset({
    "execution", "death_in_custody", "killing", "pardon", "sentence_overturned", "disappearance", "death_sentence",
    "sentence_upheld", "release", "prison_sentence", "arrest", "transfer", "solitary_confinement", "execution_attempt",
    "stay", "final_visit",
})  # fmt: skip
_LATE = frozenset({"headline", "heading"})
_DIRECT = frozenset({"passive", "subject", "object", "complement"})
_MOST = 500


def tell_groups(assembly: Assembly, charges: dict[int, list[Trait]], told: Sequence[Claim] = ()) -> None:
    """Claims for the unnamed people of every group that is one of the report's incidents."""
    page, story, lives, rules = assembly.page, assembly.story, assembly.lives, assembly.rules
    figures = [(s.start, s.end) for c in told if c.property == "statistic" for s in c.spans[:1]]
    counted = {page.sentence_at(a).index: b for a, b in reversed(figures)}  # where each sentence's first figure ends
    doubles = told_twice(story, lives, rules)
    crowds = _crowds(assembly)
    kept: list[Crowd] = []
    for crowd in crowds:
        group = crowd.group
        if group.number in doubles or any(a < group.end and group.start < b for a, b in figures):
            continue
        if counted.get(group.sentence, group.start) < group.start and not any(
            group.number in e.joined for f in crowd.fates for e in f.told
        ):
            continue  # "more than 300, eight of them in public"
        if no_incident(page, crowd, rules) or is_part(page, group, rules) or of_the_state(page, crowd, rules):
            continue
        alone = not assembly.outcomes and group is story.scene.groups[0]
        if not led_to_worse(crowd, crowds) and (alone or not loosely_told(crowd, lives)):
            kept.append(crowd)
    left = Reckoning(page, story, lives, assembly.outcomes, rules).settle(kept)
    left = [crowd for crowd in unidentified(page, left, story, rules) if _tellable(page, crowd)]
    for crowd in repeated(left):
        assembly.group(crowd.group, crowd.left, crowd.outcome, crowd.fates, charges.get(crowd.group.number, []))


def _crowds(assembly: Assembly) -> list[Crowd]:
    """All groups of which the report tells something, with where they stand."""
    lives, story = assembly.lives, assembly.story
    outcomes = {n: _outcome(assembly, n) for n in sorted(set(lives.groups) | set(lives.group_states))}
    outcomes |= {n: o for n, o in _threatened(story).items() if not outcomes.get(n)}
    groups = story.scene.groups
    in_body = {g.parent for g in groups if g.parent >= 0 and assembly.page.sentences[g.sentence].mark not in _LATE}
    return [
        Crowd(
            groups[n],
            lives.groups.get(n, []),
            outcome,
            late=assembly.page.sentences[groups[n].sentence].mark in _LATE and n not in in_body,
        )
        for n, outcome in outcomes.items()
        if outcome
    ]


def _outcome(assembly: Assembly, number: int) -> str:
    """Where the group stands at the end of the report."""
    lives = assembly.lives
    states = lives.group_states.get(number, [])
    fates = lives.groups.get(number, [])
    fates = [f for f in fates if not all(e.inherited for e in f.told)] or fates
    types = {f.type for f in fates}
    if types.isdisjoint(_TELLING) and not states:
        done = [e for f in fates for e in f.told if f.type in _WITHOUT_STATE]
        return "unknown" if any(e.binding in _BOUND for e in done) else ""
    if "prison_sentence" in types:  # what was upheld is the prison sentence
        fates = [f for f in fates if f.type != "death_sentence" or not all(e.implied for e in f.told)]
    outcome, _ = outcome_of(assembly.page, assembly.rules, fates, states, assembly.among)
    return "" if outcome == "unknown" else outcome


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


def _tellable(page: Page, crowd: Crowd) -> bool:
    """Whether somebody is left; people without a number ("dozens of protesters") need a day or a place."""
    if crowd.left is not None:
        return 0 < crowd.left <= _MOST
    group = crowd.group
    return page.has(group.start, group.end, "vague") and any(f.date or f.prison or f.city for f in crowd.fates)
