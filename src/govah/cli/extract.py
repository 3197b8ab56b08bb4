"""`govah extract`: the facts of each report as one line of JSON, nothing stored."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from govah.cli.options import existing, pack_option, paths_argument, workers_option
from govah.cli.progress import Progress
from govah.cli.unread import say_noted, say_unread
from govah.model import Unread


@click.command("extract")
@paths_argument
@pack_option
@workers_option
def extract_verb(paths: tuple[str, ...], packs: tuple[Path, ...], workers: int | None) -> int:
    """Print the case facts of each report under PATH as one JSON object a line, with the passages they rest on."""
    wanted = existing(paths)
    from govah.extraction import facts
    from govah.flow import extract_all
    from govah.reading import find

    found = find(wanted)
    progress = Progress("Extracted", len(found))
    unread: list[Unread] = []
    noted: list[Unread] = []
    printed = 0
    done = extract_all(
        found, packs, workers, progress=lambda _name, read: progress.step(unread=not read), pages=progress.page
    )
    for one in done:
        if isinstance(one, Unread):
            (noted if one.noted else unread).append(one)
            continue
        _captured, _document, extraction = one
        progress.report()
        sys.stdout.write(json.dumps(facts(extraction), ensure_ascii=False) + "\n")
        sys.stdout.flush()
        printed += 1
    progress.finish()
    say_noted(noted)
    say_unread(unread)
    if not unread:
        return 0
    return 1 if printed else 2
