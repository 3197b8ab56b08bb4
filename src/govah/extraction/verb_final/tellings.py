"""The event patterns of a language whose verb closes the clause, compiled."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from govah.extraction.wording.sieve import Sieve
from govah.extraction.wording.slots import compiled
from govah.packs import shelf
from govah.packs.schema.patterns import Trigger

_CLASS = re.compile(r"\{([a-z_]+)\}")


def expanded(pattern: str, grammar: Mapping[str, str]) -> str:
    """A pattern with the named classes of words in it written out."""
    while _CLASS.search(pattern):
        pattern = _CLASS.sub(lambda m: f"(?:{grammar[m[1]]})", pattern)
    return pattern


class Tellings:
    """The compiled event patterns of a language.

    A pattern may name classes of words of the pack's grammar in braces ("{became}") and slots as attribute patterns do.
    """

    def __init__(self, entries: Sequence[Trigger], grammar: Mapping[str, str]) -> None:
        self.entries = [e for e in entries if e.pattern]
        self.patterns = [compiled(expanded(e.pattern, grammar)) for e in self.entries]
        self.excludes = [shelf.compiled(expanded(e.excludes, grammar)) if e.excludes else None for e in self.entries]
        self.sieve = Sieve(self.patterns)
