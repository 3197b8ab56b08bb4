"""Several people of one verb, each with a time and place: "A on 3 May in Lar and B on 4 May in Yazd were arrested"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from govah.extraction.page import Hit, Page, When
from govah.extraction.people.cast import Cast
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Happening
from govah.extraction.verb_final.clauses import holds
from govah.extraction.verb_final.places import Places
from govah.extraction.verb_final.telling import Told
from govah.extraction.verb_final.told_days import told_days

_SLOTS = ("day", "city", "prison")


@dataclass(slots=True)
class _Share:
    """Some of the people, named in a row, and what is told right behind their names."""

    who: list[int]
    start: int
    day: When | None = None
    city: Hit | None = None
    prison: Hit | None = None


def apart(  # noqa: PLR0917  (the event and what is known of its page)
    page: Page, cast: Cast, event: Happening, told: Told, places: Places, rules: LanguageRules
) -> list[Happening]:
    """Give an event of several the time and place of the first of them; the same event of each of the others."""
    if len(event.who) < 2 or event.groups:
        return []
    shares = _shares(page, cast, event, told, places, rules)
    if len(shares) < 2 or not any(all(getattr(s, slot) for s in shares) for slot in _SLOTS):
        return []
    for slot in _SLOTS:
        told_of = [getattr(s, slot) is not None for s in shares]
        if told_of[-1] and not any(told_of[:-1]):  # "A on 3 May and B on 4 May were arrested in Lar": both there
            for share in shares:
                setattr(share, slot, getattr(shares[-1], slot))
        elif any(told_of) and not all(told_of):
            return []
    rest = [replace(event, who=share.who, spans=list(event.spans)) for share in shares[1:]]
    event.who = shares[0].who
    for one, share in zip((event, *rest), shares, strict=True):
        one.date, one.city, one.prison = share.day or one.date, share.city or one.city, share.prison or one.prison
    return rest


def _shares(  # noqa: PLR0917  (the event and what is known of its page)
    page: Page, cast: Cast, event: Happening, told: Told, places: Places, rules: LanguageRules
) -> list[_Share]:
    named = [(a, n) for n in event.who for a, _ in cast.of(n).mentions if holds(told.clause, a) and a < told.end]
    first = dict[int, int]()
    for at, number in sorted(named):
        first.setdefault(number, at)
    if set(first) != set(event.who):
        return []
    marks: list[tuple[int, str, When | Hit]] = []
    for start, end in told.clause:
        marks += [(d.start, "day", d) for d in told_days(page, start, min(end, told.end), rules)]
    marks += [(h.start, "city", h) for h in places.towns(told)]
    marks += [(h.start, "prison", h) for h in places.prisons(event, told)]
    shares: list[_Share] = []
    for number, at in sorted(first.items(), key=lambda item: item[1]):
        if not shares or any(shares[-1].start < m[0] < at for m in marks):
            shares.append(_Share([number], at))
        else:
            shares[-1].who.append(number)
    if not shares or any(m[0] < shares[0].start for m in marks):
        return []
    for k, share in enumerate(shares):
        last = shares[k + 1].start if k + 1 < len(shares) else told.end
        for at, slot, mark in marks:
            if share.start < at < last:
                setattr(share, slot, mark)
    return shares
