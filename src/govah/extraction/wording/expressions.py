"""A pack's regular expressions, tried only on texts that hold the words without which they cannot match."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import cached_property

from govah.extraction.wording.needs import ways

_FEW = 80  # words of one set that are looked for; a set with more is not worth it


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
        return re.compile(self.pattern)

    @cached_property
    def _ways(self) -> tuple[tuple[tuple[str, ...], ...], ...]:
        """For each alternative the sets of words of which a match holds one each; empty where anything may match."""
        if self.compiled.flags & re.IGNORECASE:
            return ()
        found = [tuple(tuple(words) for words in way if len(words) <= _FEW) for way in ways(self.compiled)]
        return tuple(found) if all(found) else ()

    @cached_property
    def match(self) -> Callable[..., re.Match[str] | None]:
        """`re.Pattern.match`."""
        return self.compiled.match

    @cached_property
    def fullmatch(self) -> Callable[..., re.Match[str] | None]:
        """`re.Pattern.fullmatch`."""
        return self.compiled.fullmatch

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match in [start, end)."""
        return self.compiled.search(text, start, end) if self._may(text[start:end]) else None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """All matches in [start, end)."""
        return self.compiled.finditer(text, start, end) if self._may(text[start:end]) else iter(())

    def _may(self, text: str) -> bool:
        for way in self._ways:
            for words in way:
                for word in words:
                    if word in text:
                        break
                else:
                    break
            else:
                return True
        return not self._ways
