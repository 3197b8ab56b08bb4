"""Who is told of as one of many: "X was one of the students arrested in May", "X, who was among the dead"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from govah.extraction.page import Page
from govah.extraction.people.membership import NOT_VICTIMS
from govah.extraction.people.scene import Scene
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Mention

_LEAD = 24
_MOST = 500  # of more people than that a report tells sums, not what befell each
_MANY = frozenset({"many", "all"})


def belong(page: Page, mentions: list[Mention], scene: Scene, rules: LanguageRules) -> None:
    """Make those named members of the people among whom they are told, or these people the ones named."""
    for k, (one, two) in enumerate(pairwise(mentions)):
        if one.kind in {"name", "pronoun"} and _is_among(page, one, two, rules):
            name, at = one, k + 1
        elif two.kind == "name" and _among_them(page, one, two, rules):
            name, at = two, k
        else:
            continue
        many = mentions[at]
        who = tuple(n for n in name.who if scene.cast.of(n).role not in NOT_VICTIMS)
        if who and not many.groups:
            mentions[at] = replace(many, kind="all", who=who)
        elif who and len(many.groups) == 1:
            _admit(scene, many.groups[0], who)


def _is_among(page: Page, name: Mention, many: Mention, rules: LanguageRules) -> bool:
    """ "X, one of the students arrested in May": the name stands before the people."""
    if name.possessive or many.kind not in _MANY or many.who:
        return False
    return rules.grammar("is_among").fullmatch(page.low, name.end, many.start) is not None


def _among_them(page: Page, many: Mention, name: Mention, rules: LanguageRules) -> bool:
    """ "One of the students arrested in May, X, was": the people stand before the name."""
    if name.possessive or many.kind not in _MANY or many.who:
        return False
    lead = page.search(rules.grammar("one_among_before"), max(0, many.start - _LEAD), many.start)
    if lead is None or (lead["one"] if len(name.who) > 1 else lead["many"]) is not None:
        return False
    return rules.grammar("among_to_name").fullmatch(page.low, many.end, name.start) is not None


def _admit(scene: Scene, number: int, who: Sequence[int]) -> None:
    group = scene.groups[number]
    new = [n for n in who if n not in group.members]
    if group.count is None or (group.count <= _MOST and len(group.members) + len(new) <= group.count):
        group.members += new
