"""Sentences that say names ("were identified as …", "these are:", a list line by line) give them to their group."""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Sequence

from govah.extraction.page import Page, Sentence
from govah.extraction.people.membership import MOST_NAMED, NOT_VICTIMS, nameable
from govah.extraction.people.scene import Scene
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Group, Mention

_BACK, _REACH, _INTRO = 10, 110, 60
_LINE, _LEAD = 25, 4
_FEWEST, _MOST = 2, 150
_SOFT = frozenset({"relative", "quoted"})
_HEADED = re.compile(r"[\"')\]]*\s?[:;(\u2013-]")


def link_named(page: Page, sentence: Sentence, mentions: list[Mention], scene: Scene, rules: LanguageRules) -> None:
    """Where the sentence says names, or a list line does, give them to the group that it speaks of."""
    if page.low[sentence.end - 1] == ":":
        scene.listing = _heading(page, sentence, mentions, scene)
        return
    if _line(page, sentence, mentions, scene):
        return
    if not any(m.kind == "name" for m in mentions):
        return
    _introduced(page, sentence, mentions, scene, rules)
    if page.has(sentence.start, sentence.end, "naming"):
        _named(page, sentence, mentions, scene)


def _heading(page: Page, sentence: Sentence, mentions: list[Mention], scene: Scene) -> Group | None:
    """The group of a line that ends in a colon and so announces a list; a new one where only "those" are told of."""
    groups = [g for m in mentions for g in m.groups]
    told = page.hits_in(sentence.start, sentence.end, "naming", "many", "trigger", "victim_noun", "one")
    if not told:
        return scene.groups[groups[-1]] if groups else None
    count = _count(page, sentence)
    fitting = [g for g in groups if _may_hold(scene.groups[g], count)]
    if fitting:
        return scene.groups[fitting[-1]]
    open_ = [g for g in scene.groups if g.used and nameable(page, g) and not g.members]
    if count is not None:
        open_ = [g for g in open_ if g.count == count]
    if open_ and not page.has(sentence.start, sentence.end, "trigger"):
        return max(open_, key=lambda g: (g.fatal, g.start))
    return _announced(page, sentence, mentions, scene, count) or max(
        open_, key=lambda g: (g.fatal, g.start), default=None
    )


def _may_hold(group: Group, count: int | None) -> bool:
    """Whether those announced can be of the group: "six of them" of seven, not five of the eighty of an era."""
    return count is None or group.count is None or count == group.count or count <= group.count <= MOST_NAMED


def _count(page: Page, sentence: Sentence) -> int | None:
    """The number of people that a heading announces, if it says one."""
    for number in page.numbers_in(sentence.start, sentence.end):
        whole = number.value == int(number.value) and _FEWEST <= number.value <= _MOST
        dated = any(d.start <= number.start < d.end for d in page.dates_in(sentence.start, sentence.end))
        if whole and not number.ordinal and not dated and not page.has(number.end, number.end + 12, "age_word"):
            return int(number.value)
    return None


def _announced(
    page: Page, sentence: Sentence, mentions: list[Mention], scene: Scene, count: int | None
) -> Group | None:
    """ "Those executed were:", "The men named below were hanged:": a group that only the heading tells of."""
    empty = next((m for m in reversed(mentions) if m.kind in {"many", "all"} and not (m.who or m.groups)), None)
    if empty is None and not page.has(sentence.start, sentence.end, "trigger"):
        return None
    first = page.tokens[sentence.first]
    start, end = (empty.start, empty.end) if empty else (first.start, first.end)
    group = scene.new_group(start, end, sentence, count, empty.gender if empty else "")
    group.definite = True
    if empty is not None:
        mentions.remove(empty)
    elif any(m.start < end for m in mentions):
        return group
    insort(mentions, Mention(start, end, "many", groups=(group.number,), count=count), key=lambda m: m.start)
    return group


def _line(page: Page, sentence: Sentence, mentions: Sequence[Mention], scene: Scene) -> bool:
    """Whether the sentence is a line of an announced list; the name at its head is one more member."""
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
    headed = headed or (leads and first is not None and len(first.who) >= _FEWEST)
    if sentence.mark not in {"item", "heading"} and not headed and sentence.last - sentence.first > _LINE:
        if opens:
            scene.listing = None
        return False
    if not leads or first is None:
        return False
    for number in first.who:
        character = scene.cast.of(number)
        aside = character.role_span is not None and "(" in page.low[first.end : character.role_span[0]]
        if character.role in _SOFT or (character.role == "speaker" and aside):
            character.role = ""  # a brother, "(retired, a director)": one of those listed all the same
    scene.listing.members += [n for n in first.who if n not in scene.listing.members]
    return True


def _introduced(page: Page, sentence: Sentence, mentions: list[Mention], scene: Scene, rules: LanguageRules) -> None:
    """ "People under sentence of death: A; B", "several men, among them A and B": the names say who the people are."""
    frame = rules.grammar("names_follow")
    for k, mention in [(k, m) for k, m in enumerate(mentions) if m.kind == "name"]:
        match = frame.search(page.low[max(sentence.start, mention.start - _INTRO) : mention.start])
        if match is None or not k or any(scene.cast.of(n).role in NOT_VICTIMS - {"relative"} for n in mention.who):
            continue
        before = next((m for m in reversed(mentions[:k]) if m.kind in {"one", "many", "all", "same"}), None)
        if before is None or before.who or any(m.kind == "name" for m in mentions[mentions.index(before) : k]):
            continue
        if not before.groups:
            if before.kind != "many" or not page.has(sentence.start, sentence.end, "trigger", "state_noun", "naming"):
                continue
            group = scene.new_group(before.start, before.end, sentence, None, before.gender)
            mentions[mentions.index(before)] = Mention(before.start, before.end, "many", groups=(group.number,))
        else:
            group = scene.groups[before.groups[-1]]
        if group.count is None or len(group.members) + len(mention.who) <= group.count:
            group.members += [n for n in mention.who if n not in group.members]


def _named(page: Page, sentence: Sentence, mentions: Sequence[Mention], scene: Scene) -> None:
    """ "They were identified as A and B": the names after a word of naming belong to the group that has room."""
    taken = {n for g in scene.groups for n in g.members}
    linked: Group | None = None
    for mention in [m for m in mentions if m.kind == "name"]:
        if any(n in taken or scene.cast.of(n).role in NOT_VICTIMS for n in mention.who):
            continue
        before = page.hits_in(max(sentence.start, mention.start - _REACH), mention.start, "naming")
        if not before and linked is None:
            continue
        strong = any(h.value == "strong" for h in before) and not page.has(sentence.start, sentence.end, "trigger")
        strong = strong or any(h.value == "among" for h in before)
        owner = _owner(sentence, mention, mentions, scene, strong=strong) if before else linked
        if (
            owner is not None
            and (owner.sentence == sentence.index or (owner.count or 0) <= MOST_NAMED)
            and (owner.count is None or len(owner.members) + len(mention.who) <= owner.count)
        ):
            owner.members += [n for n in mention.who if n not in owner.members]
            linked = owner if strong or not before else linked


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
        and (g.count is None or len(mention.who) <= g.count - len(g.members) <= MOST_NAMED)
    ]
    return max(open_, key=lambda g: (g.fatal, g.start), default=None)
