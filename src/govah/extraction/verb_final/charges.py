"""What people are accused of, in a language whose verb closes the clause: charges beside words of accusation."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from govah.extraction.attributes.charge_bearers import chargeable
from govah.extraction.attributes.charge_lists import narrowed
from govah.extraction.attributes.charge_words import strong, ties
from govah.extraction.attributes.traits import Trait
from govah.extraction.events.reading import Story
from govah.extraction.page import Hit, Page, Sentence
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Happening
from govah.extraction.verb_final.charged import Charged
from govah.extraction.verb_final.clauses import Clauses, clauses

_FAR, _NEAR = 130, 45  # characters from a word of accusation, or of reason, to the charge
_LEAD = 20
_TIE = 45  # characters in which the word stands that ties somebody to a group


def find_charges(
    page: Page, story: Story, rules: LanguageRules, victims: Collection[int] = ()
) -> tuple[list[Trait], dict[int, list[Trait]]]:
    """Charges of people, and of groups by group number; `victims` are those to whom something happened."""
    people: list[Trait] = []
    together: list[Trait] = []  # told of people by their number
    groups: dict[int, list[Trait]] = {}
    charged = Charged(page, story, rules)
    for sentence in page.sentences:
        if sentence.mark in {"furniture", "standing"}:
            continue
        hits = [
            *page.hits_in(sentence.start, sentence.end, "charge", "weak_charge"),
            *ties(page, sentence, rules, _TIE),
        ]
        if not hits:
            continue
        parts = clauses(page, sentence, rules)
        events = charged.events.get(sentence.index, ())
        told = _brought(page, sentence, strong(hits), parts, charged, events)
        for hit, meant in charged.of_sentence(sentence, told, events, parts):
            trait = Trait(-1, "charge", hit.value, ((hit.start, hit.end),), hit.id)
            mention = narrowed(page, sentence, meant, hit, told, story, rules)
            for number in chargeable(mention, story, victims):
                told_of = people if number in mention.who else together
                told_of.append(trait._replace(who=number))
            for number in mention.groups:
                groups.setdefault(number, []).append(trait._replace(who=number))
    return people + _of_each(people, together), groups


def _of_each(people: Sequence[Trait], together: Sequence[Trait]) -> list[Trait]:
    """ "Seven were hanged for murder and theft. A was hanged for theft": of what all were accused of, not what others
    than A were."""
    own = {t.who for t in people}
    several = {t.who for t in together if any(o.who == t.who and o.value != t.value for o in together)}
    return [t for t in together if not (t.who in own and t.who in several)]


def _brought(  # noqa: PLR0917  (all that the choice rests on)
    page: Page, sentence: Sentence, hits: Sequence[Hit], parts: Clauses, charged: Charged, events: Sequence[Happening]
) -> list[Hit]:
    """The hits that are charges here: those beside words of accusation, told as the deed of somebody who was tried or
    hanged, or in one list with such a charge."""
    rules = charged.rules
    generic = page.search(rules.grammar("crimes_in_general"), sentence.start, sentence.end)
    kept: list[Hit] = []
    waiting: list[Hit] = []  # those before a charge that only the words behind it tell as such
    joint = rules.grammar("in_one_list")
    for hit in hits:
        if generic is not None and hit.end > generic.start():
            break
        if _no_charge(page, sentence, hit, rules):
            continue
        end = parts.around(hit.start, hit.end)[-1][1]
        if rules.grammar("acquitted").match(page.low, hit.end, max(end, min(hit.end + _NEAR, sentence.end))):
            continue
        listed = bool(kept) and joint.fullmatch(page.low, kept[-1].end, hit.start) is not None
        brought = listed or _accused(page, sentence, hit, end, parts, rules)
        if not brought and not charged.did(sentence, hit, events, parts):
            waiting = [w for w in waiting if joint.fullmatch(page.low, w.end, hit.start)]
            waiting.append(hit)
            continue
        if waiting and joint.fullmatch(page.low, waiting[-1].end, hit.start):
            kept += waiting
        waiting = []
        kept.append(hit)
    return kept


def _no_charge(page: Page, sentence: Sentence, hit: Hit, rules: LanguageRules) -> bool:
    """ "A political prisoner", "a ban on writing", "in a quarrel": words of a charge that tell none here."""
    first = max(sentence.start, hit.start - _LEAD)
    if page.search_cut(rules.grammar("no_charge"), first, hit.end):
        return True
    ascribed = rules.grammar("ascribed").match(page.low, hit.end, sentence.end)
    names = ("penalty_itself", "circumstance") if hit.kind == "weak_charge" and not ascribed else ("penalty_itself",)
    return any(page.search_cut(rules.grammar(name), first, hit.start) for name in names)


def _accused(  # noqa: PLR0917  (all that the choice rests on)
    page: Page, sentence: Sentence, hit: Hit, end: int, parts: Clauses, rules: LanguageRules
) -> bool:
    """Whether words of accusation stand in the charge, close enough before it, or behind it in its clause."""
    accusation = rules.grammar("accusation")
    if accusation.search(page.low, hit.start, hit.end) or rules.grammar("charge_itself").fullmatch(
        page.low, hit.start, hit.end
    ):
        return True
    words = list(page.matches(accusation, max(sentence.start, hit.start - _FAR), hit.start))
    if words and (
        parts.number(words[-1].start()) == parts.number(hit.start)
        or rules.grammar("accused_that").match(page.low, words[-1].end(), hit.start)
    ):
        return True
    if page.search(rules.grammar("reason"), max(sentence.start, hit.start - _NEAR), hit.start):
        return True
    lead = page.low[max(sentence.start, hit.start - _LEAD) : hit.start]
    if rules.grammar("ascribed").match(page.low, hit.end, end) or rules.grammar("penalty_for").search(lead):
        return True
    return (
        rules.grammar("accused_after").match(page.low, hit.end, end) is not None
        and rules.grammar("accused_lead").search(lead) is not None
    )
