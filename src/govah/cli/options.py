"""Options that several verbs share, and what they turn into."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from govah.errors import CaseFileError, Place, UsageError

if TYPE_CHECKING:
    from govah.casefile import CaseFile
    from govah.packs import Pack

casefile_option = click.option(
    "--casefile",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="GOVAH_CASEFILE",
    default=Path("casefile"),
    show_default=True,
    show_envvar=True,
    metavar="DIR",
    help="The folder of the case file.",
)
pack_option = click.option(
    "--pack",
    "packs",
    type=click.Path(path_type=Path, exists=True),
    multiple=True,
    metavar="PATH",
    help="A further pack (folder or file) on top of the built-in one; may be given several times.",
)
workers_option = click.option(
    "--workers",
    type=click.IntRange(1, 256),
    default=None,
    metavar="N",
    help="How many processes extract at once.  [default: one per core]",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
paths_argument = click.argument("paths", nargs=-1, required=True, metavar="PATH…")


def load(packs: tuple[Path, ...]) -> Pack:
    """The built-in pack with what `--pack` names on top."""
    from govah.packs import load_pack

    return load_pack(*packs)


def existing(paths: tuple[str, ...]) -> list[Any]:
    """The paths to read, `-` for standard input; nothing is started if one of them is not there."""
    found: list[Any] = []
    for path in paths:
        if path != "-" and not os.path.lexists(path):
            raise UsageError("no-such-path", f"there is no file or folder {path!r}", next_step="check the spelling")
        found.append("-" if path == "-" else Path(path))
    return found


def opened(folder: Path) -> CaseFile:
    """The case file in `folder`, which must be there: asking a question never makes one."""
    from govah.casefile import open_casefile

    if not (folder / "casefile.json").is_file():
        raise CaseFileError(
            "no-casefile", "there is no case file", Place(str(folder)), "make one with `govah read`, or name it"
        )
    return open_casefile(folder)
