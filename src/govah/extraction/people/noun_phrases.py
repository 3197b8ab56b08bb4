"""Noun phrases for people: where "two other Ruritanian prisoners" begins, whether it is definite, and its number."""

from __future__ import annotations

import re
from typing import NamedTuple

from govah.extraction.page import Hit, Page, Sentence, Token
from govah.extraction.rules import LanguageRules, TriggerRule
from govah.extraction.story import Mention

_STOP = frozenset({"prep", "be", "have", "modal", "relativiser", "break", "pronoun", "trigger"})
_DESCRIBING = frozenset({"ethnicity", "religion", "demonym", "victim_noun", "one", "minor", "state_noun"})
_VERBAL = ("be", "have", "modal", "prep", "relativiser", "trigger", "break")
_REACH = 9
_TERM = 24
_MOST = 100_000
_ROUND = (100, 1000)


class NounPhrase(NamedTuple):
    """Its start, whether it is definite (None: no article), its number, and whether it is "other" people."""

    start: int
    definite: bool | None
    number: int | None
    other: bool


def noun_phrase(page: Page, sentence: Sentence, hit: Hit, rules: LanguageRules) -> NounPhrase:
    """The noun phrase of a person noun.

    Any words may stand between the noun and its number or article; before a number only an article, "all", "other".
    """
    i = page.token_at(hit.start) - 1
    start, other = hit.start, False
    definite: bool | None = None
    count: int | None = None
    steps = 0
    while i >= sentence.first and steps < _REACH:
        token = page.tokens[i]
        if (token.kind == "mark" and token.low not in {"-", "'", '"'}) or token.low in rules.joints:
            break
        near = (h for h in page.hits_in(token.start - _TERM, token.start + 1) if h.end > token.start)
        kinds = {h.kind for h in near if h.kind != "trigger" or h.end < hit.end}  # "five death row prisoners"
        known = bool(kinds) or token.low in rules.lexicon.common
        number = counted(page, token)
        if number is not None and count is None:
            count, start = number, token.start
        elif token.low == "'s":
            definite, start = True, token.start
            break
        elif hit.kind == "many" and rules.grammar("of_one").words[token.low]:
            break  # "says that prisoners …": a conjunction
        elif "definite" in kinds:
            definite, start = True, token.start
            if "whole" not in kinds:
                break
        elif "other" in kinds:
            other, start = True, token.start
        elif "indefinite" in kinds:
            definite, start = False, token.start
            if "article" in kinds:
                break
        elif kinds & _DESCRIBING and count is None:
            start = token.start
        elif count is None and "trigger" in kinds and i > sentence.first and _led(page, page.tokens[i - 1]):
            start = token.start  # "five convicted robbers": a participle before the noun
        elif _STOP & kinds or count is not None or (token.capital and not known and i > sentence.first):
            break
        i -= 1
        steps += token.kind == "word"
    if count is not None:
        about = page.search(rules.about, max(sentence.start, start - 16), start)
        start = about.start() if about else start
    return NounPhrase(start, definite, count, other)


def _led(page: Page, token: Token) -> bool:
    """Whether the token is a number or an article, so that what follows it stands inside a noun phrase."""
    return counted(page, token) is not None or page.has(token.start, token.start + 1, "definite", "indefinite")


def counted(page: Page, token: Token) -> int | None:
    """The count that a token says; ages and parts of dates are none."""
    found = next((n for n in page.numbers_in(token.start, token.end) if not n.ordinal), None)
    if found is None or found.value != int(found.value) or found.value >= _MOST:
        return None
    if any(d.start <= token.start < d.end for d in page.dates_in(token.start - 30, token.end)):
        return None
    if found.value in _ROUND and page.low[found.start].isalpha():
        before = page.tokens[max(0, page.token_at(found.start) - 1)]
        if page.has(before.start, before.end, "indefinite") and not page.has(before.start, before.end, "article"):
            return None  # "several hundred"
    return None if re.match(r"[- ]years?", page.low[found.end : found.end + 6]) else int(found.value)


def modifies(page: Page, hit: Hit, rules: LanguageRules) -> bool:
    """Whether a person noun only describes the noun after it ("Arab citizens", "juvenile offenders")."""
    if page.low[hit.end : hit.end + 1] != " ":
        return False
    if page.has(hit.end, hit.end + 2, "one", "many") or rules.grammar("body_after").match(page.low, hit.end):
        return True
    if not page.has(hit.start, hit.start + 1, "ethnicity", "religion", "demonym"):
        return False
    i = page.token_at(hit.end)
    if i >= len(page.tokens) or page.tokens[i].kind == "mark":
        return False
    following = page.tokens[i]
    if rules.grammar("described_after").words[following.low]:
        return False  # "the Ruritanians mentioned above"
    return not page.has(following.start, following.start + 1, *_VERBAL) and following.low not in rules.joints


def _plain(page: Page, start: int, end: int) -> bool:
    """Whether nothing, or only a word for "other", stands there."""
    between = page.tokens_in(start, end)
    return not between or (len(between) == 1 and page.has(start, end, "other"))


def stands_for_people(page: Page, hit: Hit) -> bool:
    """ "three Ruritanians", "these Ruritanians": a people's name after a number, with no noun after it."""
    numbers = page.numbers_in(hit.start - 16, hit.start)
    pointed = page.low[hit.end - 1] == "s" and any(
        h.end == hit.start - 1 for h in page.hits_in(hit.start - 6, hit.start, "pointing")
    )
    counted_ = any(not n.ordinal and _plain(page, n.end, hit.start) for n in numbers)
    if not pointed and not counted_:
        return False
    after = page.token_at(hit.end)
    if page.low[hit.end - 1] == "s" or after >= len(page.tokens) or page.tokens[after].kind == "mark":
        return True
    return page.has(hit.end, hit.end + 2, *_VERBAL)


def means(rule: TriggerRule, after: str) -> bool:
    """Whether what follows a verb is what its rule needs."""
    return rule.needs is None or rule.needs.search(after) is not None


def fellows(page: Page, phrase: NounPhrase, rules: LanguageRules) -> NounPhrase:
    """ "five of their co-defendants": others than those of whom the report speaks, as many as stands before."""
    count, start = phrase.number, phrase.start
    if count is None and (part := page.search_cut(rules.grammar("part_of"), start - 16, start)):
        first = max(0, start - 16) + part.start()
        numbers = [n for n in page.numbers_in(first, start) if not n.ordinal]
        count, start = (int(numbers[0].value), first) if numbers else (None, start)
    return NounPhrase(start, False, count, True)


def other_apposed(page: Page, before: Mention, hit: Hit, phrase: NounPhrase, rules: LanguageRules) -> bool:
    """ "X, another prisoner, was freed", "A and B, two other Ruritanians, remain": as many as are named there."""
    between = page.low[before.end : phrase.start].strip(" \"'")
    fits = (phrase.number or 1) == len(before.who) and (len(before.who) > 1) == (hit.kind == "many")
    closed = rules.grammar("other_closes").match(page.low, hit.end) is not None
    return before.kind == "name" and between == "," and fits and closed
