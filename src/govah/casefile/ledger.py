"""The ledger: one entry for each step, chained by hash, in the database and again in `ledger.jsonl` in the folder.

A step's rows and its entry are one transaction. Only then is the entry's line added to the file, so that the file
never holds a step that did not happen; a line that a power cut kept from it is added before the next step.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeVar

import rfc8785
from django.db import transaction

from govah import model
from govah.casefile.clock import now
from govah.casefile.digest import digest, row_hash
from govah.casefile.locks import ledger_lock
from govah.casefile.models import Entry
from govah.casefile.models.base import Recorded
from govah.errors import CaseFileError, Place

BEGINNING = "0" * 64
R = TypeVar("R", bound=Recorded)


def ledger_file(folder: Path) -> Path:
    """The ledger's file."""
    return folder / "ledger.jsonl"


def chained(
    previous: str, number: int, *, at: str, actor: str, action: str, body: dict[str, Any], rows: str
) -> model.Entry:
    """The entry with its hash: SHA-256 over the previous hash and the canonical JSON (RFC 8785) of all other fields.

    >>> chained(BEGINNING, 1, at="2025-01-01T00:00:00Z", actor="x", action="create", body={}, rows="").hash[:12]
    '493de783c2cc'
    """
    fields = asdict(model.Entry(number, at, actor, action, body, rows, previous, hash=""))
    del fields["hash"]
    sealed = hashlib.sha256(previous.encode("ascii") + rfc8785.dumps(fields)).hexdigest()
    return model.Entry(number, at, actor, action, body, rows, previous, sealed)


def line_of(entry: model.Entry) -> bytes:
    """The entry as its line in the file."""
    return rfc8785.dumps(asdict(entry)) + b"\n"


def as_noun(row: Entry) -> model.Entry:
    """The entry that a row holds."""
    return model.Entry(row.number, row.at, row.actor, row.action, row.body, row.rows, row.previous, row.hash)


class Step:
    """One step in hand: what it writes, and what its entry will say."""

    def __init__(self, number: int, at: str) -> None:
        self.number = number
        self.at = at
        self.body: dict[str, Any] = {}
        self.rows: str | None = None
        self._hashes: list[str] = []

    def write(self, row: R) -> R:
        """Write one recorded row under this step's entry."""
        row.entry_id = self.number
        row.save(force_insert=True)
        self._hashes.append(row_hash(row))
        return row

    def write_all(self, rows: Sequence[R]) -> None:
        """Write many recorded rows of one kind."""
        if not rows:
            return
        for row in rows:
            row.entry_id = self.number
        type(rows[0])._default_manager.bulk_create(rows, batch_size=500)
        self._hashes.extend(row_hash(row) for row in rows)

    @property
    def digest(self) -> str:
        """What the entry commits to: the rows written, or the digest that the step set itself."""
        return self.rows if self.rows is not None else digest(self._hashes)


class NothingToRecord(Exception):
    """Raised inside a step that turns out to change nothing: the transaction is undone and no entry is made."""


@contextmanager
def step(folder: Path, action: str, actor: str) -> Iterator[Step]:
    """One transaction with its entry. What is raised inside undoes both."""
    with ledger_lock(folder):
        last = _caught_up(folder)
        taken = Step((last.number if last else 0) + 1, now())
        try:
            with transaction.atomic():
                yield taken
                entry = chained(
                    last.hash if last else BEGINNING,
                    taken.number,
                    at=taken.at,
                    actor=actor,
                    action=action,
                    body=taken.body,
                    rows=taken.digest,
                )
                Entry.objects.create(**asdict(entry))
        except NothingToRecord:
            return
        _append(folder, [entry])


def entries(after: int = 0) -> Iterator[model.Entry]:
    """The entries in the database, in order, from the one after `after`."""
    for row in Entry.objects.filter(number__gt=after).order_by("number").iterator(chunk_size=2000):
        yield as_noun(row)


def head() -> model.Entry | None:
    """The last entry, None in a case file that has none."""
    row = Entry.objects.order_by("-number").first()
    return as_noun(row) if row else None


def _caught_up(folder: Path) -> model.Entry | None:
    """The last entry, once the file holds its line too. Only one line may be missing: the step that was cut off."""
    last = head()
    lines, torn = _tail(ledger_file(folder))
    recent = [line_of(as_noun(row)) for row in reversed(Entry.objects.order_by("-number")[:3])]
    if lines == recent[-2:] and not torn:
        return last
    if last and lines == recent[:-1][-2:] and recent[-1].startswith(torn):
        _append(folder, [last], torn=len(torn))
        return last
    raise CaseFileError(
        "ledger-not-whole",
        "the ledger's file and the database do not end with the same entry",
        Place(str(ledger_file(folder))),
        "nothing was written; run govah verify, then bring folder and database back from the same backup",
    )


def _tail(file: Path) -> tuple[list[bytes], bytes]:
    """The last two whole lines of the file, fewer where it has fewer, and what stands after them."""
    try:
        with file.open("rb") as stream:
            size = stream.seek(0, os.SEEK_END)
            block, reach = b"", 0
            while reach < size and block.count(b"\n") < 4:
                reach = min(size, max(8192, reach * 4))
                stream.seek(size - reach)
                block = stream.read(reach)
    except FileNotFoundError:
        return [], b""
    *lines, torn = block.split(b"\n")
    return [line + b"\n" for line in lines[-2:]], torn


def _append(folder: Path, new: Iterable[model.Entry], torn: int = 0) -> None:
    file = ledger_file(folder)
    with file.open("ab") as stream:
        if torn:
            stream.truncate(stream.seek(0, os.SEEK_END) - torn)
        for entry in new:
            stream.write(line_of(entry))
        stream.flush()
        os.fsync(stream.fileno())
