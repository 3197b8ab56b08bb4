"""The table of verbs. Help is printed from it alone, so that asking for help loads nothing heavy."""

from __future__ import annotations

import difflib
from importlib import import_module
from typing import Any

import click

import govah as package

VERBS = {
    "read": "Take reports into the case file: read, extract, link.",
    "extract": "Print the facts of each report as one line of JSON; nothing is stored.",
    "date": "Say what date some words name.",
    "places": "Say which prison, city or province each spelling names.",
    "explain": "Show how a claim came about: passage, rule, pack entry, report.",
    "verify": "Check the vault, the ledger and the database against each other.",
    "desk": "Open the case file in the browser, on this machine only.",
    "pack": "Check, show or start a pack of words and rules.",
    "completion": "Print the completion script for bash, zsh or fish.",
}


class ReaderGone(Exception):
    """Whoever read our output went away (`govah extract … | head`): their right, and no error."""


class VerbGroup(click.Group):
    """A click group whose commands are imported when they are called, and listed without being imported."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs in the order of the work."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb's command, imported now."""
        if cmd_name not in VERBS:
            return None
        command = getattr(import_module(f"govah.cli.{cmd_name}"), f"{cmd_name}_verb")
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, but a slip of the fingers is answered with the nearest verb."""
        name = args[0] if args else ""
        if name and not name.startswith("-") and name not in VERBS:
            near = difflib.get_close_matches(name, VERBS, n=1)
            hint = f"Did you mean “{near[0]}”?" if near else f"The verbs are {', '.join(VERBS)}."
            ctx.fail(f"there is no verb “{name}”. {hint}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the verb; a closed pipe is told apart here, because click has an exit code of its own for it."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise ReaderGone from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table of verbs for the help page."""
        with formatter.section("Verbs"):
            formatter.write_dl(list(VERBS.items()))


@click.group(cls=VerbGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package.__version__, prog_name="govah")
def govah(**_: Any) -> None:
    """Govah (گواه, witness): a documentation desk for executions and political imprisonment.

    Everything stays on this machine; nothing is ever sent anywhere.
    """
