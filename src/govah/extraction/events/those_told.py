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
        if not any(getattr(event, slot) for slot in _PLACES):
            event.prison, event.city, event.province = before.prison, before.city, before.province
        group = scene.groups[before.groups[0]]
        group.members += [n for n in event.who if n not in group.members]


def _inside(at: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _told_of_many(  # noqa: PLR0917  (the event and what was told before it)
    page: Page, sentence: Sentence, event: Happening, told: Sequence[Happening], scene: Scene, rules: LanguageRules
) -> Happening | None:
    """The latest telling of the same in this section of people without names, who are as many or more."""
    section = sections(page, rules)
    since: set[int] = set()  # those named since, who must be of these people
    for before in reversed(told):
        if before.type != event.type or section[before.sentence] != section[sentence.index]:
            continue
        if before.modality == Modality.ASSERTED and not before.inherited and len(before.groups) == 1:
            group = scene.groups[before.groups[0]]
            return before if since.issubset(group.members) and not before.who and _may_hold(group, event) else None
        since.update(before.who)
    return None


def _may_hold(group: Group, event: Happening) -> bool:
    """Whether those named can be of the group beside those of it who have names already."""
    if group.kin or group.extra:
        return False
    return group.count is None or len({*group.members, *event.who}) <= group.count
