"""A PostgreSQL server of the tests' own: a private cluster on a private socket, gone when the tests end."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

INSTALL = (
    "install PostgreSQL's server programs (Debian, Ubuntu: apt-get install postgresql; macOS: brew install postgresql)"
)


def programs() -> Path | None:
    """The folder of initdb and pg_ctl; None where PostgreSQL is not installed. The newest version is preferred."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True)
    if on_path := shutil.which("initdb"):
        folders.append(Path(on_path).resolve().parent)
    return next((folder for folder in folders if (folder / "initdb").exists() and (folder / "pg_ctl").exists()), None)


@dataclass
class Server:
    """A running server. `create` makes a database, empty or as a copy, and gives its name."""

    socket: Path
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def url(self, name: str) -> str:
        return f"postgresql://govah@/{name}?host={self.socket}"

    def create(self, template: str = "template0") -> str:
        import psycopg

        name = f"case{next(self._numbers)}"
        with psycopg.connect(f"postgresql://govah@/postgres?host={self.socket}", autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return name


@contextmanager
def server() -> Iterator[Server]:
    """Start a server for the length of the block. It refuses to run as root, and then runs as its own user."""
    where = programs()
    if where is None:
        raise FileNotFoundError(INSTALL)
    folder = Path(tempfile.mkdtemp(prefix="govah-pg-", dir="/tmp"))  # a socket's path must be short
    owner = _owner()
    try:
        if owner is not None:
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        data = folder / "data"
        _run(owner, where / "initdb", "-D", data, "-U", "govah", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
        _run(owner, where / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
        try:
            yield Server(folder)
        finally:
            _run(owner, where / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _owner() -> pwd.struct_passwd | None:
    """Whom the server runs as: ourselves, but for root, whom PostgreSQL refuses."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise LookupError("run the tests as a user other than root: PostgreSQL refuses root, and no other user is here")


def _run(owner: pwd.struct_passwd | None, *command: object) -> None:
    words = [str(word) for word in command]
    identity = {} if owner is None else {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}
    done = subprocess.run(
        words, cwd="/", capture_output=True, text=True, check=False, env={**os.environ, "LC_ALL": "C"}, **identity
    )  # type: ignore[call-overload]
    if done.returncode:
        raise RuntimeError(f"{words[0]} ended with {done.returncode}: {done.stderr or done.stdout}")
