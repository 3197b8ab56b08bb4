"""A pack's regular expressions, tried only on texts that hold the words without which they cannot match."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from govah.extraction.wording.needs import ways
from govah.packs.shelf import compiled

_MOST_MET = 20_000  # words that are remembered
_FEW = 80  # words of one set that are looked for; a set with more is not worth it


class _Words(dict[str, bool]):
    """Word of a text -> whether the expression matches the whole of it; remembers the words met."""

    def __init__(self, expression: re.Pattern[str]) -> None:
        super().__init__()
        self._expression = expression

    def __missing__(self, word: str) -> bool:
        if len(self) > _MOST_MET:
            self.clear()
        found = self[word] = self._expression.fullmatch(word) is not None
        return found


class Expression:
    """A regular expression with the methods of `re.Pattern` that look for it; most texts are refused by plain words.

    It is compiled when first asked for: a report uses a small part of a pack's expressions.

    >>> Expression(r"\\bon the same (?:day|morning)\\b").search("arrested on the same day")[0]
    'on the same day'
    """

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression itself."""
        return compiled(self.pattern)

    @cached_property
    def _ways(self) -> tuple[tuple[tuple[str, ...], ...], ...]:
        """For each alternative the sets of words of which a match holds one each; empty where anything may match."""
        if self.compiled.flags & re.IGNORECASE:
            return ()
        found = [tuple(tuple(words) for words in way if len(words) <= _FEW) for way in ways(self.compiled)]
        return tuple(found) if all(found) else ()

    def may(self, text: str) -> bool:
        """Whether the text holds the words without which the expression cannot match anywhere in it."""
        if not self._ways:
            return True
        return any(all(any(word in text for word in words) for words in way) for way in self._ways)

    @cached_property
    def words(self) -> _Words:
        """Which words the expression matches as a whole, for those who ask it of one word after the other."""
        return _Words(self.compiled)

    @cached_property
    def search(self) -> Callable[..., re.Match[str] | None]:
        """`re.Pattern.search`: the first match in [start, end)."""
        return _sieved(self.compiled.search, self._ways)

    @cached_property
    def match(self) -> Callable[..., re.Match[str] | None]:
        """`re.Pattern.match`."""
        return self.compiled.match

    @cached_property
    def fullmatch(self) -> Callable[..., re.Match[str] | None]:
        """`re.Pattern.fullmatch`."""
        return self.compiled.fullmatch

    @cached_property
    def finditer(self) -> Callable[..., Iterable[re.Match[str]]]:
        """`re.Pattern.finditer`: all matches in [start, end)."""
        first, finditer = self.search, self.compiled.finditer

        def found(text: str, start: int = 0, end: int = sys.maxsize) -> Iterable[re.Match[str]]:
            return finditer(text, start, end) if first(text, start, end) is not None else ()

        return found


def _sieved(
    search: Callable[..., re.Match[str] | None], ways: Sequence[Sequence[Sequence[str]]]
) -> Callable[..., re.Match[str] | None]:
    """The search, on texts that hold the words of one of the ways; itself where there are none."""
    if not ways:
        return search

    def found(text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        part = text[start:end]
        for way in ways:
            for words in way:
                for word in words:
                    if word in part:
                        break
                else:
                    break
            else:
                return search(text, start, end)
        return None

    return found
