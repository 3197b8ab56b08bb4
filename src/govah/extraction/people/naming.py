"""Sentences that say names ("were identified as …", "these are:", a list line by line) give them to their group."""

from __future__ import annotations

from collections.abc import Sequence

from govah.extraction.page import Page, Sentence
from govah.extraction.people.listing import announced, listed
from govah.extraction.people.membership import MOST_NAMED, NOT_VICTIMS
from govah.extraction.people.scene import Scene
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Group, Mention

_BACK, _REACH, _INTRO = 10, 110, 60


def link_named(page: Page, sentence: Sentence, mentions: list[Mention], scene: Scene, rules: LanguageRules) -> None:
    """Where the sentence says names, or a list line does, give them to the group that it speaks of."""
    if announced(page, sentence, mentions, scene) or listed(page, sentence, mentions, scene):
        return
    if not any(m.kind == "name" for m in mentions):
        return
    _introduced(page, sentence, mentions, scene, rules)
    if page.has(sentence.start, sentence.end, "naming"):
        _named(page, sentence, mentions, scene)


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
        if any(m.kind == "same" and m.who == mention.who and m.end <= mention.start for m in mentions):
            continue  # "a man identified as X"
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
