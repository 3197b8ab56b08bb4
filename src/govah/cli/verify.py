"""`govah verify`: is the case file as its ledger says?"""

from __future__ import annotations

import json
from pathlib import Path

import click

from govah.cli.options import casefile_option, json_option


@click.command("verify")
@click.argument("path", required=False, type=click.Path(path_type=Path, file_okay=False))
@click.option("--head", metavar="HASH", help="The head hash that `govah read` printed: finds a ledger cut at its end.")
@casefile_option
@json_option
def verify_verb(path: Path | None, head: str | None, casefile: Path, as_json: bool) -> int:
    """Check the vault, the ledger and the database of a case file (PATH, or --casefile) against each other."""
    from govah.casefile import verify

    folder = path or casefile
    problems = verify(folder, head=head)
    if as_json:
        print(json.dumps([{"code": p.code, "place": str(p.place), "text": p.text} for p in problems], indent=1))
    else:
        for problem in problems:
            print(f"{problem.code}: {problem.place}: {problem.text}")
        print(
            f"{folder}: {len(problems)} problem{'s' * (len(problems) != 1)}" if problems else f"{folder}: as recorded"
        )
    return 1 if problems else 0
