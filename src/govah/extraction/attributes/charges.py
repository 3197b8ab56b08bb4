"""What people are accused of: charge words (weak ones only beside words of accusation), bound to those concerned."""

from __future__ import annotations

from collections.abc import Sequence

from govah.extraction.attributes.charge_words import strong
from govah.extraction.attributes.traits import Trait, bearers
from govah.extraction.events.reading import Story
from govah.extraction.page import Hit, Page, Sentence
from govah.extraction.people.membership import NOT_VICTIMS
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Happening, Mention

_LEGAL = frozenset({"death_sentence", "execution", "arrest", "trial", "prison_sentence", "sentence_upheld", ""})
_LOOSE = frozenset({"nearest in the sentence", "topic"})
_CHAIN, _LEAD = 100, 40
_NEAR, _FAR, _AFTER = 45, 110, 25
_AHEAD, _INVERTED = 80, 250
_TIED = "security"


def find_charges(page: Page, story: Story, rules: LanguageRules) -> tuple[list[Trait], dict[int, list[Trait]]]:
    """Charges of people, and of groups by group number."""
    people: list[Trait] = []
    groups: dict[int, list[Trait]] = {}
    by_sentence: dict[int, list[Happening]] = {}
    for event in story.happenings:
        by_sentence.setdefault(event.sentence, []).append(event)
    for sentence in page.sentences:
        if sentence.mark in {"furniture", "standing"}:
            continue
        hits = [*page.hits_in(sentence.start, sentence.end, "charge", "weak_charge"), *_linked(page, sentence, rules)]
        if not hits:
            continue
        for hit in _brought(page, sentence, strong(hits), rules):
            mention = _bearer(page, hit, by_sentence.get(sentence.index, []), story, rules)
            if mention is None or rules.grammar("part_of").search(page.low[max(0, mention.start - 20) : mention.start]):
                continue
            spans = ((hit.start, hit.end),)
            either = bool(mention.groups) and _either(page, sentence, hit, hits)
            for number in () if either else bearers(mention, story):
                if story.cast.of(number).role not in NOT_VICTIMS:
                    people.append(Trait(number, "charge", hit.value, spans, hit.id))
            for group in mention.groups:
                groups.setdefault(group, []).append(Trait(group, "charge", hit.value, spans, hit.id))
    return people, groups


def _linked(page: Page, sentence: Sentence, rules: LanguageRules) -> list[Hit]:
    """ "links with the Coastal Workers' Party", "supporters of …": what ties somebody to a banned group is a charge."""
    found: list[Hit] = []
    for body in page.hits_in(sentence.start, sentence.end, "organisation"):
        if body.id not in rules.banned:
            continue
        before = page.low[max(sentence.start, body.start - _LEAD) : body.start]
        link = rules.grammar("group_link").search(before)
        if link:
            found.append(
                Hit(body.start - len(before) + link.start("link"), body.end, "weak_charge", "charge.group", _TIED)
            )
    return found


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
    """ "22 inmates on death row for murder or drugs": who of them is charged with which is not said."""
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
    return rules.grammar("were_charges").search(page.low, hit.end, sentence.end) is not None


def _bearer(page: Page, hit: Hit, events: Sequence[Happening], story: Story, rules: LanguageRules) -> Mention | None:
    """The mention that the charge is laid at: the one right before the words of accusation, else the subject of a legal
    event of the sentence, else the nearest before, else the topic."""
    sentence = page.sentence_at(hit.start)
    charged_with = rules.grammar("charged_with")
    mentions = [
        m
        for m in story.mentions.get(sentence.index, [])
        if m.kind != "kin" and (m.groups or any(story.cast.of(n).role not in NOT_VICTIMS for n in m.who))
    ]
    generic = [m for m in story.mentions.get(sentence.index, []) if m.end <= hit.start and m.kind == "many"]
    if any(not m.who and not m.groups and charged_with.fullmatch(page.low, m.end, hit.start) for m in generic):
        return None  # "cases of people sentenced to ..."
    before = [m for m in mentions if m.end <= hit.start]
    part = rules.grammar("part_before_charge").search(page.low, sentence.start, hit.start)
    if part and not any(m.kind == "name" and m.start >= part.start() for m in before):
        return None  # "two of those had been convicted of …", "most executions are for …"
    if before and not before[-1].possessive and charged_with.fullmatch(page.low, before[-1].end, hit.start):
        return _in_company(page, before, rules)
    near = [e for e in events if e.type in _LEGAL]
    if near:
        event = min(
            near, key=lambda e: min(abs(hit.start - e.end), abs(e.start - hit.end)) + (0 if e.start < hit.start else 20)
        )
        if event.binding in _LOOSE and _of_others(page, sentence, hit, event, story):
            return None
        return Mention(event.start, event.end, "topic", tuple(event.who), tuple(event.groups))
    if before:
        return before[-1]
    reach = _INVERTED if rules.grammar("were_charges").search(page.low, hit.end, sentence.end) else _AHEAD
    after = [m for m in mentions if m.start >= hit.end and m.start - hit.end < reach]
    if reach == _AHEAD and after and rules.grammar("deed_on").fullmatch(page.low, hit.end, after[0].start):
        return None  # "the murder of a woman, X": to X it was done
    if after:
        return after[0]
    if any(not m.who and not m.groups for m in generic):
        return None  # "it is usual to execute dissidents on charges of …"
    if not page.has(sentence.start, sentence.end, "charging") and not (
        hit.kind == "charge" and page.has(sentence.start, sentence.end, "deathly")
    ):
        return None
    last = [
        m
        for k in range(sentence.index - 1, max(-1, sentence.index - 3), -1)
        for m in reversed(story.mentions.get(k, []))
        if m.who or m.groups
    ]
    return last[0] if last else None


def _in_company(page: Page, before: Sequence[Mention], rules: LanguageRules) -> Mention:
    """ "X was arrested together with her mother Y, accused of …": both are accused."""
    last = before[-1]
    if last.kind != "name" or len(before) < 2 or not before[-2].who or set(before[-2].who) & set(last.who):
        return last
    if not rules.grammar("company_before").search(page.low, before[-2].end, last.start):
        return last
    return Mention(last.start, last.end, "all", (*before[-2].who, *last.who), (*before[-2].groups, *last.groups))


def _of_others(page: Page, sentence: Sentence, hit: Hit, event: Happening, story: Story) -> bool:
    """Whether the event is one of people in general ("to execute dissidents on charges of …")."""
    return any(
        m.kind == "many" and not m.who and not m.groups and event.start < m.start and m.end <= hit.start
        and not page.has(m.end, hit.start, "charge")
        for m in story.mentions.get(sentence.index, [])
    )  # fmt: skip
