"""From mentions of events to each person's own events: members of groups, one event told several times, the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from govah.extraction.events.listed_fates import overruled
from govah.extraction.events.reading import Story, asserted
from govah.extraction.events.whereabouts import precision
from govah.extraction.events.wholes import add_rest, same_others, sides, wholes
from govah.extraction.page import Hit, Page, When
from govah.extraction.people.leading import Opening
from govah.extraction.people.membership import NOT_VICTIMS, SHARED, Told, fill_members, is_part, nameable
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Group, Happening, Mention
from govah.text.dates_out import to_facts

_LATE = frozenset({"headline", "heading"})
_MOST_NAMED = 25
_LIVING = 1850
_MONTH = 2
_OF_DEATH = frozenset({"execution", "death_sentence", "execution_attempt"})
_SLOTS = ("date", "prison", "city", "province", "court", "judge")


@dataclass(slots=True, eq=False)
class Fate:
    """One event of one person or group, as all places of the text together tell it."""

    type: str
    told: list[Happening] = field(default_factory=list)
    date: When | None = None
    prison: Hit | None = None
    city: Hit | None = None
    province: Hit | None = None
    court: Hit | None = None
    judge: tuple[int, int] | None = None

    def take(self, event: Happening) -> None:
        """Add a telling of the event; what it says more precisely is kept."""
        self.told.append(event)
        if event.date is not None and (self.date is None or _firmness(event.date) > _firmness(self.date)):
            self.date = event.date
        for slot in _SLOTS[1:]:
            if getattr(self, slot) is None and getattr(event, slot) is not None:
                setattr(self, slot, getattr(event, slot))

    def fill(self, other: Fate) -> None:
        """Take over what another telling of the same happening says and this one leaves open."""
        for slot in _SLOTS:
            if getattr(self, slot) is None:
                setattr(self, slot, getattr(other, slot))


@dataclass(slots=True)
class Outcome:
    """A state that the text tells directly ("is at imminent risk of execution")."""

    state: str
    event: Happening


@dataclass(slots=True)
class Lives:
    """What happened to whom: events by character number, by group number, and the states told of characters."""

    people: dict[int, list[Fate]] = field(default_factory=dict)
    groups: dict[int, list[Fate]] = field(default_factory=dict)
    states: dict[int, list[Outcome]] = field(default_factory=dict)
    group_states: dict[int, list[Outcome]] = field(default_factory=dict)
    named: set[int] = field(default_factory=set)  # victims of whom nothing is told that a rule reads


def _firmness(when: When) -> tuple[int, bool]:
    """A day is firmer than a month; of two days the one that the text names is firmer than "on Wednesday"."""
    return precision(when), when.kind == "absolute"


def agree(a: When | None, b: When | None) -> bool:
    """Whether two dates can be one: equal, or one holds the other, or one is not given."""
    x, y = to_facts(a.date) if a else None, to_facts(b.date) if b else None
    if x is None or y is None or x == y:
        return True
    if x.startswith("--") != y.startswith("--"):
        return x[-5:] == y[-5:] if len(x) in {7, 10} and len(y) in {7, 10} else True
    return x.startswith(y) or y.startswith(x)


def _same_place(a: Hit | None, b: Hit | None) -> bool:
    """Whether two names can be of one place: the same one of the pack, or one says no more than a part of the other."""
    if a is None or b is None or a.value == b.value:
        return True
    one, other = set(a.value.casefold().split()), set(b.value.casefold().split())
    return one <= other or other <= one


def gather(page: Page, story: Story, rules: LanguageRules) -> Lives:
    """Sort all happenings by whom they concern and merge the tellings of one event."""
    lives = Lives()
    later: list[tuple[dict[int, list[Fate]], int, Happening]] = []
    ordered = sorted(story.happenings, key=lambda h: page.sentences[h.sentence].mark in _LATE)
    for event in ordered:
        if not asserted(event) or _long_past(event):
            continue
        late = page.sentences[event.sentence].mark in _LATE
        targets: list[tuple[dict[int, list[Fate]], dict[int, list[Outcome]], int]] = [
            (lives.people, lives.states, n) for n in event.who
        ]
        targets += [(lives.groups, lives.group_states, n) for n in (*event.groups, *event.joined)]
        for fates, states, number in targets:
            if event.outcome:
                states.setdefault(number, []).append(Outcome(event.outcome, event))
            if event.adds or (event.implied and not _deathly(page, event)):
                later.append((fates, number, event))
            elif event.type:
                add(fates.setdefault(number, []), event, rules, merge_only=late)
    settle_groups(page, story, lives, rules)
    for table, number, event in later:
        known = {f.type for f in table.get(number, ())}
        if event.type in known if event.adds else not known.isdisjoint(_OF_DEATH):
            add(table[number], event, rules)
    for group in story.scene.groups:
        if group.parent >= 0 and not group.members:
            group.members = story.scene.groups[group.parent].members
    for own in (*lives.people.values(), *lives.groups.values()):
        if any(f.type == "execution_attempt" for f in own):  # what was stopped there had begun: no stay of its own
            own[:] = [f for f in own if f.type != "stay" or f.date is not None]
        _called_off(own)
        _borrow_dates(own)
        _share_court(own)
        if not any(f.date for f in own):
            for fate in own:  # a heading's year holds for those of whom no other time is told
                fate.date = next((e.year for e in fate.told if not e.inherited), None)
    return lives


_CALLS_OFF = frozenset({"pardon", "stay", "execution_attempt"})


def _long_past(event: Happening) -> bool:
    """Whether the event is dated before anybody alive was born: history, not the news that a report tells."""
    fact = to_facts(event.date.date) if event.date else None
    return fact is not None and fact[:4].isdigit() and int(fact[:4]) < _LIVING


def _called_off(own: list[Fate]) -> None:
    """ "Crowds came for the hanging of X; his victim's family forgave him": a bare noun is no execution there."""
    ends = [e for f in own if f.type in _CALLS_OFF for e in f.told if not e.inherited]
    for fate in [f for f in own if f.type == "execution"]:
        if not any(e.done for e in fate.told) and any(e.sentence >= fate.told[0].sentence for e in ends):
            own.remove(fate)


_DAY_OF = {"no_notice": ("execution", "transfer"), "no_final_visit": ("execution",), "pardon": ("execution_attempt",)}


def _borrow_dates(fates: list[Fate]) -> None:
    """What is said of an execution has its date: no notice, no last visit; a pardon that stops it likewise."""
    for fate in fates:
        if fate.date is None:
            for kind in _DAY_OF.get(fate.type, ()):
                source = next((f for f in fates if f.type == kind and f.date is not None), None)
                if source is not None:
                    fate.date = source.date
                    break


_BEFORE_ONE_COURT = frozenset({"trial", "death_sentence", "prison_sentence"})


def _share_court(fates: list[Fate]) -> None:
    """Who is tried once and sentenced once is sentenced by the court that tried; where one is named it is of both."""
    judged = [f for f in fates if f.type in _BEFORE_ONE_COURT]
    if not any(f.type == "trial" for f in judged) or len({f.type for f in judged}) != len(judged):
        return
    if any(f.type in {"retrial", "sentence_overturned"} for f in fates):
        return
    named = [f for f in judged if f.court is not None]
    if len(named) == 1:
        for fate in judged:
            fate.court = fate.court or named[0].court


def _deathly(page: Page, event: Happening) -> bool:
    """Whether the sentence that implies a death sentence speaks of death at all."""
    sentence = page.sentences[event.sentence]
    return page.has(sentence.start, sentence.end, "deathly")


def add(fates: list[Fate], event: Happening, rules: LanguageRules, *, merge_only: bool = False) -> None:
    """Put a telling where it belongs: to the same event told before, or as a new one."""
    same = [f for f in fates if f.type == event.type]
    once = rules.event_types[event.type].once if event.type in rules.event_types else False
    for fate in reversed(same):
        if event.again and not once and _another(fate, event):
            continue
        if once or (
            agree(fate.date, event.date)
            and _same_place(fate.prison, event.prison)
            and _same_place(fate.court, event.court)
        ):
            fate.take(event)
            return
    if same and (merge_only or (event.inherited and not event.again)):
        return
    fate = Fate(event.type)
    fate.take(event)
    fates.append(fate)


def _another(fate: Fate, event: Happening) -> bool:
    """Whether an event told to have happened again is one more beside that fate, and not the same told twice."""
    if any(e.again for e in fate.told):
        return False
    if fate.date is None or event.date is None:
        return True
    return not agree(fate.date, event.date) or precision(event.date) < _MONTH


def settle_groups(page: Page, story: Story, lives: Lives, rules: LanguageRules) -> None:
    """Name the members of groups, hand the groups' events to them, and leave the unnamed remainder in the group."""
    groups = story.scene.groups
    _same_groups(groups, lives)
    told = sorted(set(lives.groups) | set(lives.group_states))
    add_rest(groups, told)
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
    for number in sorted(told, key=lambda n: (groups[n].count or 0, n)):
        group = groups[number]
        if is_part(page, group, rules):
            continue
        if not group.members and not group.closed:
            group.members = _named_next(page, opening, groups, group, lives)
        if not group.members and number in lives.groups and not group.closed:
            group.members = _likely_members(page, group, lives, story)
        if not group.members and not group.closed:
            fill_members(page, story.cast, groups, group, _told(lives, lists), rules)
        if group.members:
            _hand_down(group, lives, rules)


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


def _same_groups(groups: Sequence[Group], lives: Lives) -> None:
    """Two groups of one number and one fate are one group told twice."""
    known: list[int] = []
    for number in sorted(set(lives.groups) | set(lives.group_states)):
        group = groups[number]
        for other in known:
            before = groups[other]
            if (
                group.extra
                or before.count != group.count
                or (group.members and before.members and group.members != before.members)
            ):
                continue
            if _fates_agree(lives.groups.get(other, []), lives.groups.get(number, [])):
                for fate in lives.groups.pop(number, []):
                    match = next((f for f in lives.groups.setdefault(other, []) if f.type == fate.type), None)
                    if match is not None:
                        match.told += fate.told
                        match.fill(fate)
                    else:
                        lives.groups[other].append(fate)
                lives.group_states.setdefault(other, []).extend(lives.group_states.pop(number, []))
                before.members = before.members or group.members
                group.parent = other
                break
        else:
            known.append(number)


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
    return all(agree(left[f.type].date, f.date) and _same_place(left[f.type].prison, f.prison) for f in shared)


def same_fate(a: Fate, b: Fate) -> bool:
    """Whether two fates can be one happening: of one type, and no other day or prison."""
    return a.type == b.type and agree(a.date, b.date) and _same_place(a.prison, b.prison)


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


def _likely_members(page: Page, group: Group, lives: Lives, story: Story) -> list[int]:
    """The named people who share the group's fate and so must be its members ("two prisoners" and two names)."""
    if group.count is None or group.count > _MOST_NAMED or not nameable(page, group):
        return []
    taken = {
        m
        for g in story.scene.groups
        if g is not group and not (g.start > group.start and (g.count or 99) < group.count)
        for m in g.members
    }
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
                same_fate(f, fate) and not besides(page, f, group) and all(same_fate(f, c) for c in company)
                for f in fates
            )
        ]
        genders = {story.cast.of(n).gender for n in named}
        if group.gender and genders - {"", group.gender}:
            continue
        later = not group.extra and all(story.cast.of(n).start > group.start for n in named)
        if named and (len(named) == group.count or (len(named) < group.count and later)):
            return sorted(named)
    return []


def _named_next(page: Page, opening: Opening, groups: Sequence[Group], group: Group, lives: Lives) -> list[int]:
    """Those named right after a group of the opening, if nothing that befell them is another happening of its kind."""
    found = opening.named_next(group, {m for g in groups for m in g.members})
    told = lives.groups.get(group.number, [])
    pairs = [(f, g) for n in found for f in lives.people.get(n, []) for g in told if f.type == g.type]
    return found if all(same_fate(f, g) and not besides(page, f, group) for f, g in pairs) else []


def besides(page: Page, fate: Fate, group: Group) -> bool:
    """Whether the event is told as one more than the group's ("X was also executed", "in another case")."""
    own = [e for e in fate.told if e.sentence > group.sentence and not e.inherited]
    return bool(own) and all(page.has(page.sentences[e.sentence].start, e.end, "besides") for e in own)
