"""The dates of a text: where they stand, what they mean, and what they were taken from. Refuses rather than guesses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast

from govah.errors import PackError
from govah.model import Calendar, Date, Precision, Span
from govah.packs import Pack, Problem
from govah.packs.schema.dates import DateHabits
from govah.packs.shelf import compiled
from govah.text.alternatives import any_of
from govah.text.date_atoms import Atoms
from govah.text.date_check import examples_that_fail, unusable
from govah.text.date_context import DATELINE, Context
from govah.text.date_edtf import Days, days_of, days_of_edtf, edtf_of
from govah.text.date_forms import Forms, literals
from govah.text.date_joints import Joints
from govah.text.date_reading import Reading, read
from govah.text.date_resolution import absolute_days, resolve
from govah.text.date_years import named_years, said_to_be
from govah.text.fold import Folded, fold

DateKind = Literal["absolute", "relative", "anchored", "range"]
_OLDEST, _NEWEST = 1800, 2200  # years in which a report can have been published
_YEAR = 4  # figures
_YEAR_AND_MONTH = re.compile(r"(\d{4})-(\d{2})")
_HEAD = 300  # characters in which a full date gives the time of a report that has no publication date
_OPENS = re.compile(r"(?:[(\[,;:|]|^)\s*$")
_BEFORE = 12  # characters looked at for what opens a date
_CLOSES = re.compile(r"\s*[)\]]?\s*[:\u2013\u2014-]\s")
_AFTER = re.compile(r"\s*[)\]]?\s*(?:\([^)\n]{1,20}\)\s*)?[:|\u2013\u2014-]\s|\s*\n")
_LINE = 80  # characters of a line that holds little but a date
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NEAR = 24  # characters in which words beside a year say that it is not over
_DELAY = 31  # days within which a report with its own dateline is put out
_SCRIPTS = {"latin": re.compile(r"[A-Za-z]"), "arabic": re.compile(r"[\u0600-\u06ff]")}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date where it stands in the stored text; `date.words` is `text[span.start:span.end]`.

    `date` is None where nothing fixes it ("on Wednesday" without a publication date): the words are still a date.
    `kind`: `absolute` stands by itself, `relative` rests on the publication date, `anchored` on another date of
    the text, `range` runs from one day or year to another. `weekday` is the English name in lower case, where the
    words have one. `part` is `early`, `mid` or `late` where the words say so. `notes` are codes: `weekday-mismatch`,
    `calendars-differ`, `day-month-order-unknown`, `gregorian-day-varies`, `lunar-calendar`, `rests-on-event`,
    `year-of-other-calendar`, `no-such-day`, `no-number`. `rule` is the pack entry that found it.
    """

    span: Span
    date: Date | None
    kind: DateKind
    weekday: str | None = None
    part: str | None = None
    notes: tuple[str, ...] = ()
    rule: str = ""


def _in_sentence(words: Sequence[str]) -> re.Pattern[str]:
    """One of the words, with the rest of its sentence up to where one looks from."""
    return compiled(rf"(?<![^\W_]){any_of([fold(word).text for word in words])}(?![^\W_])[^.!?\n]*$")


def _beside(words: Sequence[str]) -> re.Pattern[str]:
    """One of the words at the end or at the start of what is looked at."""
    told = any_of([fold(word).text for word in words])
    return compiled(rf"(?<![^\W_]){told}(?: the year)? *$|^,? *{told}(?![^\W_])")


class DateGrammar:
    """The dates of all languages of a pack, ready to be looked for."""

    def __init__(self, pack: Pack) -> None:
        self._atoms = Atoms(pack, literals(pack))
        self._forms = Forms(pack)
        self._joints = Joints(pack)
        self._habits = {entry.language: entry for entry in pack.of(DateHabits)}
        self._of_year = {
            language: compiled(rf"(?<![^\W_]){any_of([fold(word).text for word in habit.of_the_year])}(?![^\W_])")
            for language, habit in self._habits.items()
            if habit.of_the_year
        }
        self._future = {k: _in_sentence(habit.future) for k, habit in self._habits.items() if habit.future}
        self._back = {k: _in_sentence(habit.looks_back) for k, habit in self._habits.items() if habit.looks_back}
        self._turns = {k: _in_sentence(habit.turns) for k, habit in self._habits.items() if habit.turns}
        self._births = {k: _in_sentence(habit.births) for k, habit in self._habits.items() if habit.births}
        self._so_far = {k: _beside(habit.so_far) for k, habit in self._habits.items() if habit.so_far}

    def find(
        self, text: str | Folded, published: Date | None = None, language: str | None = None, before: str = ""
    ) -> tuple[DateMention, ...]:
        """All dates of a text, in order, resolved as far as the publication date and the text itself allow.

        `published` may itself be partial (a month, a year): what rests on it is then no more precise.
        `language` decides only how ambiguous figures are read; words speak for themselves.
        `before` is the head of the page on which the text is a further story: its dateline holds for it too.
        """
        folded = fold(text) if isinstance(text, str) else text
        readings = self._readings(folded, language)
        context = self._context(folded, published, readings)
        if before and context.published is None and not context.datelines:
            head = fold(before)
            above = self._context(head, published, self._readings(head, language))
            context.annual = context.annual or above.annual
            if above.datelines:
                days = above.datelines[0][1]
                context.datelines, context.dateline, context.dated_head = [(0, days)], (0, days), True
        return tuple(self._mention(reading, context, folded) for reading in readings)

    def parse(self, text: str, published: Date | None = None) -> Date | None:
        """The date that a whole expression says ("at dawn on 13 November 2024"); None where it says none, or two."""
        year_and_month = _YEAR_AND_MONTH.fullmatch(text.strip())
        if year_and_month:
            return _month(int(year_and_month[1]), int(year_and_month[2]), text.strip())
        mentions = self.find(text, published) or self._framed(text.strip(), published)
        return mentions[0].date if len(mentions) == 1 else None

    def _framed(self, words: str, published: Date | None) -> tuple[DateMention, ...]:
        """A month or year alone is a date only in a context ("in 1988"): tried in those of each language."""
        if words.isdecimal() and len(words) != _YEAR:
            return ()
        for frame in [frame for habit in self._habits.values() for frame in habit.frames]:
            found = self.find(frame.format(words), published)
            if len(found) == 1 and found[0].date is not None and found[0].date.words == words:
                return found
        return ()

    def _readings(self, folded: Folded, language: str | None) -> list[Reading]:
        readings: list[Reading] = []
        for atoms in self._atoms.islands(folded):
            spoken = language if language in self._habits else self._language(folded, atoms[0].start, atoms[-1].end)
            taken = readings[-1].end if readings else 0
            for found in self._forms.find(atoms, folded.text, spoken):
                if found.start < taken:
                    continue
                for reading in read(found, self._habits):
                    readings.append(reading)
                    taken = reading.end
        return self._joints.join(readings, folded.text)

    def _language(self, folded: Folded, start: int, end: int) -> str | None:
        """The language whose script most letters there are written in, for dates in figures alone."""
        span = folded.span(start, end)
        counted = {name: len(sign.findall(folded.original, span.start, span.end)) for name, sign in _SCRIPTS.items()}
        most = max(counted, key=lambda script: counted[script])
        return next((language for language, habit in self._habits.items() if habit.script == most), None)

    def _context(self, folded: Folded, published: Date | None, readings: Sequence[Reading]) -> Context:
        day = days_of_edtf(published.edtf) if published is not None else None
        if day is not None and not _OLDEST <= day[0].year <= day[1].year <= _NEWEST:
            day = None
        context = Context(
            folded.text, day, self._habits, self._future, self._back, self._turns, named_years(readings),
            so_far=self._year_so_far(folded.text, readings),
        )  # fmt: skip
        context.annual = self._annual(folded.text, day)
        said: Days | None = None
        for before, reading in zip((None, *readings), readings, strict=False):
            days = absolute_days(reading) if reading.month is not None else None
            if days is None:
                continue
            births = self._births.get(reading.language)
            if births is not None and births.search(folded.text, max(0, reading.start - _NEAR), reading.start):
                continue
            context.dated.append((reading.start, days))
            if reading.day is None:
                continue
            if _is_clock(reading, folded.text):
                continue
            heads = _heads(reading, folded.text)
            if heads:
                context.datelines.append((reading.end, days))
            if before is not None and (today := said_to_be(before, reading, days, folded.text)) is not None:
                context.dateline, context.dated_head, said = (0, today), True, today
            elif reading.end <= _HEAD and context.dateline is None:
                context.dateline, context.dated_head = (reading.end, days), heads
                if reading.end <= DATELINE and _is_dateline(reading, folded.text) and _just_before(days, day):
                    context.written = days
        if said is not None:
            context.datelines = [(0, said)]
        return context

    def _year_so_far(self, text: str, readings: Sequence[Reading]) -> tuple[int, int] | None:
        """The year that was not over when the text was written, if it speaks of one, and the last month it counts."""
        found: dict[int, int] = {}
        for reading in readings:
            year, beside = reading.year, self._so_far.get(reading.language)
            if year is None or reading.calendar != "gregorian" or reading.day is not None:
                continue
            until = reading.until
            if until is not None and reading.month == 1 and until.year == year and until.month is not None:
                found[year] = max(found.get(year, 0), until.month)
            elif beside is not None and reading.month is None and until is None:
                around = text[max(0, reading.start - _NEAR) : reading.start], text[reading.end : reading.end + _NEAR]
                if any(map(beside.search, around)):
                    found[year] = 12
        return next(iter(found.items())) if len(found) == 1 else None

    def _annual(self, text: str, published: Days | None) -> int | None:
        """The year that an annual report is about: the only one in its head, where it speaks of "during the year"."""
        head = {int(year) for year in _YEARS.findall(text, 0, DATELINE)}
        if len(head) != 1 or not any(of_year.search(text) for of_year in self._of_year.values()):
            return None
        year = head.pop()
        return year if published is None or published[0].year - 1 <= year <= published[1].year else None

    def _mention(self, reading: Reading, context: Context, folded: Folded) -> DateMention:
        span = folded.span(reading.start, reading.end)
        words = span.of(folded.original)
        resolved, notes = resolve(reading, context)
        kind: DateKind = {"published": "relative", "text": "anchored"}.get(reading.rests_on, "absolute")  # type: ignore[assignment]
        if reading.until is not None:
            kind = "range"
        weekday = _WEEKDAYS[reading.weekday - 1] if reading.weekday else None
        date = None
        if resolved is not None:
            notes = (*notes, *resolved.notes)
            calendar = "both" if reading.twin and "calendars-differ" not in notes else reading.calendar or "gregorian"
            date = Date(
                resolved.edtf,
                words,
                cast(Calendar, calendar),
                cast(Precision, resolved.precision),
                resolved.resolved_from,
            )
            back = reading.rests_on == "text" and (reading.shift or 0) < 0  # the story goes on from where it was
            if reading.until is None and not back:
                context.remember(reading.end, resolved, reading.weekday if reading.day is not None else None)
        return DateMention(span, date, kind, weekday, reading.part, tuple(dict.fromkeys(notes)), reading.rule)


def _is_dateline(reading: Reading, text: str) -> bool:
    """Whether a date stands as datelines do: "GENEVA (21 April 2020) -", "News agency, April 21, 2020: …"."""
    line = text.rfind("\n", 0, reading.start) + 1
    return bool(
        _OPENS.search(text, max(line, reading.start - _BEFORE), reading.start) and _CLOSES.match(text, reading.end)
    )


def _is_clock(reading: Reading, text: str) -> bool:
    """Whether a day with its weekday is the first line of a page by itself: the clock of the site, not a dateline."""
    line = text[: reading.end + 1].lstrip()
    words = text[reading.start : reading.end + 1]
    return reading.weekday is not None and line == words.lstrip() and line.endswith("\n")


def _heads(reading: Reading, text: str) -> bool:
    """Whether a date stands at the head of its report and not inside a sentence: as a dateline, or ending its line."""
    line, end = text.rfind("\n", 0, reading.start) + 1, text.find("\n", reading.end)
    end = end if end >= 0 else len(text)
    alone = end - line <= _LINE and not text[reading.end : end].strip(" .,)]|-")
    opens = not text[line : reading.start].strip() or _OPENS.search(
        text, max(line, reading.start - _BEFORE), reading.start
    )
    return alone or bool(opens and _AFTER.match(text, reading.end))


def _just_before(days: Days, published: Days | None) -> bool:
    """Whether a report dated so can have been published then."""
    return published is None or 0 <= (published[1] - days[0]).days <= _DELAY


def _month(year: int, month: int, words: str) -> Date | None:
    """ "2024-11", "1403-05": in a text such figures may be anything, as a whole expression they are a month."""
    calendar: Calendar = "gregorian" if year >= _OLDEST else "solar_hijri"
    days = days_of(calendar, year, month)
    return Date(edtf_of(days)[0], words, calendar, "month") if days else None


def check_dates(pack: Pack) -> list[Problem]:
    """What is wrong with the date rules of a pack: forms that cannot be read, examples that do not hold."""
    try:
        grammar = DateGrammar(pack)
        return list(examples_that_fail(pack, grammar))
    except PackError as error:
        return [unusable(error)]
