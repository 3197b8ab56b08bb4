"""The case file's database made ready: Django pointed at it, its tables brought up to date."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from govah.casefile.database import FOLDER_VARIABLE, database, secret_key
from govah.casefile.locks import ledger_lock
from govah.errors import CaseFileError, Place


def set_up_django() -> None:
    """Make the tables known; which case file they are of is for `open_casefile` to say."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "govah.casefile.settings")
    import django
    from django.apps import apps

    if not apps.ready:
        django.setup()


def point_django(folder: Path) -> None:
    """Set Django up for this folder, or turn it to this folder where it is set up for another."""
    os.environ[FOLDER_VARIABLE] = str(folder)
    set_up_django()
    from django.conf import settings
    from django.db import connections

    wanted: dict[str, Any] = database(folder)
    present = connections.settings["default"]
    if any(present.get(key) != value for key, value in wanted.items()):
        connections["default"].close()
        del connections["default"]
        connections.settings["default"] = {**present, **wanted}
    settings.CASEFILE = folder
    settings.SECRET_KEY = secret_key(folder)


def attach(folder: Path) -> None:
    """Turn to a case file that is there, writing nothing; `CaseFileError` where it is of another version."""
    point_django(folder)
    from django.db import Error

    try:
        pending = _pending()
    except Error as error:
        raise _no_database(folder, error) from error
    if pending:
        raise CaseFileError(
            "casefile-earlier-version",
            "an earlier version of Govah made this case file",
            Place(str(folder)),
            "open it once with govah desk or govah read, which bring it up to date, then verify",
        )


def migrate(folder: Path) -> None:
    """Bring the tables up to date, wholly or not at all."""
    from django.core.management import call_command
    from django.db import Error, connection, transaction

    try:
        if not _pending():
            return
        with ledger_lock(folder):
            if connection.vendor == "sqlite":
                with _beside(Path(connection.settings_dict["NAME"])):
                    call_command("migrate", verbosity=0, interactive=False)
            else:
                with transaction.atomic():
                    call_command("migrate", verbosity=0, interactive=False)
    except (Error, sqlite3.Error) as error:
        raise _no_database(folder, error) from error


@contextmanager
def _beside(file: Path) -> Iterator[None]:
    """Work on a copy of the SQLite file that takes its place at the end.

    Django notes a migration as done after its transaction, so a program cut off in between would leave tables that
    the next one makes again; a file that is renamed when all is done leaves no in-between.
    """
    from django.db import connection

    connection.close()
    copy = file.with_name(f"{file.name}.new")
    for left in (copy, copy.with_name(f"{copy.name}-wal"), copy.with_name(f"{copy.name}-shm")):
        left.unlink(missing_ok=True)
    if file.exists():
        with closing(sqlite3.connect(file)) as old:
            old.execute("VACUUM INTO ?", [str(copy)])
    if file.with_name(f"{file.name}-wal").exists():
        raise CaseFileError(
            "casefile-in-use",
            "another program has this case file open while its tables are brought up to date",
            Place(str(file)),
            "end the desk and every other govah on this case file, then try again",
        )
    connection.settings_dict["NAME"] = str(copy)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = str(file)
    copy.replace(file)


def _pending() -> bool:
    """Whether the database lacks tables that this version has."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _no_database(folder: Path, error: Exception) -> CaseFileError:
    return CaseFileError(
        "casefile-database",
        f"the database cannot be opened: {error}".strip(),
        Place(str(folder)),
        "check the database address and that its server runs; docs/casefile.md says more",
    )
