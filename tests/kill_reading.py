"""A reading of reports that kills itself at a given moment: run by the tests of the case file, in a process of its own.

`python kill_reading.py FOLDER REPORTS MOMENT` kills itself with SIGKILL at the MOMENTth write to the disk or the
database (0: never), and prints how many there were. The extraction is a stand-in, so that it takes no time.
"""

from __future__ import annotations

import os
import re
import signal
import sys
from pathlib import Path
from typing import Any

import govah.extraction
import made_reports as made
from govah import packs
from govah.casefile.casefile import open_casefile
from govah.casefile.tables import set_up_django
from govah.model import Document, Extraction

TOLD = re.compile(r"(?P<name>[A-Z]\w+ [A-Z]\w+) was executed on (?P<day>\d{4}-\d\d-\d\d) in (?P<prison>[\w ]+)\.")


def extract(document: Document, pack: Any) -> Extraction:
    """One person for every sentence of the one form that these reports have."""
    writer = made.Writer()
    for found in TOLD.finditer(document.text):
        if found["name"] == "Mister Stumble":
            raise ValueError(found["name"])
        subject, event = f"person@{found.start('name')}", f"event@{found.start('day')}"
        name, day, prison = (made.Span(*found.span(group)) for group in ("name", "day", "prison"))
        for prop, value in (("name", found["name"]), ("role", "victim"), ("outcome", "executed")):
            writer.say(subject, prop, value, name)
        for prop, value, span in (
            ("type", "execution", day),
            ("victim", subject, name),
            ("date", made.to_data(made.date(found["day"])), day),
            ("prison", found["prison"], prison),
        ):
            writer.say(event, prop, value, span)
    return made.with_claims(document, writer.claims, pack.fingerprint)


class Moments:
    """Counts every write, and kills this process at the one asked for."""

    def __init__(self, last: int) -> None:
        self.passed = 0
        self._last = last

    def pass_one(self) -> None:
        self.passed += 1
        if self.passed == self._last:
            os.kill(os.getpid(), signal.SIGKILL)

    def watch(self, owner: Any, name: str) -> None:
        """Count the calls of a function, once before it and once after it."""
        inner = getattr(owner, name)

        def counted(*args: Any, **kwargs: Any) -> Any:
            self.pass_one()
            value = inner(*args, **kwargs)
            self.pass_one()
            return value

        setattr(owner, name, counted)


def main(folder: str, reports: str, moment: int) -> None:
    moments = Moments(moment)
    moments.watch(os, "fsync")
    set_up_django()
    from django.core import management
    from django.db.backends.base.base import BaseDatabaseWrapper

    from govah.casefile import intake, ledger, vault
    from govah.casefile.people import rows

    moments.watch(management, "call_command")
    moments.watch(vault, "keep")
    moments.watch(ledger.Step, "write")
    moments.watch(ledger, "_append")
    moments.watch(rows.Rows, "write")
    moments.watch(BaseDatabaseWrapper, "_commit")
    govah.extraction.extract = extract
    intake.load_pack = packs.load_pack = lambda *_: made.BARE
    tally = intake.read_into(open_casefile(folder), [Path(reports)], workers=0)
    sys.stdout.write(f"{moments.passed} {tally.head}\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
