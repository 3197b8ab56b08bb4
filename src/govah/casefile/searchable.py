"""What full-text search sees of a report: its folded words, in stretches that every database can index."""

from __future__ import annotations

import re

from govah.casefile.models import Document, Searchable
from govah.text.fold import fold

WORD = re.compile(r"[^\W_]+")
_STRETCH = 200_000  # characters; PostgreSQL refuses a vector above one megabyte
_LONGEST_WORD = 200  # characters; what is longer is an encoded file, not a word


def words_of(text: str) -> str:
    """The folded words of a text, parted by single spaces.

    >>> words_of("Hanged at dawn — 13 Nov.")
    'hanged at dawn 13 nov'
    """
    return " ".join(word for word in WORD.findall(fold(text).text) if len(word) <= _LONGEST_WORD)


def stretches(document: Document) -> tuple[str, ...]:
    """Title and text as the stretches that are indexed; cut between words."""
    words = words_of(f"{document.title}\n{document.text}")
    parts = []
    while len(words) > _STRETCH:
        cut = words.rfind(" ", 0, _STRETCH)
        parts.append(words[:cut])
        words = words[cut + 1 :]
    return (*parts, words)


def index(document: Document) -> None:
    """Make this document what search finds its report by."""
    Searchable.objects.filter(report_id=document.report_id).delete()
    Searchable.objects.bulk_create(
        Searchable(report_id=document.report_id, words=words) for words in stretches(document)
    )
