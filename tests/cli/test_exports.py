"""Exports through the verbs: a note is no failure, a cut is one, and every report has an id of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from govah.cli import run
from made_exports import SAMPLES, archive, package

FILES = {
    "result.json": ["result/2", "result/3", "result/4", "result/8"],
    "account.json": ["account/500000002/11", "account/500000002#2/11", "account/77/5"],
    "html/messages.html": ["messages/2", "messages/3", "messages/4", "messages/5"],
    "chat.md": ["chat/2024-11-13T22:40", "chat/2024-11-13T22:41", "chat/2024-11-13T22:41-2"],
    "ward.mbox": ["ward/one@example.org", "ward/two@example.org", "ward/two@example.org/list.txt"],
    "feed.rss": ["feed.rss/https://example.org/?p=1", "feed.rss/https://example.org/2"],
    "feed.atom": ["feed.atom/tag:example.org,2024:1", "feed.atom/tag:example.org,2024:2"],
}


def test_extract_gives_a_line_for_each_message(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", "--workers", "1", *(str(SAMPLES / name) for name in FILES)]) == 0
    out, err = capsys.readouterr()
    assert [json.loads(line)["doc"]["id"] for line in out.splitlines()] == [
        id_ for ids in FILES.values() for id_ in ids
    ]
    assert "Not readable" not in err


def test_a_folder_of_all_of_them_has_no_id_twice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for one in sorted(SAMPLES.rglob("*")):
        if one.is_file():
            (tmp_path / one.name).write_bytes(one.read_bytes())
    (tmp_path / "a.warc.gz").write_bytes(archive())
    (tmp_path / "a.wacz").write_bytes(package(data=archive()))
    assert run(["extract", "--workers", "1", str(tmp_path)]) == 1, "a page of a menu in the web archive is none"
    out, err = capsys.readouterr()
    ids = [json.loads(line)["doc"]["id"] for line in out.splitlines()]
    assert len(ids) == len(set(ids)) > 30
    assert "Noted: read-export-beside: result.json" in err


ENDS = [
    ("notes only", b'{"name": "N", "type": "personal_chat", "id": 1, "messages": [{"id": 1, "type": "service"}]}', 0),
    ("nothing at all", b'{"name": "N", "type": "personal_chat", "id": 1, "messages": []}', 2),
    ("cut off behind a message", (SAMPLES / "result.json").read_bytes()[:1500], 1),
]


@pytest.mark.parametrize(("raw", "code"), [row[1:] for row in ENDS], ids=[row[0] for row in ENDS])
def test_how_it_ends(tmp_path: Path, capsys: pytest.CaptureFixture[str], raw: bytes, code: int) -> None:
    (tmp_path / "result.json").write_bytes(raw)
    assert run(["extract", "--workers", "1", str(tmp_path)]) == code
    assert capsys.readouterr().err.count("read-") == 1 + (code == 1)
