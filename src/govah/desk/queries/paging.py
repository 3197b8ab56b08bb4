"""Pages of a long list, with addresses that stay the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Model, QuerySet

T = TypeVar("T", bound=Model)
PER_PAGE = 50
_LARGEST = 100_000


@dataclass(frozen=True, slots=True)
class Leaf(Generic[T]):
    """One page of a list: its rows, which they are, and the numbers of the pages around it."""

    rows: list[T]
    number: int
    pages: int
    total: int
    first: int

    @property
    def last(self) -> int:
        """The position of the last row."""
        return self.first + len(self.rows) - 1

    @property
    def around(self) -> list[int | None]:
        """Page numbers to offer: first, last and those near; None for a gap."""
        near = {1, self.pages, *range(self.number - 2, self.number + 3)}
        numbers = sorted(n for n in near if 1 <= n <= self.pages)
        offered: list[int | None] = []
        for n in numbers:
            if offered and n - (offered[-1] or 0) > 1:
                offered.append(None)
            offered.append(n)
        return offered


def page_number(asked: str | None) -> int:
    """The page that an address asks for; 1 where it asks for none or for nonsense."""
    if asked and asked.isascii() and asked.isdecimal() and len(asked) <= 6:
        return min(max(1, int(asked)), _LARGEST)
    return 1


def leaf(rows: QuerySet[T], asked: str | None, per_page: int = PER_PAGE) -> Leaf[T]:
    """The page asked for; the last one where the list is shorter."""
    total = rows.count()
    pages = max(1, -(-total // per_page))
    number = min(page_number(asked), pages)
    start = (number - 1) * per_page
    return Leaf(list(rows[start : start + per_page]), number, pages, total, start + 1 if total else 0)
