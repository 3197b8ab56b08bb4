"""Stand-ins for a worker of the flow that crashes, hangs, fails, or never starts: run in processes of their own."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import govah.extraction
import made_reports as made
from govah import packs
from govah.flow import worker
from govah.flow.work import desk
from govah.model import Document, Extraction


def extract(document: Document, pack: Any) -> Extraction:
    """Does what the report's text says, and claims nothing."""
    match document.text.split()[0]:
        case "crash":
            os.abort()
        case "exit":
            os._exit(3)
        case "hang":
            time.sleep(600)
        case "fail":
            raise ValueError(document.text)
        case "slow":
            time.sleep(0.4)
    return made.with_claims(document, [], pack.fingerprint)


def serve(line: Any, pack_paths: Sequence[Path]) -> None:
    """A worker with that extraction and a pack of nothing."""
    stand_in()
    worker.serve(line, pack_paths)


def never(_line: Any, _pack_paths: Sequence[Path]) -> None:
    """A worker that ends before it is ready."""
    os._exit(7)


def long(line: Any, _pack_paths: Sequence[Path]) -> None:
    """A worker that takes longer than it may, and says page by page that it goes on."""
    stand_in()
    line.send(worker.READY)
    task = line.recv()
    for page in range(1, 6):
        time.sleep(0.4)
        line.send(worker.Going(page, 5))
    line.send(desk(()).work(task))
    line.poll(60)  # until the line is closed


def stand_in() -> None:
    """Put the stand-ins in their places."""
    govah.extraction.extract = extract
    packs.load_pack = lambda *_: made.BARE
