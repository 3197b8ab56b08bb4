"""Finds the people whose names may be a given name without looking at all of them, for reports with long lists."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

_MOST = 32  # of the people that share a word of their names: as many as the last ones told of
_SIMILAR = 5  # shorter words are not compared by likeness


@dataclass(slots=True)
class NameIndex:
    """People by the words of their names, by the initials of these, and by where they are named."""

    _by_key: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _words: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    _starts: defaultdict[int, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, parts: tuple[str, ...], number: int) -> None:
        """A further form of a person's name."""
        for key in _keys(parts):
            row = self._by_key[key]
            if number not in row[-_MOST:]:
                row.append(number)
        for part in parts:
            words = self._words[part[:1]]
            if len(part) > _SIMILAR and part not in words[-_MOST:]:
                words.append(part)

    def named(self, number: int, start: int) -> None:
        """A place where the person is named."""
        insort(self._starts[number], start)

    def last_before(self, number: int, start: int) -> int:
        """Where the person was last named before a place; -1 where nowhere."""
        row = self._starts[number]
        k = bisect_left(row, start)
        return row[k - 1] if k else -1

    def like(self, parts: tuple[str, ...]) -> list[int]:
        """Those who may bear the name: they share a word of it, or its initials."""
        return sorted({number for key in _keys(parts) for number in self._by_key.get(key, ())[-_MOST:]})

    def with_part(self, part: str) -> list[int]:
        """Those of whose names one word may be the given one."""
        words = {part, *(self._words[part[:1]][-_MOST:] if len(part) > _SIMILAR else ())}
        return sorted({number for word in words for number in self._by_key.get(word, ())[-_MOST:]})


def closed_up(parts: tuple[str, ...]) -> Iterator[str]:
    """Two words of a name written as one, as in "Nader-khani" and "Naderkhani".

    >>> list(closed_up(("yaghoub", "nader", "khani")))
    ['yaghoubnader', 'naderkhani']
    """
    return ("".join(pair) for pair in pairwise(parts))


def _keys(parts: tuple[str, ...]) -> set[str]:
    """The words of a name, its letters run together, and its outer initials (in capitals, as words are not)."""
    return {*parts, *closed_up(parts), "".join(parts), f"{parts[0][:1]}{parts[-1][:1]}".upper()}
