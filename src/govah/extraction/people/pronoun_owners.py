"""Whom "he" and "her" mean where the sentence itself says that it is not the person in focus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from govah.extraction.page import Hit, Page
from govah.extraction.people.scene import Scene
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Mention

_SPEAKING = frozenset({"speaker", "spokesperson", "quoted", "lawyer", "official", "author", "relative"})
_BEFORE = 90
_OWNED = 3  # tokens from an owner to the relative


def told_beside(  # noqa: PLR0917  (all that the choice rests on)
    page: Page, hit: Hit, mention: Mention, scene: Scene, rules: LanguageRules, found: Sequence[Mention]
) -> Mention | None:
    """The pronoun's mention where it stands for anybody ("whoever has blood on his hands"), for the name right before
    it ("the unionist X and her husband"), for one who speaks (he said) or for somebody just told of without a name."""
    sentence = page.sentence_at(hit.start)
    first = max(sentence.start, hit.start - _BEFORE)
    if page.search(rules.grammar("anybody_before"), first, hit.start):
        return mention
    last = found[-1] if found else None
    if mention.possessive and last is not None and last.kind == "name" and not last.possessive:
        beside = rules.grammar("owner_and").fullmatch(page.low, last.end, hit.start)
        if beside and scene.cast.of(last.who[-1]).gender in {"", hit.value}:
            return replace(mention, who=last.who[-1:])
    if not mention.possessive and rules.grammar("pronoun_speaks").match(page.low, hit.end):
        speaker = _speaker(page, hit, scene)
        if speaker >= 0:
            return replace(mention, who=(speaker,))
    nameless = _nameless(hit, scene, found)
    return replace(mention, groups=(nameless,), count=1) if nameless >= 0 else None


def spoken_of(page: Page, hit: Hit, kin: Mention, found: Sequence[Mention]) -> Mention | None:
    """ "X's brother told the agency that they had pulled him from a car": X himself."""
    before = [m for m in found if m.end <= kin.start]
    owner = before[-1] if before else None
    if owner is None or not owner.possessive or len(owner.who) != 1 or not page.has(kin.end, hit.start, "speech"):
        return None
    return owner if len(page.tokens_in(owner.end, kin.start)) <= _OWNED else None


def _speaker(page: Page, hit: Hit, scene: Scene) -> int:
    """The latest of those who speak in the report, named in this paragraph or the one before it."""
    here = page.sentence_at(hit.start).paragraph
    meant = scene.he(hit.value)
    latest = (
        max((a for a, _ in scene.cast.of(meant).mentions if a < hit.start), default=-1) if meant is not None else -1
    )
    for number in reversed(scene.single):
        character = scene.cast.of(number)
        if character.role not in _SPEAKING:
            continue
        named = max((a for a, _ in character.mentions if a < hit.start), default=-1)
        if character.gender not in {"", hit.value} or named <= latest:
            continue
        if here - page.sentence_at(named).paragraph <= 1:
            return number
    return -1


def _nameless(hit: Hit, scene: Scene, found: Sequence[Mention]) -> int:
    """ "A second woman managed to free herself": the one without a name of that gender in the same sentence, where the
    person in focus is not known to be one."""
    last = next((m for m in reversed(found) if m.kind in {"one", "name"} and (m.who or m.groups)), None)
    if last is None or last.kind != "one" or last.who or len(last.groups) != 1 or last.gender != hit.value:
        return -1
    number = scene.he(hit.value)
    known = number is not None and scene.cast.of(number).gender == hit.value
    return -1 if known or scene.groups[last.groups[0]].members else last.groups[0]
