"""Which of three numbers is the day, the month, the year: decided over the whole chat, never line by line."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

import jdatetime

from govah.reading.exports.lines import Stamp

Order = Literal["dmy", "mdy", "ymd", "ydm"]
_SOLAR_YEARS = range(1250, 1500)
_CLEARLY = 3  # so many times as far must the days of another order lie apart
_CENTURY = 2000  # chat programs of this kind are younger than the century


@dataclass
class DateOrder:
    """What the dates of a chat allow. Feed every stamp with `see`; then `order` is the one that fits all of them.

    >>> dates = DateOrder.of([Stamp((3, 4, 2024), 4, 9, 0, 0, ""), Stamp((3, 25, 2024), 4, 9, 0, 0, "")])
    >>> dates.order, dates.sure
    ('mdy', True)
    """

    broken: Counter[Order] = field(default_factory=Counter)
    backwards: Counter[Order] = field(default_factory=Counter)
    moved: Counter[Order] = field(default_factory=Counter)
    _last: dict[Order, datetime.date] = field(default_factory=dict)
    _candidates: tuple[Order, ...] = ("dmy", "mdy", "ymd", "ydm")
    _seen: tuple[int, int, int] | None = None

    @classmethod
    def of(cls, stamps: Iterable[Stamp]) -> DateOrder:
        """What these stamps allow."""
        dates = cls()
        for stamp in stamps:
            dates.see(stamp)
        return dates

    def see(self, stamp: Stamp) -> None:
        """Count where an order gives no day, goes back in time, or leaps far ahead: a chat runs forwards."""
        if stamp.numbers == self._seen:
            return
        self._seen = stamp.numbers
        if stamp.year_digits == 4 and not self._last:
            year_first = stamp.numbers[0] > 999
            self._candidates = ("ymd", "ydm") if year_first else ("dmy", "mdy")
        for order in self._candidates:
            day = day_of(stamp, order)
            if day is None:
                self.broken[order] += 1
                continue
            last = self._last.get(order)
            if last is not None:
                self.backwards[order] += day < last
                self.moved[order] += abs((day - last).days)
            self._last[order] = day

    @property
    def order(self) -> Order:
        """The order that fits best; where two fit alike, day before month, as most of the world writes."""
        return min(self._candidates, key=self._cost)

    @property
    def sure(self) -> bool:
        """Whether no other order fits nearly as well."""
        best, second = sorted(self._cost(order) for order in self._candidates)[:2]
        return best[:2] < second[:2] or _CLEARLY * best[2] < second[2]

    def _cost(self, order: Order) -> tuple[int, int, int, int]:
        place = self._candidates.index(order)
        return self.broken[order], self.backwards[order], self.moved[order], place


def day_of(stamp: Stamp, order: Order) -> datetime.date | None:
    """The day of a stamp read in that order; a year of the Solar Hijri calendar is known by its size."""
    by_letter = dict(zip(order, stamp.numbers, strict=True))
    year, month, day = by_letter["y"], by_letter["m"], by_letter["d"]
    try:
        if year in _SOLAR_YEARS:
            solar: datetime.date = jdatetime.date(year, month, day).togregorian()
            return solar
        return datetime.date(year if year > 99 else year + _CENTURY, month, day)
    except (ValueError, OverflowError):
        return None
