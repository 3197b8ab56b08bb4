"""The shelf: what it gives is what Python compiles, whatever became of its file."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govah.packs import load_pack, shelf
from govah.packs.schema.lexicon import Grammar

PATTERNS = sorted({entry.pattern for entry in load_pack().of(Grammar)})


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("GOVAH_CACHE", str(tmp_path))
    shelf._shelf.cache_clear()
    yield tmp_path
    shelf._shelf.cache_clear()


def next_run() -> None:
    """Forget what this run holds; the file stays."""
    shelf._shelf.cache_clear()


def kept(folder: Path) -> list[Path]:
    return [file for file in (folder / "expressions").glob("*") if file.is_file()]


def test_what_is_kept_is_what_was_compiled(folder: Path) -> None:
    first = {pattern: shelf.compiled(pattern) for pattern in PATTERNS}
    shelf.put_away()
    next_run()
    before = kept(folder)[0].stat().st_mtime_ns
    for pattern in PATTERNS:
        again = shelf.compiled(pattern)
        assert again == first[pattern]  # the same code, flags and text
        assert again.groupindex == re.compile(pattern).groupindex
    shelf.put_away()
    assert kept(folder)[0].stat().st_mtime_ns == before, "nothing was compiled anew"


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="abc ()|?*[]\\d.", max_size=12), st.sampled_from([0, re.IGNORECASE, re.MULTILINE]))
def test_any_expression_is_restored_or_refused_as_python_does(pattern: str, flags: int) -> None:
    try:
        expected = re.compile(pattern, flags)
    except re.error:
        with pytest.raises(re.error):
            shelf.compiled(pattern, flags)
        return
    restored = shelf._restored(pattern, shelf._row(pattern, flags))
    assert restored == shelf.compiled(pattern, flags)
    assert (restored.flags, restored.groups) == (expected.flags, expected.groups)


@pytest.mark.parametrize("broken", [b"", b"garbage", b"govah-shelf-2\n" + b"\0" * 64])
def test_a_broken_file_is_as_good_as_none(folder: Path, broken: bytes) -> None:
    file = folder / "expressions" / shelf._python()
    file.parent.mkdir()
    file.write_bytes(broken)
    assert shelf.compiled("hanged (at dawn)?").search("hanged at dawn")


def test_a_row_that_python_refuses_is_compiled_anew(folder: Path) -> None:
    row = shelf._row("hanged", 0)
    spoilt = shelf._Row(row.flags, b"\xff" * len(row.code), row.groups, row.names)
    shelf._shelf().put("code 0 hanged", msgspec.msgpack.encode(spoilt))
    assert shelf.compiled("hanged").search("was hanged")


@pytest.mark.parametrize(
    "spoil",
    [{"groups": 10**9}, {"groups": -1}, {"names": {"who": 7}}, {"code": b"\xff\xff"}, {"flags": 1 << 40}],
)
def test_a_row_that_says_what_cannot_be_is_refused(folder: Path, spoil: dict[str, Any]) -> None:
    row = msgspec.structs.replace(shelf._row("(?P<who>hanged)", 0), **spoil)
    shelf._shelf().put("code 0 (?P<who>hanged)", msgspec.msgpack.encode(row))
    found = shelf.compiled("(?P<who>hanged)").search("was hanged")
    assert found
    assert found["who"] == "hanged"


def test_an_expression_that_no_file_can_hold_is_used_all_the_same(folder: Path) -> None:
    assert shelf.compiled("\ud800abc").search("\ud800abc")
    assert shelf.learnt(tuple[str, ...])(lambda pattern: (pattern.pattern,))(re.compile("\ud800")) == ("\ud800",)
    for number in range(40):
        shelf.compiled(f"hanged {number}")
    shelf.put_away()
    assert len(kept(folder)) == 1


@pytest.mark.skipif(os.name != "posix", reason="rights of files as POSIX has them")
def test_a_shelf_that_others_may_write_to_is_not_read(folder: Path) -> None:
    for number in range(40):
        shelf.compiled(f"hanged {number}")
    shelf.put_away()
    file = kept(folder)[0]
    assert shelf.Shelf(file).take("code 0 hanged 7")
    file.chmod(0o666)
    assert shelf.Shelf(file).take("code 0 hanged 7") is None
    file.chmod(0o600)
    file.parent.chmod(0o777)
    assert shelf.Shelf(file).take("code 0 hanged 7") is None
    file.parent.chmod(0o700)


def test_a_python_without_that_door_compiles_as_usual(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "_sre", None)
    monkeypatch.setattr(shelf, "_compiler", None)
    next_run()
    assert shelf.compiled("hanged at (?P<when>dawn)").search("hanged at dawn")


def test_a_few_new_things_are_not_worth_writing(folder: Path) -> None:
    shelf.compiled("hanged")
    shelf.put_away()
    assert kept(folder) == []


def test_what_two_runs_learnt_is_kept_together(folder: Path) -> None:
    first, second = shelf.Shelf(folder / "it"), shelf.Shelf(folder / "it")
    for run, letter in ((first, "a"), (second, "b")):
        for number in range(30):
            run.put(f"{letter}{number}", b"x")
        run.put_away()
    third = shelf.Shelf(folder / "it")
    assert third.take("a3") == third.take("b3") == b"x"


def test_a_full_shelf_keeps_what_is_used(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "_MOST", 40)
    old = shelf.Shelf(folder / "it")
    for number in range(40):
        old.put(f"old{number}", b"x")
    old.put_away()
    now = shelf.Shelf(folder / "it")
    now.take("old7")
    for number in range(30):
        now.take(f"new{number}")
        now.put(f"new{number}", b"y")
    now.put_away()
    later = shelf.Shelf(folder / "it")
    assert later.take("old7") == b"x"
    assert later.take("new3") == b"y"
    assert later.take("old8") is None


def test_a_folder_that_cannot_be_written_is_not_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("GOVAH_CACHE", str(tmp_path / "file"))
    shelf._shelf.cache_clear()
    for number in range(40):
        assert shelf.compiled(f"hanged {number}").fullmatch(f"hanged {number}")
    shelf.put_away()
    shelf._shelf.cache_clear()


def test_what_is_learnt_is_asked_once_and_again_when_its_file_changed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def words(pattern: re.Pattern[str]) -> tuple[str, ...]:
        asked.append(pattern.pattern)
        return tuple(pattern.pattern.split("|"))

    for _ in range(2):
        assert shelf.learnt(tuple[str, ...])(words)(re.compile("shot|hanged")) == ("shot", "hanged")
    assert asked == ["shot|hanged"]
    monkeypatch.setattr(shelf, "_digest", lambda file: "another")
    assert shelf.learnt(tuple[str, ...])(words)(re.compile("shot|hanged")) == ("shot", "hanged")
    assert len(asked) == 2
