"""People called again by the noun that they were called by before: "the teenagers", after "three teenagers"."""

from __future__ import annotations

from govah.extraction.page import Hit, Page
from govah.extraction.people.noun_phrases import NounPhrase
from govah.extraction.people.scene import Scene
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Group, Mention


def called_so(page: Page, scene: Scene, hit: Hit, phrase: NounPhrase, rules: LanguageRules) -> Mention | None:
    """ "The teenagers", after "three teenagers" and then "160 offenders": those who were called so, not those told of
    last. None where the noun has words of its own behind it ("the converts of Yazd")."""
    who, groups = scene.plural
    word = page.low[hit.start : hit.end].split()[-1]
    if who or len(groups) != 1 or phrase.number is not None or _noun(page, scene.groups[groups[0]]) == word:
        return None
    if rules.grammar("restricted_after").match(page.low, hit.end):
        return None
    told = (g for g in reversed(scene.groups) if (g.count or 0) > 1 and not g.kin and _noun(page, g) == word)
    group = next(told, None)
    if group is None:
        return None
    return Mention(phrase.start, hit.end, "all", tuple(group.members), (group.number,), gender=hit.value)


def _noun(page: Page, group: Group) -> str:
    """The last word of what stands for a group."""
    return page.low[group.start : group.end].split()[-1]
