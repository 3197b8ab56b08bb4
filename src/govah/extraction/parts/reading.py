"""A document of several parts read part by part, each by the reader of its language, and told as one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property

from govah.extraction.consistency.checks import ConsistencyRules, check_joined
from govah.extraction.parts.joining import Reading, joined
from govah.extraction.parts.parting import Part, Parting
from govah.extraction.parts.people import Namesakes
from govah.extraction.parts.unread import UnreadPassages
from govah.model import Claim, Document, Note
from govah.packs import Pack

Found = tuple[list[Claim], list[Note]]
Read = Callable[[Document, str, bool], Found]
"""Reads a document of one language. The words are the head of the page it stands on, which may hold its dateline; the
truth value says that the page is known to be of a country that the packs describe."""

_NOTHING = "extract-"  # the notes that say why nothing was taken
_ELSEWHERE = "extract-elsewhere"
_HEAD = 1500  # characters of a page that may hold its dateline


class PartsReader:
    """What is needed for documents of several parts, most of it compiled when the first one comes.

    `of` gives a document's parts.
    """

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self.of = Parting(pack).of

    @cached_property
    def _namesakes(self) -> Namesakes:
        return Namesakes(self._pack)

    @cached_property
    def _unread(self) -> UnreadPassages:
        return UnreadPassages(self._pack, self._namesakes.names)

    def read(self, document: Document, parts: Sequence[Part], read: Read, rules: ConsistencyRules) -> Found:
        """The claims and notes of all parts that are read, in the places of the whole document.

        A part that names only countries that no pack describes is read all the same where another part is of home.
        """
        if len(parts[0].shown.text) == len(document.text):
            return read(document, "", False)
        readings = [_read_one(document, part, read, home=False) for part in parts]
        if any(reading.claims for reading in readings):
            for k, (part, reading) in enumerate(zip(parts, readings, strict=True)):
                if any(note.code == _ELSEWHERE for note in reading.notes):
                    readings[k] = _read_one(document, part, read, home=True)
        told = readings[0]
        for more in readings[1:]:
            told = joined(told, more, self._namesakes)
        doubts = check_joined(document, rules, told.claims, told.linked)
        said = {(note.code, note.text) for note in told.notes}
        notes = [*told.notes, *(note for note in doubts if (note.code, note.text) not in said)]
        return told.claims, [note for note in notes if not told.claims or not note.code.startswith(_NOTHING)]

    def names_and_dates(self, document: Document, parts: Sequence[Part], told: Sequence[Claim]) -> list[Claim]:
        """What is taken from parts that nobody reads for facts; `told` are the claims of the others."""
        return self._unread.claims(document, parts, told) if parts else []


def _read_one(document: Document, part: Part, read: Read, *, home: bool) -> Reading:
    """What one part tells; the day at the head of the document holds for it too."""
    start = part.spans[0].start
    alone = replace(document, text=part.shown.text, language=part.language)
    return Reading(*part.shown.all_back(*read(alone, document.text[: min(start, _HEAD)], home)))
