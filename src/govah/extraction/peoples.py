"""Whose people, faith or nationality a word tells: in its noun phrase, beside it ("both"), or of a minority."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govah.extraction.page import Hit, Page, Sentence
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Mention, NameRun

PROPERTIES = {
    "ethnicity": "ethnicity", "religion": "religion", "demonym": "nationality", "minor": "minor_at_offence",
    "faith_title": "religion", "faith_body": "religion",
}  # fmt: skip
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


def whose(  # noqa: PLR0917  (what every reader of a sentence takes)
    page: Page,
    sentence: Sentence,
    hit: Hit,
    mentions: Sequence[Mention],
    rules: LanguageRules,
    runs: Sequence[NameRun] = (),
) -> Mention | None:
    """The mention that the word belongs to, None where it is said of nobody in particular."""
    before = page.low[max(sentence.start, hit.start - _BEFORE) : hit.start]
    at = hit.start - len(before)
    after = page.low[hit.end : min(sentence.end, hit.end + 60)]
    names = [Mention(r.start, r.end, "name", (r.character,)) for r in runs if r.character >= 0]
    if hit.kind == "faith_title":
        return next((n for n in names if n.start == hit.end + 1), None)
    one_of = rules.grammar("one_of_people").search(before)
    if one_of:
        return _beside(page, names, at + one_of.start(), hit.end, rules)
    member = rules.grammar("of_people_before").search(before)
    whole = rules.grammar("of_people_after").match(after) is not None
    if member and (whole or (member["strong"] and rules.grammar("ends_phrase").match(after))):
        inside = at + member.start()
        others = [m for m in mentions if m.who or m.groups or not inside <= m.start < hit.start]
        return _nearest(_split(others, names, hit), hit.start, after=hit.end, fronted=True)
    if whole or hit.kind == "faith_body":
        return None
    national = rules.grammar("national_of").search(before)
    if national and rules.grammar("of_whom").search(before, 0, national.start()):
        return None
    if national:
        return _nearest(_split(mentions, names, hit), at + national.start(), after=hit.end)
    link = rules.grammar("people_apposed").search(before)
    if link and rules.grammar("of_whom").search(before, 0, link.start()):
        return None
    if link:
        owner = _apposed(page, hit, mentions, names, rules, (at + link.start(), link[0], after))
        if owner is not None:
            return owner
    return phrase_of(page, hit, mentions)


def _apposed(  # noqa: PLR0917  (all that the choice rests on)
    page: Page,
    hit: Hit,
    mentions: Sequence[Mention],
    names: Sequence[Mention],
    rules: LanguageRules,
    link: tuple[int, str, str],
) -> Mention | None:
    """ "X and Y, both Ruritanian", "X, a Ruritanian teacher,": one for the last name, "both" for the last two."""
    start, words, after = link
    ends = hit.kind == "minor" or rules.grammar("ends_phrase").match(after) is not None
    if not ends and not rules.grammar("ends_people_phrase").match(after):
        return None
    single = rules.grammar("apposed_one").search(words) is not None
    left = [n for n in names if n.end <= start + 1]
    both = rules.grammar("apposed_both").search(words) is not None
    chain = next((m for m in mentions if m.kind == "name" and len(m.who) > 1 and m.start < hit.start < m.end), None)
    if left and (single or chain) and not page.tokens_in(left[-1].end, start):
        if single or not both:
            return left[-1]
        return Mention(left[-2].start, left[-1].end, "name", (*left[-2].who, *left[-1].who)) if len(left) > 1 else None
    return _nearest(mentions, start, after=hit.end) if ends else None


def _beside(page: Page, names: Sequence[Mention], start: int, end: int, rules: LanguageRules) -> Mention | None:
    """ "X, the fourth of the Ruritanian prisoners," or "one of the Ruritanian prisoners, X,": the name beside it."""
    left = [n for n in names if n.end <= start + 1]
    if left and len(page.tokens_in(left[-1].end, start)) <= 1:
        return left[-1]
    right = next((n for n in names if n.start >= end), None)
    if right is not None and rules.grammar("one_of_named").fullmatch(page.low, end, right.start):
        return right
    return None


def _split(mentions: Sequence[Mention], names: Sequence[Mention], hit: Hit) -> list[Mention]:
    """The mentions, with a list of names that holds the word cut into its names."""
    cut = [m for m in mentions if m.kind == "name" and len(m.who) > 1 and m.start < hit.start < m.end]
    if not cut:
        return list(mentions)
    inside = [n for n in names if any(m.start <= n.start < m.end for m in cut)]
    return sorted([*(m for m in mentions if m not in cut), *inside], key=lambda m: m.start)


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
