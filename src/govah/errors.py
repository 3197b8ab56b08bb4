"""What can go wrong, said so that a person knows what happened, where, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where an error sits: a file, and where known the line and the entry or rule in it."""

    file: str | None = None
    line: int | None = None
    entry: str | None = None

    def __str__(self) -> str:
        where = self.file or ""
        if self.line is not None:
            where += f":{self.line}"
        if self.entry:
            where += f" ({self.entry})" if where else self.entry
        return where


class GovahError(Exception):
    """The one base error. It carries a stable code, a place and the next step.

    >>> str(UnreadableReport("read-empty", "the file is empty", Place("a.txt"), "remove it or capture it again"))
    'read-empty: a.txt: the file is empty; remove it or capture it again'
    """

    def __init__(self, code: str, what: str, place: Place | None = None, next_step: str = "") -> None:
        super().__init__(code, what, place, next_step)
        self.code = code
        self.what = what
        self.place = place or Place()
        self.next_step = next_step

    def __str__(self) -> str:
        where = f"{self.place}: " if str(self.place) else ""
        then = f"; {self.next_step}" if self.next_step else ""
        return f"{self.code}: {where}{self.what}{then}"


class PackError(GovahError):
    """A pack file that is not as its schema says, or whose examples do not hold."""


class UnreadableReport(GovahError):
    """A report that could not be taken in. The other reports go on."""


class CaseFileError(GovahError):
    """The case file, its vault or its ledger cannot be used as asked."""


class UsageError(GovahError):
    """The command or call was made with words that do not fit."""
