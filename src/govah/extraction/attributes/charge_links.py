"""Charges told by pointing to those of others: "on the same charges", "tried in the same case", "his co-defendant"."""

from __future__ import annotations

from collections.abc import Sequence

from govah.extraction.attributes.traits import Trait, bearers
from govah.extraction.events.reading import Story
from govah.extraction.page import Page, Sentence
from govah.extraction.people.membership import NOT_VICTIMS
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Mention

_BACK = 4  # sentences to those whose charges are pointed to
_NEAR = 70
_PEOPLE = frozenset({"name", "all", "same", "one", "many", "pronoun"})


def linked_charges(page: Page, story: Story, traits: Sequence[Trait], rules: LanguageRules) -> list[Trait]:
    """The charges of people without any of their own that the text says to be those of others."""
    own: dict[int, list[Trait]] = {}
    for trait in traits:
        if trait.property == "charge":
            own.setdefault(trait.who, []).append(trait)
    found: list[Trait] = []
    for sentence in page.sentences:
        if sentence.mark in {"furniture", "standing"} or not own:
            continue
        for match in page.matches(rules.grammar("charge_link"), sentence.start, sentence.end):
            fellow = match["fellow"] is not None
            mine = _those(page, sentence, *match.span(), story, fellow=fellow, rules=rules)
            targets = [n for n in mine if n not in own and story.cast.of(n).role not in NOT_VICTIMS]
            told = _pointed_to(sentence, match.start(), mine, own, story) if targets else []
            for number in targets:
                given = [Trait(number, "charge", t.value, (match.span(), *t.spans), t.rule) for t in told]
                if given:
                    own.setdefault(number, []).extend(given)
                found += given
    return found


def _those(
    page: Page, sentence: Sentence, start: int, end: int, story: Story, *, fellow: bool, rules: LanguageRules
) -> list[int]:
    """Of whom the words are said: the name beside "co-defendant", else the nearest mention before, else after."""
    mentions = [m for m in story.mentions.get(sentence.index, []) if m.kind in _PEOPLE and bearers(m, story)]
    names = [m for m in mentions if m.kind == "name"]
    if fellow:
        after = next((m for m in names if m.start >= end), None)
        if after and after.start - end < _NEAR and rules.grammar("fellow_named").fullmatch(page.low, end, after.start):
            return list(after.who)
        last = next((m for m in reversed(names) if m.end <= start), None)
        apposed = last is not None and rules.grammar("fellow_apposed").fullmatch(page.low, last.end, start)
        return list(last.who) if last is not None and apposed else []
    before = [m for m in mentions if m.end <= start and not m.possessive]
    chosen = [m for m in before if m.kind == "name"][-1:] or before[-1:] or [m for m in mentions if m.start >= end][:1]
    return bearers(chosen[0], story) if chosen else []


def _pointed_to(
    sentence: Sentence, start: int, mine: Sequence[int], own: dict[int, list[Trait]], story: Story
) -> list[Trait]:
    """The charges meant: those of others of the sentence, else the ones told last."""
    here = story.mentions.get(sentence.index, [])
    before, after = [m for m in here if m.start < start], [m for m in here if m.start >= start]
    for mentions in (before, after[::-1]):
        if (number := _latest(mentions, mine, own)) is not None:
            return own[number]
    for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _BACK), -1):
        if (number := _latest(story.mentions.get(index, []), mine, own)) is not None:
            return own[number]
    return []


def _latest(mentions: Sequence[Mention], mine: Sequence[int], own: dict[int, list[Trait]]) -> int | None:
    """The last person of some mentions who has charges, others than those meant."""
    for mention in reversed(mentions):
        for number in mention.who:
            if number not in mine and number in own:
                return number
    return None
