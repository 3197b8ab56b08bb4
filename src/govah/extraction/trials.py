"""Where each cue is tried: in sentences with one of its trigger words, at words with which its pattern may begin."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

from govah.extraction.needs import needed
from govah.extraction.openings import opening
from govah.extraction.page import Page, Sentence
from govah.packs.schema.cues import Cue
from govah.text.words import cut

_MOST_MET = 50_000  # words that are remembered

C = TypeVar("C", bound=Cue)


class Compiled(Generic[C]):
    """A cue with its regular expression, and the words with which a match may begin, where that can be told."""

    def __init__(self, cue: C, expression: re.Pattern[str]) -> None:
        self.cue, self.expression = cue, expression

    @cached_property
    def opening(self) -> re.Pattern[str] | None:
        """The words with which a match may begin, each with the character after it; None where any place may do."""
        return opening(self.expression)

    @cached_property
    def needed(self) -> tuple[str, ...]:
        """Plain words of which every match holds one."""
        return needed(self.expression)


@dataclass(frozen=True, slots=True)
class Trial(Generic[C]):
    """A cue to be tried in one sentence: at the places given, or anywhere in it where there are none."""

    compiled: Compiled[C]
    first: int
    last: int
    places: tuple[int, ...] | None = None

    @property
    def cue(self) -> C:
        """The pack's cue."""
        return self.compiled.cue

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        """The matches in `page.plain` or `page.low`, in order; none overlaps another."""
        match = self.search(text, self.first)
        while match is not None:
            yield match
            match = self.search(text, max(match.end(), match.start() + 1))

    def search(self, text: str, at: int) -> re.Match[str] | None:
        """The first match at or after a place."""
        if self.places is None:
            return self.compiled.expression.search(text, at, self.last)
        for place in self.places:
            if place >= at and (match := self.compiled.expression.match(text, place, self.last)):
                return match
        return None


class Openings(dict[str, int]):
    """A word with the character after it -> the bits of the cues that may begin there; remembers the words met."""

    def __init__(self, cues: Sequence[Compiled[Any]]) -> None:
        super().__init__()
        self._cues = cues

    def __missing__(self, word: str) -> int:
        if len(self) > _MOST_MET:
            self.clear()
        bits = 0
        for number, compiled in enumerate(self._cues):
            if compiled.opening is not None and compiled.opening.match(word):
                bits |= 1 << number
        self[word] = bits
        return bits

    def of(self, page: Page, first: int, last: int) -> list[tuple[int, int]]:
        """The places of words in [first, last) at which a cue may begin, with its bits."""
        plain, bounds = page.plain, page.words.bounds
        at = bisect_left(bounds, first) | 1
        ends = bisect_left(bounds, last)
        found = []
        for k in range(at, ends, 2):
            bits = self[plain[bounds[k] : bounds[k + 1] + 1]]
            if bits:
                found.append((bounds[k], bits))
        return found


class Triggers(dict[str, tuple[tuple[str, int], ...]]):
    """Word of a text -> the triggers that may begin with it, with the bits of their cues; remembers the words met.

    A trigger may be the beginning of a word only; one of several words begins with a whole word.
    """

    def __init__(self, triggers: Mapping[str, int]) -> None:
        super().__init__()
        self._signs = [(word, bits) for word, bits in triggers.items() if not word[0].isalnum()]
        self._words: dict[str, list[tuple[str, int]]] = {}
        for word, bits in triggers.items():
            if word[0].isalnum():
                self._words.setdefault(cut(word).pieces[1], []).append((word, bits))

    def __missing__(self, word: str) -> tuple[tuple[str, int], ...]:
        if len(self) > _MOST_MET:
            self.clear()
        rows: list[tuple[str, int]] = []
        for size in range(1, len(word) + 1):
            for trigger, bits in self._words.get(word[:size], ()):
                if len(trigger) == size or size == len(word):
                    rows.append((trigger, bits))
        found = self[word] = tuple(rows)
        return found

    def found(self, page: Page) -> list[tuple[Sentence, int]]:
        """The sentences with triggers, in order, each with the bits of the cues that they belong to."""
        low, sentences = page.low, page.sentences
        pieces, bounds = page.words
        bits_at: dict[int, int] = {}
        for k, rows in enumerate(map(self.__getitem__, pieces[1::2])):
            if rows:
                start = bounds[2 * k + 1]
                bits = 0
                for trigger, which in rows:
                    if low.startswith(trigger, start):
                        bits |= which
                if bits:
                    index = page.sentence_at(start).index
                    bits_at[index] = bits_at.get(index, 0) | bits
        for sign, bits in self._signs:
            at = low.find(sign)
            while at >= 0:
                index = page.sentence_at(at).index
                bits_at[index] = bits_at.get(index, 0) | bits
                at = low.find(sign, at + 1)
        return [(sentences[index], bits_at[index]) for index in sorted(bits_at)]
