"""Who the unnamed are where no sentence says so: numbers that agree, names told right after, lists of one length."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from govah.extraction.page import Page
from govah.extraction.people.cast import Cast
from govah.extraction.people.scene import Scene
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Character, Group, Happening, Mention

NOT_VICTIMS = frozenset(
    {"official", "judge", "lawyer", "spokesperson", "speaker", "relative", "murder_victim", "author", "quoted"}
)
MOST_NAMED = 25
_WINDOW = 4
_SIDE = 60
_APPOSED = 24
SHARED = frozenset(
    {"execution", "arrest", "killing", "death_sentence", "transfer", "release", "prison_sentence", "trial"}
)
_OPEN = frozenset({"", "victim", "relative"})
_FEWEST = 2
_TELLING = 3  # lists of this length are of those people wherever they stand


def nameable(page: Page, group: Group) -> bool:
    """Whether a number is that of people whom a report may name: few, and of one incident, not of a year or an era."""
    sentence = page.sentences[group.sentence]
    few = group.count is None or group.count <= MOST_NAMED
    return few and not group.narrates and not page.has(sentence.start, sentence.end, "period")


def sections(page: Page, rules: LanguageRules) -> list[int]:
    """For each sentence the number of the section it belongs to: a heading of some length begins a new one, and so does
    a paragraph that turns to another story ("In other news, …")."""
    if not page.sections:
        number = story = 0
        seen_body, paragraph = False, -1
        for sentence in page.sentences:
            if sentence.mark == "heading" and sentence.last - sentence.first >= 5 and seen_body:
                number += 1
                seen_body = False
            begins = seen_body and sentence.paragraph != paragraph and sentence.mark == "body"
            if begins and rules.grammar("other_story").match(page.low, sentence.start, sentence.end):
                number, story = number + 1, story + 1
            paragraph = sentence.paragraph
            seen_body = seen_body or sentence.mark == "body"
            page.sections.append(number)
            page.stories.append(story)
    return page.sections


def first_told(page: Page, cast: Cast, people: Sequence[int], count: int) -> list[int]:
    """Those of the people who are named first, where they are `count` and the next is named in a later paragraph.

    Whoever a report turns to afterwards does not change whom its numbers meant. None where a list goes on.
    """
    order = sorted(people, key=lambda n: cast.of(n).start)
    if len(order) <= count:
        return order if len(order) == count else []
    last, following = (page.sentence_at(cast.of(n).start) for n in order[count - 1 : count + 1])
    goes_on = last.paragraph == following.paragraph or last.mark == following.mark == "item"
    return [] if goes_on else order[:count]


def candidates(page: Page, cast: Cast, section: int, section_of: Sequence[int]) -> list[int]:
    """The people of a section who may be victims: no other part in the story, and a name that looks like one."""
    if cast.by_section is None:
        cast.by_section = {}
        for character in cast.characters:
            first = section_of[page.sentence_at(character.start).index]
            for number in {section_of[page.sentence_at(start).index] for start, _ in character.mentions}:
                if first <= number:
                    cast.by_section.setdefault(number, []).append(character)
    here = cast.by_section.get(section, ())
    return [c.number for c in here if c.role not in NOT_VICTIMS and (c.sure or c.full)]


@dataclass(frozen=True, slots=True)
class Told:
    """Whom something is told of by name, whom a fate of their own (not only what goes with one: a burial, a visit), and
    the report's lists of names."""

    lives: frozenset[int]
    settled: frozenset[int]
    lists: tuple[Mention, ...]


def fill_members(  # noqa: PLR0917  (all that a membership rests on)
    page: Page, cast: Cast, groups: Sequence[Group], group: Group, told: Told, rules: LanguageRules
) -> None:
    """Members of a group that no sentence names outright: all the report's people where the numbers agree, a list of
    that length of whom nothing else is told, or those without a fate of their own who are named right after the group.
    """
    if group.count is None or not nameable(page, group):
        return
    taken = {m for g in groups if g is not group for m in g.members}
    group.members = _by_list(page, cast, group, told, taken)
    if group.extra and group.count == 1 and not group.members and not group.kin:
        group.members = _named_at_once(page, cast, group, told, taken)
    if group.members or group.extra:
        return
    section_of = sections(page, rules)
    people = candidates(page, cast, section_of[group.sentence], section_of)
    bound = first_told(page, cast, [n for n in people if n in told.lives], group.count)
    if bound and all(group.start < cast.of(n).start for n in bound):
        group.members = bound
        return
    free = [
        n
        for n in people
        if n not in told.settled
        and n not in taken
        and cast.of(n).sure
        and _near(page, cast.of(n), group, rules)
        and not told_apart(page, cast.of(n), rules)
    ]
    here = page.sentences[group.sentence].paragraph
    linked = page.opens(group.sentence) or all(page.sentence_at(cast.of(n).start).paragraph == here for n in free)
    torn = any(not set(free).isdisjoint(m.who) and not set(free).issuperset(m.who) for m in told.lists)
    full = len(free) == group.count and not (torn and len(free) > 1)
    if free and (full or (len(free) < group.count and linked)):
        group.members = free


def _named_at_once(page: Page, cast: Cast, group: Group, told: Told, taken: Collection[int]) -> list[int]:
    """ "Another man was hanged on Monday. He was X, a driver": whom the same sentence or the next names at once."""
    here = page.sentences[group.sentence]
    near = [
        run.character
        for index in range(group.sentence, min(group.sentence + 2, len(page.sentences)))
        for run in cast.by_sentence.get(index, ())
        if run.character >= 0 and cast.of(run.character).start == run.start > group.end
        and page.sentences[index].paragraph == here.paragraph
    ]  # fmt: skip
    if len(near) != 1 or near[0] in told.settled or near[0] in taken:
        return []
    character = cast.of(near[0])
    return near if character.sure and character.role in _OPEN - {"relative"} else []


def told_apart(page: Page, character: Character, rules: LanguageRules) -> bool:
    """Whether the person is first told of as one more ("Also on death row is X")."""
    first = page.sentence_at(character.start)
    return page.search_cut(rules.grammar("as_other"), first.start, character.start) is not None


def _by_list(page: Page, cast: Cast, group: Group, told: Told, taken: Collection[int]) -> list[int]:
    """ "Seven protesters …" and somewhere after it a list of seven names of whom nothing else is told."""
    for mention in told.lists:
        if len(mention.who) != group.count or mention.start < group.start:
            continue
        if any(n in told.settled or n in taken or cast.of(n).role in NOT_VICTIMS for n in mention.who):
            continue
        near = page.sentence_at(mention.start).index <= group.sentence + _WINDOW
        return list(mention.who) if near or len(mention.who) >= _TELLING else []
    return []


def told_next(page: Page, cast: Cast, groups: Sequence[Group], group: Group, lived: Collection[int]) -> list[int]:
    """ "Five teachers were sentenced. A got six years, his wife B and C four, D and E two": as many as the number, one
    after another in the sentences that follow, relatives among them where something befell them too."""
    if group.count is None or group.count < _FEWEST or group.extra or not nameable(page, group):
        return []
    taken = {m for g in groups if g is not group and g.parent != group.number for m in g.members}
    found: list[int] = []
    for sentence in page.sentences[group.sentence : group.sentence + 1 + _WINDOW]:
        for run in cast.by_sentence.get(sentence.index, ()):
            character = cast.of(run.character) if run.character >= 0 and run.start > group.end else None
            if character is None or character.number in found or character.number not in lived:
                continue
            if character.start < group.start or character.number in taken:
                return []
            if character.role in _OPEN:
                found.append(character.number)
        if len(found) >= group.count:
            break
    if len(found) != group.count:
        return []
    for number in found:
        cast.of(number).role = ""  # "his wife B" is one of the five
    return found


def _near(page: Page, character: Character, group: Group, rules: LanguageRules) -> bool:
    """Whether the person's first mention stands within a few sentences after the group.

    "Hamid, the father of a boy who was killed": the boy is not Hamid.
    """
    first = page.sentence_at(character.start).index
    if first == group.sentence and page.has(character.start, group.start, "speech", "reporting"):
        return False  # "X reported that two prisoners had been …"
    if first == group.sentence and page.search(rules.grammar("joined_people"), character.start, group.start):
        return False  # "X and Y as well as five prisoners"
    if group.count == 1 and page.has(character.start, group.start, "kin", "kin_many"):
        return False
    return group.sentence <= first <= group.sentence + _WINDOW or (
        page.sentences[group.sentence].mark == "headline" and first <= group.sentence + 6
    )


def names_some(mention: Mention, cast: Cast) -> bool:
    """Whether the mention is by name, or begins with a name ("X and two others")."""
    if mention.kind == "name":
        return True
    return mention.kind == "all" and any(a == mention.start for n in mention.who for a, _ in cast.of(n).mentions)


def join_others(
    page: Page, mentions: Sequence[Mention], events: Sequence[Happening], scene: Scene, rules: LanguageRules
) -> Iterator[tuple[Happening, int]]:
    """ "X was hanged along with two others": the others share what happens to X; event and group number for each."""
    near = [e for e in events if (e.who or any(scene.groups[n].kin for n in e.groups)) and e.type and not e.implied]
    for mention in mentions if near else ():
        if len(mention.groups) != 1 or mention.who:
            continue
        number = mention.groups[0]
        before = page.low[max(0, mention.start - 30) : mention.start]
        group = scene.groups[number]
        if not group.extra and (group.definite or group.members or not rules.grammar("beside_before").search(before)):
            continue
        if any(number in e.groups for e in events) or not rules.joined_before.search(before):
            continue
        group.extra = True
        yield min(near, key=lambda e: min(abs(mention.start - e.end), abs(e.start - mention.end))), number


def join_named(
    page: Page, mentions: Sequence[Mention], events: Sequence[Happening], scene: Scene, rules: LanguageRules
) -> None:
    """ "X was hanged alongside her brother-in-law, Y": the one named shares what happens to X."""
    near = [e for e in events if e.who and e.type and not e.implied and e.type in SHARED]
    for mention in mentions if near else ():
        if not names_some(mention, scene.cast) or any(n in e.who for e in events for n in mention.who):
            continue
        roles = {scene.cast.of(n).role for n in mention.who}
        if roles & (NOT_VICTIMS - {"relative"}) or mention.possessive:
            continue
        begin = _begin(page, mention, mentions)
        frame = page.search_cut(rules.grammar("shares_before"), begin - _SIDE, begin)
        if frame is None:
            continue
        at = max(0, begin - _SIDE) + frame.start()
        event = min(near, key=lambda e: abs(at - e.end))
        if event.end <= at and at - event.end <= _SIDE:
            for other in events:
                if other.start == event.start and other.who == event.who:
                    other.who += [n for n in mention.who if n not in other.who]
                    other.joined += [n for n in mention.groups if n not in (*other.groups, *other.joined)]
            if len(mention.who) > 1:
                scene.remainder.others = mention.who


def _begin(page: Page, name: Mention, mentions: Sequence[Mention]) -> int:
    """ "With two others, A and B": where that begins which the names say more precisely."""
    for before in mentions:
        said = before.kind == "same" and before.who == name.who and 0 <= name.start - before.end <= _APPOSED
        if said and page.has(before.start, before.end, "other"):
            return before.start
    return name.start


def fill_by_number(
    page: Page, cast: Cast, groups: Sequence[Group], victims: Collection[int], rules: LanguageRules
) -> None:
    """Groups without a fate of their own ("Three Ruritanian prisoners before the court") are the report's victims where
    the numbers agree: told before any of them is named, or in the headline."""
    if not victims:
        return
    section_of = sections(page, rules)
    for group in groups:
        if group.members or group.closed or group.parent >= 0 or group.extra or not group.count:
            continue
        if group.count > MOST_NAMED:
            continue
        if is_part(page, group, rules):
            continue
        late = page.sentences[group.sentence].mark in {"headline", "heading"}
        here = [n for n in candidates(page, cast, section_of[group.sentence], section_of) if n in victims]
        people = first_told(page, cast, here, group.count)
        if people and (late or (group.count > 1 and all(group.start < cast.of(n).start for n in people))):
            group.members = people


def is_part(page: Page, group: Group, rules: LanguageRules) -> bool:
    """Whether the number is a part of another ("14 prisoners, two women among them")."""
    sentence = page.sentences[group.sentence]
    return (
        rules.grammar("part_after").match(page.low, group.end, sentence.end) is not None
        or page.search_cut(rules.grammar("part_before"), max(sentence.start, group.start - 40), group.start) is not None
    )
