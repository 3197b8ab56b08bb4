"""A pack's regular expressions, tried only on texts that hold a word without which they cannot match."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

from govah.extraction.needs import holds, needed


class Expression:
    """A regular expression with the methods of `re.Pattern` that look for it; most texts are refused by plain words.

    >>> Expression(r"\\bon the same (?:day|morning)\\b").search("arrested on the same day")[0]
    'on the same day'
    """

    __slots__ = ("_finditer", "_search", "_words", "fullmatch", "match", "pattern")

    def __init__(self, pattern: str) -> None:
        compiled = re.compile(pattern)
        self.pattern = pattern
        self.match = compiled.match
        self.fullmatch = compiled.fullmatch
        self._search = compiled.search
        self._finditer = compiled.finditer
        self._words = () if compiled.flags & re.IGNORECASE else needed(compiled)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match in [start, end)."""
        return self._search(text, start, end) if self._may(text, start, end) else None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """All matches in [start, end)."""
        return self._finditer(text, start, end) if self._may(text, start, end) else iter(())

    def _may(self, text: str, start: int, end: int) -> bool:
        return not self._words or holds(text[start:end], self._words)
