"""The list of what could not be read, the same at the end of every verb that reads."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from itertools import groupby

from govah.model import Unread

SHOWN = 200
ALIKE_SHOWN = 3  # lines of one file that fail alike are named so often, then counted: they must not hide other files


def say_unread(unread: Sequence[Unread], rest: str = "") -> None:
    """A line for each report that could not be read: code, name, what happened, what to do.

    `rest` says where those stand that are past the first `SHOWN` lines; without it none is left out.
    """
    if not unread:
        return
    print(f"Not readable: {len(unread)}", file=sys.stderr)
    lines = list(_lines(unread))
    shown = lines[:SHOWN] if rest else lines
    for line, _ in shown:
        print(f"  {line}", file=sys.stderr)
    if left := len(unread) - sum(count for _, count in shown):
        print(f"  … and {left} more; {rest}", file=sys.stderr)


def say_noted(noted: Sequence[Unread]) -> None:
    """A line for each thing that is worth knowing, with nothing lost."""
    for one in noted:
        print(f"Noted: {_line(one)}", file=sys.stderr)


def _lines(unread: Sequence[Unread]) -> Iterator[tuple[str, int]]:
    """Each line with how many of the unread it stands for."""
    for (code, name), group in groupby(unread, key=lambda one: (one.code, one.name)):
        alike = list(group)
        for one in alike[:ALIKE_SHOWN]:
            yield _line(one), 1
        if (more := len(alike) - ALIKE_SHOWN) > 0:
            yield _harmless(f"{code}: {name}: {more} more of its reports, in the same way"), more


def _line(one: Unread) -> str:
    # The readers of lines name the line in what they say, as other readers of parts do not.
    part = f" [{one.part}]" if one.part and not one.what.startswith(f"{one.part}: ") else ""
    then = f"; {one.next_step}" if one.next_step else ""
    return _harmless(f"{one.code}: {one.name}{part}: {one.what}{then}")


def _harmless(line: str) -> str:
    """Names come from others: nothing in them may steer the terminal or turn the line around."""
    from govah.reading.walk import shown

    return shown(line)
