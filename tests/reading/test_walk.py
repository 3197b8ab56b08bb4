from __future__ import annotations

import os
from pathlib import Path

import pytest

from govah.model import Unread
from govah.reading.walk import Found, find, shown


def lay(root: Path, *names: str) -> Path:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    return root


def ids(*paths: Path | str) -> list[str]:
    return [item.id if isinstance(item, Found) else item.code for item in find(paths)]


IDS = [
    ("the stem", ["b.txt", "a.txt"], ["a", "b"]),
    ("a shared stem: the path below the folder", ["a.txt", "x/a.txt", "c.txt"], ["a", "c", "x/a"]),
    ("the same folder too: the suffix tells", ["x/a.txt", "x/a.pdf"], ["x/a.pdf", "x/a.txt"]),
    ("hidden files and litter are no reports", [".git/a.txt", ".DS_Store", "~$a.docx", "Thumbs.db", "b.txt"], ["b"]),
    ("metadata beside its report is no report", ["a.txt", "a.meta.json", "b.txt", "b.txt.meta.json"], ["a", "b"]),
    ("metadata without a report stays, to be named", ["a.meta.json"], ["a.meta"]),
    ("nothing at all", [], ["read-no-reports"]),
    ("hidden files only", [".a"], ["read-no-reports"]),
    ("dots in a name", ["2024.11.13.txt"], ["2024.11.13"]),
]


@pytest.mark.parametrize(("why", "names", "expected"), IDS, ids=[row[0] for row in IDS])
def test_ids(tmp_path: Path, why: str, names: list[str], expected: list[str]) -> None:
    assert ids(lay(tmp_path, *names)) == expected, why


def test_ids_stay_apart_over_several_folders(tmp_path: Path) -> None:
    lay(tmp_path, "one/a.txt", "two/a.txt")
    assert ids(tmp_path / "one", tmp_path / "two") == ["one/a.txt", "two/a.txt"]


def test_the_same_file_twice_has_two_ids(tmp_path: Path) -> None:
    given = lay(tmp_path, "a.txt") / "a.txt"
    first, second = ids(given, given)
    assert first != second


def test_the_order_does_not_hang_on_the_disk(tmp_path: Path) -> None:
    names = ["z.txt", "a/z.txt", "a.txt", "B.txt", "ب.txt", "a/b/c.txt"]
    lay(tmp_path, *names)
    found = [item.name for item in find([tmp_path]) if isinstance(item, Found)]
    assert found == ["B.txt", "a/b/c.txt", "a/z.txt", "a.txt", "z.txt", "ب.txt"]


def test_what_is_not_there(tmp_path: Path) -> None:
    (unread,) = find([tmp_path / "none"])
    assert isinstance(unread, Unread)
    assert unread.code == "read-not-found"


def test_a_name_that_no_file_can_have() -> None:
    assert ids("a\0b") == ["read-not-found"]
    assert ids("x" * 5000) == ["read-system-error"]


def test_a_pipe_is_no_report(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert ids(tmp_path) == ["read-not-a-file"]
    assert ids(tmp_path / "pipe") == ["read-not-a-file"]


def test_links(tmp_path: Path) -> None:
    inside = lay(tmp_path / "in", "a.txt", "sub/b.txt")
    lay(tmp_path / "out", "secret.txt")
    (inside / "again.txt").symlink_to("a.txt")
    (inside / "loop").symlink_to(".")
    (inside / "sub" / "up").symlink_to("..")
    (inside / "broken").symlink_to("nowhere")
    (inside / "itself").symlink_to("itself")
    (inside / "outfile").symlink_to(tmp_path / "out" / "secret.txt")
    (inside / "outfolder").symlink_to(tmp_path / "out")
    found = {item.name: item.id if isinstance(item, Found) else item.code for item in find([inside])}
    assert found == {
        "a.txt": "a",
        "again.txt": "again",
        "sub/b.txt": "b",
        "loop": "read-link-loop",
        "sub/up": "read-link-loop",
        "broken": "read-not-found",
        "itself": "read-link-loop",
        "outfile": "read-link-outside",
        "outfolder": "read-link-outside",
    }
    assert ids(inside / "outfile") == ["outfile"], "a link that a person names is meant"


def test_a_folder_given_through_a_link_is_read(tmp_path: Path) -> None:
    lay(tmp_path, "real/a.txt")
    (tmp_path / "link").symlink_to("real")
    assert ids(tmp_path / "link") == ["a"]


def test_a_deep_folder_needs_no_deep_stack(tmp_path: Path) -> None:
    folder = os.open(tmp_path, os.O_RDONLY)
    for _ in range(300):
        os.mkdir("d", dir_fd=folder)
        inner = os.open("d", os.O_RDONLY, dir_fd=folder)
        os.close(folder)
        folder = inner
    os.close(os.open("a.txt", os.O_CREAT | os.O_WRONLY, dir_fd=folder))
    os.close(folder)
    (found,) = find([tmp_path])
    assert found.name.endswith("a.txt")


ODD = [
    ("a line break", b"two\nlines.txt", "two\\nlines"),
    ("bytes that are no UTF-8", b"caf\xe9.txt", "caf\\xe9"),
    ("a sign that turns the direction, to hide a suffix", "a\u202etxt.pdf".encode(), "a\\u202etxt"),
    ("a terminal's escape", b"a\x1b[2Jb.txt", "a\\x1b[2Jb"),
    ("a Persian name with its joiner stays", "رجایی\u200cشهر.txt".encode(), "رجایی\u200cشهر"),
]


@pytest.mark.parametrize(("why", "name", "expected"), ODD, ids=[row[0] for row in ODD])
def test_odd_names_can_be_shown_and_stored(tmp_path: Path, why: str, name: bytes, expected: str) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text("x")
    (found,) = find([tmp_path])
    assert isinstance(found, Found)
    assert found.id == expected, why
    assert found.name.encode(), "it has a UTF-8 form"
    assert found.odd_name is ("\\" in expected)
    assert found.path.read_text() == "x", "the path is the real one"


def test_shown_keeps_common_names() -> None:
    assert shown("گزارش 12 – prison (2).txt") == "گزارش 12 – prison (2).txt"
