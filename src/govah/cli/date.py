"""`govah date`: what date some words name, without filling in what they do not say."""

from __future__ import annotations

import json
from pathlib import Path

import click

from govah.cli.options import load, pack_option
from govah.errors import UsageError


@click.command("date")
@click.argument("text")
@click.option("--published", metavar="D", help="The publication date that relative words rest on; may be partial.")
@pack_option
def date_verb(text: str, published: str | None, packs: tuple[Path, ...]) -> int:
    """Print the date that TEXT names as JSON: edtf, calendar, precision, words; edtf is null where there is none."""
    from govah.text.dates import DateGrammar

    grammar = DateGrammar(load(packs))
    rests_on = None
    if published is not None:
        rests_on = grammar.parse(published)
        if rests_on is None:
            raise UsageError(
                "published-not-a-date",
                f"{published!r} is no date",
                next_step="write it as 2024-11-13, 2024-11 or 2024",
            )
    found = grammar.parse(text, published=rests_on)
    answer: dict[str, str | None] = {"edtf": None}
    if found is not None and found.edtf:
        answer = {
            "edtf": found.edtf,
            "calendar": found.calendar,
            "precision": found.precision,
            "words": found.words,
        }
    print(json.dumps(answer, ensure_ascii=False))
    return 0
