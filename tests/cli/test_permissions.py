"""What `govah read` writes is for the account that ran it alone."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such bits")
def test_a_case_file_in_an_open_folder_cannot_be_read_by_others(tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_text("Ali Karimi was hanged in Evin Prison on 3 May 2021.")
    folder = tmp_path / "casefile"
    folder.mkdir()
    folder.chmod(0o755)  # as `mkdir casefile` by hand leaves it
    words = ["read", "--workers", "1", "--casefile", str(folder), str(tmp_path / "r.txt")]
    subprocess.run([sys.executable, "-m", "govah", *words], check=True, capture_output=True, umask=0o022)
    found = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    assert {"govah.sqlite3", "ledger.jsonl", "vault"} <= found.keys()
    assert {name: oct(mode) for name, mode in found.items() if mode & 0o077} == {}
