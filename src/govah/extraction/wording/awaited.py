"""Which words expressions wait for, each with a bit, and which of them a word of a text may hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_
from threading import Lock
from typing import NamedTuple

_MOST_MET = 20_000  # words that are remembered


class Needs(NamedTuple):
    """What a sentence must hold for an expression to match in it: a bit of each set of one of its ways.

    `some` are the bits of which each way needs one, `known` how many words were awaited when it was told.
    """

    some: int
    ways: tuple[tuple[int, ...], ...]
    known: int


class Awaited(dict[str, int]):
    """Word of a text -> the bits of all awaited words that are in it; remembers the words met.

    An awaited word has a blank where a word must begin or end there (`sieve.cores`).

    >>> awaited = Awaited()
    >>> needs = awaited.needs([[{" arrest"}, {" law ", " decree "}]])
    >>> needs.ways[0][0] & awaited["arrested"] > 0, needs.ways[0][1] & awaited["laws"] > 0
    (True, False)
    """

    def __init__(self) -> None:
        super().__init__()
        self._bits: dict[str, int] = {}
        self._sizes: tuple[int, ...] = ()
        self._lock = Lock()

    @property
    def known(self) -> int:
        """How many words are awaited."""
        return len(self._bits)

    def needs(self, ways: Iterable[Sequence[Iterable[str]]]) -> Needs:
        """The needs of an expression whose matches hold, in one of the ways, a word of each set."""
        with self._lock:
            before = len(self._bits)
            masks = tuple([tuple([self._mask(words) for words in way]) for way in ways])
            if len(self._bits) > before:
                self._sizes = tuple(sorted({len(word) for word in self._bits}))
                self.clear()  # the words met may hold the new ones too
        return Needs(reduce(or_, [way[0] for way in masks], 0), masks, len(self._bits))

    def _mask(self, words: Iterable[str]) -> int:
        return reduce(or_, [self._bits.setdefault(word, 1 << len(self._bits)) for word in words], 0)

    def __missing__(self, word: str) -> int:
        alone, bits, known = f" {word} ", 0, self._bits
        with self._lock:
            if len(self) > _MOST_MET:
                self.clear()
            for size in self._sizes:
                for start in range(len(alone) - size + 1):
                    bits |= known.get(alone[start : start + size], 0)
            self[word] = bits
        return bits


AWAITED = Awaited()
