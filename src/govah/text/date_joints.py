"""Two dates that are one: a day in both calendars, or the two ends of a range."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from govah.packs import Pack
from govah.packs.schema.dates import DateJoint
from govah.packs.shelf import compiled
from govah.text.alternatives import any_of
from govah.text.date_reading import Reading
from govah.text.fold import fold


@dataclass(frozen=True, slots=True)
class _Joint:
    kind: str
    between: re.Pattern[str]
    open: re.Pattern[str] | None
    close: re.Pattern[str] | None
    longest_years: int | None


class Joints:
    """The joints of a pack, ready to be tried between neighbouring readings."""

    def __init__(self, pack: Pack) -> None:
        self._joints = []
        for entry in pack.of(DateJoint):
            between = compiled(rf"\s*{_words(entry.between)}\s*")
            opening = compiled(rf"(?<![^\W_]){_words(entry.open)}\s*$") if entry.open else None
            closing = compiled(rf"\s*{_words(entry.close)}") if entry.close else None
            self._joints.append(_Joint(entry.kind, between, opening, closing, entry.longest_years))

    def join(self, readings: Sequence[Reading], text: str) -> list[Reading]:
        """The readings in order, with those joined that belong together."""
        joined: list[Reading] = []
        for reading in readings:
            before = joined[-1] if joined else None
            together = self._together(before, reading, text) if before is not None else None
            if together is None:
                joined.append(reading)
            else:
                joined[-1] = together
        return joined

    def _together(self, first: Reading, second: Reading, text: str) -> Reading | None:
        gap = text[first.end : second.start]
        if len(gap) > 40 or first.until or second.until or first.unit or second.unit:
            return None
        for joint in self._joints:
            if not joint.between.fullmatch(gap):
                continue
            joined = _as_twins(joint, first, second, text) or _as_range(joint, first, second, text)
            if joined is not None:
                return joined
        return None


def _words(words: Sequence[str]) -> str:
    return any_of([fold(word).text for word in words])


def _as_twins(joint: _Joint, first: Reading, second: Reading, text: str) -> Reading | None:
    calendars = {first.calendar, second.calendar}
    if joint.kind != "twin" or first.twin or second.twin or calendars != {"gregorian", "solar_hijri"}:
        return None
    if (first.day is None) != (second.day is None):
        return None
    closed = joint.close.match(text, second.end) if joint.close else None
    if joint.close is not None and closed is None:
        return None
    end = closed.end() if closed else second.end
    return first._replace(end=end, twin=second, weekday=first.weekday or second.weekday)


def _as_range(joint: _Joint, first: Reading, second: Reading, text: str) -> Reading | None:
    if joint.kind != "range" or (first.day is None) != (second.day is None):
        return None
    if joint.open is not None and not joint.open.search(text, max(0, first.start - 24), first.start):
        return None
    return _range(first, second, joint.longest_years)


def _range(first: Reading, second: Reading, longest: int | None) -> Reading | None:
    if first.year is None and second.year is not None and first.calendar in (second.calendar, None):
        first = first._replace(year=second.year, calendar=second.calendar)
    elif second.year is None and first.year is not None and second.calendar in (first.calendar, None):
        second = second._replace(year=first.year, calendar=first.calendar)
    if first.calendar != second.calendar:
        return None
    one, other = [(r.year or 0, r.month or 0, r.day or 0) for r in (first, second)]
    if other < one or (longest is not None and other[0] - one[0] > longest):
        return None
    return first._replace(end=second.end, until=second)
