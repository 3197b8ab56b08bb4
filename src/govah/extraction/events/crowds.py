"""Numbers of people in one report set against each other: retellings, wholes and parts, counts that are no incident."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from govah.extraction.events.fates import Fate, Lives, elsewhere
from govah.extraction.events.neighbours import NEAREST, TOPIC
from govah.extraction.events.reading import Story
from govah.extraction.page import Page, When
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Group, Happening
from govah.text.date_edtf import days_of_edtf
from govah.text.dates_out import to_facts

_MOVED = frozenset({"transfer", "solitary_confinement", "final_visit"})
_LED = frozenset({"death_sentence", "sentence_upheld"})
_GRAVE = frozenset({"executed", "death_sentence", "imminent_execution"})
_ITEM = 3
_MOST_UNPLACED = 30
_MOST_OF_MONTH = 15
_MOST_OF_YEAR = 3
_NEAR = 60
_DATE = 24
_THEN = 8
_WAVE = 120
_DAY = len("2015-05-03")
_OF_DAY = frozenset({"arrest", "killing", "execution"})


@dataclass(slots=True)
class Crowd:
    """One group with what befell it and where it stands; `late`: told in a headline only.

    `mine` are the people named who are of it, `left` is how many nobody names.
    """

    group: Group
    fates: list[Fate]
    outcome: str
    late: bool = False
    mine: set[int] = field(default_factory=set)
    left: int | None = None


def inmates(page: Page, group: Group) -> str:
    """Where people stand by their noun alone: "85 prisoners" are imprisoned, "nine detainees" detained."""
    hits = page.hits_in(group.start, group.end, "inmate_noun")
    return hits[-1].value if hits and hits[-1].end == group.end else ""


def fellow_inmates(page: Page, groups: Iterable[Group]) -> Iterator[tuple[int, str]]:
    """ "She and 11 fellow inmates are ill", "his three cellmates": prisoners of whom nothing else need be told."""
    for group in groups:
        if group.count and group.extra and page.has(group.start, group.end, "fellow"):
            held = inmates(page, group)
            if held:
                yield group.number, held


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
    group, kinds = crowd.group, {f.type for f in crowd.fates}
    if not group.count or group.extra or not kinds & _MOVED or kinds - _MOVED - _LED:
        return False
    return any(
        other.outcome == "executed"
        and other.group.fatal
        and not other.group.part
        and 1 < (other.group.count or 0) <= group.count
        and ((other.group.count or 0) * 2 >= group.count or other.group.definite)
        and not elsewhere(crowd.fates, other.fates)
        for other in crowds
        if other is not crowd
    )


def of_the_state(page: Page, crowd: Crowd, rules: LanguageRules) -> bool:
    """Whether the people are the state's own ("two members of the guards", "a riot policeman was killed")."""
    start, end = crowd.group.start, crowd.group.end
    if rules.grammar("of_forces").match(page.low, end):
        return True
    return crowd.outcome == "killed" and page.search_cut(rules.grammar("forces_noun"), start, end) is not None


def witnesses(page: Page, crowd: Crowd, rules: LanguageRules) -> bool:
    """ "Two inmates, who have since been freed, say they saw her there": people who only tell of somebody else."""
    if rules.grammar("harms_after").match(page.low, crowd.group.end):
        return True  # "two prisoners on death row stabbed him"
    telling = rules.grammar("tells_after").match(page.low, crowd.group.end)
    return telling is not None and crowd.outcome not in _GRAVE and not crowd.group.definite


def loosely_told(page: Page, crowd: Crowd, lives: Lives) -> bool:
    """Whether events are only near the number in the text, and grammar ties none of them to it."""
    number = crowd.group.number
    if lives.group_states.get(number) or not crowd.fates:
        return False
    tellings = [e for f in crowd.fates for e in f.told]
    loose = {NEAREST, TOPIC} if crowd.outcome not in _GRAVE or crowd.group.count == 1 else {TOPIC}
    return all(e.binding in loose and number not in e.joined and not _beside(page, crowd.group, e) for e in tellings)


def _beside(page: Page, group: Group, event: Happening) -> bool:
    """ "There is no news of five prisoners", "the execution of one man was postponed": hardly anything between."""
    if 0 <= group.start - event.end <= 1:
        return True
    between = page.tokens_in(group.end, event.start) if 0 < event.start - group.end < _DATE else ()
    return bool(between) and all(page.has(t.start, t.start + 1, "be", "have") for t in between)


def _until(page: Page, date: When, rules: LanguageRules) -> bool:
    """ "By mid-August", "as of 3 May": the day up to which somebody counted."""
    return page.search_cut(rules.grammar("until_before"), date.start - _DATE, date.start) is not None


def of_a_day(page: Page, crowd: Crowd) -> bool:
    """ "On 19 February they clashed with the police. More than 300 were arrested": it befell them then."""
    sentence = page.sentences[crowd.group.sentence]
    firm = [f for f in crowd.fates if f.type in _OF_DAY and any(e.binding not in {NEAREST, TOPIC} for e in f.told)]
    if any(f.date is not None and f.date.kind != "range" and _is_day(to_facts(f.date.date)) for f in firm):
        return True
    if not firm:
        return False
    before = page.sentences[max(0, sentence.index - 1)]
    first = before.start if before.paragraph == sentence.paragraph else sentence.start
    dates = [d for d in page.dates_in(first, sentence.end) if d.kind != "range"]
    facts = {fact for d in dates if (fact := to_facts(d.date)) is not None}
    return len(facts) == 1 and all(map(_is_day, facts))


def _is_day(fact: str | None) -> bool:
    """Whether a date is a day, with its year or without."""
    return fact is not None and len(fact) == (_DAY - 3 if fact.startswith("--") else _DAY)


def _spans(date: When, group: Group) -> bool:
    """Whether a date is a period that is counted; "thousands, between July and September" are of one wave."""
    if date.kind != "range":
        return False
    days = days_of_edtf(date.date.edtf) if group.count is None and date.date else None
    return days is None or (days[1] - days[0]).days > _WAVE


def _coarse(fact: str) -> bool:
    """Whether a date is a year or a month of a year ("2018", "2018-05"), no day."""
    return len(fact) in {4, 7} and not fact.startswith("--")


def no_incident(page: Page, crowd: Crowd, rules: LanguageRules) -> bool:
    """Whether the number counts a period rather than one incident."""
    group, fates = crowd.group, crowd.fates
    if group.kin or (group.extra and any(group.number in e.joined for f in fates for e in f.told)):
        return False  # "arrested in 2018 together with three others"
    if group.extra and group.definite and group.inside >= 0:
        return False  # what is left of a number that was told with its day
    sentence = page.sentences[group.sentence]
    if sentence.mark == "item" and page.token_at(group.start) - sentence.first < _ITEM:
        return True
    if page.search_cut(rules.grammar("counted_before"), max(sentence.start, group.start - _NEAR), group.start):
        return True
    same = page.search(rules.grammar("same_place"), group.end, sentence.end) is not None
    placed = same or any(f.prison or f.city for f in fates)
    most = _MOST_UNPLACED * (1 + group.extra)
    small = (group.count or 0) <= _MOST_OF_MONTH
    since_then = rules.grammar("since_then")
    near = page.hits_in(max(sentence.start, group.start - _NEAR), min(sentence.end, group.end + _NEAR), "period")
    near = tuple(h for h in near if not since_then.search(page.low, max(0, h.start - _THEN), h.end + _NEAR))
    firm = any(e.binding not in {NEAREST, TOPIC} for f in fates for e in f.told)
    of_month = small and (placed or (firm and (group.count or 0) <= _MOST_OF_YEAR))
    if any(not (h.value == "month" and of_month) for h in near):
        return True
    if (group.count or 0) > most and not placed and not any(f.date for f in fates) and not of_a_day(page, crowd):
        return True
    for fate in fates:
        fact = to_facts(fate.date.date) if fate.date else None
        few = (group.count or 0) <= _MOST_OF_YEAR and any(e.binding not in {NEAREST, TOPIC} for e in fate.told)
        if fact is not None and _coarse(fact) and not (placed and small) and not (few if len(fact) == 4 else small):
            return True
        if fate.date is not None and (_spans(fate.date, group) or _until(page, fate.date, rules)):
            return True
    return False
