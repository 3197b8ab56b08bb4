"""Is the case file as its ledger says? Every byte kept, every entry of the chain, every row, looked at again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from govah.errors import CaseFileError, Place
from govah.packs.problem import Problem


def verify(folder: Path | str, head: str | None = None) -> list[Problem]:
    """Everything in the case file that is not as recorded; empty where all is whole. Nothing is written.

    `head` is a hash that `govah read` printed: with it a ledger cut at its end is found too. What is derived is
    worked out again and compared. Accounts and sessions of the desk are not part of the record.
    """
    folder = Path(folder).absolute()
    if not (folder / "casefile.json").is_file():
        raise CaseFileError(
            "casefile-missing", "there is no case file here", Place(str(folder)), "name its folder with --casefile"
        )
    from govah.casefile.tables import attach, point_django

    point_django(folder)
    from django.db import DatabaseError

    problems: list[Problem] = []
    try:
        problems += _damage()
        if any(problem.code == "database-missing" for problem in problems):
            return problems
        attach(folder)
        problems.extend(_problems(folder, head))
    except (DatabaseError, CaseFileError) as error:
        if isinstance(error, CaseFileError) and not problems:
            raise
        problems.append(Problem(Place("database"), "database-damaged", f"the database cannot be read: {error}"))
    return problems


def _damage() -> Iterator[Problem]:
    """What SQLite itself finds wrong with its file; PostgreSQL says so when it is asked for the rows."""
    from django.db import connection

    if connection.vendor != "sqlite":
        return
    file = Path(connection.settings_dict["NAME"])
    if not file.exists():
        yield Problem(Place(str(file)), "database-missing", "the database file is not there")
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check(5)")
        for (said,) in cursor.fetchall():
            if said != "ok":
                yield Problem(Place(str(file)), "database-damaged", str(said))


def _problems(folder: Path, head: str | None) -> Iterator[Problem]:
    from govah.casefile.verification.ledger import ledger_problems
    from govah.casefile.verification.rows import derived_problems, recorded_problems
    from govah.casefile.verification.vault import vault_problems

    yield from ledger_problems(folder, head)
    yield from recorded_problems()
    yield from derived_problems()
    yield from vault_problems(folder)
