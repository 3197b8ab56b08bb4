"""Whose people, faith or nationality a word tells, where it stands behind its noun: "prisoner Ruritanian X", "X, …"."""

from __future__ import annotations

from collections.abc import Sequence

from govah.extraction.page import Hit, Page, Sentence
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Mention

_BEFORE, _AFTER = 90, 70


def whose(  # noqa: PLR0917  (what every reader of a sentence takes)
    page: Page,
    sentence: Sentence,
    hit: Hit,
    mentions: Sequence[Mention],
    rules: LanguageRules,
    names: Sequence[Mention] = (),
) -> Mention | None:
    """The mention that the word belongs to, None where it is said of nobody; `names` are those of the sentence."""
    if any(n.start <= hit.start < n.end for n in names) or _in_country(page, sentence, hit, rules):
        return None
    if not told(page, sentence, hit, rules):
        return None
    noun = _noun(page, sentence, hit, mentions, rules)
    if noun is not None:
        return _called(page, noun, mentions, rules) or noun
    before = [m for m in mentions if m.kind == "name" and m.end <= hit.start]
    if before:
        gap = rules.grammar("people_apposed").fullmatch(page.low, before[-1].end, hit.start)
        if gap is not None and rules.grammar("one_of_them").search(gap[0]) is None:
            return before[-1] if _of_all(page, before[-1], hit, rules) else _last(before[-1], names)
    after = [m for m in mentions if m.kind == "name" and m.start >= hit.end]
    if after and rules.grammar("people_titled").fullmatch(page.low, hit.end, after[0].start):
        return after[0] if _plural(page, hit, rules) else _first(after[0], names)
    return None


def _in_country(page: Page, sentence: Sentence, hit: Hit, rules: LanguageRules) -> bool:
    """ "In the country of the Ruritanians X was hanged": a word in the name of a country, which is a place there."""
    country = next((h for h in page.hits_in(sentence.start, hit.end, "country") if h.start < hit.start < h.end), None)
    return country is not None and not page.search(rules.grammar("national_of"), sentence.start, country.start)


def told(page: Page, sentence: Sentence, hit: Hit, rules: LanguageRules) -> bool:
    """Whether the word means a people here: one that is another word too ("did") only behind a noun for a person."""
    lead = page.low[max(sentence.start, hit.start - _BEFORE) : hit.start]
    if rules.grammar("people_served").search(lead + page.low[hit.start : hit.end]):
        return False  # "a lawyer of Ruritanian prisoners"
    if not rules.grammar("people_or_not").fullmatch(page.low, hit.start, hit.end):
        return True
    tail = page.low[hit.end : min(sentence.end, hit.end + _AFTER)]
    if rules.grammar("people_verb").search(lead + page.low[hit.start : hit.end]):
        return False
    if rules.grammar("person_noun_before").search(lead) or rules.grammar("person_noun_in").match(
        page.low, hit.start, hit.end
    ):
        return True
    return (
        rules.grammar("people_alone_before").search(lead) is not None
        and rules.grammar("people_alone_after").match(tail) is not None
    )


def _noun(
    page: Page, sentence: Sentence, hit: Hit, mentions: Sequence[Mention], rules: LanguageRules
) -> Mention | None:
    """ "Six prisoners Ruritanian", "this citizen Ruritanian": the noun phrase that the word stands in."""
    for mention in reversed(mentions):
        if mention.kind == "name" or mention.start > hit.start:
            continue
        gap = page.low[mention.end : hit.start] if mention.end < hit.start else ""
        if mention.end > hit.start or rules.grammar("people_in_phrase").fullmatch(gap):
            return mention
        return None
    return None


def _called(page: Page, noun: Mention, mentions: Sequence[Mention], rules: LanguageRules) -> Mention | None:
    """ "The name of this young Ruritanian is X": X."""
    lead = page.low[max(0, noun.start - _AFTER) : noun.start]
    if noun.kind != "pronoun" or rules.grammar("naming").search(lead) is None:
        return None
    name = next((m for m in mentions if m.kind == "name" and m.start >= noun.end), None)
    return name if name is not None and name.start - noun.end < _AFTER else None


def _plural(page: Page, hit: Hit, rules: LanguageRules) -> bool:
    lead = page.low[max(0, hit.start - _BEFORE) : hit.end]
    return rules.grammar("people_plural").search(lead) is not None


def _of_all(page: Page, mention: Mention, hit: Hit, rules: LanguageRules) -> bool:
    """ "X and Y, both Ruritanian", "X and Y, prisoners Ruritanian": of the whole list."""
    words = page.low[mention.end : hit.end]
    return rules.grammar("people_of_all").search(words) is not None


def _last(mention: Mention, names: Sequence[Mention]) -> Mention:
    """The last name of a list."""
    inside = [n for n in names if mention.start <= n.start < mention.end]
    return inside[-1] if inside else mention


def _first(mention: Mention, names: Sequence[Mention]) -> Mention:
    inside = [n for n in names if mention.start <= n.start < mention.end]
    return inside[0] if inside else mention
