"""The main job: a folder of reports in, a case file out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from govah import model
from govah.casefile.casefile import CaseFile
from govah.casefile.locks import reading_lock
from govah.casefile.lookup import as_noun, unread
from govah.casefile.take import Ended, Taken, known
from govah.casefile.vault import clear_unfinished
from govah.flow import RETRY, Outcome, outcomes
from govah.packs import load_pack
from govah.reading import Captured, Found

Progress = Callable[[str, bool], None]


@dataclass(frozen=True, slots=True)
class Tally:
    """What one reading did. `noted` are files that are there but gave little: a second copy, a language not yet read.

    `known` are files that were there already; `head` is the ledger's head afterwards."""

    files: int
    known: int
    reports: int
    superseded: int
    claims: int
    people: int
    unread: tuple[model.Unread, ...]
    noted: tuple[model.Unread, ...]
    head: str


def read_into(
    casefile: CaseFile,
    paths: Iterable[str | os.PathLike[str]] | Iterable[Found | model.Unread],
    pack_paths: Sequence[Path] = (),
    *,
    workers: int | None = None,
    progress: Progress | None = None,
    each: Callable[[], None] | None = None,
    pages: Callable[[str, int, int], None] | None = None,
    again: bool = False,
) -> Tally:
    """Read reports into the case file, extract, and link anew; what cannot be read is listed and the rest goes on.

    Files that were read with these packs by this version are not read, and people not worked out, again, unless
    `again` says so.
    `progress` is called with a file's name, and whether it could be read, as each is done; `each` for each report
    in them, `pages` with how many of how many pages of a file are done while its text is recognised. A second
    reading of the same case file at the same time raises `CaseFileError` casefile-busy. Cut off at any moment it
    leaves a case file that is whole, and the next reading goes on from there.
    """
    with reading_lock(casefile.folder):
        clear_unfinished(casefile.folder)
        pack = load_pack(*pack_paths)
        intake = _Intake(casefile, pack.fingerprint, again, progress)
        for outcome in outcomes(paths, pack_paths, workers=workers, skip=intake.skip, pages=pages):
            intake.take(outcome)
            if each is not None and outcome.extraction is not None:
                each()
        linked = casefile.relink(pack, again=again)
        return intake.tally(linked.people, casefile.head or "")


class _Intake:
    """One reading in hand: what it has taken and refused so far."""

    def __init__(self, casefile: CaseFile, pack: str, again: bool, progress: Progress | None) -> None:
        self._casefile = casefile
        self._again = again
        self._progress = progress or (lambda _name, _readable: None)
        self._pack = pack
        self._taken = Taken()
        self._files = self._known = 0
        self._unread: list[model.Unread] = []
        self._noted: list[model.Unread] = []
        self._retry: dict[str, bool] = {}

    def skip(self, captured: Captured) -> bool:
        """Whether this file need not be read: it was, with these packs by this version, or its bytes just were."""
        self._files += 1
        if (twin := captured.metadata.get("same_bytes_as")) is not None:
            self._note(captured, twin)
            self._progress(captured.name, True)
            return True
        if not self._again and known(captured, self._pack):
            self._known += 1
            waiting = [as_noun(row) for row in unread().filter(bytes_sha256=captured.sha256)]
            self._unread += waiting
            self._progress(captured.name, not waiting)
            return True
        return False

    def take(self, outcome: Outcome) -> None:
        """Record one outcome: a report with its claims, or what could not be read."""
        self._record(outcome)
        if outcome.extraction is not None:
            self._noted += _without_facts(outcome.extraction)
        if outcome.last:
            self._progress(outcome.name, not outcome.refused)

    def _record(self, outcome: Outcome) -> None:
        refused = [outcome.unread] if outcome.unread and not outcome.unread.noted else []
        self._unread += refused
        if outcome.unread and outcome.unread.noted:
            self._noted.append(outcome.unread)
            self._casefile.refuse(outcome.unread, noted=True)
        if outcome.captured is None:
            self._taken += self._casefile.refuse(refused)
            return
        sha256 = outcome.captured.sha256
        retry = self._retry.pop(sha256, False) or any(one.code in RETRY for one in refused)
        if not outcome.last:
            self._retry[sha256] = retry
        self._taken += self._casefile.take(
            outcome.captured,
            [outcome.extraction] if outcome.extraction else [],
            refused,
            Ended(self._pack, retry) if outcome.last else None,
        )

    def _note(self, captured: Captured, twin: str) -> None:
        note = model.Unread(
            "same-bytes",
            f"the same bytes as {twin}; counted once",
            captured.name,
            "nothing need be done",
            captured.sha256,
        )
        self._noted.append(note)
        self._casefile.refuse(note, noted=True)

    def tally(self, people: int, head: str) -> Tally:
        """What the whole reading did."""
        taken = self._taken
        return Tally(
            self._files,
            self._known,
            taken.reports,
            taken.superseded,
            taken.claims,
            people,
            tuple(self._unread),
            tuple(self._noted),
            head,
        )


def _without_facts(extraction: model.Extraction) -> list[model.Unread]:
    """Why nothing was taken from a report that was read, as a line for the list at the end."""
    document = extraction.document
    return [
        model.Unread(note.code, note.text, document.name or document.id, "", document.bytes_sha256, document.part)
        for note in extraction.notes
        if note.code.startswith("extract-")
    ]
