"""At whom a charge is laid: who stands before the words of accusation, the subject of the verdict, or the nearest."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from govah.extraction.attributes.traits import bearers
from govah.extraction.events.reading import Story
from govah.extraction.page import Hit, Page, Sentence
from govah.extraction.people.kin_subjects import relative_spoken_of
from govah.extraction.people.membership import NOT_VICTIMS
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Happening, Mention

_LEGAL = frozenset({"death_sentence", "execution", "arrest", "trial", "prison_sentence", "sentence_upheld", ""})
_LOOSE = frozenset({"nearest in the sentence", "topic"})
_AHEAD, _INVERTED = 80, 250


_SOFT = frozenset({"relative", "quoted"})  # who may be a victim all the same


def chargeable(mention: Mention, story: Story, victims: Collection[int]) -> list[int]:
    """The people behind a mention who may be charged; `victims` are those to whom something happened."""
    cast = story.cast
    return [
        n
        for n in bearers(mention, story)
        if cast.of(n).role not in NOT_VICTIMS or (n in victims and cast.of(n).role in _SOFT)
    ]


def bearer(page: Page, hit: Hit, events: Sequence[Happening], story: Story, rules: LanguageRules) -> Mention | None:
    """The mention that the charge is laid at: the one right before the words of accusation, else the subject of a legal
    event of the sentence, else the nearest before, else the topic."""
    sentence = page.sentence_at(hit.start)
    charged_with = rules.grammar("charged_with")
    if relative_spoken_of(page, story.mentions.get(sentence.index, []), hit.start, rules) is not None:
        return None  # "the brother of X was sentenced for …"
    mentions = [
        m
        for m in story.mentions.get(sentence.index, [])
        if m.kind != "kin" and (m.groups or any(story.cast.of(n).role not in NOT_VICTIMS for n in m.who))
    ]
    generic = [m for m in story.mentions.get(sentence.index, []) if m.end <= hit.start and m.kind == "many"]
    if any(not m.who and not m.groups and charged_with.fullmatch(page.low, m.end, hit.start) for m in generic):
        return None  # "cases of people sentenced to ..."
    before = [m for m in mentions if m.end <= hit.start]
    part = page.search(rules.grammar("part_before_charge"), sentence.start, hit.start)
    if part and not any(m.kind == "name" and m.start >= part.start() for m in before):
        return None  # "two of those had been convicted of …", "most executions are for …"
    beside = before[:-1] if before and before[-1].kind == "pronoun" else before  # "X, convicted with them of …"
    for row in (before, beside):
        last = row[-1] if row else None
        if last is not None and not last.possessive and charged_with.fullmatch(page.low, last.end, hit.start):
            return _in_company(page, row, rules)
    near = [e for e in events if e.type in _LEGAL]
    near = [e for e in near if ";" not in page.low[min(e.end, hit.end) : max(e.start, hit.start)]] or near
    if near:
        event = min(
            near, key=lambda e: min(abs(hit.start - e.end), abs(e.start - hit.end)) + (0 if e.start < hit.start else 20)
        )
        accused = page.search(rules.grammar("accused_right_before"), sentence.start, hit.start)
        if accused and event.start > hit.end and before and not before[-1].possessive:
            return before[-1]  # "the court found the four guilty of theft and sentenced A to …"
        own = _own_clause(page, event, before, hit, rules)
        if own is not None:
            return own
        if event.binding in _LOOSE and _of_others(page, sentence, hit, event, story):
            return None
        here = {n for m in mentions for n in m.who}
        if event.binding in _LOOSE and before and before[-1].kind == "name" and not here & {*event.who}:
            return before[-1]  # the event is taken for that of others, who are not in the sentence
        each = [e for e in near if e.start == event.start and e.binding == event.binding == "listed"]
        same = each or [event]  # "A and B, who live in Lar, were sentenced to death": the one term is that of each
        who = tuple(dict.fromkeys(n for e in same for n in e.who))
        groups = tuple(dict.fromkeys(n for e in same for n in e.groups))
        return Mention(event.start, event.end, "topic", who, groups)
    if before:
        return before[-1]
    reach = _INVERTED if page.search(rules.grammar("were_charges"), hit.end, sentence.end) else _AHEAD
    following = [m for m in mentions if m.start >= hit.end and m.start - hit.end < reach]
    after = [m for m in following if not is_some(page, m, rules)]
    if len(after) < len(following) and not (after and after[0].kind == "name"):
        return None  # "drugs are what two of the six are accused of"
    if reach == _AHEAD and after and rules.grammar("deed_on").fullmatch(page.low, hit.end, after[0].start):
        return None  # "the murder of a woman, X": to X it was done
    if after:
        return after[0]
    if any(not m.who and not m.groups for m in generic):
        return None  # "it is usual to execute dissidents on charges of …"
    if not page.has(sentence.start, sentence.end, "charging") and not (
        hit.kind == "charge"
        and (
            page.has(sentence.start, sentence.end, "deathly")
            or page.search(rules.grammar("that_judgment"), sentence.start, sentence.end)
        )
    ):
        return None
    if page.search(rules.grammar("others_accused"), sentence.start, hit.start):
        return None  # "dozens of others have been convicted of …"
    latest = [
        m
        for k in range(sentence.index - 1, max(-1, sentence.index - 3), -1)
        for m in reversed(story.mentions.get(k, []))
        if m.who or m.groups
    ]
    return all_told(page, latest[0], story) if latest else None


def all_told(page: Page, mention: Mention, story: Story) -> Mention:
    """Those of whom the case is that such a sentence goes on about: not the last of a list alone, nor the last named.

    "A was arrested with B and C. The charge is theft."
    """
    who = set(mention.who)
    rows = [set(g.members) for g in story.scene.groups if g.lines and who < set(g.members)]
    told = page.sentence_at(mention.start).index
    rows += [set(e.who) for e in story.happenings if e.sentence == told and who < set(e.who)]
    if not who or not rows:
        return mention
    widest = max(rows, key=len)
    return replace(mention, who=tuple(sorted(widest)))


def is_some(page: Page, mention: Mention, rules: LanguageRules) -> bool:
    """ "Some of those": who of them is not said."""
    return page.search_cut(rules.grammar("part_of"), mention.start - 20, mention.start) is not None


def _own_clause(
    page: Page, event: Happening, before: Sequence[Mention], hit: Hit, rules: LanguageRules
) -> Mention | None:
    """ "X was hanged in May, and a brother, Y, had been shot for membership of …": the charge is that of the last."""
    last = before[-1] if before else None
    if last is None or last.kind != "name" or last.possessive or last.start < event.end or set(last.who) & {*event.who}:
        return None
    joint = page.search(rules.grammar("clause_joint"), event.end, last.start)
    return last if joint and rules.grammar("finite_after").match(page.low, last.end, hit.start) else None


def _in_company(page: Page, before: Sequence[Mention], rules: LanguageRules) -> Mention:
    """ "X was arrested together with her mother Y, accused of …": both are accused."""
    last = before[-1]
    if last.kind != "name" or len(before) < 2 or not before[-2].who or set(before[-2].who) & set(last.who):
        return last
    if page.has(before[-2].end, last.start, "charge", "weak_charge"):
        return last  # "X, sentenced for theft, and Y, accused of …"
    if not page.search(rules.grammar("company_before"), before[-2].end, last.start):
        return last
    return Mention(last.start, last.end, "all", (*before[-2].who, *last.who), (*before[-2].groups, *last.groups))


def _of_others(page: Page, sentence: Sentence, hit: Hit, event: Happening, story: Story) -> bool:
    """Whether the event is one of people in general ("to execute dissidents on charges of …")."""
    return any(
        m.kind == "many" and not m.who and not m.groups and event.start < m.start and m.end <= hit.start
        and not page.has(m.end, hit.start, "charge")
        for m in story.mentions.get(sentence.index, [])
    )  # fmt: skip
