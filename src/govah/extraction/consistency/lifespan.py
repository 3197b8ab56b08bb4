"""Ages and births in one report against its dates: one day of birth must fit them all, nothing comes before it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from govah.extraction.consistency.dossiers import Dossier, Happening, span, told_days, told_event, word
from govah.model import Claim, Note, Span
from govah.text.date_edtf import Days, days_of_edtf

_AGE_AT = {
    "offence": ("arrest",), "arrest": ("arrest",), "sentence": ("death_sentence", "prison_sentence"),
    "execution": ("execution",), "death": ("execution", "death_in_custody", "killing"),
}  # fmt: skip
_DEATHS = ("execution", "death_in_custody", "killing")
_SLACK = 366  # days that an age without a day of its own may be off


class _Clue(NamedTuple):
    """One thing that tells when somebody was born: the days left, in words and as a term of the sum, who says so."""

    birth: Days
    words: str
    term: dict[str, Any]
    ids: tuple[str, ...]
    spans: tuple[Span, ...]
    firm: bool


def years_before(day: date, years: int) -> date:
    """The same day so many years before; 1 March where 29 February has none."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 3, 1)


def born(age: int, at: Days) -> Days:
    """First and last possible day of birth of somebody who was so old on some day of a period.

    >>> born(20, (date(2018, 10, 12), date(2018, 10, 12)))
    (datetime.date(1997, 10, 13), datetime.date(1998, 10, 12))
    """
    return years_before(at[0], age + 1) + timedelta(days=1), years_before(at[1], age)


def check_ages(person: Dossier, published: Days | None) -> Iterator[Note]:
    """The ages and births told of one person against the dates: one day of birth must fit them all."""
    clues = {(c.birth, c.words): c for c in (*_by_age(person, published), *_by_birth(person))}
    if len(clues) < 2:
        return
    rows = list(clues.values())
    first, last = max(c.birth[0] for c in rows), min(c.birth[1] for c in rows)
    sums = "; ".join(f"{c.words}: born {span(c.birth)}" for c in rows)
    ids = tuple(dict.fromkeys(i for c in rows for i in c.ids))
    spans = tuple(dict.fromkeys(s for c in rows for s in c.spans))
    told: dict[str, Any] = {"person": person.name, "sums": [c.term for c in rows]}
    if first <= last:
        text = f"The ages given for {person.name} fit the dates."
        told["sums"].append({"term": "together", "days": told_days((first, last))})
        yield Note("ages-fit", "checked", text, ids, spans, f"{sums}; together: born {span((first, last))}", told)
    elif (first - last).days > (0 if all(c.firm for c in rows) else _SLACK):
        text = f"The ages given for {person.name} do not fit the dates."
        told["sums"].append({"term": "no-day-fits"})
        yield Note("ages-do-not-fit", "consistency", text, ids, spans, f"{sums}; no day of birth fits all", told)


def check_birth(person: Dossier) -> Iterator[Note]:
    """Events of a person that are over before the first day on which they may have been born."""
    for claim in person.births:
        days = _days(claim)
        for event in (e for e in person.events if days and e.days and e.days[1] < days[0]):
            assert days and event.days
            text = f"The {word(event)} of {person.name} is dated before their birth."
            sums = f"{word(event)} {span(event.days)}; born {span(days)}"
            spans = tuple(s for c in (*event.claims, claim) for s in c.spans)
            told = {
                "event": event.type,
                "person": person.name,
                "sums": [told_event(event), {"term": "born", "days": told_days(days)}],
            }
            yield Note("before-birth", "consistency", text, (*event.ids, claim.id), spans, sums, told)


def _by_birth(person: Dossier) -> Iterator[_Clue]:
    for claim in person.births:
        days = _days(claim)
        if days:
            term = {"term": "born", "days": told_days(days)}
            yield _Clue(days, f"born {span(days)}", term, (claim.id,), claim.spans, True)


def _by_age(person: Dossier, published: Days | None) -> Iterator[_Clue]:
    told = {c.value.get("years") for c in person.ages if isinstance(c.value, dict) and c.value.get("at")}
    for claim in person.ages:
        assert isinstance(claim.value, dict)
        years, at = claim.value.get("years"), claim.value.get("at")
        if not isinstance(years, int) or not 0 < years < 120 or (at is None and years in told):
            continue
        placed = _placed(person, at, published)
        if placed is not None:
            days, event = placed
            what = event.type if event else "report"
            ids = (claim.id, *(event.ids if event else ()))
            firm = at in _AGE_AT and at != "offence"
            term = {"term": "aged", "number": years, "days": told_days(days), "days_2": told_days(born(years, days))}
            term |= {"event": event.type} if event else {"term": "aged-at-report"}
            yield _Clue(born(years, days), f"{years} at the {what} ({span(days)})", term, ids, claim.spans, firm)


def _placed(person: Dossier, at: object, published: Days | None) -> tuple[Days, Happening | None] | None:
    """The days at which an age holds and the event they are of; the report's own day where no event is told."""
    if isinstance(at, str) and at in _AGE_AT:
        events = person.of(*_AGE_AT[at])
        if events and events[0].days:
            return events[0].days, events[0]
    if at not in {"report", None}:
        return None
    ends = person.of(*_DEATHS)
    if ends and ends[-1].days:
        return ends[-1].days, ends[-1]
    return (published, None) if published else None


def _days(claim: Claim) -> Days | None:
    edtf = claim.value.get("edtf") if isinstance(claim.value, dict) else None
    return days_of_edtf(str(edtf)) if edtf else None
