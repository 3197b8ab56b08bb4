"""A worker process: it says that it is ready, then answers task after task until the line closes."""

from __future__ import annotations

import signal
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

READY = "ready"


class Going(NamedTuple):
    """A worker that takes long says how far it is: pages done, and of how many."""

    done: int
    of: int


def serve(line: Connection[Any, Any], pack_paths: Sequence[Path]) -> None:
    """Answer tasks on `line`. The end of the main process closes the line and ends the worker too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the main process's to answer
    from govah.flow.work import desk

    own = desk(pack_paths)
    try:
        line.send(READY)
        while True:
            line.send(own.work(line.recv(), lambda done, of: line.send(Going(done, of))))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
