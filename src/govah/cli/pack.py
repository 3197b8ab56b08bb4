"""`govah pack`: check the packs, show their entries, start a new one."""

from __future__ import annotations

import json
import re
import sys
from importlib.resources import files
from pathlib import Path

import click

from govah.cli.options import json_option, load, pack_option
from govah.errors import UsageError

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


@click.group("pack", context_settings={"help_option_names": ["-h", "--help"]})
def pack_verb() -> None:
    """Check, show or start a pack of words and rules."""


@pack_verb.command("check")
@pack_option
@json_option
def check(packs: tuple[Path, ...], as_json: bool) -> int:
    """Load the packs and run every entry's own examples and counter-examples."""
    from govah.flow import checkers
    from govah.packs import BrokenPack, check_pack

    try:
        pack = load(packs)
    except BrokenPack as broken:
        problems, what = list(broken.problems), "does not load"
    else:
        problems, what = check_pack(pack, checkers()), f"{len(pack)} entries, fingerprint {pack.fingerprint}"
    if as_json:
        found = [{"code": p.code, "place": str(p.place), "text": p.text} for p in problems]
        print(json.dumps({"pack": what, "problems": found}, ensure_ascii=False, indent=1))
    else:
        for problem in problems:
            print(problem)
        held = f"{len(problems)} problem{'s' * (len(problems) != 1)}" if problems else "every example holds"
        print(f"pack: {what}; {held}")
    return 1 if problems else 0


@pack_verb.command("show")
@click.argument("entry_id", required=False, metavar="[ID]")
@click.option("--schema", metavar="NAME", help="Only the entries of this form (prisons, charges …).")
@pack_option
@json_option
def show(entry_id: str | None, schema: str | None, packs: tuple[Path, ...], as_json: bool) -> int:
    """List the entries of the loaded packs, or show the one with this ID."""
    import msgspec

    from govah.packs import SCHEMAS

    if schema is not None and schema not in SCHEMAS:
        raise UsageError(
            "no-such-schema", f"there is no schema {schema!r}", next_step=f"choose from {', '.join(sorted(SCHEMAS))}"
        )
    pack = load(packs)
    names = {kind: name for name, kind in SCHEMAS.items()}
    rows = [
        (names[kind], entry)
        for kind in pack.kinds()
        for entry in pack.of(kind)
        if (schema is None or names[kind] == schema) and (entry_id is None or entry.id == entry_id)
    ]
    if entry_id is not None and not rows:
        raise UsageError("no-such-entry", f"no entry has the id {entry_id!r}", next_step="`govah pack show` lists them")
    if entry_id is not None or as_json:
        for name, entry in rows:
            whole = {"schema": name, "place": str(pack.where(entry)), **msgspec.to_builtins(entry)}
            print(json.dumps(whole, ensure_ascii=False, indent=None if entry_id is None else 1))
    else:
        for name, entry in rows:
            print(f"{name}\t{entry.id}\t{pack.where(entry)}")
    return 0


@pack_verb.command("new")
@click.argument("name")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def new(name: str, folder: Path) -> int:
    """Start a pack called NAME in DIR: a few entries with their examples, to be replaced by yours."""
    if not _NAME.fullmatch(name):
        raise UsageError(
            "pack-new-name",
            f"{name!r} cannot be a pack's name",
            next_step="use small letters, digits and hyphens, a letter first",
        )
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(
            "pack-new-exists", f"{folder} is there already and not empty", next_step="choose another folder"
        )
    folder.mkdir(parents=True, exist_ok=True)
    for template in sorted(files("govah.cli").joinpath("new_pack").iterdir(), key=lambda file: file.name):
        text = template.read_text(encoding="utf-8").replace("NAME", name)
        (folder / template.name).write_text(text, encoding="utf-8")
        print(folder / template.name)
    print(f"Now change the entries, and run: govah pack check --pack {folder}", file=sys.stderr)
    return 0
