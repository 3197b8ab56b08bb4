"""Whose people, faith or nationality a word tells: in its noun phrase, beside it ("both"), or of a minority."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from govah.extraction.page import Hit, Page, Sentence
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Mention
from govah.extraction.verb_final import peoples as verb_final

PROPERTIES = {
    "ethnicity": "ethnicity", "religion": "religion", "demonym": "nationality", "minor": "minor_at_offence",
    "faith_title": "religion", "faith_body": "religion",
}  # fmt: skip
_PEOPLE = frozenset({"name", "same", "one", "many", "all"})
_BEARERS = _PEOPLE | {"pronoun"}
_DUAL = re.compile(r"(?:[A-Z][a-z]+|[A-Z]{2,3})(?:-[A-Z][a-z]+){1,2}(?![\w-])")
_BEFORE = 60


def people_hits(page: Page, sentence: Sentence, rules: LanguageRules) -> list[Hit]:
    """The words for a people, faith or nationality in the sentence; that of the packs' own country tells nothing."""
    told = [
        hit
        for hit in page.hits_in(sentence.start, sentence.end, *PROPERTIES)
        if hit.value
        and (hit.kind != "demonym" or hit.id not in rules.homes)
        and not (hit.kind == "religion" and rules.grammar("to_another_faith").match(page.low, hit.end))
    ]
    words = page.hits_in(sentence.start, sentence.end, "demonym", "country")
    if not words:
        return told
    doubles = _doubles(page, sentence, words, rules)
    nationals = [
        hit._replace(kind="demonym", value=rules.demonyms[hit.id])
        for hit in words
        if hit.kind == "country"
        and hit.id not in rules.homes
        and rules.demonyms.get(hit.id)
        and page.search(rules.grammar("national_of"), max(sentence.start, hit.start - 30), hit.start)
    ]
    single = [h for h in (*told, *nationals) if not any(d.start < h.end and h.start < d.end for d in doubles)]
    return [*single, *doubles]


def _doubles(page: Page, sentence: Sentence, words: Sequence[Hit], rules: LanguageRules) -> list[Hit]:
    """Double nationalities as one hit each: "Swedish-Turkish", "of Swedish and Turkish nationality".

    The value is written as the text has it, with a hyphen; a citizen "of A and B" gets the words for the people.
    """
    found: list[Hit] = []
    for hit in words:
        match = _DUAL.match(page.plain, hit.start) if hit.start == 0 or page.plain[hit.start - 1] != "-" else None
        other = next((h for h in words if match and h.start > hit.start and h.end <= match.end()), None)
        if match and (other is not None or hit.kind == "demonym"):
            found.append(Hit(hit.start, match.end(), "demonym", hit.id, match[0]))
    for left, right in pairwise(words):
        if left.id == right.id or any(d.start <= left.start < d.end for d in found):
            continue
        if not rules.grammar("and_nationality").fullmatch(page.low, left.end, right.start):
            continue
        before = page.low[max(sentence.start, left.start - _BEFORE) : left.start]
        after = page.low[right.end : right.end + 30]
        if rules.grammar("nationality_before").search(before) or rules.grammar("nationality_after").match(after):
            parts = [h.value if h.kind == "demonym" else rules.demonyms.get(h.id, "") for h in (left, right)]
            if all(parts):
                found.append(Hit(left.start, right.end, "demonym", left.id, "-".join(parts)))
    return found


def whose(  # noqa: PLR0917  (what every reader of a sentence takes)
    page: Page,
    sentence: Sentence,
    hit: Hit,
    mentions: Sequence[Mention],
    rules: LanguageRules,
    names: Sequence[Mention] = (),
) -> Mention | None:
    """The mention that the word belongs to, None where it is said of nobody; `names` are those of the sentence."""
    if rules.verb_final:
        return verb_final.whose(page, sentence, hit, mentions, rules, names)
    before = page.low[max(sentence.start, hit.start - _BEFORE) : hit.start].replace("\n", " ")
    at = hit.start - len(before)
    after = page.low[hit.end : min(sentence.end, hit.end + 60)].replace("\n", " ")
    if any(n.start <= hit.start < n.end for n in names):
        return None  # a part of a name: "Hassan Tajik"
    if hit.kind == "faith_title":
        return next((n for n in names if n.start == hit.end + 1), None)
    if at == sentence.start and rules.grammar("people_fronted").fullmatch(before):
        ahead = next((n for n in names if n.start >= hit.end), None)
        if ahead is not None and rules.grammar("fronted_to_name").fullmatch(page.low, hit.end, ahead.start):
            return ahead  # "A Ruritanian and a student of law, Reza Karimi died"
    one_of = rules.grammar("one_of_people").search(before)
    if one_of:
        return _beside(page, names, at + one_of.start(), hit.end, rules)
    member = rules.grammar("of_people_before").search(before)
    inner = page.low[hit.start : hit.end]  # "the Baha'i faith" may be one term
    whole = (
        rules.grammar("of_people_after").match(after) or rules.grammar("of_people_after").search(inner)
    ) is not None
    if member and (whole or (member["strong"] and rules.grammar("ends_phrase").match(after))):
        inside = at + member.start()
        others = [m for m in mentions if m.who or m.groups or not inside <= m.start < hit.start]
        return _nearest(_split(others, names, hit), hit.start, after=hit.end, fronted=True)
    holds = rules.grammar("holds_before").search(before) if whole else None
    if holds:
        return _nearest(_split(mentions, names, hit), at + holds.start(), after=hit.end)
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
    titled = next((n for n in names if n.start >= hit.end), None)
    if titled is not None and rules.grammar("people_titled").fullmatch(page.low, hit.end, titled.start):
        return titled  # "a Ruritanian national, X", "a Ruritanian man by the name of X"
    found = phrase_of(page, hit, mentions)
    if found is not None and found.kind == "all" and any(found.start <= n.start < hit.start for n in names):
        return None  # "X, Y and a Ruritanian": of the last alone
    return found


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
