"""Charges told in lists of people: those of one part of a list, in one order with the names, or for all its clauses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from govah.extraction.events.reading import Story
from govah.extraction.page import Hit, Page, Sentence
from govah.extraction.people.membership import NOT_VICTIMS
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Mention, NameRun

_SENTENCED = frozenset(
    {"prison_sentence", "death_sentence", "execution", "arrest", "trial", "sentence_upheld", "flogging", "appeal"}
)


def narrowed(  # noqa: PLR0917  (all that the choice rests on)
    page: Page, sentence: Sentence, mention: Mention, hit: Hit, hits: Sequence[Hit], story: Story, rules: LanguageRules
) -> Mention:
    """Those of a list who have the charge: "A and B, convicted of theft, and C, who was accused of spying"."""
    chain = next(
        (
            m
            for m in reversed(story.mentions.get(sentence.index, []))
            if m.kind == "name" and len(m.who) > 1 and m.start < hit.start and set(m.who) <= set(mention.who)
        ),
        None,
    )
    if chain is None:
        return mention
    runs = [r for r in story.cast.by_sentence.get(sentence.index, ()) if chain.start <= r.start and r.end <= chain.end]
    runs = [r for r in runs if r.character in chain.who]
    if any(chain.start < h.start < chain.end for h in hits):
        own = _of_part(runs, hit, hits)
    elif rules.grammar("of_last_alone").match(page.low, chain.end, hit.start):
        own = runs[-1:]
    else:
        own = []
    who = tuple(dict.fromkeys(r.character for r in own))
    return replace(mention, who=who, groups=()) if who else mention


def _of_part(runs: Sequence[NameRun], hit: Hit, hits: Sequence[Hit]) -> list[NameRun]:
    """The names right before the charge, back to the charge of those before them."""
    before = [r for r in runs if r.end <= hit.start]
    if not before:
        return []
    last = max((h.end for h in hits if h.end <= before[-1].start), default=-1)
    return [r for r in before if r.start >= last]


def in_order(
    page: Page, sentence: Sentence, hits: Sequence[Hit], story: Story, rules: LanguageRules
) -> dict[int, Mention]:
    """ "A and B were hanged for theft and spying respectively": for the place of each charge the one who has it."""
    if len(hits) < 2 or page.search(rules.grammar("in_one_order"), sentence.start, sentence.end) is None:
        return {}
    for mention in reversed(story.mentions.get(sentence.index, [])):
        if mention.kind == "name" and len(mention.who) == len(hits) and mention.end <= hits[0].start:
            pairs = zip(hits, mention.who, strict=True)
            return {hit.start: replace(mention, who=(number,), groups=()) for hit, number in pairs}
    return {}


def of_all_clauses(  # noqa: PLR0917  (all that the choice rests on)
    page: Page, sentence: Sentence, mention: Mention, hit: Hit, hits: Sequence[Hit], story: Story, rules: LanguageRules
) -> Mention:
    """ "A and B were given four years, and C three, for theft": a charge after a comma is that of all these clauses."""
    first = max(page.low.rfind(";", sentence.start, hit.start), sentence.start)
    earlier = [h.end for h in hits if first <= h.start and h.end <= hit.start and h.value != hit.value]
    first = max([first, *earlier])
    if page.search(rules.grammar("for_all_before"), first, hit.start) is None:
        return mention
    who = list(mention.who)
    for event in story.happenings:
        if event.sentence == sentence.index and first <= event.start < hit.start and event.type in _SENTENCED:
            who += [n for n in event.who if n not in who and story.cast.of(n).role not in NOT_VICTIMS]
    named = {n for m in story.mentions.get(sentence.index, []) if first <= m.start < hit.start for n in m.who}
    return replace(mention, who=tuple(n for n in who if n in named or n in mention.who))
