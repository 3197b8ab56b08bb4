"""People without names: groups of one incident, by subtraction where some are named; counts over a period are not."""

from __future__ import annotations

from collections.abc import Sequence

from govah.extraction.assembling import Assembly
from govah.extraction.attributes.traits import Trait
from govah.extraction.events.crowds import (
    Crowd,
    fellow_inmates,
    inmates,
    led_to_worse,
    loosely_told,
    no_incident,
    of_a_day,
    of_the_state,
    told_twice,
    witnesses,
)
from govah.extraction.events.outcomes import outcome_of
from govah.extraction.events.partition import parts_of
from govah.extraction.events.reading import Story
from govah.extraction.events.reckoning import Reckoning, repeated, unidentified
from govah.extraction.page import Page
from govah.extraction.people.membership import is_part
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Group
from govah.model import Claim, Modality

_WITHOUT_STATE = frozenset({"flogging", "amputation", "summons"})
_BOUND = frozenset({"passive", "object", "subject", "coordinated", "reduced", "clause", "pattern"})
_TELLING = frozenset({
    "execution", "death_in_custody", "killing", "pardon", "sentence_overturned", "disappearance", "death_sentence",
    "sentence_upheld", "release", "prison_sentence", "arrest", "transfer", "solitary_confinement", "execution_attempt",
    "stay", "final_visit",
})  # fmt: skip
_BY_INMATES = frozenset({"hunger_strike", "torture", "incommunicado"})
_LASTING = frozenset({"death_sentence", "imminent_execution"})
_LATE = frozenset({"headline", "heading"})
_DIRECT = frozenset({"passive", "subject", "object", "complement"})
_MOST, _MOST_OF_DAY, _GOES_ON = 500, 30, 3


def tell_groups(assembly: Assembly, charges: dict[int, list[Trait]], told: Sequence[Claim] = ()) -> list[Claim]:
    """Claims for the unnamed people of every group that is one of the report's incidents.

    Returns what is left of the report's own claims: without the figures that are the size of such a group.
    """
    page, story, lives, rules = assembly.page, assembly.story, assembly.lives, assembly.rules
    crowds = [c for c in _crowds(assembly) if not _no_group(page, c, rules)]
    told = [c for c in told if c.property != "statistic" or not any(_counts(assembly, c, crowd) for crowd in crowds)]
    figures = [_number(page, c) for c in told if c.property == "statistic"]
    doubles = told_twice(story, lives, rules)
    kept: list[Crowd] = []
    for crowd in crowds:
        if crowd.group.number in doubles or _of_figure(page, crowd, figures) or _of_count(page, crowd, figures):
            continue
        alone = not assembly.outcomes and crowd.group is story.scene.groups[0]
        if not led_to_worse(crowd, crowds) and (alone or not loosely_told(page, crowd, lives)):
            kept.append(crowd)
    left = Reckoning.of(page, story, lives, assembly.outcomes, rules).settle(kept)
    left = [crowd for crowd in unidentified(page, left, story, rules) if _tellable(page, crowd)]
    unnamed = [c.group for c in left if c.left == c.group.count]
    parted = {group.number: parts for group in unnamed if (parts := parts_of(page, group, rules))}
    inside = [(parts[0].start, parts[-1].end) for parts in parted.values()]
    left = [c for c in left if not any(a <= c.group.start < b for a, b in inside)]
    for crowd in repeated(left):
        group = crowd.group
        for part in parted.get(group.number, ()):
            assembly.group(part.group(group, page), part.size, crowd.outcome, crowd.fates, part.traits())
        if group.number not in parted:
            assembly.group(group, crowd.left, crowd.outcome, crowd.fates, charges.get(group.number, []))
    return told


def _no_group(page: Page, crowd: Crowd, rules: LanguageRules) -> bool:
    """Whether the number counts a period, or a part of another, or the state's own people."""
    group = crowd.group
    counted = no_incident(page, crowd, rules) or is_part(page, group, rules)
    return counted or of_the_state(page, crowd, rules) or witnesses(page, crowd, rules)


def _of_figure(page: Page, crowd: Crowd, figures: Sequence[tuple[int, int]]) -> bool:
    """Whether the number is a figure of the report or a part of one ("more than 300, eight of them in public")."""
    group, sentence = crowd.group, page.sentences[crowd.group.sentence]
    if any(a < group.end and group.start < b for a, b in figures):
        return True
    joined = any(group.number in e.joined for f in crowd.fates for e in f.told)
    return not joined and any(sentence.start <= a and b <= group.start for a, b in figures)


def _of_count(page: Page, crowd: Crowd, figures: Sequence[tuple[int, int]]) -> bool:
    """ "At least 34 have been arrested since 2005. Eight are in prison now": numbers that go on with figures."""
    group = crowd.group
    if not group.bare or group.definite or group.extra or any(f.date or f.prison for f in crowd.fates):
        return False
    here = page.sentences[group.sentence]
    before = [page.sentence_at(a) for a, _ in figures if a < group.start]
    return any(s.paragraph == here.paragraph and here.index - s.index <= _GOES_ON for s in before)


def _number(page: Page, claim: Claim) -> tuple[int, int]:
    """Where a figure's number stands: its period may be told before it."""
    spans = [(s.start, s.end) for s in claim.spans]
    return next((s for s in spans if page.text[s[0] : s[1]] == (claim.why.trigger if claim.why else "")), spans[0])


def _counts(assembly: Assembly, claim: Claim, crowd: Crowd) -> bool:
    """Whether a figure is the size of one incident's group: of a day, and with a day, a prison or names of its own."""
    value, group, page = claim.value, crowd.group, assembly.page
    start, end = _number(page, claim)
    if not isinstance(value, dict) or not (start < group.end and group.start < end):
        return False
    here = page.sentences[group.sentence]
    then = assembly.rules.grammar("since_then").search(page.low, here.start, group.start) is not None
    if value.get("period") and value.get("from") != value.get("to") and not then:
        return False
    day = value.get("from") is not None and value.get("from") == value.get("to")
    day = day or then or of_a_day(page, crowd)
    told = day or any(f.prison or (f.date and here.start <= f.date.start < here.end) for f in crowd.fates)
    most = _MOST if day else _MOST_OF_DAY
    return 0 < (group.count or 0) <= most and (told or group.extra or _named_there(assembly, group))


def _named_there(assembly: Assembly, group: Group) -> bool:
    """Whether some of the group are named in its sentence or the next."""
    cast, page = assembly.story.cast, assembly.page
    at = [page.sentence_at(cast.of(n).start).index - group.sentence for n in group.members]
    return bool(at) and all(0 <= k <= 1 for k in at)


def _crowds(assembly: Assembly) -> list[Crowd]:
    """All groups of which the report tells something, with where they stand."""
    lives, story = assembly.lives, assembly.story
    outcomes = {n: _outcome(assembly, n) for n in sorted(set(lives.groups) | set(lives.group_states))}
    outcomes |= {n: o for n, o in _threatened(story).items() if not outcomes.get(n)}
    outcomes |= {n: "imminent_execution" for n, o in outcomes.items() if o == "death_sentence" and _beside(assembly, n)}
    outcomes |= {n: o for n, o in fellow_inmates(assembly.page, story.scene.groups) if not outcomes.get(n)}
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


def _beside(assembly: Assembly, number: int) -> bool:
    """ "The execution of X and ten others is set for Monday": whether those told of together with it are to die."""
    fates = assembly.lives.groups.get(number, [])
    states = assembly.lives.group_states.get(number, [])
    feared = [e for e in assembly.story.happenings if e.type == "execution" and number in (*e.groups, *e.joined)]
    events = [*(e for f in fates for e in f.told), *(o.event for o in states), *feared]
    who = {n for e in events if number in (*e.groups, *e.joined) for n in e.who}
    return any(assembly.outcomes.get(n) == "imminent_execution" for n in who)


def _outcome(assembly: Assembly, number: int) -> str:
    """Where the group stands at the end of the report."""
    lives, group = assembly.lives, assembly.story.scene.groups[number]
    states = lives.group_states.get(number, [])
    fates = lives.groups.get(number, [])
    fates = [f for f in fates if not all(e.inherited for e in f.told)] or fates
    types = {f.type for f in fates}
    if types.isdisjoint(_TELLING) and not states:
        held = inmates(assembly.page, group)
        if held and any(e.binding in _BOUND for f in fates for e in f.told if f.type in _BY_INMATES):
            return held
        done = [e for f in fates for e in f.told if f.type in _WITHOUT_STATE]
        return "unknown" if any(e.binding in _BOUND for e in done) else ""
    if "prison_sentence" in types:  # what was upheld is the prison sentence
        fates = [f for f in fates if f.type != "death_sentence" or not all(e.implied for e in f.told)]
    outcome, _ = outcome_of(assembly.page, assembly.rules, fates, states, assembly.among)
    if outcome == "detained" and "arrest" not in types and assembly.page.has(group.start, group.end, "fellow"):
        outcome = inmates(assembly.page, group) or outcome
    return "" if outcome == "unknown" else outcome


def _threatened(story: Story) -> dict[int, str]:
    """Groups whose execution is feared ("five others may be executed"): they stand under a sentence of death."""
    return {
        number: "death_sentence"
        for event in story.happenings
        if event.type == "execution" and not event.inherited and event.binding in _DIRECT
        and event.modality is Modality.HYPOTHETICAL
        for number in event.groups
        if (story.scene.groups[number].count or 0) > 1 and story.scene.groups[number].parent < 0
    }  # fmt: skip


def _tellable(page: Page, crowd: Crowd) -> bool:
    """Whether somebody is left; people without a number ("dozens of protesters") need a day or a place."""
    if crowd.left is not None:
        return 0 < crowd.left <= _MOST
    group = crowd.group
    placed = any(f.date or f.prison or f.city or f.province for f in crowd.fates)
    great = page.hits_in(group.start, group.end, "great_number")
    return bool(great) and (placed or (crowd.outcome in _LASTING and not any(h.value for h in great)))
