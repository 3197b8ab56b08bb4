"""`verify`: passes on an honest case file, and finds whatever was changed behind the ledger's back."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

import made_reports as made
from govah.casefile import CaseFile, verify
from govah.casefile.vault import kept_at
from govah.errors import CaseFileError


@pytest.fixture
def whole(casefile: CaseFile) -> CaseFile:
    """Two reports, linked, with a decision and something that could not be read."""
    from govah.model import Unread

    for one in (
        made.hanged("a", "Ahmad Alizadeh", "2024-11-13", source="One", published="2024-11-14"),
        made.hanged("b", "Mohsen Moradi", "2024-11-13", source="Two"),
    ):
        casefile.take(made.captured(one.document), [one])
    casefile.refuse(Unread("read-empty", "the file is empty", "c.txt"))
    casefile.relink(made.BARE)
    one = made.hanged("a", "Ahmad Alizadeh", "2024-11-13", source="One", published="2024-11-14")
    casefile.decide(1, one.claims[2].id, "accept", "reader")
    casefile.relink(made.BARE)
    return casefile


def run(statement: str) -> None:
    """Change the database as somebody would who goes around the program, foreign keys and all."""
    from django.db import connection

    if connection.vendor == "sqlite":
        with contextlib.closing(sqlite3.connect(connection.settings_dict["NAME"])) as outside:
            outside.execute(statement)
            outside.commit()
        return
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(statement)
        cursor.execute("SET session_replication_role = DEFAULT")


def codes(casefile: CaseFile, head: str | None = None) -> set[str]:
    return {problem.code for problem in verify(casefile.folder, head=head)}


def test_an_honest_case_file_is_whole(whole: CaseFile) -> None:
    assert verify(whole.folder, head=whole.head) == []


ROWS = [
    ("UPDATE casefile_claim SET value = '\"spared\"' WHERE property = 'outcome'", "rows-changed", "a value"),
    ("UPDATE casefile_claim SET value = 'no json' WHERE property = 'outcome'", "rows-changed", "no value at all"),
    ("UPDATE casefile_claim SET spans = '[[0,3]]' WHERE ordinal = 0", "rows-changed", "a passage"),
    ("UPDATE casefile_claim SET confidence = 0.5 WHERE ordinal = 0", "rows-changed", "a confidence"),
    ("UPDATE casefile_claim SET rule = 'x' WHERE ordinal = 0", "rows-changed", "the rule it rests on"),
    ("UPDATE casefile_document SET text = 'x'", "text-changed", "a text"),
    ("UPDATE casefile_document SET text = 'x'", "rows-changed", "a text, by its row too"),
    ("UPDATE casefile_document SET publisher = 'Three'", "rows-changed", "who published it"),
    ("UPDATE casefile_decision SET verdict = 'reject'", "rows-changed", "a person's decision"),
    ("UPDATE casefile_decision SET actor = 'somebody else'", "rows-changed", "who decided"),
    ("DELETE FROM casefile_decision", "rows-changed", "a decision removed"),
    ("DELETE FROM casefile_unread", "rows-changed", "a refusal removed"),
    ("UPDATE casefile_claim SET entry_id = 1 WHERE ordinal = 0", "rows-changed", "a row put under another step"),
    ("UPDATE casefile_claim SET entry_id = 99 WHERE ordinal = 0", "rows-without-entry", "a row under no step"),
    (
        "INSERT INTO casefile_unread (kind, code, what, name, next_step, part, bytes_sha256, at, entry_id)"
        " VALUES ('unread', 'x', '', '', '', '', '', '', 2)",
        "rows-changed",
        "a row added",
    ),
    ("UPDATE casefile_person SET outcome = 'spared'", "people-changed", "a derived value"),
    ("DELETE FROM casefile_witness", "people-changed", "what a reading rests on"),
    ("UPDATE casefile_searchable SET words = 'x'", "search-changed", "what search sees"),
    ("DELETE FROM casefile_standing WHERE report_id = 1", "standing-changed", "which extraction stands"),
    ("UPDATE casefile_entry SET actor = 'x' WHERE number = 2", "ledger-changed", "who did a step"),
    ("UPDATE casefile_entry SET body = '{}' WHERE number = 2", "ledger-changed", "what a step did"),
    ("UPDATE casefile_entry SET body = 'no json' WHERE number = 2", "ledger-changed", "an entry that is no entry"),
    ("UPDATE casefile_entry SET rows = '' WHERE number = 2", "ledger-changed", "what a step committed to"),
    ("UPDATE casefile_entry SET hash = 'x' WHERE number = 2", "ledger-broken-chain", "an entry's hash"),
    ("DELETE FROM casefile_entry WHERE number = 4", "ledger-gap", "an entry removed"),
    ("DELETE FROM casefile_entry WHERE number = 1", "ledger-gap", "the first entry removed"),
    ("UPDATE casefile_entry SET number = number + 100 WHERE number = 3", "ledger-gap", "entries reordered"),
]


@pytest.mark.parametrize(("statement", "code", "what"), ROWS, ids=[row[2] for row in ROWS])
def test_a_changed_database_is_found(whole: CaseFile, statement: str, code: str, what: str) -> None:
    run(statement)
    assert code in codes(whole), what


def test_rows_of_a_step_moved_to_other_texts_are_found(whole: CaseFile) -> None:
    run("UPDATE casefile_claim SET document_id = (SELECT max(id) FROM casefile_document)")
    assert "rows-changed" in codes(whole)


def kept(casefile: CaseFile) -> Path:
    from govah.casefile import models

    return kept_at(casefile.folder, models.Capture.objects.order_by("pk")[0].sha256)


def flip(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 1
    path.chmod(0o644)
    path.write_bytes(raw)


VAULT: list[tuple[Callable[[Path], None], str]] = [
    (flip, "vault-changed"),
    (lambda path: path.unlink(), "vault-missing"),
    (lambda path: (path.chmod(0o644), path.write_bytes(b""))[0], "vault-changed"),
]


@pytest.mark.parametrize(("harm", "code"), VAULT, ids=["a flipped bit", "a lost file", "an emptied file"])
def test_harm_to_the_vault_is_found(whole: CaseFile, harm: Callable[[Path], None], code: str) -> None:
    harm(kept(whole))
    assert codes(whole) == {code}


def test_bytes_that_cannot_be_read_are_named(whole: CaseFile, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: Path) -> str:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("govah.casefile.verification.vault.hash_of", refused)
    assert codes(whole) == {"vault-unreadable"}


def test_bytes_that_no_capture_names_are_no_problem(whole: CaseFile) -> None:
    stray = kept_at(whole.folder, "f" * 64)
    stray.parent.mkdir(parents=True)
    stray.write_bytes(b"left by a reading that was cut off")
    assert verify(whole.folder) == []


Lines = list[bytes]

FILE: list[tuple[str, Callable[[Lines], Lines], str]] = [
    ("a line changed", lambda lines: [lines[0], lines[1].replace(b"read", b"dear"), *lines[2:]], "ledger-file-differs"),
    ("a line removed", lambda lines: [*lines[:2], *lines[3:]], "ledger-file-differs"),
    ("lines reordered", lambda lines: [lines[1], lines[0], *lines[2:]], "ledger-file-differs"),
    ("a line added", lambda lines: [*lines, lines[-1]], "ledger-file-longer"),
    ("a line of no JSON", lambda lines: [*lines, b"x\n"], "ledger-file-longer"),
    ("two lines cut", lambda lines: lines[:-2], "ledger-file-cut"),
    ("all lines cut", lambda _: [], "ledger-file-cut"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "code"), [row[1:] for row in FILE], ids=[row[0] for row in FILE])
def test_harm_to_the_ledger_file_is_found(whole: CaseFile, change: Callable[[Lines], Lines], code: str) -> None:
    file = whole.folder / "ledger.jsonl"
    file.write_bytes(b"".join(change(file.read_bytes().splitlines(keepends=True))))
    assert code in codes(whole)


def test_a_tail_cut_from_file_database_and_rows_is_found_with_the_head(casefile: CaseFile) -> None:
    """Whoever cuts everything alike leaves a shorter case file that is whole; only the printed head tells."""
    one = made.hanged("a", "Ahmad Alizadeh", "2024-11-13")
    casefile.take(made.captured(one.document), [one])
    casefile.relink(made.BARE)
    casefile.decide(1, one.claims[2].id, "accept", "reader")
    head = casefile.head
    run("DELETE FROM casefile_decision")
    run("DELETE FROM casefile_entry WHERE number = 4")
    file = casefile.folder / "ledger.jsonl"
    file.write_bytes(b"".join(file.read_bytes().splitlines(keepends=True)[:3]))
    assert codes(casefile) == set()
    assert codes(casefile, head) == {"ledger-cut"}


def test_a_last_line_cut_from_the_file_alone_is_found_with_the_head(whole: CaseFile) -> None:
    head = whole.head
    file = whole.folder / "ledger.jsonl"
    file.write_bytes(b"".join(file.read_bytes().splitlines(keepends=True)[:-1]))
    assert codes(whole, head) == {"ledger-cut"}


def test_an_earlier_head_is_good_for_a_grown_ledger(whole: CaseFile) -> None:
    head = whole.head
    one = made.hanged("d", "Jafar Rastgar", "2024-11-13")
    whole.take(made.captured(one.document), [one])
    assert verify(whole.folder, head=head) == []


def test_a_head_may_be_given_in_any_case(whole: CaseFile) -> None:
    assert verify(whole.folder, head=f" {(whole.head or '').upper()}\n") == []


def test_a_rewritten_entry_with_a_fitting_hash_breaks_the_chain(whole: CaseFile) -> None:
    """A forger who seals an entry anew must seal all that follow, and then the head is another."""
    from dataclasses import asdict, replace

    from govah.casefile.ledger import chained, entries

    second = list(entries())[1]
    forged = replace(second, actor="somebody else")
    fields = asdict(forged)
    previous, number = fields.pop("previous"), fields.pop("number")
    fields.pop("hash")
    sealed = chained(previous, number, **fields)
    run(f"UPDATE casefile_entry SET actor = 'somebody else', hash = '{sealed.hash}' WHERE number = 2")
    assert "ledger-broken-chain" in codes(whole)


def test_a_damaged_database_file_is_named_and_not_a_crash(whole: CaseFile) -> None:
    from django.db import connection

    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL's files are its own; it reports their damage itself")
    whole.close()
    file = whole.folder / "govah.sqlite3"
    with contextlib.closing(sqlite3.connect(file)) as outside:
        outside.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw = bytearray(file.read_bytes())
    for at in range(8192, len(raw), 4096):
        raw[at : at + 8] = b"\xff" * 8
    file.write_bytes(raw)
    assert "database-damaged" in codes(whole)


def test_a_missing_database_file_is_named_and_not_made(whole: CaseFile) -> None:
    from django.db import connection

    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL's database is no file of ours")
    whole.close()
    for file in whole.folder.glob("govah.sqlite3*"):
        file.unlink()
    assert codes(whole) == {"database-missing"}
    assert not (whole.folder / "govah.sqlite3").exists()


def test_a_folder_without_a_case_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CaseFileError) as raised:
        verify(tmp_path)
    assert raised.value.code == "casefile-missing"
    assert list(tmp_path.iterdir()) == [], "looking makes nothing"


def test_each_line_of_the_file_is_the_canonical_entry(whole: CaseFile) -> None:
    lines = (whole.folder / "ledger.jsonl").read_bytes().splitlines()
    assert [json.loads(line)["number"] for line in lines] == list(range(1, len(lines) + 1))
    assert [json.loads(line)["action"] for line in lines] == [
        "create",
        "take",
        "take",
        "refuse",
        "link",
        "decide",
        "link",
    ]
