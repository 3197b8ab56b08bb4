"""Who the people of a group are, what befell them too, and which numbers are the same people told again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from govah.extraction.events.fates import Fate, Lives, add, agree, elsewhere, same_fate, same_place
from govah.extraction.events.listed_fates import overruled
from govah.extraction.events.reading import Story
from govah.extraction.events.whereabouts import precision
from govah.extraction.events.wholes import add_rest, rests, same_others, sides, wholes
from govah.extraction.page import Page
from govah.extraction.people.leading import Opening
from govah.extraction.people.membership import (
    NOT_VICTIMS,
    SHARED,
    Told,
    fill_members,
    is_part,
    nameable,
    told_apart,
    told_next,
)
from govah.extraction.rules import LanguageRules
from govah.extraction.story import DEADLY, Group, Mention
from govah.text.dates_out import to_facts

_LATE = frozenset({"headline", "heading"})
_SPARED = frozenset({"stay", "pardon", "release", "sentence_overturned"})
_MOST_NAMED = 25
_AFTER, _PERIOD, _YEAR = 90, 40, 4


def settle_groups(page: Page, story: Story, lives: Lives, rules: LanguageRules) -> None:
    """Name the members of groups, hand the groups' events to them, and leave the unnamed remainder in the group."""
    groups = story.scene.groups
    _same_groups(page, groups, lives, rules)
    told = sorted(set(lives.groups) | set(lives.group_states))
    _name_told(page, groups, told, rules)
    add_rest(groups, told)
    rests(groups, told, lives.groups)
    for number in told:
        if groups[number].members:
            _hand_down(groups[number], lives, rules)
    for number, other in wholes(groups, told, sides(story.happenings, story.mentions)):
        _hand_down(groups[number], lives, rules)
        _join(lives, number, other, rules)
    for other, number in same_others(groups, told):
        _join(lives, number, other, rules)
    told = sorted(set(lives.groups) | set(lives.group_states))
    opening = Opening(page, story.cast, story.mentions, rules)
    lists = tuple(m for row in story.mentions.values() for m in row if m.kind == "name" and len(m.who) > 1)
    said = _said_nameless(page, story, rules)
    for number in sorted(told, key=lambda n: (groups[n].count or 0, n)):
        group = groups[number]
        if is_part(page, group, rules):
            continue
        if not group.members and (_nameless(page, group, rules) or _kept_unnamed(group, groups, said)):
            group.closed = True
        if not group.members and not group.closed:
            group.members = _named_next(page, opening, groups, group, lives)
        if not group.members and not group.closed:
            group.members = told_next(page, story.cast, groups, group, {*lives.people, *lives.states})
        if not group.members and number in lives.groups and not group.closed:
            group.members = _likely_members(page, group, lives, story, rules)
        if not group.members and not group.closed:
            fill_members(page, story.cast, groups, group, _told(lives, lists), rules)
            there = lives.groups.get(number, [])
            if any(f.type in DEADLY for f in there):  # whoever is told of as spared is none of the dead
                group.members = [m for m in group.members if "pardon" not in {f.type for f in lives.people.get(m, ())}]
            group.members = [m for m in group.members if not _contrary(lives.people.get(m, []), there)]
            if len(group.members) < (group.count or 0):
                group.members = [m for m in group.members if not elsewhere(lives.people.get(m, []), there)]
        if group.members:
            _hand_down(group, lives, rules)
    _from_within(page, groups, lives, rules)


def _from_within(page: Page, groups: Sequence[Group], lives: Lives, rules: LanguageRules) -> None:
    """ "The six belonged to a group of ten who had been moved": the six were moved too."""
    for group in groups:
        whole = groups[group.inside] if group.inside >= 0 else None
        if whole is None:
            continue
        own = group if group.number in lives.groups or group.parent < 0 else groups[group.parent]
        whole.members += [n for n in own.members if n not in whole.members]
        _hand_down(whole, lives, rules)
        known = {f.type for f in lives.groups.get(own.number, ())}
        for fate in lives.groups.get(whole.number, ()):
            for event in fate.told if fate.type not in known else ():
                add(lives.groups.setdefault(own.number, []), event, rules)


def _told(lives: Lives, lists: tuple[Mention, ...]) -> Told:
    """Of whom something is told so far, and of whom a fate of their own."""
    settled = {n for n, fates in lives.people.items() if any(f.type in SHARED for f in fates)}
    return Told(frozenset({*lives.people, *lives.states}), frozenset({*settled, *lives.states}), lists)


def _join(lives: Lives, number: int, other: int, rules: LanguageRules) -> None:
    """Give what is told of one group to another that stands for the same unnamed people."""
    own = lives.groups.setdefault(other, [])
    for fate in lives.groups.pop(number, []):
        for event in fate.told:
            add(own, event, rules)
        match = next((f for f in own if f.type == fate.type), None)
        if match is not None:
            match.fill(fate)
    lives.group_states.setdefault(other, []).extend(lives.group_states.pop(number, []))


def _hand_down(group: Group, lives: Lives, rules: LanguageRules) -> None:
    """Give the members of a group all that the group's mentions tell."""
    for member in group.members:
        own = lives.people.setdefault(member, [])
        told = [e for f in own for e in f.told] if group.lines else []
        for fate in lives.groups.get(group.number, []):
            if overruled(fate.type, group, told):
                continue
            match = next((f for f in own if f.type == fate.type and agree(f.date, fate.date)), None)
            if match is not None:
                match.fill(fate)
                continue
            for event in fate.told:
                add(own, event, rules)
            match = next((f for f in own if f.type == fate.type), None)
            if match is not None:
                match.fill(fate)
        if group.number in lives.group_states:
            lives.states.setdefault(member, []).extend(lives.group_states[group.number])


def _same_groups(page: Page, groups: Sequence[Group], lives: Lives, rules: LanguageRules) -> None:
    """Two groups of one number and one fate are one group told twice."""
    known: list[int] = []
    for number in sorted(set(lives.groups) | set(lives.group_states)):
        group = groups[number]
        for other in known:
            before = groups[other]
            again = group.extra and not (before.extra and page.opens(before.sentence) and not group.definite)
            if (
                again
                or before.count != group.count
                or (group.members and before.members and group.members != before.members)
                or (group.count is None and not _share_fate(lives, other, number))
            ):
                continue
            fates = lives.groups.get(number, [])
            apart = group.count == 1 and not group.definite and _of_years_ago(lives.groups.get(other, []), fates)
            if not apart and _may_be_one(page, before, group) and _fates_agree(lives.groups.get(other, []), fates):
                for fate in lives.groups.pop(number, []):
                    match = next((f for f in lives.groups.setdefault(other, []) if f.type == fate.type), None)
                    if match is not None:
                        match.told += fate.told
                        match.fill(fate)
                    else:
                        lives.groups[other].append(fate)
                lives.group_states.setdefault(other, []).extend(lives.group_states.pop(number, []))
                before.closed |= group.closed and not before.members
                before.members = before.members or group.members
                headed = page.sentences[before.sentence].mark in _LATE
                if headed and is_part(page, before, rules) and not is_part(page, group, rules):
                    before.start, before.end, before.sentence = group.start, group.end, group.sentence
                if group.part and page.sentences[before.sentence].mark in _LATE:
                    before.start, before.end, before.sentence = group.start, group.end, group.sentence
                    before.part = before.closed = True
                group.parent = other
                break
        else:
            known.append(number)


def _part_named(
    page: Page, groups: Sequence[Group], named: Group, told: Sequence[int], rules: LanguageRules
) -> None:  # fmt: skip
    """ "The names of four of these prisoners are …": four of those told of last, who are more."""
    if rules.grammar("some_of_those").match(page.low, named.start, named.end) is None:
        return
    before = [groups[n] for n in told if groups[n].start < named.start]
    if before and (before[-1].count or 0) > (named.count or 0) and not before[-1].members and not before[-1].extra:
        before[-1].members = list(named.members)


def _name_told(page: Page, groups: Sequence[Group], told: Sequence[int], rules: LanguageRules) -> None:
    """ "Four may be hanged" above a report of four whose names it tells: the names are of those told of."""
    for named in groups:
        if named.number not in told and named.members and not named.extra:
            _part_named(page, groups, named, told, rules)
        opens = page.sentences[named.sentence].mark in _LATE or page.opens(named.sentence)
        again = opens or named.definite or named.extra
        if named.number in told or not named.members or not named.count or not again:
            continue
        same = [groups[n] for n in told if groups[n].count == named.count and (named.extra or not groups[n].extra)]
        if same and not any(g.members for g in same):
            same[0].members, named.parent = list(named.members), same[0].number


def _of_years_ago(known: Iterable[Fate], new: Iterable[Fate]) -> bool:
    """ "In 2022 a man was hanged", after "a man was hanged on Monday": of a year the first telling leaves out."""
    facts = {f.type: to_facts(f.date.date) or "" for f in new if f.date is not None}
    years = {kind for kind, fact in facts.items() if len(fact) == _YEAR}
    return any(f.type in years and (f.date is None or precision(f.date) > 1) for f in known)


def _contrary(own: Iterable[Fate], fates: Iterable[Fate]) -> bool:
    """Whether one was put to death, and of the others it was put off: they are not the same."""
    kinds, told = {f.type for f in own}, {f.type for f in fates}
    return "execution" in kinds and "execution" not in told and bool(told & _SPARED)


def _share_fate(lives: Lives, one: int, other: int) -> bool:
    """Whether something is told of both: of "dozens" and of "prisoners" no number says that they are the same."""
    types = [{f.type for f in lives.groups.get(n, ())} for n in (one, other)]
    return not types[0].isdisjoint(types[1]) or not (types[0] or types[1])


def _nameless(page: Page, group: Group, rules: LanguageRules) -> bool:
    """Whether the report does not name the people: a number without a noun after the opening, "unidentified"."""
    here = page.sentences[group.sentence]
    if group.bare and here.mark not in _LATE and not page.opens(group.sentence):
        return True
    return page.search_cut(rules.grammar("nameless"), group.start, min(here.end, group.end + _AFTER)) is not None


def _said_nameless(page: Page, story: Story, rules: LanguageRules) -> list[tuple[int, ...]]:
    """The groups of each place where the report says that it names nobody ("The man, whose name was not given, …")."""
    said: list[tuple[int, ...]] = []
    for match in page.matches(rules.grammar("nameless"), 0, len(page.low)):
        sentence = page.sentence_at(match.start())
        before = [m for m in story.mentions.get(sentence.index, ()) if m.end <= match.start() < m.end + _AFTER]
        if before and before[-1].groups and not before[-1].who:
            said.append(before[-1].groups)
    return said


def _kept_unnamed(group: Group, groups: Sequence[Group], said: Sequence[tuple[int, ...]]) -> bool:
    """ "A man was hanged. The man, whose name was not given, …": said where the same people are told of again."""
    if not said:
        return False
    same = {group.number, *(g.number for g in groups if g.parent == group.number)}
    return any(same.issuperset(told) for told in said)


def _noun(page: Page, group: Group) -> str:
    """The last word of what stands for the group."""
    return page.low[group.start : group.end].split()[-1]


def _may_be_one(page: Page, before: Group, group: Group) -> bool:
    """Whether nothing but its fate speaks against a later group being an earlier one: another sex, "likewise"."""
    if before.gender and group.gender and before.gender != group.gender:
        return False
    here = page.sentences[group.sentence]
    told_in_text = _LATE.isdisjoint({here.mark, page.sentences[before.sentence].mark})
    if not group.definite and page.has(max(here.start, group.start - _PERIOD), group.end, "period"):
        return False  # "so far this year four have been executed": those of the year
    if group.count == 1 and not group.definite and told_in_text and _noun(page, before) != _noun(page, group):
        return False  # "a nurse … a driver"
    return group.definite or not page.has(here.start, here.end, "besides") or here.mark in _LATE


def _fates_agree(a: Iterable[Fate], b: Iterable[Fate]) -> bool:
    left = {f.type: f for f in a}
    right = list(b)
    shared = [f for f in right if f.type in left]
    if not shared:
        return (
            bool(left) != bool(right)
            or {"execution"} & set(left) != {"execution"} & {f.type for f in right}
            or not left
        )
    return all(
        agree(left[f.type].date, f.date)
        and same_place(left[f.type].prison, f.prison)
        and ((left[f.type].prison is not None and f.prison is not None) or same_place(left[f.type].city, f.city))
        for f in shared
    )


def _company(page: Page, group: Group, fate: Fate, lives: Lives, taken: set[int]) -> list[Fate]:
    """ "Two others were hanged with him": what befell those told of just before, where the group's day is theirs."""
    if fate.date is not None or fate.prison is not None:
        return []
    here = page.sentences[group.sentence].paragraph
    return [
        f
        for number in taken
        for f in lives.people.get(number, [])
        if f.type == fate.type and any(page.sentences[t.sentence].paragraph == here for t in f.told)
    ]


def _likely_members(page: Page, group: Group, lives: Lives, story: Story, rules: LanguageRules) -> list[int]:
    """The named people who share the group's fate and so must be its members ("two prisoners" and two names)."""
    if group.count is None or group.count > _MOST_NAMED or not nameable(page, group):
        return []
    taken = {
        m
        for g in story.scene.groups
        if g is not group and not (g.start > group.start and (g.count or 99) < group.count)
        for m in g.members
    }
    taken |= companies(story).get(group.number, set())
    if group.extra:
        taken |= {c.number for c in story.cast.characters if c.start < group.start}
        taken |= {n for m in story.mentions.get(group.sentence, ()) for n in m.who}
    for fate in lives.groups[group.number]:
        company = _company(page, group, fate, lives, taken) if group.extra else []
        named = [
            n
            for n, fates in lives.people.items()
            if n not in taken
            and story.cast.of(n).role not in NOT_VICTIMS
            and any(
                same_fate(f, fate)
                and not besides(page, f, group)
                and all(same_fate(f, c) for c in company)
                and not told_apart(page, story.cast.of(n), rules)
                and one_town(f, fate)
                for f in fates
            )
        ]
        genders = {story.cast.of(n).gender for n in named}
        if group.gender and genders - {"", group.gender}:
            continue
        places = [page.sentence_at(story.cast.of(n).start) for n in named]
        here = page.sentences[group.sentence].paragraph
        later = not group.extra and all(story.cast.of(n).start > group.start for n in named)
        later = later and (page.opens(group.sentence) or all(s.paragraph - here <= 0 for s in places))
        if named and (len(named) == group.count or (len(named) < group.count and later)):
            return sorted(named)
    return []


def _named_next(page: Page, opening: Opening, groups: Sequence[Group], group: Group, lives: Lives) -> list[int]:
    """Those named right after a group of the opening, if nothing that befell them is another happening of its kind."""
    found = opening.named_next(group, {m for g in groups for m in g.members})
    named = min((opening.cast.of(n).start for n in found), default=0)
    if any(g.count == group.count and g.parent < 0 and group.start < g.start < named for g in groups):
        return []  # one of two such groups, who knows which
    told = lives.groups.get(group.number, [])
    pairs = [(f, g) for n in found for f in lives.people.get(n, []) for g in told if f.type == g.type]
    return found if all(same_fate(f, g) and not besides(page, f, group) for f, g in pairs) else []


def besides(page: Page, fate: Fate, group: Group) -> bool:
    """Whether the event is told as one more than the group's ("X was also executed", "in another case")."""
    own = [e for e in fate.told if e.sentence > group.sentence and not e.inherited]
    return bool(own) and all(page.has(page.sentences[e.sentence].start, e.end, "besides") for e in own)


def companies(story: Story) -> dict[int, set[int]]:
    """ "Two men were moved together with X", "two men and X were moved": for each group who is told of beside it."""
    groups = story.scene.groups
    found: dict[int, set[int]] = {}
    for event in story.happenings:
        for number in event.groups if event.who else ():
            group = groups[number]
            beside = event.who if event.together else [n for n in event.who if n not in group.members]
            for same in {number, group.parent} - {-1}:
                found.setdefault(same, set()).update(beside)
    return found


def one_town(one: Fate, other: Fate) -> bool:
    """Whether no two different towns are told of two fates."""
    return one.city is None or other.city is None or one.city.value == other.city.value
