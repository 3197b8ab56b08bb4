"""`govah read`: the main job. Reports in, a case file out."""

from __future__ import annotations

import json
import sys
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govah.cli.options import casefile_option, existing, json_option, pack_option, paths_argument, workers_option
from govah.cli.progress import Progress
from govah.cli.unread import say_unread

if TYPE_CHECKING:
    from govah.casefile import Tally
    from govah.model import Unread

NAMED = 5  # reports named for each kind of note; the desk lists all


@click.command("read")
@paths_argument
@casefile_option
@pack_option
@workers_option
@click.option("--again", is_flag=True, help="Read anew what was read before with the same packs and version.")
@json_option
def read_verb(
    *, paths: tuple[str, ...], casefile: Path, packs: tuple[Path, ...], workers: int | None, again: bool, as_json: bool
) -> int:
    """Take the reports under PATH into the case file: read, extract and link them.

    It can be stopped at any moment and run again; what is there already is not taken twice.
    """
    wanted = existing(paths)
    from govah.casefile import open_casefile, read_into
    from govah.packs import load_pack
    from govah.reading import find

    load_pack(*packs)  # a broken pack is said before a case file is made
    found = find(wanted)
    progress = Progress("Read", len(found))
    tally = read_into(
        open_casefile(casefile),
        found,
        packs,
        workers=workers,
        again=again,
        progress=lambda _name, read: progress.step(unread=not read),
        each=progress.report,
        pages=progress.page,
    )
    progress.finish()
    if as_json:
        print(json.dumps(_as_data(tally), ensure_ascii=False, indent=1))
    else:
        _say(tally, casefile)
    say_unread(tally.unread, rest="the desk and --json list them all")
    if not tally.unread:
        return 0
    return 1 if tally.reports or tally.known or tally.superseded else 2


def _as_data(tally: Tally) -> dict[str, object]:
    listed = [
        {"code": one.code, "name": one.name, "part": one.part, "what": one.what, "next_step": one.next_step}
        for one in tally.unread
    ]
    return {
        "files": tally.files,
        "known": tally.known,
        "reports": tally.reports,
        "superseded": tally.superseded,
        "claims": tally.claims,
        "people": tally.people,
        "unread": listed,
        "noted": [{"code": one.code, "name": one.name, "part": one.part, "what": one.what} for one in tally.noted],
        "head": tally.head,
    }


def _say(tally: Tally, casefile: Path) -> None:
    """What was done, in words; the head hash last, so that it is what remains on the screen."""
    from govah.reading.walk import shown

    said = [f"{_counted(tally.files, 'file')} looked at, {tally.known} of them known already"]
    said.append(f"{_counted(tally.reports, 'report')} taken in, {_counted(tally.claims, 'claim')}")
    if tally.superseded:
        said.append(f"{_counted(tally.superseded, 'report')} read anew; people's decisions are kept")
    said.append(f"{_counted(tally.people, 'person', 'people')} in {casefile}")
    for (code, what), alike in groupby(sorted(tally.noted, key=_kind), key=_kind):
        names = [f"{one.name} [{one.part}]" if one.part else one.name for one in alike]
        more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
        said.append(shown(f"{code}: {what}: {', '.join(names[:NAMED])}{more}"))
    sys.stdout.write("\n".join(said) + f"\nhead {tally.head}\n")
    sys.stdout.flush()


def _kind(note: Unread) -> tuple[str, str]:
    return note.code, note.what


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
