"""Periods of figures: "in 2016", "since the start of 2024", "in the first seven months of 2022", first and last day."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from govah.extraction.page import Page, When
from govah.extraction.wording.cues import Words, cues_of, either, numbers_of, spell, units_of
from govah.extraction.wording.expressions import Expression
from govah.model import Date
from govah.packs import Pack
from govah.packs.schema.cues import PeriodCue

_DAY = re.compile(r"^(?P<year>\d{4}|X{4})(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?[~?%]?$")
_MARK = "\ue000"  # stands for a date in the text that the cues are tried on; a date's other characters become this too


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day (`YYYY-MM-DD`, `--MM-DD`; None is open or unknown), the words, their calendar, their place.

    `plain` tells that the words are a lone date ("in 2016"); `days` is the length where both ends are known.
    """

    first: str | None
    last: str | None
    words: str
    calendar: str
    start: int
    end: int
    plain: bool = False

    @property
    def days(self) -> int | None:
        """How many days it has, both ends counted; None where an end is open or has no year."""
        if not self.first or not self.last:
            return None
        if self.first.startswith("-") or self.last.startswith("-"):  # without a year only one day is a length
            return 1 if self.first == self.last else None
        a, b = (datetime.date.fromisoformat(d) for d in (self.first, self.last))
        return (b - a).days + 1


def first_day(edtf: str) -> str | None:
    """The first day of an EDTF date or interval, in the form of facts.

    >>> first_day("2016-05"), first_day("2022-03-21/2023-03-20"), first_day("XXXX-12-19")
    ('2016-05-01', '2022-03-21', '--12-19')
    """
    return _edge(edtf.split("/", maxsplit=1)[0], last=False)


def last_day(edtf: str) -> str | None:
    """The last day of an EDTF date or interval, in the form of facts.

    >>> last_day("2016-02"), last_day("1981"), last_day("2024/..")
    ('2016-02-29', '1981-12-31', None)
    """
    return _edge(edtf.rsplit("/", maxsplit=1)[-1], last=True)


def _edge(part: str, last: bool) -> str | None:
    match = _DAY.match(part)
    if not match:
        return None
    year, month, day = match["year"], match["month"], match["day"]
    if year == "XXXX":
        return f"--{month}-{day}" if day else None
    if month and int(month) > 12:  # a season: only its year is sure
        month = day = None
    month = month or ("12" if last else "01")
    day = day or (f"{calendar.monthrange(int(year), int(month))[1]:02}" if last else "01")
    return f"{year}-{month}-{day}"


class PeriodRules:
    """The pack's period cues, compiled to be tried around the dates of a sentence."""

    def __init__(self, cues: tuple[PeriodCue, ...], words: Words) -> None:
        self.dated: list[tuple[PeriodCue, Expression]] = []
        self.undated: list[tuple[PeriodCue, Expression]] = []
        self.numbers, self.units = numbers_of(words), units_of(words)
        self.unsaid = re.compile(either(words.get("unsaid_year", ())))
        slots = {
            "date": f"(?P<date>{_MARK}+)",
            "end": f"(?P<end>{_MARK}+)",
            "number": rf"(?P<number>\d+|{either(self.numbers)})",
            "unit": f"(?P<unit>{either(self.units)})",
        }
        for cue in cues:
            parts = re.split(r"<([a-z_]+)>", cue.pattern)
            text = "".join(spell(p) if i % 2 == 0 else slots.get(p) or either(words[p]) for i, p in enumerate(parts))
            (self.dated if "<date>" in cue.pattern else self.undated).append((cue, Expression(text)))

    def length(self, match: re.Match[str]) -> tuple[int, str]:
        """How many of which unit a cue says: `(7, "month")`; `(0, "")` for what it cannot read."""
        written = match["number"]
        count = int(written) if written.isdigit() else self.numbers.get(written, 0)
        return count, self.units.get(match["unit"], "")

    @classmethod
    def of(cls, pack: Pack, language: str, words: Words) -> PeriodRules:
        """The period cues of one language."""
        return cls(tuple(cues_of(pack, PeriodCue, language)), words)


@dataclass(frozen=True, slots=True)
class Found:
    """The dates of a passage by their place in it, and where the passage begins in the text."""

    dates: Mapping[int, Date]
    offset: int


def find_periods(page: Page, start: int, end: int, rules: PeriodRules) -> list[Period]:
    """The periods named in [start, end), in order; of two that overlap the longer."""
    dates = [(d, d.date) for d in page.dates_in(start, end) if d.end <= end and d.date is not None]
    by_place: dict[int, Date] = {}
    parts, at = [], start
    for when, date in dates:
        by_place[when.start - start] = date
        parts += [page.low[at : when.start], _MARK * (when.end - max(at, when.start))]
        at = max(at, when.end)
    text = "".join([*parts, page.low[at:end]])
    found: list[Period] = []
    if dates:
        for cue, expression in rules.dated:
            for match in expression.finditer(text):
                period = _read(page, cue, match, Found(by_place, start), rules)
                if period:
                    found.append(period)
        found += [_plain(when, date, page) for when, date in dates]
    for cue, expression in rules.undated:
        for match in expression.finditer(text):
            period = _undated(page, cue, match, start, rules)
            if period:
                found.append(period)
    found = [_unsure(period, page, rules) for period in found]
    kept: list[Period] = []
    for period in sorted(found, key=lambda p: (p.plain, p.start - p.end)):
        if all(period.end <= k.start or period.start >= k.end for k in kept):
            kept.append(period)
    return sorted(kept, key=lambda p: p.start)


def _unsure(period: Period, page: Page, rules: PeriodRules) -> Period:
    """ "The first months of the year" without a day of publication: which year, of which calendar, is not said."""
    if page.document.published is None and rules.unsaid.search(period.words.lower()):
        return replace(period, first=None, last=None)
    return period


def _plain(when: When, date: Date, page: Page) -> Period:
    first, last = first_day(date.edtf), last_day(date.edtf)
    return Period(first, last, page.text[when.start : when.end], date.calendar, when.start, when.end, plain=True)


def _read(page: Page, cue: PeriodCue, match: re.Match[str], found: Found, rules: PeriodRules) -> Period | None:
    dates, offset = found.dates, found.offset
    date = dates.get(match.start("date"))
    if date is None:
        return None
    first, last = first_day(date.edtf), last_day(date.edtf)
    if cue.reads == "between":
        until = dates.get(match.start("end"))
        if until is None:
            return None
        last = last_day(until.edtf)
        first = _with_year_of(first, last)
    elif cue.reads == "since":
        last = last if date.precision == "interval" else None
    elif cue.reads == "until":
        first = None
    elif cue.reads in ("first", "half"):
        if not first or first.startswith("-"):
            return None
        last = _after(first, *((6, "month") if cue.reads == "half" else rules.length(match)))
    a, b = match.start() + offset, match.end() + offset
    return Period(first, last, page.text[a:b], date.calendar, a, b)


def _with_year_of(first: str | None, last: str | None) -> str | None:
    """ "19 to 26 December 2020": the year stands once, for both."""
    if not first or not last or last.startswith("--"):
        return first
    if first.startswith("--"):
        return last[:4] + first[1:]
    return last[:4] + first[4:] if first > last else first


def _after(first: str, count: int, unit: str) -> str | None:
    """The last day of so many units that begin on `first`."""
    begin = datetime.date.fromisoformat(first)
    if not count:
        return None
    if unit in ("day", "week"):
        return (begin + datetime.timedelta(days=count * (7 if unit == "week" else 1) - 1)).isoformat()
    months = begin.month - 1 + count * (12 if unit == "year" else 1)
    if begin.year + months // 12 > 9999:
        return None
    return (
        datetime.date(begin.year + months // 12, months % 12 + 1, begin.day if begin.day < 29 else 28)
        - datetime.timedelta(days=1)
    ).isoformat()


def _undated(page: Page, cue: PeriodCue, match: re.Match[str], offset: int, rules: PeriodRules) -> Period | None:
    """A period that leans on the day of publication: this year, last year; its ends stay open where that is unknown."""
    published = page.document.published
    year = published.edtf[:4] if published and published.edtf[:4].isdigit() else None
    first = last = None
    if year and cue.reads == "this_year":
        first = f"{year}-01-01"
    elif year and cue.reads == "last_year":
        first, last = f"{int(year) - 1:04}-01-01", f"{int(year) - 1:04}-12-31"
    elif year and cue.reads == "first":
        first = f"{year}-01-01"
        last = _after(first, *rules.length(match))
    elif year and cue.reads == "half":
        first, last = f"{year}-01-01", f"{year}-06-30"
    a, b = match.start() + offset, match.end() + offset
    return Period(first, last, page.text[a:b], "gregorian", a, b)
