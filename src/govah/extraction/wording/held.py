"""Which of the words that expressions wait for each sentence of a report holds.

Most of the small expressions of a language match nowhere in most sentences. So the sentences are asked once which of
all the words that expressions wait for they hold; one that waits for others is refused without being tried.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import reduce
from itertools import pairwise
from operator import or_

from govah.extraction.wording.awaited import AWAITED
from govah.extraction.wording.expressions import Expression
from govah.text.words import Pieces


class Held:
    """One report's words, and the bits of the awaited words that each of its sentences holds."""

    def __init__(self, words: Pieces, begins: Sequence[int]) -> None:
        self._pieces, bounds = words
        self._starts, self._size = bounds[1:-1:2], bounds[-1]
        self._begins, self._ends = begins, [*begins, self._size]
        self._bits: list[int] = []  # of what stands before the first sentence, then of each sentence
        self._known = -1  # how many words were awaited when the sentences were looked through
        self._asked = 0  # how often since then for one that came later

    def may(self, expression: Expression, start: int, end: int) -> bool:
        """Whether the sentences of a part hold what an expression needs; True where that is not known."""
        needs = expression.needs
        if needs is None or (needs.known > self._known and not self._look()):
            return True
        first = bisect_right(self._begins, start)
        held = self._bits[first]
        if self._ends[first] < end:
            held = reduce(or_, self._bits[first : bisect_left(self._begins, end) + 1])
        if not held & needs.some:
            return False
        for way in needs.ways:
            for bits in way:
                if not held & bits:
                    break
            else:
                return True
        return False

    def _look(self) -> bool:
        """Look the sentences through again, if that is worth it: in the first reports new words are awaited often."""
        self._asked += 1
        if self._bits and self._asked < len(self._starts):
            return False
        self._known, self._asked = AWAITED.known, 0
        held = list(map(AWAITED.__getitem__, self._pieces[1::2]))
        cuts = [0, *(bisect_left(self._starts, begin) for begin in self._begins), len(held)]
        self._bits = [reduce(or_, held[a:b], 0) for a, b in pairwise(cuts)]
        return True
