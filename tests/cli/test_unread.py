"""The list at the end: every file named, none drowned by another, nothing that steers the terminal."""

from __future__ import annotations

import contextlib
import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from govah.cli import run
from govah.cli.unread import SHOWN, say_unread
from govah.model import Unread

STEERING = "\x1b\x07\x9b\u202e\u2066\r\n"


def _bad(name: str, part: str | None = None, what: str = "it is no JSON", code: str = "read-line-not-json") -> Unread:
    return Unread(code, f"{part}: {what}" if part else what, name, "write JSON", None, part)


def test_many_bad_lines_of_one_file_are_counted_and_hide_no_other_file(capsys: pytest.CaptureFixture[str]) -> None:
    say_unread(
        [*(_bad("a.jsonl", f"line {n}") for n in range(1, 101)), _bad("b.pdf", code="read-damaged")], "elsewhere"
    )
    err = capsys.readouterr().err
    assert "Not readable: 101" in err
    assert "line 3" in err
    assert "line 4:" not in err
    assert "read-line-not-json: a.jsonl: 97 more" in err
    assert "read-damaged: b.pdf: it is no JSON; write JSON" in err


def test_a_line_is_named_once(capsys: pytest.CaptureFixture[str]) -> None:
    say_unread([_bad("a.jsonl", "line 1")])
    assert capsys.readouterr().err.count("line 1") == 1


@pytest.mark.parametrize(("rest", "lines"), [("the desk lists them all", SHOWN + 2), ("", SHOWN + 11)])
def test_what_is_left_out_stands_somewhere_else_or_nothing_is(
    rest: str, lines: int, capsys: pytest.CaptureFixture[str]
) -> None:
    say_unread([_bad(f"{n}.txt") for n in range(SHOWN + 10)], rest)
    err = capsys.readouterr().err
    assert len(err.splitlines()) == lines
    assert ("… and 10 more; the desk" in err) == bool(rest)


def test_nothing_in_a_name_steers_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    say_unread([Unread("read-no-text", STEERING, f"n{STEERING}", STEERING, None, f"p{STEERING}")])
    err = capsys.readouterr().err
    assert not set(err) & set(STEERING) - {"\n"}
    assert len(err.splitlines()) == 2


def test_a_bad_last_line_does_not_make_a_good_extraction_fail(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [{"id": "good", "text": "A man was executed."}, {"id": STEERING, "text": "  "}]
    (tmp_path / "r.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    assert run(["extract", "--workers", "1", str(tmp_path)]) == 1
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 1
    assert "read-no-text: r.jsonl" in err
    assert "\x1b" not in err


def test_a_claim_is_explained_without_steering_the_terminal(tmp_path: Path) -> None:
    text = f"On 3 May 2021 Ali Karimi{STEERING} was hanged in Evin Prison."
    report = {"id": f"a{STEERING}", "title": STEERING, "source": STEERING, "url": STEERING, "text": text}
    (tmp_path / "r.jsonl").write_text(json.dumps(report))
    where = ["--casefile", str(tmp_path / "casefile")]
    # Processes of their own: a case file is one process's.
    assert _govah("read", "--workers", "1", *where, str(tmp_path / "r.jsonl")).returncode == 0
    with contextlib.closing(sqlite3.connect(tmp_path / "casefile" / "govah.sqlite3")) as database:
        rows = database.execute("select key from casefile_claim where property in ('name', 'type')").fetchall()
    assert rows
    for (key,) in rows:
        explained = _govah("explain", key, *where)
        assert "Karimi" in explained.stdout
        assert not set(explained.stdout) & set(STEERING) - {"\n"}


def _govah(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "govah", *words], capture_output=True, text=True, check=False)
