"""Mentions of a sentence that are one: a noun and the name behind it, names with their company, numbers in a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from govah.extraction.page import Page
from govah.extraction.people.scene import Scene
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Mention

_LEAD = 40
_NAMING = 16  # characters in which the word stands that says that a name follows


def joined(page: Page, mentions: Sequence[Mention], scene: Scene, rules: LanguageRules) -> list[Mention]:
    """The mentions of a sentence, those that mean the same or stand in one row made one."""
    kept = _summed(page, _named_at_once(page, mentions, rules), scene, rules)
    return _with_company(page, kept, scene, rules)


def _named_at_once(page: Page, mentions: Sequence[Mention], rules: LanguageRules) -> list[Mention]:
    """In "this prisoner, named X" the noun that points back stands for nobody else than the name."""
    found: list[Mention] = []
    for mention in mentions:
        before = found[-1] if found else None
        noun = before is not None and before.kind == "pronoun" and " " in page.low[before.start : before.end]
        lead = page.low[max(0, before.start - _NAMING) : before.start] if before is not None else ""
        noun = noun and not rules.grammar("naming").search(lead)  # "the name of this prisoner is X"
        if before is not None and before.kind == "kin":  # "his son X", not "the son of X"
            noun = rules.grammar("kin_of").match(page.low, before.start, mention.start) is not None
        if before is not None and noun and mention.kind == "name":
            if rules.grammar("same_person").fullmatch(page.low[before.end : mention.start]):
                found.pop()
        elif before is not None and before.kind == "all" and mention.kind in {"many", "one"}:
            lead = page.low[max(0, mention.start - _LEAD) : mention.start]
            if mention.start - before.end < _NAMING and rules.grammar("part_lead").search(lead):
                found.pop()  # "of these people, 21": the 21
        found.append(mention)
    return found


def _summed(page: Page, mentions: Sequence[Mention], scene: Scene, rules: LanguageRules) -> list[Mention]:
    """ "Two women and a man": people counted one kind after the other, none told of before, are three people."""
    found: list[Mention] = []
    for mention in mentions:
        before = found[-1] if found else None
        if before is not None and _both_new(page, before, mention, scene, rules):
            group = scene.groups[before.groups[0]]
            total = (before.count or 0) + (mention.count or 0)
            gender = before.gender if before.gender == mention.gender else ""
            known = scene.counted(total)
            if known is not None:
                group = known
            else:
                group.count, group.end, group.gender = total, mention.end, gender
            found[-1] = Mention(before.start, mention.end, "many", (), (group.number,), gender, total)
        else:
            found.append(mention)
    return found


def _both_new(page: Page, one: Mention, other: Mention, scene: Scene, rules: LanguageRules) -> bool:
    """Whether two numbers of people stand in one row, both of people told of for the first time."""
    for mention in (one, other):
        if mention.count is None or len(mention.groups) != 1 or scene.groups[mention.groups[0]].start != mention.start:
            return False
        if page.search(rules.grammar("forces_noun"), mention.start, mention.end):
            return False
    return rules.grammar("and_so_many").fullmatch(page.low, one.end, other.start) is not None


def _with_company(page: Page, mentions: Sequence[Mention], scene: Scene, rules: LanguageRules) -> list[Mention]:
    """ "X and eight others", "X along with Y": the names, and the number told of with them, are one."""
    found: list[Mention] = []
    for mention in mentions:
        before = found[-1] if found else None
        gap = page.low[before.end : mention.start] if before is not None else ""
        if before is not None and before.kind == mention.kind == "name" and rules.grammar("in_company").fullmatch(gap):
            who = tuple(dict.fromkeys((*before.who, *mention.who)))
            found[-1] = replace(before, end=mention.end, who=who, groups=(*before.groups, *mention.groups))
        elif (
            before is not None
            and before.kind == "name"
            and mention.kind in {"many", "one", "kin"}
            and rules.grammar("and_company").fullmatch(gap)
        ):
            for number in mention.groups:
                scene.groups[number].extra = True
            found[-1] = replace(before, end=mention.end, groups=(*before.groups, *mention.groups))
        else:
            found.append(mention)
    return found
