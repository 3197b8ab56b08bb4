"""The chain of the ledger, in the database and in its file, entry by entry."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import rfc8785

from govah import model
from govah.casefile.ledger import BEGINNING, chained, entries, ledger_file, line_of
from govah.errors import Place
from govah.packs.problem import Problem


def ledger_problems(folder: Path, head: str | None) -> Iterator[Problem]:
    """Entries changed, removed, put in or put elsewhere; a file and a database that differ; a cut tail."""
    file = ledger_file(folder)
    recorded: dict[str, int] = {}
    filed: set[str] = set()
    lines = _lines(file)
    previous, number, missing = BEGINNING, 0, 0
    for entry in entries():
        number += 1
        place = Place("database", entry=f"ledger entry {entry.number}")
        if entry.number != number:
            yield Problem(place, "ledger-gap", f"entry {number} should stand here: entries were removed or reordered")
            number = entry.number
        if entry.previous != previous:
            yield Problem(place, "ledger-broken-chain", "it does not follow from the entry before it")
        if _resealed(entry) != entry.hash:
            yield Problem(place, "ledger-changed", "its content does not have the hash that it was sealed with")
        previous = entry.hash
        recorded[entry.hash] = entry.number
        line = next(lines, None)
        if line is None:
            missing += 1
            continue
        filed.add(entry.hash)
        if line != line_of(entry):
            if missing == 0 and not line.endswith(b"\n") and line_of(entry).startswith(line):
                missing += 1  # a step that was cut off while its line was written; the next step completes it
                filed.discard(entry.hash)
                continue
            yield Problem(
                Place(str(file), number), "ledger-file-differs", "the line is not the entry that the database holds"
            )
    surplus = sum(1 for _ in lines)
    if surplus:
        yield Problem(
            Place(str(file), number + 1), "ledger-file-longer", f"{surplus} lines that the database does not know"
        )
    if missing > 1:
        yield Problem(Place(str(file)), "ledger-file-cut", f"the last {missing} entries are missing from the file")
    if number == 0:
        yield Problem(Place("database"), "ledger-empty", "the ledger has no entry at all")
    if head is not None:
        yield from _head_problems(file, head.strip().lower(), recorded, filed)


def _head_problems(file: Path, head: str, recorded: dict[str, int], filed: set[str]) -> Iterator[Problem]:
    if head not in recorded:
        yield Problem(
            Place("database"), "ledger-cut", "no entry has the head hash given: the ledger's end was cut or rewritten"
        )
    elif head not in filed:
        yield Problem(Place(str(file)), "ledger-cut", "the head given is not in the ledger's file: its end was cut")


def _resealed(entry: model.Entry) -> str | None:
    try:
        return chained(
            entry.previous,
            entry.number,
            at=entry.at,
            actor=entry.actor,
            action=entry.action,
            body=entry.body,
            rows=entry.rows,
        ).hash
    except (rfc8785.CanonicalizationError, UnicodeEncodeError):  # nothing that was ever sealed looks like this
        return None


def _lines(file: Path) -> Iterator[bytes]:
    try:
        with file.open("rb") as stream:
            yield from stream
    except FileNotFoundError:
        return
