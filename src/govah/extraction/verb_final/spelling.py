"""How patterns are written by people and matched on folded text: letters folded, a joiner for joined or apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govah.text.fold import fold

_JOINER = "\u200c"
_OWN = re.compile(r"[^\x00-\x7f]+")


def natural(pattern: str) -> str:
    """A regular expression over folded text, from one written in the spelling of the language.

    A zero-width joiner in it matches the two parts joined, and with a blank between them.
    """
    return _OWN.sub(lambda m: " ?".join(fold(part).text for part in m[0].split(_JOINER)), pattern)


def spellings(term: str) -> Iterator[str]:
    """The folded forms of a term: its parts joined, and with a blank where it has a joiner."""
    yield fold(term).text
    if _JOINER in term:
        yield fold(term.replace(_JOINER, " ")).text
