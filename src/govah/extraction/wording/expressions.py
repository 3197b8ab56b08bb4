"""A pack's regular expressions, each with the words without which it cannot match."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property

from govah.extraction.wording.awaited import AWAITED, Needs
from govah.extraction.wording.needs import ways
from govah.extraction.wording.sieve import cores
from govah.packs.shelf import compiled

_MOST_MET = 20_000  # words that are remembered
_ENOUGH = 3  # sets of words asked for in a sentence


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
    """A regular expression with the methods of `re.Pattern` that look for it, and the words without which none does.

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
    def needs(self) -> Needs | None:
        """What a sentence must hold for a match in it, as `Held` asks it; None where a match may do without."""
        if self.compiled.flags & re.IGNORECASE:
            return None
        told = [[found for words in way if (found := cores(words))] for way in ways(self.compiled)]
        return AWAITED.needs([way[:_ENOUGH] for way in told]) if all(told) else None

    @cached_property
    def words(self) -> _Words:
        """Which words the expression matches as a whole, for those who ask it of one word after the other."""
        return _Words(self.compiled)

    @cached_property
    def search(self) -> Callable[..., re.Match[str] | None]:
        """`re.Pattern.search`: the first match in [start, end)."""
        return self.compiled.search

    @cached_property
    def finditer(self) -> Callable[..., Iterable[re.Match[str]]]:
        """`re.Pattern.finditer`: all matches in [start, end)."""
        return self.compiled.finditer

    @cached_property
    def match(self) -> Callable[..., re.Match[str] | None]:
        """`re.Pattern.match`."""
        return self.compiled.match

    @cached_property
    def fullmatch(self) -> Callable[..., re.Match[str] | None]:
        """`re.Pattern.fullmatch`."""
        return self.compiled.fullmatch
