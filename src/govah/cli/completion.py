"""`govah completion`: the script that lets the shell complete verbs, options and paths."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from govah.errors import UsageError


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion_verb(shell: str) -> int:
    """Print the completion script for SHELL; put `eval "$(govah completion bash)"` into your ~/.bashrc."""
    from govah.cli.verbs import govah

    kind = get_completion_class(shell)
    if kind is None:  # pragma: no cover - click ships all three
        raise UsageError("no-such-shell", f"there is no completion for {shell}")
    print(kind(govah, {}, "govah", "_GOVAH_COMPLETE").source())
    return 0
