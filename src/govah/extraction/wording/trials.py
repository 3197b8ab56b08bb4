"""Where each cue is tried: in sentences with one of its trigger words, at words with which its pattern may begin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import compress
from typing import Any, Generic, NamedTuple, TypeVar

from govah.extraction.page import Page, Sentence
from govah.extraction.wording.needs import demands
from govah.extraction.wording.openings import opening
from govah.extraction.wording.sieve import bits_of
from govah.packs.schema.cues import Cue
from govah.packs.shelf import compiled
from govah.text.words import cut

_MOST_MET = 20_000  # words that are remembered
_TELLING = 2  # letters of a word that is worth looking for
_MARKS = re.compile("[\ue000-\uf8ff]")  # characters that no text of a report holds

C = TypeVar("C", bound=Cue)


class Compiled(Generic[C]):
    """A cue with its regular expression, and the words with which a match may begin, where that can be told.

    Each is worked out when first asked for: one report uses a small part of the cues.
    """

    def __init__(self, cue: C, pattern: str, flags: int = re.IGNORECASE) -> None:
        self.cue, self._pattern, self._flags = cue, pattern, flags

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """The regular expression."""
        return compiled(self._pattern, self._flags)

    @cached_property
    def opening(self) -> re.Pattern[str] | None:
        """The words with which a match may begin, each with the character after it; None where any place may do."""
        return opening(self.expression)

    @cached_property
    def needed(self) -> tuple[tuple[str, ...], ...]:
        """Sets of plain words; every match holds one of each. A mark that stands for a name is no word of the text."""
        return tuple([words for words in self._demands if not any(map(_MARKS.match, words))])

    @cached_property
    def marks(self) -> tuple[tuple[str, ...], ...]:
        """The same with the marks that stand for names, as words of a text that has them."""
        return tuple([words for words in self._demands if any(map(_MARKS.match, words))])

    @cached_property
    def _demands(self) -> list[tuple[str, ...]]:
        told = [tuple(words) for words in demands(self.expression)]
        return [words for words in told if min(map(len, words)) >= _TELLING or any(map(_MARKS.match, words))]


class Trial(NamedTuple, Generic[C]):
    """A cue to be tried in one sentence: at the places given, or anywhere in it where there are none."""

    compiled: Compiled[C]
    first: int
    last: int
    places: Sequence[int] | None = None

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
    """A word with the character after it -> the bits of the cues that may begin there; remembers the words met.

    Of the cues that were tried so far: each is compiled when it is tried for the first time.
    """

    def __init__(self) -> None:
        super().__init__()
        self._known = 0
        self._openings: list[tuple[int, re.Pattern[str]]] = []

    def learn(self, bits: int, cues: Sequence[Compiled[Any]]) -> None:
        """Take in those of the cues whose bits are set."""
        for number in bits_of(bits & ~self._known):
            bit, found = 1 << number, cues[number].opening
            self._known |= bit
            if found is not None:
                self._openings.append((bit, found))
                for word in filter(found.match, self):
                    self[word] |= bit

    def __missing__(self, word: str) -> int:
        if len(self) > _MOST_MET:
            self.clear()
        bits = 0
        for bit, expression in self._openings:
            if expression.match(word):
                bits |= bit
        self[word] = bits
        return bits


class _Row(NamedTuple):
    """The triggers that may begin with a word: the bits of those that are its beginning, and the longer ones."""

    alone: int
    longer: re.Pattern[str] | None
    bits: dict[str, int]  # of a longer trigger and of all that are its beginning


class Triggers(dict[str, _Row | None]):
    """Word of a text -> the triggers that may begin with it, with the bits of their cues; remembers the words met.

    A trigger may be the beginning of a word only; one of several words begins with a whole word.
    """

    def __init__(self, triggers: Mapping[str, int]) -> None:
        super().__init__()
        self._signs = [(word, bits) for word, bits in triggers.items() if not word[0].isalnum()]
        self._alone: dict[str, int] = {}
        self._longer: dict[str, dict[str, int]] = {}
        for word, bits in triggers.items():
            if word.isalnum():
                self._alone[word] = bits
            elif word[0].isalnum():
                self._longer.setdefault(cut(word).pieces[1], {})[word] = bits
        self._most = max(map(len, self._alone), default=0)

    def __missing__(self, word: str) -> _Row | None:
        if len(self) > _MOST_MET:
            self.clear()
        alone = 0
        for size in range(1, min(len(word), self._most) + 1):
            alone |= self._alone.get(word[:size], 0)
        longer = self._longer.get(word, {})
        bits = {one: _all(which for other, which in longer.items() if one.startswith(other)) for one in longer}
        ordered = sorted(longer, key=len, reverse=True)
        expression = re.compile("|".join(map(re.escape, ordered))) if longer else None
        found = self[word] = _Row(alone, expression, bits) if alone or longer else None
        return found

    def found(self, page: Page) -> list[tuple[Sentence, int]]:
        """The sentences with triggers, in order, each with the bits of the cues that they belong to."""
        pieces, bounds = page.words
        bits_at: dict[int, int] = {}
        sentences, number, end = page.sentences, -1, -1
        for start, row in self._rows(pieces[1::2], bounds[1::2]):
            while start >= end and number + 1 < len(
                sentences
            ):  # to the sentence that holds the word, or the one before
                number += 1
                end = sentences[number + 1].start if number + 1 < len(sentences) else len(page.low) + 1
            bits = row.alone
            if row.longer is not None and (longer := row.longer.match(page.low, start)):
                bits |= row.bits[longer[0]]
            if bits:
                bits_at[number] = bits_at.get(number, 0) | bits
        for sign, bits in self._signs:
            at = page.low.find(sign)
            while at >= 0:
                index = page.sentence_at(at).index
                bits_at[index] = bits_at.get(index, 0) | bits
                at = page.low.find(sign, at + 1)
        return [(sentences[index], bits_at[index]) for index in sorted(bits_at)]

    def _rows(self, words: Sequence[str], starts: Sequence[int]) -> Iterator[tuple[int, _Row]]:
        """Where words stand with which triggers may begin."""
        rows = list(map(self.__getitem__, words))
        return compress(zip(starts, rows, strict=False), rows)  # type: ignore[arg-type]


def _all(bits: Iterable[int]) -> int:
    found = 0
    for some in bits:
        found |= some
    return found
