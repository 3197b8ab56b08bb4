"""The arithmetic of time in one report: durations against dates, order, weekdays, the future."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from govah.extraction.consistency.dossiers import Dossier, Happening, span, told_days, told_event, word
from govah.extraction.page import Page
from govah.extraction.wording.cues import Cues
from govah.model import Claim, Note, Span
from govah.packs.schema.consistency import DurationCue, EventOrder
from govah.text.date_edtf import Days, days_of_edtf

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ROUNDING = 0.55  # of a unit: "seven years" for six and a half is a round figure, for six it is wrong
_DAYS_IN = {"day": 1.0, "week": 7.0, "month": 30.4368, "year": 365.2425}


def check_order(person: Dossier, rules: Sequence[EventOrder]) -> Iterator[Note]:
    """Dated events of one person that stand in an impossible order."""
    for rule in rules:
        broken = first_broken(person, rule)
        if broken:
            early, late = broken
            assert early.days and late.days
            text = f"The {word(early)} of {person.name} is dated after the {word(late)}."
            sums = f"{word(early)} {span(early.days)}; {word(late)} {span(late.days)}"
            spans = tuple(s for c in (*early.claims, *late.claims) for s in c.spans)
            told = {
                "event": early.type,
                "person": person.name,
                "event_2": late.type,
                "sums": [told_event(early), told_event(late)],
            }
            yield Note("order-impossible", "consistency", text, (*early.ids, *late.ids), spans, sums, told)


def first_broken(person: Dossier, rule: EventOrder) -> tuple[Happening, Happening] | None:
    """An event of `first` that surely comes after one of `then`: all of them where the rule is final."""
    then = person.of(*rule.then)
    first = person.of(*rule.first)
    if not then or not first:
        return None
    limit = max(then, key=lambda e: e.days[1] if e.days else date.min) if rule.final else then[0]
    early = first[-1] if rule.final else first[0]
    assert limit.days and early.days
    return (early, limit) if early.days[0] > limit.days[1] else None


def check_durations(
    page: Page, cues: Cues[DurationCue], people: Sequence[Dossier], units: dict[str, str], numbers: dict[str, int]
) -> Iterator[Note]:
    """Stated durations ("spent the next seven years in prison") against the dates of the same person."""
    dated = any(event.days for person in people for event in person.events)
    for _, tried in cues.tried(page) if dated else ():
        for trial in tried:
            for match in trial.matches(page.low):
                stated, unit = stated_duration(match, units, numbers)
                person = _nearest(people, match.start(), trial.cue)
                if stated and unit and person:
                    yield from _duration_note(page, match.span(), (stated, unit), person, trial.cue)


def stated_duration(match: re.Match[str], units: dict[str, str], numbers: dict[str, int]) -> tuple[int, str]:
    """The number and the unit of a match: `(7, "year")`; (0, "") where a word is unknown."""
    number, unit = match["number"], match["unit"]
    return (int(number) if number.isdigit() else numbers.get(number, 0)), units.get(unit, "")


def _nearest(people: Sequence[Dossier], at: int, cue: DurationCue) -> Dossier | None:
    """The person with the dates needed of whom the report last spoke before the words."""
    best: tuple[int, Dossier] | None = None
    for person in people:
        if not person.of(*cue.since) or not person.of(*cue.until):
            continue
        places = [s.start for s in person.spans] + [s.start for e in person.events for c in e.claims for s in c.spans]
        before = [at - p for p in places if p <= at]
        if before and (best is None or min(before) < best[0]):
            best = (min(before), person)
    return best[1] if best and best[0] < 1500 else None


def _duration_note(
    page: Page, where: tuple[int, int], said: tuple[int, str], person: Dossier, cue: DurationCue
) -> Iterator[Note]:
    stated, unit = said
    begin = person.of(*cue.since)[0]
    assert begin.days
    fits, sums = False, []
    terms: list[dict[str, Any]] = []
    ids = list(begin.ids)
    for end in person.of(*cue.until):
        assert end.days
        low, high = (
            (end.days[0] - begin.days[1]).days / _DAYS_IN[unit],
            (end.days[1] - begin.days[0]).days / _DAYS_IN[unit],
        )
        fits = fits or low - _ROUNDING <= stated <= high + _ROUNDING
        sums.append(
            f"{word(begin)} {span(begin.days)} to {word(end)} {span(end.days)} = {(low + high) / 2:.2f} {unit}s"
        )
        terms.append(
            {
                "term": f"{unit}s-between",
                "event": begin.type,
                "days": told_days(begin.days),
                "event_2": end.type,
                "days_2": told_days(end.days),
                "number": f"{(low + high) / 2:.2f}",
            }
        )
        ids += end.ids
    words = page.text[where[0] : where[1]]
    code, kind = ("duration-fits", "checked") if fits else ("duration-does-not-fit", "consistency")
    verb = "fits" if fits else "does not fit"
    text = f"\u201c{' '.join(words.split())}\u201d {verb} the dates given for {person.name}."
    told = {"words": " ".join(words.split()), "person": person.name, "sums": terms}
    yield Note(code, kind, text, tuple(dict.fromkeys(ids)), (Span(*where),), "; ".join(sums), told)


def check_weekdays(page: Page) -> Iterator[Note]:
    """Days of the week that are not the day of the date beside them."""
    said: set[tuple[str, str]] = set()
    for when in page.dates:
        if when.date is None or not when.weekday:
            continue
        days = days_of_edtf(when.date.edtf)
        if not days or days[0] != days[1]:
            continue
        real = WEEKDAYS[days[0].weekday()]
        if real.lower() == when.weekday.lower() or (when.date.edtf, when.weekday) in said:
            continue
        said.add((when.date.edtf, when.weekday))
        given = f" (the year taken from: {when.date.resolved_from})" if when.date.resolved_from else ""
        text = f"{days[0].isoformat()} is called a {when.weekday.capitalize()} but was a {real}{given}."
        yield Note(
            "weekday-does-not-fit",
            "consistency",
            text,
            (),
            (Span(when.start, when.end),),
            f"{days[0].isoformat()} = {real}",
            _told_weekday(days, when.weekday, when.date.resolved_from),
        )


def _told_weekday(days: Days, called: str, year_from: str | None) -> dict[str, Any]:
    called_at = [name.lower() for name in WEEKDAYS].index(called.lower()) + 1
    told: dict[str, Any] = {"days": told_days(days), "weekday": called_at, "weekday_2": days[0].isoweekday()}
    told["sums"] = [{"term": "weekday", "days": told["days"], "weekday": told["weekday_2"]}]
    return told | ({"variant": f"year-from-{year_from}"} if year_from else {})


def check_future(person: Dossier, published: Days | None, claims: Sequence[Claim]) -> Iterator[Note]:
    """Events told as having happened that are dated after the report itself, and spans of time no life can hold."""
    dated = [e for e in person.events if e.days]
    if published:
        for event in dated:
            if event.days and event.days[0] > published[1] + timedelta(days=1):
                text = f"The {word(event)} of {person.name} is dated after the report."
                sums = f"{word(event)} {span(event.days)}; report {span(published)}"
                yield Note(
                    "event-after-report",
                    "consistency",
                    text,
                    event.ids,
                    tuple(s for c in event.claims for s in c.spans),
                    sums,
                    {
                        "event": event.type,
                        "person": person.name,
                        "sums": [told_event(event), {"term": "report", "days": told_days(published)}],
                    },
                )
    if len(dated) > 1:
        first, last = min(dated, key=lambda e: e.days or ()), max(dated, key=lambda e: e.days or ())
        assert first.days and last.days
        if (last.days[0] - first.days[1]).days > 90 * 365:
            text = f"The events of {person.name} lie more than ninety years apart."
            sums = f"{word(first)} {span(first.days)}; {word(last)} {span(last.days)}"
            yield Note(
                "span-of-life",
                "consistency",
                text,
                (*first.ids, *last.ids),
                tuple(s for c in (*first.claims, *last.claims) for s in c.spans),
                sums,
                {"person": person.name, "sums": [told_event(first), told_event(last)]},
            )
