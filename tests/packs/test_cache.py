"""The cache: it only ever makes loading faster; broken, foreign or forbidden, it is ignored."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from govah.packs import cache, load_pack
from govah.packs.schema.places import City

Write = Callable[..., Path]
TEXT = "schema: cities\nsource: s\nentries:\n  - {id: x.a, province: p, names: {en: [A]}}\n"


def _kept(folder: Path) -> list[Path]:
    return sorted((folder / "packs").iterdir())


def test_a_second_load_reads_no_yaml(write: Write, own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write("a", **{"one.yml": TEXT})
    first = load_pack(folder, builtin=False)
    assert len(_kept(own_cache)) == 1

    def never(*_: object) -> None:
        raise AssertionError("compiled again")

    monkeypatch.setattr("govah.packs.compile.compile_file", never)
    second = load_pack(folder, builtin=False)
    assert second.of(City) == first.of(City)
    assert second.fingerprint == first.fingerprint
    assert second.where(second.of(City)[0]) == first.where(first.of(City)[0])


def test_a_changed_file_is_compiled_again(write: Write) -> None:
    folder = write("a", **{"one.yml": TEXT})
    load_pack(folder, builtin=False)
    write("a", **{"one.yml": TEXT.replace("[A]", "[B]")})
    assert load_pack(folder, builtin=False).of(City)[0].names == {"en": ("B",)}


def test_a_broken_file_is_never_kept(write: Write, own_cache: Path) -> None:
    folder = write("a", **{"one.yml": TEXT.replace("province", "provinz")})
    for _ in range(2):
        with pytest.raises(Exception, match="provinz"):
            load_pack(folder, builtin=False)
    assert not (own_cache / "packs").exists()


@pytest.mark.parametrize("damage", ["empty", "cut", "flipped", "a letter", "foreign", "appended"])
def test_a_damaged_file_is_ignored_and_rebuilt(write: Write, own_cache: Path, damage: str) -> None:
    folder = write("a", **{"one.yml": TEXT})
    first = load_pack(folder, builtin=False)
    (kept,) = _kept(own_cache)
    whole = kept.read_bytes()
    damaged = {
        "empty": b"",
        "cut": whole[:-3],
        "flipped": whole[:-1] + bytes([whole[-1] ^ 1]),
        "a letter": whole.replace(b"x.a", b"x.b"),  # would still read well
        "foreign": b"something else",
        "appended": whole + b"x",
    }[damage]
    kept.write_bytes(damaged)
    assert load_pack(folder, builtin=False).fingerprint == first.fingerprint
    assert kept.read_bytes() == whole


def test_what_another_program_version_kept_is_not_read(
    write: Write, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write("a", **{"one.yml": TEXT})
    load_pack(folder, builtin=False)
    monkeypatch.setattr(cache, "_program", lambda: b"another version")
    load_pack(folder, builtin=False)
    assert len(_kept(own_cache)) == 2


def test_a_whole_file_with_other_content_inside_is_ignored(write: Write, own_cache: Path) -> None:
    import hashlib

    folder = write("a", **{"one.yml": TEXT})
    first = load_pack(folder, builtin=False)
    (kept,) = _kept(own_cache)
    body = b"\x93\x01\x02\x03"
    kept.write_bytes(cache._MAGIC + hashlib.sha256(body).digest() + body)
    assert load_pack(folder, builtin=False).fingerprint == first.fingerprint


def test_without_a_place_to_write_loading_works(write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write("a", **{"one.yml": TEXT})
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("GOVAH_CACHE", str(tmp_path / "file"))
    assert len(load_pack(folder, builtin=False)) == 1


def test_old_files_are_removed(write: Write, own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_KEPT", 6)
    for number in range(10):
        write("a", **{"one.yml": TEXT.replace("[A]", f"[A{number}]")})
        load_pack(own_cache.parent / "a", builtin=False)
        newest = max(_kept(own_cache), key=lambda file: file.stat().st_mtime_ns)
        os.utime(newest, (number, number))
    assert 0 < len(_kept(own_cache)) <= 6


def test_starting_from_the_cache_reads_no_yaml_at_all(own_cache: Path) -> None:
    load_pack()
    code = (
        "import sys\nfrom govah.packs import load_pack\npack = load_pack()\n"
        "assert len(pack) and 'yaml' not in sys.modules and 'django' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
