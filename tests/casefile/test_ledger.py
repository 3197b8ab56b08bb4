"""The ledger: a chain in the database, witnessed line by line in a file that may only ever lag by one step."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
import rfc8785

import made_reports as made
from govah.casefile import CaseFile, verify
from govah.errors import CaseFileError

ONE = made.hanged("a", "Ahmad Alizadeh", "2024-11-13")
TWO = made.hanged("b", "Mohsen Moradi", "2024-11-13")


def lines(casefile: CaseFile) -> list[bytes]:
    return (casefile.folder / "ledger.jsonl").read_bytes().splitlines(keepends=True)


def rewrite(casefile: CaseFile, content: list[bytes]) -> None:
    (casefile.folder / "ledger.jsonl").write_bytes(b"".join(content))


def take(casefile: CaseFile, one: object = ONE) -> None:
    casefile.take(made.captured(one.document), [one])  # type: ignore[attr-defined]


def test_a_hash_can_be_worked_out_by_anybody(casefile: CaseFile) -> None:
    """SHA-256 over the previous hash and the canonical JSON of all fields but the hash, nothing else."""
    import json

    take(casefile)
    previous = "0" * 64
    for line in lines(casefile):
        entry = json.loads(line)
        sealed = entry.pop("hash")
        assert entry["previous"] == previous
        assert hashlib.sha256(previous.encode() + rfc8785.dumps(entry)).hexdigest() == sealed
        previous = sealed
    assert casefile.head == previous


LAGS = [
    ("the last line was not begun", lambda all_lines: all_lines[:-1]),
    ("the last line was cut off", lambda all_lines: [*all_lines[:-1], all_lines[-1][:40]]),
    ("only its end of line is missing", lambda all_lines: [*all_lines[:-1], all_lines[-1][:-1]]),
]


@pytest.mark.parametrize("lag", [row[1] for row in LAGS], ids=[row[0] for row in LAGS])
def test_a_line_that_a_cut_off_step_owes_is_added_by_the_next(casefile: CaseFile, lag: object) -> None:
    take(casefile)
    whole = lines(casefile)
    rewrite(casefile, lag(whole))  # type: ignore[operator]
    assert verify(casefile.folder) == [], "a step that was cut off is no harm"
    take(casefile, TWO)
    assert lines(casefile)[: len(whole)] == whole
    assert verify(casefile.folder, head=casefile.head) == []


HARM = [
    ("two lines are missing", lambda all_lines: all_lines[:-2]),
    ("the file is empty", lambda _: []),
    ("another line stands last", lambda all_lines: [*all_lines[:-1], b"{}\n"]),
    ("a line too many", lambda all_lines: [*all_lines, all_lines[-1]]),
    ("something begun that is none of ours", lambda all_lines: [*all_lines, b"{"]),
]


@pytest.mark.parametrize("harm", [row[1] for row in HARM], ids=[row[0] for row in HARM])
def test_nothing_is_written_on_a_harmed_ledger(casefile: CaseFile, harm: object) -> None:
    take(casefile)
    rewrite(casefile, harm(lines(casefile)))  # type: ignore[operator]
    before = lines(casefile)
    with pytest.raises(CaseFileError) as raised:
        take(casefile, TWO)
    assert raised.value.code == "ledger-not-whole"
    assert lines(casefile) == before


def test_a_line_longer_than_one_block_is_found_whole(casefile: CaseFile) -> None:
    from govah.casefile.ledger import step

    with step(casefile.folder, "note", "tester") as current:
        current.body = {"long": "x" * 20_000}
    take(casefile)
    assert verify(casefile.folder, head=casefile.head) == []


def test_a_step_that_changes_nothing_makes_no_entry(casefile: CaseFile) -> None:
    from govah.casefile.ledger import NothingToRecord, step

    head = casefile.head
    with step(casefile.folder, "note", "tester"):
        raise NothingToRecord
    assert casefile.head == head


def test_the_ledger_waits_for_its_turn_but_not_for_ever(casefile: CaseFile, monkeypatch: pytest.MonkeyPatch) -> None:
    from govah.casefile import locks

    monkeypatch.setattr(locks, "_STEP_SECONDS", 0.1)
    with locks.ledger_lock(casefile.folder), pytest.raises(CaseFileError) as raised:
        take(casefile)
    assert raised.value.code == "ledger-busy"
    take(casefile)


def test_two_readings_at_once(casefile: CaseFile, tmp_path: Path) -> None:
    from govah.casefile import read_into
    from govah.casefile.locks import reading_lock

    with reading_lock(casefile.folder), pytest.raises(CaseFileError) as raised:
        read_into(casefile, [tmp_path / "none"], workers=0)
    assert raised.value.code == "casefile-busy"
    assert casefile.head, "who only looks is not hindered"


@pytest.mark.parametrize(
    ("told", "counts", "why"),
    [
        ({}, False, "a row of an earlier version keeps the digest that the ledger has of it"),
        ({"person": "Ahmad Alizadeh"}, True, "what a row holds is part of what the ledger commits to"),
    ],
)
def test_a_column_that_came_later_counts_where_it_holds_something(told: dict[str, str], counts: bool, why: str) -> None:
    from govah.casefile.digest import row_line
    from govah.casefile.models import Note

    line = row_line(Note(code="ages-fit", kind="checked", text="They fit.", told=told))
    assert ('"told"' in line) == counts, why
