"""Opening a case file: the folder, its database brought up to date, and the verbs on it."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from govah import __version__, model
from govah.casefile.database import default_folder, folder_settings
from govah.casefile.tables import migrate, point_django
from govah.errors import CaseFileError, Place

if TYPE_CHECKING:
    from govah.casefile.people import Linked
    from govah.casefile.take import Ended, Taken
    from govah.packs import Pack
    from govah.reading import Captured

FORMAT = 1
_MARK = "casefile.json"
_OWN = (_MARK, "govah.sqlite3", "vault", "ledger.jsonl", "settings.json", "secret-key", "reading.lock", "ledger.lock")


def open_casefile(folder: Path | str | None = None) -> CaseFile:
    """Open the case file in `folder` (default: the one that the environment names), making it where there is none.

    Django is set up for it; one process works on one case file at a time, and opening a second one leaves the first.
    `CaseFileError` where the folder is something else, cannot be written, or was made by a later version.
    """
    folder = Path(folder).absolute() if folder is not None else default_folder()
    folder_settings(folder)
    _make(folder)
    point_django(folder)
    migrate(folder)
    casefile = CaseFile(folder)
    if casefile.head is None:
        casefile._begin()
    return casefile


class CaseFile:
    """An open case file. What it can be asked stands in `govah.casefile.lookup` and `govah.casefile.fulltext`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def head(self) -> str | None:
        """The hash of the ledger's last entry: keep it, and `govah verify --head` finds a cut tail."""
        from govah.casefile.ledger import head

        last = head()
        return last.hash if last else None

    @property
    def length(self) -> int:
        """How many entries the ledger has."""
        from govah.casefile.ledger import head

        last = head()
        return last.number if last else 0

    def take(
        self,
        captured: Captured,
        extractions: Sequence[model.Extraction],
        unread: Sequence[model.Unread] = (),
        ended: Ended | None = None,
    ) -> Taken:
        """Record what was read from one captured file, wholly or not at all (see `govah.casefile.take`)."""
        from govah.casefile.take import take

        return take(self.folder, captured, extractions, unread, ended)

    def refuse(self, unread: model.Unread | Iterable[model.Unread], *, noted: bool = False) -> Taken:
        """Record what could not be read, or (`noted`) what is only worth knowing."""
        from govah.casefile.take import refuse

        return refuse(self.folder, [unread] if isinstance(unread, model.Unread) else unread, noted=noted)

    def relink(self, pack: Pack | None = None, *, again: bool = True) -> Linked:
        """Work out anew who the people are and what is said of them (see `govah.casefile.people`)."""
        from govah.casefile.people import relink

        return relink(self.folder, pack, again=again)

    def decide(
        self, report: int, claim_key: str, verdict: str, actor: str, *, value: model.Value = None, reason: str = ""
    ) -> int:
        """Record a person's decision on a claim; returns its number. Earlier decisions stay.

        What is shown follows with the next `relink`.
        """
        from govah.casefile.decide import decide

        return decide(self.folder, report, claim_key, verdict, actor, value=value, reason=reason)

    def close(self) -> None:
        """Let go of the database."""
        from django.db import connections

        connections["default"].close()

    def _begin(self) -> None:
        from govah.casefile.ledger import NothingToRecord, head, step

        with step(self.folder, "create", "govah") as current:
            if head() is not None:  # another process was quicker
                raise NothingToRecord
            current.body = {"format": FORMAT, "program": __version__}


def _make(folder: Path) -> None:
    """The folder with its mark and its secret, readable by its owner alone."""
    place = Place(str(folder))
    try:
        mark = json.loads((folder / _MARK).read_text(encoding="utf-8"))
    except FileNotFoundError:
        mark = {"format": FORMAT}
        if folder.is_dir() and (strange := _strange(folder)):
            raise CaseFileError(
                "casefile-other-folder",
                f"the folder holds something else ({strange[0]})",
                place,
                "name an empty or a new folder with --casefile",
            ) from None
    except (OSError, ValueError) as error:
        raise CaseFileError(
            "casefile-unusable", f"the folder cannot be read: {error}", place, "check its path and permissions"
        ) from error
    version = mark.get("format") if isinstance(mark, dict) else None
    if not isinstance(version, int) or version > FORMAT:
        raise CaseFileError(
            "casefile-later-version", "a later version of Govah made this case file", place, "install that version"
        )
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not (folder / _MARK).exists():
            folder.chmod(0o700)  # a folder that was there already becomes as private as a new one
        _write_once(folder / _MARK, json.dumps(mark) + "\n", 0o644)
        _write_once(folder / "secret-key", secrets.token_urlsafe(50), 0o600)
    except OSError as error:
        raise CaseFileError(
            "casefile-unusable", f"the folder cannot be written: {error}", place, "name another with --casefile"
        ) from error


def _strange(folder: Path) -> list[str]:
    """What lies in the folder and is not a case file's, unfinished files of our own apart."""
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith(_OWN))


def _write_once(file: Path, text: str, mode: int) -> None:
    """Write the file whole, unless it is there."""
    if file.exists():
        return
    beside = file.with_name(f"{file.name}.{os.getpid()}")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    beside.replace(file)
