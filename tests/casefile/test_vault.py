"""The vault: bytes under their hash, whole or not there, never written twice."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest

from govah.casefile import vault
from govah.errors import CaseFileError

RAW = b"as it came"
HASH = hashlib.sha256(RAW).hexdigest()


def test_bytes_are_kept_read_only_under_their_hash(tmp_path: Path) -> None:
    path = vault.keep(tmp_path, io.BytesIO(RAW), HASH)
    assert path == tmp_path / "vault" / "sha256" / HASH[:2] / HASH[2:4] / HASH
    assert (path.read_bytes(), vault.bytes_of(tmp_path, HASH), vault.hash_of(path)) == (RAW, RAW, HASH)
    assert path.stat().st_mode & 0o777 == 0o444
    assert not list((tmp_path / "vault" / "tmp").iterdir())


def test_bytes_that_are_there_are_left_alone(tmp_path: Path) -> None:
    before = vault.keep(tmp_path, io.BytesIO(RAW), HASH).stat()
    assert vault.keep(tmp_path, io.BytesIO(b"never looked at"), HASH).stat() == before


def test_bytes_that_changed_meanwhile_are_not_kept(tmp_path: Path) -> None:
    with pytest.raises(CaseFileError) as raised:
        vault.keep(tmp_path, io.BytesIO(b"other"), HASH)
    assert raised.value.code == "vault-bytes-changed"
    assert not vault.kept_at(tmp_path, HASH).exists()
    assert not list((tmp_path / "vault" / "tmp").iterdir())


def test_missing_bytes_are_named(tmp_path: Path) -> None:
    with pytest.raises(CaseFileError) as raised:
        vault.bytes_of(tmp_path, HASH)
    assert raised.value.code == "vault-missing"


def test_what_a_cut_off_reading_began_is_cleared(tmp_path: Path) -> None:
    left = tmp_path / "vault" / "tmp" / "x"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"half")
    vault.clear_unfinished(tmp_path)
    assert not left.exists()
