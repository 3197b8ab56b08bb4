"""Judgments that stand beside each name: "A and B: five years each; C (death)", "ten years for D"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from govah.extraction.page import Page, Sentence
from govah.extraction.people.membership import NOT_VICTIMS
from govah.extraction.people.scene import Scene
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Happening, NameRun

_BEFORE = 70
_KINDS = {"death": "death_sentence", "term": "prison_sentence", "other": ""}  # lashes, a fine: no such judgment
_JUDGED = frozenset(_KINDS.values()) - {""}
_SLOTS = ("date", "court", "judge", "city", "province")

_Told = tuple[str, tuple[int, int]]


def listed_terms(
    page: Page, sentence: Sentence, told: tuple[Sequence[Happening], Sequence[Happening]], scene: Scene,
    rules: LanguageRules,
) -> list[Happening]:  # fmt: skip
    """The judgments of a sentence or entry that gives each of its people their own; shared ones no longer hold.

    `told` are the happenings of the sentence and those before it.
    """
    events, before = told
    runs = [r for r in scene.cast.by_sentence.get(sentence.index, ()) if r.character >= 0 and r.alias_of < 0]
    if not runs or not _of_judgments(page, sentence, scene, rules):
        return []
    own = dict(_beside(page, sentence, runs, rules)) or dict(_ahead(page, sentence, runs, rules))
    own = {n: v for n, v in own.items() if scene.cast.of(n).role not in NOT_VICTIMS - {"relative"}}
    own = {n: v for n, v in own.items() if not _only_asked(page, sentence, v, rules)}
    for number in own:
        if scene.cast.of(number).role == "relative":
            scene.cast.of(number).role = ""  # "his wife, Lida, two years": one of those judged
    if not own:
        return []
    here = [e for e in events if e.type in _JUDGED and not e.implied]
    lead = scene.listing.lead if scene.listing is not None else -1
    models = here or [e for e in before if e.sentence == lead and e.type in _JUDGED]
    _part(here, own, scene, sentence)
    names = {r.character: (r.start, r.end) for r in reversed(runs)}
    found = []
    for number, (kind, span) in own.items():
        if not kind or any(e.type == kind and e.who == [number] for e in here):
            continue
        event = Happening(kind, *span, sentence.index, "listed.term", [number], binding="listed")
        event.spans = [span, names[number]]
        if models:
            event = replace(event, modality=models[0].modality, **{s: getattr(models[0], s) for s in _SLOTS})
        found.append(event)
    if models and len(own) > 1:
        for event in here:
            for slot in ("date", "court", "judge"):
                setattr(event, slot, getattr(event, slot) or getattr(models[0], slot))
    return found


def _only_asked(page: Page, sentence: Sentence, told: _Told, rules: LanguageRules) -> bool:
    """ "Prosecutors asked for the death sentence for X": what no trigger of that type may take."""
    never, (start, end) = rules.never.get(told[0]), told[1]
    matches = page.flat_matches(never, sentence.start, sentence.end) if never is not None else ()
    return any(m.start() < end and start < m.end() for m in matches)


def _of_judgments(page: Page, sentence: Sentence, scene: Scene, rules: LanguageRules) -> bool:
    """Whether the sentence, or the line above the list that it is an entry of, speaks of judgments."""
    told = rules.grammar("judgments_told")
    if page.search(told, sentence.start, sentence.end) is not None:
        return True
    if scene.listing is None or sentence.index not in scene.rolls.entries:
        return False
    lead = page.sentences[scene.listing.lead]
    return page.search(told, lead.start, lead.end) is not None


def _beside(
    page: Page, sentence: Sentence, runs: Sequence[NameRun], rules: LanguageRules
) -> Iterator[tuple[int, _Told]]:
    """ "A and B: five years each": what stands behind a name holds for those joined before it."""
    waiting: list[int] = []
    for k, run in enumerate(runs):
        last = runs[k + 1].start if k + 1 < len(runs) else sentence.end
        match = rules.grammar("term_beside").match(page.low, run.end, last)
        if match is not None and k + 1 < len(runs) and _of_next(page, match, last, rules):
            match = None
        waiting.append(run.character)
        if match is not None:
            for number in waiting:
                yield number, _value(match)
            waiting = []
        elif rules.list_between.fullmatch(page.low, run.end, last) is None:
            waiting = []


def _of_next(page: Page, match: re.Match[str], start: int, rules: LanguageRules) -> bool:
    """ "Ten years went to A, three years to B": the term behind A's name is given to B."""
    at = _value(match)[1][0]
    return rules.grammar("term_ahead").match(page.low[at:start]) is not None


def _ahead(
    page: Page, sentence: Sentence, runs: Sequence[NameRun], rules: LanguageRules
) -> Iterator[tuple[int, _Told]]:
    """ "Fifteen years each for A and B, five for C": what stands before a name holds for those joined behind it."""
    value: _Told | None = None
    first = sentence.start
    for run in runs:
        start = max(first, run.start - _BEFORE)
        match = page.search_cut(rules.grammar("term_ahead"), start, run.start)
        if match is not None:
            kind = "death" if match["death"] else "term"
            value = _KINDS[kind], (start + match.start(kind), start + match.end(kind))
        elif value is not None and rules.list_between.fullmatch(page.low, first, run.start) is None:
            value = None
        if value is not None:
            yield run.character, value
        first = run.end


def _value(match: re.Match[str]) -> _Told:
    kind = "other" if match["other"] else "death" if match["death"] else "term"
    return _KINDS[kind], match.span(kind)


def _part(events: Sequence[Happening], own: dict[int, _Told], scene: Scene, sentence: Sentence) -> None:
    """Take those who have a judgment of their own out of one that the sentence tells of all.

    Where these differ ("seven were sentenced: A to death, B to ten years, …") none of them is that of the number.
    """
    differ = len({kind for kind, _ in own.values()}) > 1
    for event in events:
        inside = [n for n in event.groups if not own.keys().isdisjoint(scene.groups[n].members)]
        if differ and inside and event.start > min(scene.groups[n].end for n in inside):
            event.groups = [n for n in event.groups if n not in inside]
        if len(event.who) > 1:
            event.who = [n for n in event.who if n not in own or own[n][0] == event.type]
        for number in event.groups:
            if not own.keys().isdisjoint(scene.groups[number].members):
                scene.groups[number].lines.add(sentence.index)
