"""What one worker does: read one captured file, or take one document that is read already, and extract."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from govah import extraction, packs
from govah.model import Date, Document, Extraction, Unread
from govah.packs.shelf import put_away
from govah.reading import Captured, Limits, Progress, read
from govah.reading.exports.conventions import Conventions
from govah.reading.sniff import MANY
from govah.text.dates import DateGrammar

Result = list[Extraction | Unread]


@dataclass(frozen=True, slots=True)
class Task:
    """One piece of work: a captured file, and where it was read already, the one document of it to extract from.

    `at_once` says how many pages of it text recognition may read side by side; 0 for as many as there are cores.
    """

    captured: Captured
    now: str
    document: Document | None = None
    at_once: int = 0

    @property
    def size(self) -> int:
        """How much there is to read, in bytes or characters: it sets the time that the work may take."""
        return self.captured.size if self.document is None else len(self.document.text)


@dataclass
class Desk:
    """What a worker has before it: the pack and what is compiled from it."""

    pack: packs.Pack

    @cached_property
    def dates(self) -> DateGrammar:
        """What reads publication dates that are written in words."""
        return DateGrammar(self.pack)

    @cached_property
    def conventions(self) -> Conventions:
        """What the pack says of exports: the marks of chat programs, the zones of channels."""
        return Conventions.of(self.pack)

    def read(
        self, captured: Captured, now: str, at_once: int = 0, progress: Progress | None = None
    ) -> Iterator[Document | Unread]:
        """The documents in a captured file."""
        limits = Limits(ocr_at_once=at_once)
        conventions = self.conventions if captured.media_type in MANY else None
        return read(
            captured, now=now, limits=limits, date_reader=self._date, conventions=conventions, progress=progress
        )

    def _date(self, words: str) -> Date | None:
        return self.dates.parse(words)

    def work(self, task: Task, progress: Progress | None = None) -> Result:
        """All that comes of one task; a failure of the extraction is a report that could not be taken in.

        `progress` is told how many of how many pages are done while text is recognised.
        """
        if task.document:
            documents: Iterable[Document | Unread] = [task.document]
        else:
            documents = self.read(task.captured, task.now, task.at_once, progress)
        results = [one if isinstance(one, Unread) else self._extracted(one, task) for one in documents]
        put_away()
        return results

    def _extracted(self, document: Document, task: Task) -> Extraction | Unread:
        try:
            return extraction.extract(document, self.pack)
        except Exception as error:
            # One report must not stop the others, whatever it holds. The message of the error may hold the report's
            # words, so only its kind is said.
            what = f"the extraction failed ({type(error).__name__})"
            return fault("extract-failed", what, task, document.part)


def fault(code: str, what: str, task: Task, part: str | None = None) -> Unread:
    """A report that reading or extraction could not finish."""
    part = part or (task.document.part if task.document else None)
    next_step = "report this code to the makers of Govah, without the report's text; everything else was read"
    return Unread(code, what, task.captured.name, next_step, task.captured.sha256, part)


def desk(pack_paths: Sequence[Path]) -> Desk:
    """A worker's desk with these packs on top of the built-in one."""
    return Desk(packs.load_pack(*pack_paths))
