"""`govah desk`: the case file in the browser, on this machine only."""

from __future__ import annotations

import os
from pathlib import Path

import click

from govah.cli.options import casefile_option


@click.command("desk")
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=None,
    envvar="GOVAH_PORT",
    show_envvar=True,
    metavar="PORT",
    help="The port on 127.0.0.1.  [default: 8000, or the next free one]",
)
@casefile_option
def desk_verb(port: int | None, casefile: Path) -> int:
    """Serve the desk at http://127.0.0.1:PORT until Ctrl-C."""
    os.environ["GOVAH_CASEFILE"] = str(casefile.resolve())
    from govah.desk.serve import serve

    serve(casefile, port=port)
    return 0
