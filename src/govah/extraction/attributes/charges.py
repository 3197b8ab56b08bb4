"""What people are accused of: charge words (weak ones only beside words of accusation), bound to those concerned."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from govah.extraction.attributes.charge_bearers import bearer, chargeable, is_some
from govah.extraction.attributes.charge_links import linked_charges
from govah.extraction.attributes.charge_lists import in_order, narrowed, of_all_clauses
from govah.extraction.attributes.charge_rows import ListedCharges, everybody
from govah.extraction.attributes.charge_words import strong, ties
from govah.extraction.attributes.traits import Trait
from govah.extraction.events.reading import Story
from govah.extraction.page import Hit, Page, Sentence
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Happening

_CHAIN, _LEAD = 100, 40
_NEAR, _FAR, _AFTER = 45, 110, 25


def find_charges(
    page: Page, story: Story, rules: LanguageRules, victims: Collection[int] = ()
) -> tuple[list[Trait], dict[int, list[Trait]]]:
    """Charges of people, and of groups by group number; `victims` are those to whom something happened."""
    people: list[Trait] = []
    groups: dict[int, list[Trait]] = {}
    by_sentence: dict[int, list[Happening]] = {}
    for event in story.happenings:
        by_sentence.setdefault(event.sentence, []).append(event)
    listed = ListedCharges(page, story, rules)
    for sentence in page.sentences:
        if sentence.mark in {"furniture", "standing"}:
            continue
        entry_of = listed.turn(sentence)
        hits = [
            *page.hits_in(sentence.start, sentence.end, "charge", "weak_charge"),
            *ties(page, sentence, rules, _LEAD),
        ]
        if not hits:
            continue
        brought = strong(hits) if entry_of is not None else _brought(page, sentence, strong(hits), rules)
        paired = in_order(page, sentence, brought, story, rules)
        of_all = entry_of or everybody(page, sentence, victims, rules)
        for hit in brought:
            mention = (
                of_all or paired.get(hit.start) or bearer(page, hit, by_sentence.get(sentence.index, []), story, rules)
            )
            if mention is None or is_some(page, mention, rules):
                continue
            if hit.start not in paired and of_all is None:
                mention = of_all_clauses(page, sentence, mention, hit, brought, story, rules)
                mention = narrowed(page, sentence, mention, hit, brought, story, rules)
            spans = ((hit.start, hit.end),)
            either = bool(mention.groups) and _either(page, sentence, hit, hits)
            for number in () if either else chargeable(mention, story, victims):
                people.append(Trait(number, "charge", hit.value, spans, hit.id))
            for group in mention.groups:
                groups.setdefault(group, []).append(Trait(group, "charge", hit.value, spans, hit.id))
    return people + linked_charges(page, story, people, rules), groups


def _brought(page: Page, sentence: Sentence, hits: Sequence[Hit], rules: LanguageRules) -> list[Hit]:
    """The hits that are charges here: strong ones, weak ones beside words of accusation or beside another charge."""
    accused = page.hits_in(sentence.start, sentence.end, "accusation")
    kept: list[Hit] = []
    waiting: list[Hit] = []  # weak ones just before, which a charge after them in the same list confirms
    last = -_CHAIN
    for hit in hits:
        lead = page.low[max(sentence.start, hit.start - _LEAD) : hit.start]
        done = rules.grammar("done_form").fullmatch(page.low, hit.start, hit.end) is not None
        if (done and rules.grammar("done_to").search(lead)) or page.has(hit.start - len(lead), hit.start, "denial"):
            continue
        listed = hit.start - last < _CHAIN
        weak = hit.kind == "weak_charge" and sentence.mark != "item"
        if weak and not listed and not _accused(page, hit, accused, rules):
            waiting.append(hit)
            continue
        kept += [w for w in waiting if rules.grammar("in_one_list").fullmatch(page.low, w.end, hit.start)]
        waiting = []
        kept.append(hit)
        last = hit.end
    return kept


def _either(page: Page, sentence: Sentence, hit: Hit, hits: Sequence[Hit]) -> bool:
    """ "19 people on death row for murder or drugs": who of them is charged with which is not said."""
    others = [h for h in hits if h.value != hit.value and abs(h.start - hit.start) < _FAR]
    return any(" or " in page.low[min(h.end, hit.end) : max(h.start, hit.start)] for h in others)


def _accused(page: Page, hit: Hit, accused: Sequence[Hit], rules: LanguageRules) -> bool:
    """Whether words of accusation stand close enough, or words after the list say that these were the charges."""
    for word in accused:
        reach = _NEAR if word.value == "near" else _FAR
        if 0 <= hit.start - word.end <= reach or word.start <= hit.start < word.end:
            return True
        if 0 <= word.start - hit.end <= _AFTER and word.value != "near":
            return True
    sentence = page.sentence_at(hit.start)
    return page.search(rules.grammar("were_charges"), hit.end, sentence.end) is not None
