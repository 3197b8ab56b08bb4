"""Which database a case file uses: SQLite in its folder unless its settings or the environment name PostgreSQL."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from govah.errors import CaseFileError, Place

FOLDER_VARIABLE = "GOVAH_CASEFILE"
DATABASE_VARIABLE = "GOVAH_DATABASE"
_SCHEMES = ("postgresql", "postgres")


def default_folder() -> Path:
    """The folder that the environment names, else `./casefile`."""
    return Path(os.environ.get(FOLDER_VARIABLE) or "casefile").absolute()


def _words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) for word in value)


_KINDS: dict[str, Callable[[object], bool]] = {
    "database": lambda value: isinstance(value, str),
    "hosts": _words,
    "origins": _words,
    "https": lambda value: isinstance(value, bool),
}


def folder_settings(folder: Path) -> dict[str, Any]:
    """What `settings.json` in the folder says; empty where there is none."""
    file = folder / "settings.json"
    try:
        said = json.loads(file.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, ValueError) as error:
        raise CaseFileError(
            "casefile-settings", f"the settings cannot be read: {error}", Place(str(file)), "mend the JSON or remove it"
        ) from error
    if not isinstance(said, dict):
        raise CaseFileError(
            "casefile-settings", "the settings are not a JSON object", Place(str(file)), 'write {} or {"database": "…"}'
        )
    for key, value in said.items():
        if (kind := _KINDS.get(key)) is not None and not kind(value):
            raise CaseFileError(
                "casefile-settings",
                f"{key!r} is not what it should be",
                Place(str(file)),
                "docs/casefile.md shows the settings with their forms",
            )
    return said


def database(folder: Path) -> dict[str, Any]:
    """The Django description of the case file's database."""
    url = os.environ.get(DATABASE_VARIABLE) or folder_settings(folder).get("database")
    return _postgresql(str(url), folder) if url else _sqlite(folder)


def secret_key(folder: Path) -> str:
    """The folder's secret for signing sessions; a passing one where the folder does not exist yet."""
    try:
        return (folder / "secret-key").read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return secrets.token_urlsafe(50)


def _sqlite(folder: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(folder / "govah.sqlite3"),
        "OPTIONS": {
            "timeout": 30,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
    }


def _postgresql(url: str, folder: Path) -> dict[str, Any]:
    parts = urlsplit(url)
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in _SCHEMES or not name:
        raise CaseFileError(
            "casefile-database-url",
            f"the database address is not understood (its kind is {parts.scheme or 'missing'!r})",
            Place(str(folder / "settings.json")),
            "write postgresql://user:password@host:port/name, or leave it out for SQLite",
        )
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", unquote(parts.hostname or "")),
        "PORT": options.pop("port", str(parts.port or "")),
        "OPTIONS": options,
    }
