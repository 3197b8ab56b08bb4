"""Relatives without names ("his father", "the wife of X"), whose relative is named, whom somebody told of harmed."""

from __future__ import annotations

import re

from govah.extraction.page import Page, Sentence
from govah.extraction.people.scene import Scene
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Mention, NameRun

_LEAD = 40
_NAMING = 16  # characters in which the word for the relative stands


def unnamed_kin(page: Page, sentence: Sentence, scene: Scene, rules: LanguageRules) -> list[Mention]:
    """ "His father was arrested": a relative without a name is somebody else."""
    found = []
    for match in page.matches(rules.grammar("kin_of"), sentence.start, sentence.end):
        if harmed(page, sentence, match.span(), rules):
            continue
        owner = _told_of(page, sentence, scene, match.start(), match["kin"], rules)
        if owner is not None:
            found.append(Mention(match.start(), match.end(), "pronoun", owner.who))
            continue
        found.append(_somebody(page, sentence, scene, match.span()))
    for run in scene.cast.by_sentence.get(sentence.index, ()):
        lead = page.low[max(sentence.start, run.start - _NAMING) : run.start]
        owned = rules.grammar("kin_owner").search(lead)
        if (
            owned is None
            or rules.grammar("kin_named").match(page.low, run.end)
            or _apposition(page, sentence, run, owned)
        ):
            continue
        start = run.start - len(lead) + owned.start("kin")
        end = start + len(owned["kin"])
        if not any(m.start < end and start < m.end for m in found):
            found.append(_somebody(page, sentence, scene, (start, end)))
    return found


def _somebody(page: Page, sentence: Sentence, scene: Scene, place: tuple[int, int]) -> Mention:
    """The relative whom the words at a place tell of: a person of whom nothing more is known."""
    hits = page.hits_in(*place, "person")
    group = scene.new_group(*place, sentence, 1, next((h.value for h in hits), ""))
    group.kin = group.extra = group.closed = True
    return Mention(*place, "kin", (), (group.number,), group.gender, 1)


def _apposition(page: Page, sentence: Sentence, run: NameRun, match: re.Match[str]) -> bool:
    """ "Y, mother of X": whose relative it is stands before, by name."""
    start = max(sentence.start, run.start - _NAMING) + match.start("kin")
    before = page.low[sentence.start : start].rstrip(" \"'")
    return before.endswith((",", "(", "-"))


def _told_of(  # noqa: PLR0917  (the sentence, what was told before it, and the word)
    page: Page, sentence: Sentence, scene: Scene, at: int, word: str, rules: LanguageRules
) -> Mention | None:
    """ "The mother of X said that her son …", "the lawyer of X said that his client …": X."""
    for name, leads in (("child", "parent_lead"), ("client", "lawyer_lead"), ("sibling", "sibling_lead")):
        if not rules.grammar(f"{name}_word").words[word]:
            continue
        for run in scene.cast.by_sentence.get(sentence.index, ()):
            lead = page.low[max(sentence.start, run.start - _LEAD) : run.start]
            if run.end <= at and rules.grammar(leads).search(lead):
                return Mention(run.start, run.end, "name", (run.character,))
    return None


def harmed(page: Page, sentence: Sentence, place: tuple[int, int], rules: LanguageRules) -> bool:
    """ "A man who had killed two people": those whom somebody told of killed are none whom the report is about."""
    lead = page.low[max(sentence.start, place[0] - _LEAD) : place[0]]
    harm = rules.grammar("harm_to").match(page.low, place[1]) is not None
    return harm and rules.grammar("harming").search(lead) is not None


def is_kin(page: Page, one: NameRun, other: NameRun, rules: LanguageRules) -> bool:
    """ "The father of X, Y, was arrested": Y is the father."""
    if not rules.grammar("kin_owner").search(page.low[max(0, one.start - _NAMING) : one.start]):
        return False
    ends = rules.grammar("kin_named").match(page.low, other.end) is not None
    return ends and rules.grammar("kin_named").fullmatch(page.low, one.end, other.start) is not None
