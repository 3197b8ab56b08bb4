"""Numbers that two readings of a page see otherwise, by the claims that rest on them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from govah.casefile.models import Note

DIGITS_DIFFER: Final = "digits-differ"


def doubts(notes: Iterable[Note]) -> dict[str, Note]:
    """Claim key -> the first note that doubts a number in its words."""
    found: dict[str, Note] = {}
    for note in notes:
        if note.code == DIGITS_DIFFER:
            for key in note.claims:
                found.setdefault(key, note)
    return found
