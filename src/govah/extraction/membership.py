"""Who the unnamed are: names given after a number ("two prisoners … identified as A and B") join its group."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from govah.extraction.page import Page, Sentence
from govah.extraction.people import Cast
from govah.extraction.rules import LanguageRules
from govah.extraction.scene import Scene
from govah.extraction.story import Character, Group, Happening, Mention

NOT_VICTIMS = frozenset(
    {"official", "judge", "lawyer", "spokesperson", "speaker", "relative", "murder_victim", "author", "quoted"}
)
_MOST = 25
_WINDOW = 4
_BACK = 10
_LEAD, _LINE = 4, 25
_HEADED = re.compile(r"[\"')\]]*\s?[:;(\u2013-]")


def nameable(page: Page, group: Group) -> bool:
    """Whether a number is that of people whom a report may name: few, and of one incident, not of a year or an era."""
    sentence = page.sentences[group.sentence]
    return (group.count is None or group.count <= _MOST) and not page.has(sentence.start, sentence.end, "period")


def link_named(page: Page, sentence: Sentence, mentions: Sequence[Mention], scene: Scene) -> None:
    """Where the sentence says names ("were identified as …"), give them to the group that it speaks of."""
    if _lists(page, sentence, mentions, scene) or not page.has(sentence.start, sentence.end, "naming"):
        return
    names = [m for m in mentions if m.kind == "name"]
    if not names:
        return
    taken = {n for g in scene.groups for n in g.members}
    linked: Group | None = None
    for mention in names:
        if any(n in taken or scene.cast.of(n).role in NOT_VICTIMS for n in mention.who):
            continue
        before = page.hits_in(max(sentence.start, mention.start - 110), mention.start, "naming")
        if not before and linked is None:
            continue
        strong = any(h.value == "strong" for h in before) and not page.has(sentence.start, sentence.end, "trigger")
        strong = strong or any(h.value == "among" for h in before)
        owner = _owner(sentence, mention, mentions, scene, strong=strong) if before else linked
        if (
            owner is not None
            and (owner.sentence == sentence.index or (owner.count or 0) <= _MOST)
            and (owner.count is None or len(owner.members) + len(mention.who) <= owner.count)
        ):
            owner.members += [n for n in mention.who if n not in owner.members]
            linked = owner if strong or not before else linked


def _lists(page: Page, sentence: Sentence, mentions: Sequence[Mention], scene: Scene) -> bool:
    """A line of a list after "… identified as:" names one more member; True where the sentence is such a line."""
    if page.low[sentence.end - 1] == ":":
        groups = [g for m in mentions for g in m.groups]
        named = page.hits_in(sentence.start, sentence.end, "naming", "many", "trigger", "victim_noun")
        open_ = [g for g in scene.groups if named and g.used and nameable(page, g)]
        scene.listing = (
            scene.groups[groups[-1]] if groups else max(open_, key=lambda g: (g.fatal, g.start), default=None)
        )
        return False
    if scene.listing is None:
        return False
    first = next((m for m in mentions if m.kind == "name"), None)
    leads = (
        first is not None
        and page.token_at(first.start) - sentence.first <= _LEAD
        and not page.has(sentence.start, first.start, "trigger")
    )
    opens = sentence.index == 0 or page.sentences[sentence.index - 1].paragraph != sentence.paragraph
    headed = leads and opens and first is not None and _HEADED.match(page.low, first.end) is not None
    if sentence.mark not in {"item", "heading"} and not headed and sentence.last - sentence.first > _LINE:
        if opens:
            scene.listing = None
        return False
    if not leads or first is None:
        return False
    scene.listing.members += [n for n in first.who if n not in scene.listing.members]
    return True


def _owner(
    sentence: Sentence, mention: Mention, mentions: Sequence[Mention], scene: Scene, *, strong: bool
) -> Group | None:
    """The group named: the nearest before in the sentence, else the latest of the story that still has room."""
    for other in reversed([m for m in mentions if m.end <= mention.start and m.groups]):
        return scene.groups[other.groups[-1]]
    open_ = [
        g
        for g in scene.groups
        if strong
        and g.used
        and sentence.index - g.sentence <= _BACK
        and (g.count is None or len(mention.who) <= g.count - len(g.members) <= _MOST)
    ]
    return max(open_, key=lambda g: (g.fatal, g.start), default=None)


def sections(page: Page) -> list[int]:
    """For each sentence the number of the story it belongs to: a heading of some length begins a new one."""
    found, number = [], 0
    seen_body = False
    for sentence in page.sentences:
        if sentence.mark == "heading" and sentence.last - sentence.first >= 5 and seen_body:
            number += 1
            seen_body = False
        seen_body = seen_body or sentence.mark == "body"
        found.append(number)
    return found


def candidates(page: Page, cast: Cast, section: int, section_of: Sequence[int]) -> list[int]:
    """The people of a section who may be victims: no other part in the story, and a name that looks like one."""
    found = []
    for character in cast.characters:
        if character.role in NOT_VICTIMS:
            continue
        first = page.sentence_at(character.start).index
        body = [m for m in character.mentions if section_of[page.sentence_at(m[0]).index] == section]
        if body and (character.sure or character.full) and section_of[first] <= section:
            found.append(character.number)
    return found


def fill_members(page: Page, cast: Cast, groups: Sequence[Group], group: Group, lives: Collection[int]) -> None:
    """Members of a group that no sentence names outright: all the report's people where the numbers agree, or the
    people without a fate of their own who are named right after the group."""
    if group.count is None or group.extra or not nameable(page, group):
        return
    section_of = sections(page)
    people = candidates(page, cast, section_of[group.sentence], section_of)
    bound = [n for n in people if n in lives]
    if len(bound) == group.count and all(group.start < cast.of(n).start for n in bound):
        group.members = bound
        return
    taken = {m for g in groups if g is not group for m in g.members}
    free = [
        n for n in people if n not in lives and n not in taken and cast.of(n).sure and _near(page, cast.of(n), group)
    ]
    if free and len(free) <= group.count:
        group.members = free


def _near(page: Page, character: Character, group: Group) -> bool:
    """Whether the person's first mention stands within a few sentences after the group."""
    first = page.sentence_at(character.start).index
    return group.sentence <= first <= group.sentence + _WINDOW or (
        page.sentences[group.sentence].mark == "headline" and first <= group.sentence + 6
    )


def join_others(
    page: Page, mentions: Sequence[Mention], events: Sequence[Happening], scene: Scene, rules: LanguageRules
) -> Iterator[tuple[Happening, int]]:
    """ "X was hanged along with two others": the others share what happens to X; event and group number for each."""
    near = [e for e in events if e.who and e.type and not e.implied]
    for mention in mentions if near else ():
        if len(mention.groups) != 1 or mention.who or not scene.groups[mention.groups[0]].extra:
            continue
        number = mention.groups[0]
        before = page.low[max(0, mention.start - 30) : mention.start]
        if any(number in e.groups for e in events) or not rules.joined_before.search(before):
            continue
        yield min(near, key=lambda e: min(abs(mention.start - e.end), abs(e.start - mention.end))), number


def fill_by_number(
    page: Page, cast: Cast, groups: Sequence[Group], victims: Collection[int], rules: LanguageRules
) -> None:
    """Groups without a fate of their own ("Three Ruritanian prisoners before the court") are the report's victims where
    the numbers agree: told before any of them is named, or in the headline."""
    if not victims:
        return
    section_of = sections(page)
    for group in groups:
        if group.members or group.parent >= 0 or group.extra or not group.count or group.count > _MOST:
            continue
        if is_part(page, group, rules):
            continue
        late = page.sentences[group.sentence].mark in {"headline", "heading"}
        people = [n for n in candidates(page, cast, section_of[group.sentence], section_of) if n in victims]
        if len(people) == group.count and (
            late or (group.count > 1 and all(group.start < cast.of(n).start for n in people))
        ):
            group.members = people


def is_part(page: Page, group: Group, rules: LanguageRules) -> bool:
    """Whether the number is a part of another ("14 prisoners, two women among them")."""
    sentence = page.sentences[group.sentence]
    return (
        rules.grammar("part_after").match(page.low, group.end, sentence.end) is not None
        or rules.grammar("part_before").search(page.low[max(sentence.start, group.start - 40) : group.start])
        is not None
    )
