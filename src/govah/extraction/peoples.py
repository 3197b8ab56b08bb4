"""Whose people, faith or nationality a word tells: in its noun phrase, beside it ("both"), or of a minority."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govah.extraction.page import Hit, Page, Sentence
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Mention

PROPERTIES = {"ethnicity": "ethnicity", "religion": "religion", "demonym": "nationality", "minor": "minor_at_offence"}
_PEOPLE = frozenset({"name", "same", "one", "many", "all"})
_BEARERS = _PEOPLE | {"pronoun"}
_DUAL = re.compile(r"[A-Z][a-z]+-[A-Z][a-z]+")
_BEFORE = 60


def people_hits(page: Page, sentence: Sentence, rules: LanguageRules) -> list[Hit]:
    """The words for a people, faith or nationality in the sentence; that of the packs' own country tells nothing."""
    told = [
        hit
        for hit in page.hits_in(sentence.start, sentence.end, *PROPERTIES)
        if hit.value and (hit.kind != "demonym" or hit.id not in rules.homes or double_nationality(page, hit))
    ]
    nationals = [
        hit._replace(kind="demonym", value=rules.demonyms[hit.id])
        for hit in page.hits_in(sentence.start, sentence.end, "country")
        if hit.id not in rules.homes
        and rules.demonyms.get(hit.id)
        and rules.grammar("national_of").search(page.low, max(sentence.start, hit.start - 30), hit.start)
    ]
    return [*told, *nationals]


def double_nationality(page: Page, hit: Hit) -> str:
    """The whole of a double nationality ("Swedish-Turkish"), empty for a single one."""
    if hit.kind != "demonym":
        return ""
    match = _DUAL.match(page.plain, hit.start) or _DUAL.match(page.plain, page.plain.rfind(" ", 0, hit.start) + 1)
    return match[0] if match and match.end() >= hit.end else ""


def whose(
    page: Page, sentence: Sentence, hit: Hit, mentions: Sequence[Mention], rules: LanguageRules
) -> Mention | None:
    """The mention that the word belongs to, None where it is said of nobody in particular."""
    before = page.low[max(sentence.start, hit.start - _BEFORE) : hit.start]
    after = page.low[hit.end : min(sentence.end, hit.end + 40)]
    member = rules.grammar("of_people_before").search(before)
    whole = rules.grammar("of_people_after").match(after) is not None
    if member and (whole or (member["strong"] and rules.grammar("ends_phrase").match(after))):
        inside = hit.start - len(before) + member.start()
        others = [m for m in mentions if m.who or m.groups or not inside <= m.start < hit.start]
        return _nearest(others, hit.start, after=hit.end, fronted=True)
    if whole:
        return None
    national = rules.grammar("national_of").search(before)
    if national and rules.grammar("of_whom").search(before, 0, national.start()):
        return None
    if national:
        return _nearest(mentions, hit.start - len(before) + national.start(), after=hit.end)
    link = rules.grammar("people_apposed").search(before)
    if link and rules.grammar("of_whom").search(before, 0, link.start()):
        return None
    if link and (hit.kind == "minor" or rules.grammar("ends_phrase").match(after)):
        owner = _nearest(mentions, hit.start - len(before) + link.start(), after=hit.end)
        if owner is not None:
            return owner
    return phrase_of(page, hit, mentions)


def _nearest(mentions: Sequence[Mention], before: int, *, after: int, fronted: bool = False) -> Mention | None:
    """The last mention of people that ends by `before`; for a fronted phrase the first one after it."""
    left = [m for m in mentions if m.end <= before + 1 and m.kind in _BEARERS and not m.possessive]
    if left and (left[-1].who or left[-1].groups):
        return left[-1]
    if fronted and not left:
        return next((m for m in mentions if m.start >= after and m.kind in _BEARERS and (m.who or m.groups)), None)
    return None


def phrase_of(page: Page, hit: Hit, mentions: Sequence[Mention]) -> Mention | None:
    """The mention whose noun phrase holds the word, or that begins right after it ("Ruritanian prisoner X")."""
    for mention in mentions:
        if mention.kind not in _PEOPLE:
            continue
        if mention.start <= hit.start and hit.end <= mention.end and mention.kind != "name":
            return mention
        if mention.start >= hit.end:
            between = page.tokens_in(hit.end, mention.start)
            if len(between) <= 3 and all(
                t.kind == "word" and not page.has(t.start, t.start + 1, "prep", "be", "have", "relativiser", "modal")
                for t in between
            ):
                return mention
            return None
    return None
