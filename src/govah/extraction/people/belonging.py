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
        start = two.start
        if one.kind in {"name", "pronoun"} and _is_among(page, one, two, rules):
            name, at = one, k + 1
        elif two.kind in {"name", "same"} and (lead := _among_them(page, one, two, rules)) is not None:
            name, at, start = two, k, lead
        else:
            continue
        many = replace(mentions[at], start=start)  # "among those on death row is X": the subject of what is told
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


def _among_them(page: Page, many: Mention, name: Mention, rules: LanguageRules) -> int | None:
    """ "One of the students arrested in May, X, was": the people stand before the name. Where the phrase begins."""
    if name.possessive or many.kind not in _MANY or many.who:
        return None
    lead = page.search(rules.grammar("one_among_before"), max(0, many.start - _LEAD), many.start)
    if lead is None or (lead["one"] if len(name.who) > 1 else lead["many"]) is not None:
        return None
    return lead.start() if rules.grammar("among_to_name").fullmatch(page.low, many.end, name.start) else None


def phrase_start(page: Page, many: Mention, rules: LanguageRules) -> int:
    """ "Among those on death row is X": the phrase with its "among" or "one of" is the subject of what is told."""
    lead = page.search(rules.grammar("one_among_before"), max(0, many.start - _LEAD), many.start)
    return lead.start() if lead is not None else many.start


def _admit(scene: Scene, number: int, who: Sequence[int]) -> None:
    group = scene.groups[number]
    new = [n for n in who if n not in group.members]
    if group.count is None or (group.count <= _MOST and len(group.members) + len(new) <= group.count):
        group.members += new
