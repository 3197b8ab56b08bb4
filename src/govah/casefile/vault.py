"""The vault: every captured file kept as it came, under the SHA-256 of its bytes, read-only."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from pathlib import Path
from typing import IO

from govah.errors import CaseFileError, Place

_BLOCK = 1 << 20


def kept_at(folder: Path, sha256: str) -> Path:
    """Where the bytes with that hash lie in the case file `folder`, whether or not they are there."""
    return folder / "vault" / "sha256" / sha256[:2] / sha256[2:4] / sha256


def keep(folder: Path, stream: IO[bytes], sha256: str) -> Path:
    """Put the bytes of `stream` into the vault under their hash, and say where they lie.

    The file appears whole or not at all: it is written beside, brought to the disk, then renamed. Bytes that are
    there already are left alone. `CaseFileError` where the stream does not have the hash it was said to have.
    """
    target = kept_at(folder, sha256)
    if target.exists():
        return target
    beside = folder / "vault" / "tmp"
    beside.mkdir(parents=True, exist_ok=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    seen = hashlib.sha256()
    handle, name = tempfile.mkstemp(dir=beside)
    try:
        with os.fdopen(handle, "wb") as out:
            while block := stream.read(_BLOCK):
                seen.update(block)
                out.write(block)
            out.flush()
            os.fsync(out.fileno())
        if seen.hexdigest() != sha256:
            raise CaseFileError(
                "vault-bytes-changed",
                f"the bytes changed while they were read: {sha256[:12]}… became {seen.hexdigest()[:12]}…",
                next_step="let nothing write to the reports while they are read, then read again",
            )
        Path(name).chmod(0o444)
        Path(name).replace(target)
    finally:
        with contextlib.suppress(FileNotFoundError):
            Path(name).unlink()
    _to_disk(target.parent)
    return target


def bytes_of(folder: Path, sha256: str) -> bytes:
    """The kept bytes; `CaseFileError` where the vault does not hold them."""
    try:
        return kept_at(folder, sha256).read_bytes()
    except FileNotFoundError as error:
        raise CaseFileError(
            "vault-missing",
            "the vault does not hold these bytes",
            Place(entry=sha256),
            "bring the file back from a backup",
        ) from error


def whole_bytes_of(folder: Path, sha256: str) -> bytes:
    """The kept bytes, known to be those that were captured; `CaseFileError` where they are missing or have changed."""
    try:
        raw = bytes_of(folder, sha256)
    except OSError as error:
        raise CaseFileError(
            "vault-unreadable", "the kept bytes cannot be read", Place(entry=sha256), "check permissions and the disk"
        ) from error
    if hashlib.sha256(raw).hexdigest() != sha256:
        raise CaseFileError(
            "vault-changed",
            "the kept bytes are not those that were captured",
            Place(entry=sha256),
            "bring the file back from a backup",
        )
    return raw


def hash_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, read in blocks."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def clear_unfinished(folder: Path) -> None:
    """Remove what a reading that was cut off had begun to write. Only for the holder of the reading lock."""
    for left in (folder / "vault" / "tmp").glob("*"):
        left.unlink(missing_ok=True)


def _to_disk(folder: Path) -> None:
    if os.name == "posix":  # elsewhere a folder cannot be opened, and a rename is durable by itself
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
