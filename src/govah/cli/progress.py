"""Progress on stderr: counts and time left, one moving line on a terminal, sparse lines elsewhere."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field

STEADY, SETTLED = 5, 5.0  # files and seconds before which no time left is told: the first ones pay for the start


def in_words(seconds: float) -> str:
    """A duration as a person says it.

    >>> in_words(4), in_words(75), in_words(7300)
    ('4 s', '1 min 15 s', '2 h 1 min')
    """
    whole = int(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"


@dataclass
class Progress:
    """Counts the files done of `total` (None where it cannot be known beforehand) and the reports found in them."""

    what: str
    total: int | None = None
    done: int = 0
    unread: int = 0
    reports: int = 0
    recognising: str = ""
    _began: float = field(default_factory=time.monotonic)
    _said: float = 0.0

    def step(self, *, unread: bool = False) -> None:
        """One more is done, readable or not."""
        self.done += 1
        self.unread += unread
        self.recognising = ""
        self._perhaps_say()

    def report(self) -> None:
        """One more report was found; a file of many reports is no silence."""
        self.reports += 1
        self._perhaps_say()

    def page(self, name: str, done: int, of: int) -> None:
        """Text recognition has read one more page of a file."""
        from govah.reading.walk import shown

        self.recognising = f", recognising {shown(name)}: page {done} of {of}"
        self._perhaps_say()

    def _perhaps_say(self) -> None:
        now = time.monotonic()
        terminal = sys.stderr.isatty()
        if now - self._said >= (0.2 if terminal else 10.0):
            self._said = now
            self._say(terminal, now)

    def finish(self) -> None:
        """Clear the moving line; the verb says the outcome itself."""
        if sys.stderr.isatty():
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def _say(self, terminal: bool, now: float) -> None:
        of = f" of {self.total}" if self.total else ""
        line = f"{self.what}: {self.done}{of} files, {self.reports} reports"
        if self.unread:
            line += f", {self.unread} not readable"
        line += self.recognising
        taken = now - self._began
        if self.total and self.done >= STEADY and taken > SETTLED:
            left = taken / self.done * (self.total - self.done)
            line += f", about {in_words(left)} left"
        sys.stderr.write(f"\r{line}\x1b[K" if terminal else f"{line}\n")
        sys.stderr.flush()
