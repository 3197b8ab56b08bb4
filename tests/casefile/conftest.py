"""Case files to test with, on SQLite and on PostgreSQL."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from govah.casefile import CaseFile, open_casefile
from postgres import Server

Open = Callable[[], CaseFile]


class Databases:
    """PostgreSQL databases with an empty case file in them, emptied again rather than made anew for each test."""

    def __init__(self, server: Server, folder: Path) -> None:
        self.server = server
        self.folder = folder / "case"
        self.folder.mkdir()
        self.names = [server.create()]
        self._name(self.folder, self.names[0])
        open_casefile(self.folder).close()
        self._first = self._entry()

    def _entry(self) -> tuple[Any, ...]:
        import psycopg

        with psycopg.connect(self.server.url(self.names[0])) as connection:
            return connection.execute("SELECT * FROM casefile_entry").fetchall()[0]

    def place(self, number: int, folder: Path) -> None:
        """Make `folder` the case file of the database of that number, empty."""
        shutil.copytree(self.folder, folder)
        number += 1  # the first is what the others are copied from
        if number == len(self.names):
            self.names.append(self.server.create(template=self.names[0]))
        else:
            self._empty(self.names[number])
        self._name(folder, self.names[number])

    def _name(self, folder: Path, name: str) -> None:
        (folder / "settings.json").write_text(f'{{"database": "{self.server.url(name)}"}}')

    def _empty(self, name: str) -> None:
        import psycopg

        with psycopg.connect(self.server.url(name)) as connection:
            connection.execute("SET session_replication_role = replica")
            found = connection.execute("SELECT tablename FROM pg_tables WHERE tablename LIKE 'casefile%'").fetchall()
            for (table,) in found:
                connection.execute(f'DELETE FROM "{table}"')
            places = ", ".join(["%s"] * len(self._first))
            connection.execute(f"INSERT INTO casefile_entry VALUES ({places})", self._first)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="session")
def unblocked(django_db_blocker: Any) -> Iterator[None]:
    """Lets the database be used: these tests bring their own."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture(scope="session")
def empty_sqlite(tmp_path_factory: pytest.TempPathFactory, unblocked: None) -> Path:
    """A case file just made, to be copied: making one takes a second, copying it none."""
    folder = tmp_path_factory.mktemp("empty") / "case"
    open_casefile(folder).close()
    return folder


@pytest.fixture(scope="session")
def databases(tmp_path_factory: pytest.TempPathFactory, postgres_server: Server, unblocked: None) -> Databases:
    return Databases(postgres_server, tmp_path_factory.mktemp("empty_postgresql"))


@pytest.fixture
def new_casefile(engine: str, tmp_path: Path, request: pytest.FixtureRequest, unblocked: None) -> Iterator[Open]:
    """Makes empty case files, as many as a test needs; the one made last is the one at work."""
    opened: list[CaseFile] = []

    def make() -> CaseFile:
        folder = tmp_path / f"case{len(opened)}"
        if engine == "sqlite":
            shutil.copytree(request.getfixturevalue("empty_sqlite"), folder)
        else:
            request.getfixturevalue("databases").place(len(opened), folder)
        opened.append(open_casefile(folder))
        return opened[-1]

    yield make
    for casefile in opened:
        casefile.close()


@pytest.fixture
def casefile(new_casefile: Open) -> CaseFile:
    return new_casefile()
