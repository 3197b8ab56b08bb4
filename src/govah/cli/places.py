"""`govah places`: which prison, city or province a spelling names."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from govah.cli.options import load, pack_option
from govah.errors import UsageError


@click.command("places")
@click.option("--resolve", "file", metavar="F", help="A file with a spelling a line, or - for standard input.")
@click.argument("spellings", nargs=-1)
@pack_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line instead of TAB-separated columns.")
def places_verb(file: str | None, spellings: tuple[str, ...], packs: tuple[Path, ...], as_json: bool) -> int:
    """Print for each spelling: canonical name, kind, city, province, sure or unsure; empty where unknown."""
    from govah.resolution.places import gazetteer

    if file is None and not spellings:
        raise UsageError("no-spelling", "no spelling was given", next_step="give spellings, or a file with --resolve F")
    lines = list(spellings)
    if file is not None:
        lines += _lines_of(file)
    places = gazetteer(load(packs))
    for spelling in lines:
        place = places.resolve(spelling.strip())
        row = (
            [place.name, place.kind, place.city, place.province, "sure" if place.sure else "unsure"]
            if place
            else [None, None, None, None, None]
        )
        if as_json:
            keys = ("name", "kind", "city", "province", "sure")
            print(json.dumps({"spelling": spelling, **dict(zip(keys, row, strict=True))}, ensure_ascii=False))
        else:
            print("\t".join(cell or "" for cell in row))
    return 0


def _lines_of(file: str) -> list[str]:
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return data.decode("utf-8-sig").splitlines()
    except OSError as error:
        raise UsageError("file-not-readable", f"{file}: {error.strerror}", next_step="check the path") from error
    except UnicodeDecodeError as error:
        raise UsageError("file-not-utf8", f"{file} is not UTF-8 text", next_step="save it as UTF-8") from error
