"""Which of many patterns may match a passage: those of whose words it holds one of each set that they need."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from govah.extraction.wording.needs import demands, holds

_RUN = re.compile(r"[^\W_]+")
_SLOT = re.compile(r"<[A-Z#]")
_MOST_MET = 20_000  # words that are remembered
_FEW = 12  # words of a set that are looked for as they are written
_ENOUGH = 3  # sets of words asked for, at most: those whose shortest word is longest


@lru_cache(maxsize=4096)
def bits_of(bits: int) -> tuple[int, ...]:
    """The numbers of the bits that are set: `bits_of(0b101)` is `(0, 2)`."""
    return tuple(number for number in range(bits.bit_length()) if bits >> number & 1)


class Sieve(dict[str, tuple[int, int] | None]):
    """Word of a text -> the bits of the words that it holds, and of the patterns that wait for one of them, if any.

    A pattern's slots ("<N") are looked for in the masked text; words that are met are remembered.

    >>> sieve = Sieve([re.compile("aged (\\\\d+)"), re.compile("<N.* born in")])
    >>> sieve.may(["aged", "31"], "aged 31"), sieve.may(["reza", "born"], "<N0> born in")
    ((0,), (1,))
    """

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        super().__init__()
        self._cores: dict[str, int] = {}  # the longest word in what is needed, as much of it as is told -> its bit
        self._needs: list[tuple[int, ...]] = []
        self._plain: list[tuple[tuple[str, ...], ...]] = []  # the needed words themselves
        self._waiting: dict[str, int] = {}
        self._always = 0
        for number, pattern in enumerate(patterns):
            told = demands(pattern)
            self._plain.append(tuple([tuple(words) for words in told if len(words) <= _FEW][:_ENOUGH]))
            sets = [found for words in told if (found := cores(words))]
            sets.sort(key=lambda words: -min(map(len, words)))
            self._needs.append(tuple([self._mask(words) for words in sets[:_ENOUGH]]))
            plain = next((words for words in sets if not any(word[0] == "<" for word in words)), None)
            if plain is None:
                self._always |= 1 << number
            for word in plain or ():
                self._waiting[word] = self._waiting.get(word, 0) | 1 << number
        self._slots = [word for word in self._cores if word[0] == "<"]
        self._words = [word for word in self._cores if word[0] != "<"]

    def _mask(self, words: Iterable[str]) -> int:
        return sum(self._cores.setdefault(word, 1 << len(self._cores)) for word in words)

    def __missing__(self, word: str) -> tuple[int, int] | None:
        if len(self) > _MOST_MET:
            self.clear()
        alone = f" {word} "
        held = [core for core in self._words if core in alone]
        waiting = 0
        for core in held:
            waiting |= self._waiting.get(core, 0)
        found = self[word] = (sum(self._cores[core] for core in held), waiting) if held else None
        return found

    def may(self, words: Iterable[str], masked: str) -> tuple[int, ...]:
        """The numbers of the patterns that may match a passage with these words; `masked` is it with its slots."""
        bits, waiting = 0, self._always
        for held, patterns in filter(None, map(self.__getitem__, words)):
            bits |= held
            waiting |= patterns
        for slot in self._slots:
            if slot in masked:
                bits |= self._cores[slot]
        found = []
        for number in bits_of(waiting):
            for mask in self._needs[number]:
                if not bits & mask:
                    break
            else:
                for needed in self._plain[number]:
                    if not holds(masked, needed):
                        break
                else:
                    found.append(number)
        return tuple(found)


def cores(words: Iterable[str]) -> frozenset[str]:
    """For each needed string its slot, else its longest run of letters, with a blank where that word begins or ends.

    Nothing where one of them has neither.

    >>> sorted(cores([" of ", "born in"])), sorted(cores(["<N", "year"]))
    ([' of ', 'born '], ['<N', 'year'])
    """
    found = set()
    for word in words:
        slot = _SLOT.search(word)
        run = max(_RUN.finditer(word), key=lambda run: len(run[0]), default=None)
        if slot is not None:
            found.add(slot[0])
        elif run is None or run[0] != run[0].lower():  # a sign, or the letter of a slot
            return frozenset()
        else:
            found.add(f"{' ' if run.start() else ''}{run[0]}{' ' if run.end() < len(word) else ''}")
    return frozenset(found)
