"""Two locks of a case file: one reading at a time, one ledger step at a time. Both end with their process."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from govah.errors import CaseFileError, Place

_STEP_SECONDS = 60.0


@contextmanager
def reading_lock(folder: Path) -> Iterator[None]:
    """Held for a whole `govah read`; a second one is told at once, and those who only look are not hindered."""
    with (folder / "reading.lock").open("a+b") as file:
        if not _try(file):
            raise CaseFileError(
                "casefile-busy",
                "another reading is at work on this case file",
                Place(str(folder)),
                "wait until it has ended, or read into another folder with --casefile",
            )
        yield


@contextmanager
def ledger_lock(folder: Path) -> Iterator[None]:
    """Held for one transaction; whoever else wants to write waits for it."""
    until = time.monotonic() + _STEP_SECONDS
    with (folder / "ledger.lock").open("a+b") as file:
        while not _try(file):
            if time.monotonic() > until:
                raise CaseFileError(
                    "ledger-busy",
                    f"another step has held the ledger for {_STEP_SECONDS:.0f} seconds",
                    Place(str(folder)),
                    "try again; if it stays so, end the other program",
                )
            time.sleep(0.02)
        yield


def _try(file: IO[bytes]) -> bool:
    """Whether this process holds the lock now. Closing the file, or the end of the process, gives it back."""
    try:
        if os.name == "nt":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
