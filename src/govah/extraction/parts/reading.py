"""A document of several parts read part by part, each by the reader of its language, and told as one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from govah.extraction.consistency.checks import ConsistencyRules, check_joined
from govah.extraction.parts.joining import Reading, joined
from govah.extraction.parts.parting import Part
from govah.model import Claim, Document, Note
from govah.text.names import NameReader

Found = tuple[list[Claim], list[Note]]
Read = Callable[[Document, str, bool], Found]
"""Reads a document of one language. The words are the head of the page it stands on, which may hold its dateline; the
truth value says that the page is known to be of a country that the packs describe."""

_NOTHING = "extract-"  # the notes that say why nothing was taken
_ELSEWHERE = "extract-elsewhere"
_HEAD = 1500  # characters of a page that may hold its dateline


def read_parts(
    document: Document, parts: Sequence[Part], read: Read, names: NameReader, rules: ConsistencyRules
) -> Found:
    """The claims and notes of all parts that are read, in the places of the whole document.

    A part that names only countries that no pack describes is read all the same where another part is of home.
    """
    readings = [_read_one(document, part, read, home=False) for part in parts]
    if any(reading.claims for reading in readings):
        for k, (part, reading) in enumerate(zip(parts, readings, strict=True)):
            if any(note.code == _ELSEWHERE for note in reading.notes):
                readings[k] = _read_one(document, part, read, home=True)
    told = readings[0]
    for more in readings[1:]:
        told = joined(told, more, names)
    doubts = check_joined(document, rules, told.claims, told.linked)
    said = {(note.code, note.text) for note in told.notes}
    notes = [*told.notes, *(note for note in doubts if (note.code, note.text) not in said)]
    return told.claims, [note for note in notes if not told.claims or not note.code.startswith(_NOTHING)]


def _read_one(document: Document, part: Part, read: Read, *, home: bool) -> Reading:
    """What one part tells; the day at the head of the document holds for it too."""
    start = part.spans[0].start
    alone = replace(document, text=part.shown.text, language=part.language)
    return Reading(*part.shown.all_back(*read(alone, document.text[: min(start, _HEAD)], home)))
