"""What a list's members share, with the day and place that each one's own line gives it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from govah.extraction.events.listed_fates import displaced
from govah.extraction.page import Page, Sentence
from govah.extraction.people.listing import entry_people
from govah.extraction.people.scene import Scene
from govah.extraction.story import Happening, Mention
from govah.model import Modality

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SLOTS = ("date", "prison", "city", "province", "court")
_HELD_TRUE = frozenset({Modality.ASSERTED, Modality.REPORTED, Modality.ALLEGED})
_ABOVE = ("prison", "city", "province")


@dataclass(frozen=True, slots=True)
class EntryReader:
    """Reads what one entry of a list has from the line above the list."""

    page: Page
    sentence: Sentence
    mentions: Sequence[Mention]
    scene: Scene

    def shared(self, events: Sequence[Happening], told: Sequence[Happening]) -> list[Happening]:
        """The event that the heading tells, as one of this entry's people; `events` are those that it tells itself."""
        listing, here = self.scene.listing, self.sentence.index
        if listing is None or listing.group is None or here not in listing.group.lines & self.scene.rolls.entries:
            return []
        first = next((m for m in self.mentions if m.kind in {"name", "all"} and m.who), None)
        if first is None:
            return []
        people = entry_people(self.page, self.sentence, self.mentions, first)
        who = [n for n in people if n in listing.group.members]
        own = {e.type for e in events if not e.if_held}
        above = _told_above(told, listing.group.number, listing.lead) if who else []
        return [
            Happening(
                e.type, first.end, first.end, here, e.rule, list(who), list(first.groups), e.modality,
                binding="listed", outcome=e.outcome, spans=[*e.spans[:1], (first.start, first.end)],
            )
            for e in above
            if e.type not in own and not displaced(e.type, own)
        ]  # fmt: skip

    def placed(self, lent: Iterable[Happening]) -> Iterator[Happening]:
        """Those of the shared events to which the entry, or the line that parts the list, gives a day or a place."""
        page = self.page
        for event in lent:
            _placed_before(page, self.sentence, event)
            if event.city is not None and page.plain[event.city.start - 1] == "(" and event.city.start - event.end <= 2:
                event.city = None  # "X (Yazd)": where X is from
            _year_above(page, event, self.scene)
            _place_above(page, event, self.scene)
            if event.groups or any(getattr(event, slot) is not None for slot in _SLOTS):
                yield event


def _year_above(page: Page, event: Happening, scene: Scene) -> None:
    """ "3 May" under "Executions in 2023" is a day of that year."""
    when, listing = event.date, scene.listing
    if when is None or when.date is None or listing is None or when.date.precision not in {"day", "month"}:
        return
    if _YEAR.search(page.low, when.start, when.end) or when.kind != "absolute":
        return
    for index in (listing.under, listing.lead):
        head = page.sentences[max(0, index)]
        years = {m[0] for m in _YEAR.finditer(page.low, head.start, head.end)} if index >= 0 else set()
        if len(years) == 1:
            edtf = years.pop() + when.date.edtf[4:]
            event.date = when._replace(date=replace(when.date, edtf=edtf, resolved_from="text"))
            return


def _placed_before(page: Page, sentence: Sentence, event: Happening) -> None:
    """ "Yazd: X", "3 May: X": the place or day that the line puts before the name."""
    first = event.spans[-1][0]
    if ":" not in page.low[sentence.start : first]:
        return
    if event.prison is None and event.city is None:
        event.city = next(iter(page.hits_in(sentence.start, first, "city")), None)
    if event.date is None:
        event.date = next((d for d in page.dates_in(sentence.start, first) if d.date is not None), None)


def _place_above(page: Page, event: Happening, scene: Scene) -> None:
    """The place or time of the line under which the entry stands ("Yazd", "May 2024")."""
    listing = scene.listing
    if listing is None or listing.under < 0:
        return
    head = page.sentences[listing.under]
    if event.prison is None and event.city is None and event.province is None:
        for kind in _ABOVE:
            hit = next(iter(page.hits_in(head.start, head.end, kind)), None)
            setattr(event, kind, hit)
    if event.date is None:
        event.date = next((d for d in page.dates_in(head.start, head.end) if d.date is not None), None)


def _told_above(told: Sequence[Happening], group: int, lead: int) -> list[Happening]:
    """The events of the line above the list, else the only kind of event told of its people before."""
    of_group = [e for e in told if group in e.groups and e.type and not e.implied and e.modality in _HELD_TRUE]
    above = [e for e in of_group if e.sentence == lead]
    if not above and len({e.type for e in of_group}) > 1:
        return []
    return list({e.type: e for e in above or of_group}.values())
