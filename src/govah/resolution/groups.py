"""Groups of mentions that grow pair by pair and never hold two that cannot be one person."""

from __future__ import annotations

from collections.abc import Callable, Sequence


class Groups:
    """Mentions by number, each at first a group by itself.

    `reports` tells the report and `alike` the comparable content of each mention: mentions with equal content fit and
    contradict the same others, so each content of a group is compared once. Groups that contradict each other once
    do so for good, since groups only grow.
    """

    def __init__(self, reports: Sequence[str], alike: Sequence[int], fit: Callable[[int, int], bool]) -> None:
        self._fit = fit
        self._of = list(range(len(reports)))
        self._members = [[number] for number in self._of]
        self._reports = [{report} for report in reports]
        self._content = [{content} for content in alike]
        self._apart: list[set[int]] = [set() for _ in self._of]

    def join(self, one: int, other: int) -> None:
        """Put the groups of two mentions together, unless something in them cannot be one person."""
        a, b = self._of[one], self._of[other]
        if a == b or b in self._apart[a]:
            return
        if not self._may_join(a, b):
            self._apart[a].add(b)
            self._apart[b].add(a)
            return
        if len(self._members[a]) < len(self._members[b]):
            a, b = b, a
        for number in self._members[b]:
            self._of[number] = a
        self._members[a] += self._members[b]
        self._reports[a] |= self._reports[b]
        self._content[a] |= self._content[b]
        for third in self._apart[b]:
            self._apart[third].discard(b)
            self._apart[third].add(a)
        self._apart[a] |= self._apart[b]
        self._members[b], self._reports[b], self._content[b], self._apart[b] = [], set(), set(), set()

    def first_of_each(self) -> list[int]:
        """For every mention the least number in its group."""
        return [min(self._members[group]) if len(self._members[group]) > 1 else group for group in self._of]

    def _may_join(self, a: int, b: int) -> bool:
        if not self._reports[a].isdisjoint(self._reports[b]):
            return False
        return all(self._fit(x, y) for x in self._content[a] for y in self._content[b])
