"""Which words expressions wait for, each with a bit, and which of them a word of a text may hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_
from threading import Lock
from typing import NamedTuple

_MOST_MET = 20_000  # words that are remembered
_HEAD = 3  # letters by which awaited words are looked up, or as many as they have
_HEADS = range(1, _HEAD + 1)


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
        self._under: dict[
            str, list[tuple[str, int]]
        ] = {}  # the first letters of awaited words -> those with their bits
        self._lock = Lock()

    @property
    def known(self) -> int:
        """How many words are awaited."""
        return len(self._bits)

    def needs(self, ways: Iterable[Sequence[Iterable[str]]]) -> Needs:
        """The needs of an expression whose matches hold, in one of the ways, a word of each set."""
        with self._lock:
            masks = tuple([tuple([self._mask(words) for words in way]) for way in ways])
        return Needs(reduce(or_, [way[0] for way in masks], 0), masks, len(self._bits))

    def _mask(self, words: Iterable[str]) -> int:
        return reduce(or_, [self._bits.get(word) or self._await(word) for word in words], 0)

    def _await(self, awaited: str) -> int:
        """Await a further word, which the words met may hold too."""
        bit = self._bits[awaited] = 1 << len(self._bits)
        self._under.setdefault(awaited[:_HEAD], []).append((awaited, bit))
        for word in [word for word in self if awaited in f" {word} "]:
            self[word] |= bit
        return bit

    def __missing__(self, word: str) -> int:
        alone, bits, under = f" {word} ", 0, self._under
        with self._lock:
            if len(self) > _MOST_MET:
                self.clear()
            for start in range(len(alone)):
                for size in _HEADS:
                    for awaited, bit in under.get(alone[start : start + size], ()):
                        if alone.startswith(awaited, start):
                            bits |= bit
            self[word] = bits
        return bits


AWAITED = Awaited()
