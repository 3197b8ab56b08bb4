"""The command line: one small file per verb, loaded when the verb is used."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run `govah` with the words of the command line and leave with its exit code.

    0: done. 1: done, but something was not readable, or a check found something. 2: usage, or nothing done.
    """
    # What is written here names people at risk: no file of ours is for other accounts of the machine, not even in a
    # folder that they may enter.
    os.umask(0o077)
    sys.exit(run(sys.argv[1:]))


def run(words: list[str]) -> int:
    """The exit code of `govah WORDS…`; every error goes to stderr with its code and the next step."""
    import click

    from govah.cli.verbs import ReaderGone, govah
    from govah.errors import GovahError

    try:
        result = govah.main(args=words, prog_name="govah", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:  # `govah` or `govah pack` alone: its message is the help
        click.echo(error.format_message(), err=True)
        return 2
    except click.ClickException as error:
        _say_usage(error)
        return 2
    except GovahError as error:
        click.echo(f"govah: {error}", err=True)
        return 2
    except (BrokenPipeError, ReaderGone):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 0
    except (KeyboardInterrupt, click.Abort):
        click.echo("govah: stopped; what was finished is kept", err=True)
        return 130
    except Exception as error:  # the last line of defence: a coded message instead of a traceback
        if os.environ.get("GOVAH_DEBUG"):
            raise
        kind = type(error).__name__
        click.echo(
            f"govah: internal: {kind} in the program itself; run it again with GOVAH_DEBUG=1 and report "
            "what it prints, without the contents of your reports",
            err=True,
        )
        return 2
    return result if isinstance(result, int) else 0


def _say_usage(error: object) -> None:
    """A wrong word on the command line: what is wrong, the usage line, where help stands."""
    import click

    assert isinstance(error, click.ClickException)
    context = getattr(error, "ctx", None)
    if context is not None:
        click.echo(context.get_usage(), err=True)
    click.echo(f"govah: usage: {error.format_message()}", err=True)
    if context is not None:
        click.echo(f"help: {context.command_path} --help", err=True)
