from __future__ import annotations

import hashlib
import io
import json
import os
import pickle
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from govah.model import Document, Unread
from govah.reading import Captured, Limits, acquire, find, read

NOBODY = 65534
NOW = "2026-11-20T09:00:00Z"
Outcome = list[Document | Unread]


def codes(items: Any) -> list[str]:
    return [item.code if isinstance(item, Unread) else item.id for item in items]


def test_bytes_are_hashed_as_they_lie(tmp_path: Path) -> None:
    raw = b"\xef\xbb\xbftext\r\n"
    (tmp_path / "a.txt").write_bytes(raw)
    (captured,) = acquire([tmp_path])
    assert isinstance(captured, Captured)
    assert (captured.sha256, captured.size) == (hashlib.sha256(raw).hexdigest(), len(raw))
    assert captured.bytes() == raw
    with captured.open() as stream:
        assert stream.read() == raw
    assert pickle.loads(pickle.dumps(captured)) == captured, "workers get it by pickle"


def test_what_find_gave_can_be_taken_in(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "pipe.txt").symlink_to("nowhere")
    found = find([tmp_path])
    assert codes(acquire(found)) == ["a", "read-not-found"]


def test_nothing_given() -> None:
    assert list(acquire([])) == []


def test_the_same_bytes_twice_are_taken_in_and_said(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text("other" if name == "b.txt" else "same")
    captured = [item for item in acquire([tmp_path]) if isinstance(item, Captured)]
    assert [[remark.code for remark in item.remarks] for item in captured] == [[], [], ["read-same-bytes"]]
    assert captured[2].metadata == {"same_bytes_as": "a.txt"}


def test_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    assert codes(acquire([tmp_path])) == ["read-empty"]


def test_a_report_beyond_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)  # no bytes on the disk: were it read through, it would show in the time
    assert codes(acquire([path])) == ["read-too-large"]
    (tmp_path / "b.txt").write_text("12345")
    assert codes(acquire([tmp_path / "b.txt"], limit_bytes=4)) == ["read-too-large"]
    assert codes(acquire([tmp_path / "b.txt"], limit_bytes=5)) == ["b"]


def test_json_lines_have_no_limit_as_a_whole(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "one"}\n{"text": "two"}\n')
    (captured,) = acquire([tmp_path], limit_bytes=4)
    assert isinstance(captured, Captured)
    assert codes(read(captured, now=NOW, limits=Limits(report_bytes=4))) == ["a-1", "a-2"]


def test_a_file_that_vanishes_or_changes_after_it_was_hashed(tmp_path: Path) -> None:
    for name in ("gone.txt", "changed.txt", "changed.jsonl"):
        (tmp_path / name).write_text('{"text": "one"}\n')
    captured = [item for item in acquire([tmp_path]) if isinstance(item, Captured)]
    (tmp_path / "gone.txt").unlink()
    for name in ("changed.txt", "changed.jsonl"):
        (tmp_path / name).write_text('{"text": "two"}\n')
    outcome = {item.name: codes(read(item, now=NOW))[-1] for item in captured}
    assert outcome == {"gone.txt": "read-not-found", "changed.txt": "read-changed", "changed.jsonl": "read-changed"}


class Input(io.BytesIO):
    @property
    def buffer(self) -> Input:
        return self


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"A report.", ["stdin"]),
        (b'{"id": "r1", "text": "one"}\n{"id": "r2", "text": "two"}\n', ["r1", "r2"]),
        (b"", ["read-empty"]),
    ],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, read_all: Any, raw: bytes, expected: list[str]) -> None:
    monkeypatch.setattr(sys, "stdin", Input(raw))
    assert codes(read_all(["-"])) == expected


def test_no_standard_input(monkeypatch: pytest.MonkeyPatch, read_all: Any) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert codes(read_all(["-"])) == ["read-empty"]


def test_standard_input_beyond_the_limit(monkeypatch: pytest.MonkeyPatch, read_all: Any) -> None:
    lines = b"".join(b'{"text": "%d"}\n' % number for number in range(9))
    monkeypatch.setattr(sys, "stdin", Input(lines))
    (captured,) = acquire(["-"], limit_bytes=40)
    assert isinstance(captured, Captured)
    assert captured.sha256 == hashlib.sha256(lines).hexdigest()
    assert captured.path.stat().st_mode & 0o077 == 0, "nobody else may read what came in"
    assert len(codes(read(captured, now=NOW, limits=Limits(report_bytes=40)))) == 9
    captured.path.unlink()
    monkeypatch.setattr(sys, "stdin", Input(b"x" * 41))
    assert codes(read_all(["-"], Limits(report_bytes=40))) == ["read-too-large"]


def _as_nobody(task: Callable[[], list[str]]) -> list[str]:
    """What `task` gives to a person without rights: root reads everything, so a child gives them up."""
    if os.geteuid() != 0:
        return task()
    receive, send = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
            os.write(send, json.dumps(task()).encode())
        finally:
            os._exit(0)
    os.close(send)
    os.waitpid(child, 0)
    with os.fdopen(receive, "rb") as stream:
        answer: list[str] = json.loads(stream.read())
    return answer


def test_what_one_may_not_read_is_named_and_the_rest_is_read() -> None:
    folder = Path(tempfile.mkdtemp())  # outside of pytest's own, which only its owner may enter
    try:
        folder.chmod(0o755)
        for name in ("a.txt", "closed.txt", "z.txt"):
            (folder / name).write_text("text")
        (folder / "locked").mkdir()
        (folder / "locked" / "b.txt").write_text("text")
        (folder / "closed.txt").chmod(0)
        (folder / "locked").chmod(0)
        assert _as_nobody(lambda: codes(acquire([folder]))) == ["a", "read-no-permission", "read-no-permission", "z"]
        assert _as_nobody(lambda: codes(acquire([folder / "locked"]))) == ["read-no-permission"]
    finally:
        (folder / "locked").chmod(0o700)
        shutil.rmtree(folder)
