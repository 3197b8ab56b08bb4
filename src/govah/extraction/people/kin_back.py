"""Relatives who lead back to the one told of: "X's mother said that her son …", "his sister … her brother"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govah.extraction.page import Hit, Page
from govah.extraction.people.noun_mentions import NounReader
from govah.extraction.people.scene import KinTie
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Mention

_BACK = {"parent": "child", "child": "parent", "sibling": "sibling", "spouse": "spouse"}
_AT_ONCE = 2  # tokens between "her" and the noun that it owns
_NAME = 3  # characters between the noun and the name of another relative
_LATELY = 3  # sentences over which "her son" still leads back


def led_back(page: Page, hit: Hit, nouns: NounReader) -> Mention | None:
    """ "Her son" after "the mother of X": X himself; None where another relative is named or counted."""
    found, scene = nouns.found, nouns.scene
    owner = found[-1] if found else None
    if owner is None or owner.kind != "pronoun" or not owner.possessive or hit.kind != "kin":
        return None
    between = page.low[owner.end : hit.start]
    if len(page.tokens_in(owner.end, hit.start)) > _AT_ONCE or nouns.rules.grammar("another_kin").search(between):
        return None
    if any(0 <= n.start - hit.end <= _NAME for n in nouns.names):
        return None
    line = _line(page, hit.start, hit.end)
    here = page.sentence_at(hit.start).index
    told = (*reversed(list(ties(page, found, here, nouns.rules))), *((scene.kin,) if scene.kin else ()))
    for tie in told:
        fits = tie.gender in {"", owner.gender} and here - tie.sentence <= _LATELY
        fits = fits and (tie.sentence == here or scene.single[-1:] == [tie.who])  # the story is still theirs
        if fits and _BACK.get(tie.line) == line and tie.start != hit.start:
            return Mention(owner.start, hit.end, "pronoun", who=(tie.who,), gender=hit.value, close=True)
    return None


def ties(page: Page, found: Sequence[Mention], sentence: int, rules: LanguageRules) -> Iterator[KinTie]:
    """The relatives of a sentence of whom it says whose they are: "X's mother", "the sister of Y"."""
    for k, mention in enumerate(found):
        line = _line(page, mention.start, mention.end) if mention.kind == "kin" else ""
        if not line:
            continue
        before = found[k - 1] if k else None
        owner = None
        if before is not None and before.possessive and len(page.tokens_in(before.end, mention.start)) <= _AT_ONCE:
            owner = before
        elif k + 1 < len(found) and rules.grammar("just_of").fullmatch(page.low, mention.end, found[k + 1].start):
            owner = found[k + 1]
        if owner is not None and len(owner.who) == 1:
            yield KinTie(line, mention.gender, owner.who[0], mention.start, sentence)


def _line(page: Page, start: int, end: int) -> str:
    return next((h.value for h in page.hits_in(start, end, "kin_line")), "")
