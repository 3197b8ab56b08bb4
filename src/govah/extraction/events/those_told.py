"""Names given later to people told of without: "Dozens were arrested in Lar on 3 May. … Those arrested include X"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from govah.extraction.page import Page, Sentence
from govah.extraction.people.membership import sections
from govah.extraction.people.scene import Scene
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Group, Happening
from govah.model import Modality

_OF_MANY = frozenset({"execution", "arrest", "killing", "flogging", "release", "death_sentence"})
_PLACES = ("prison", "city", "province")


def of_those_told(  # noqa: PLR0917  (the sentence and what was told before it)
    page: Page, sentence: Sentence, told: Sequence[Happening], events: Sequence[Happening], scene: Scene,
    rules: LanguageRules,
) -> None:  # fmt: skip
    """Give those whom the sentence names as some of the arrested the day and place of the arrests told of before.

    Not where the sentence tells a day of its own, other than in what befell a relative.
    """
    named = [e for e in events if e.type in _OF_MANY and e.who and not e.groups and not e.implied and not e.inherited]
    first, last = sentence.start, sentence.end
    spans = [m.span() for m in page.matches(rules.grammar("those_done_to"), first, last)] if named else []
    if not spans:
        return
    beside = [(m.start(), last) for m in page.matches(rules.grammar("whose_kin"), first, last)]
    if any(not _inside(d.start, beside) for d in page.dates_in(first, last)):
        return
    beside += [(run.start, run.end) for run in scene.cast.by_sentence.get(sentence.index, ())]
    placed = any(not _inside(h.start, beside) for h in page.hits_in(first, last, *_PLACES))
    for event in named:
        if event.date is not None or not _inside(event.start, spans):
            continue
        before = _told_of_many(page, sentence, event, told, scene, rules)
        if before is None or (placed and any(getattr(before, slot) for slot in _PLACES)):
            continue
        event.date = before.date
        scene.groups[before.groups[0]].some += event.who
        if not any(getattr(event, slot) for slot in _PLACES):
            event.prison, event.city, event.province = before.prison, before.city, before.province


def _inside(at: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _told_of_many(  # noqa: PLR0917  (the event and what was told before it)
    page: Page, sentence: Sentence, event: Happening, told: Sequence[Happening], scene: Scene, rules: LanguageRules
) -> Happening | None:
    """The latest telling of the same in this section of people without names, who are as many or more."""
    section = sections(page, rules)
    since: list[Happening] = []  # those named since, who must be of these people
    for before in reversed(told):
        if before.type != event.type or section[before.sentence] != section[sentence.index]:
            continue
        if before.modality == Modality.ASSERTED and not before.inherited and len(before.groups) == 1:
            apart = any(e.date is not None and e.date is not before.date for e in since)
            named = {n for e in (*since, event) for n in e.who}
            holds = not before.who and _may_hold(scene.groups[before.groups[0]], len(named))
            return before if holds and not apart else None
        since.append(before)
    return None


def _may_hold(group: Group, named: int) -> bool:
    """Whether so many who are named can be of the group."""
    return not group.kin and not group.extra and (group.count is None or named <= group.count)
