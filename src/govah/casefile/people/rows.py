"""The rows of all derived tables, numbered in the order they are built, hashed and written as they come."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from json.encoder import encode_basestring
from typing import Any

from django.db import connection, models

from govah.casefile.digest import digest
from govah.casefile.models import PEOPLE
from govah.casefile.models.fields import JsonField, WordsField, compact, storable

_AT_ONCE = 2000


class Rows:
    """New rows by table. Ids count up from 1 in the order of building, so that equal input gives equal rows.

    Rows are held back until `write` has emptied the tables; from then on they go to the database in batches, so
    that it does not matter how many there are.
    """

    def __init__(self) -> None:
        self._counts: Counter[type[models.Model]] = Counter()
        self._waiting: dict[type[models.Model], list[tuple[Any, ...]]] = {table: [] for table in PEOPLE}
        self._hashes: list[bytes] = []
        self._open = False

    def add(self, table: type[models.Model], **columns: Any) -> int:
        """Add a row, giving it the next id where the table has no key of its own; returns its key."""
        plan = _plan(table)
        self._counts[table] += 1
        if plan.numbered:
            columns["id"] = self._counts[table]
        line, row = plan.row(columns)
        self._hashes.append(hashlib.sha256(line.encode("utf-8", "surrogatepass")).digest())
        waiting = self._waiting[table]
        waiting.append(row)
        if self._open and len(waiting) >= _AT_ONCE:
            self._send(table)
        key: int = columns[plan.key]
        return key

    def count(self, table: type[models.Model]) -> int:
        """How many rows of a table were added."""
        return self._counts[table]

    @property
    def digest(self) -> str:
        """What the ledger's entry commits to: the digest over all rows that were added."""
        return digest(one.hex() for one in self._hashes)

    def write(self) -> None:
        """Empty the tables and put these rows, and those that follow, in the place of all that were there."""
        for old in reversed(PEOPLE):
            old._default_manager.all().delete()
        self._open = True

    def finish(self) -> None:
        """Write what still waits."""
        for table in PEOPLE:
            self._send(table)

    def _send(self, table: type[models.Model]) -> None:
        rows = self._waiting[table]
        if rows:
            with connection.cursor() as cursor:
                cursor.executemany(_plan(table).statement, rows)
            self._waiting[table] = []


@dataclass(frozen=True, slots=True)
class _Plan:
    """How one table's rows are written: as the line that is hashed (see `row_line`) and as the database's values.

    Model objects would do the same and take six times as long. `opening` and `closing` are what every line of the
    table has in common.
    """

    opening: str
    closing: str
    statement: str
    key: str
    numbered: bool
    defaults: dict[str, Any]
    columns: tuple[tuple[str, str, type[models.Field[Any, Any]]], ...]

    def row(self, given: dict[str, Any]) -> tuple[str, tuple[Any, ...]]:
        """The row's line and its values in the order of the statement, which is the alphabetical one."""
        values = {**self.defaults, **given}
        if len(values) != len(self.columns):
            raise TypeError(f"columns of {self.key} rows: {sorted(set(values).symmetric_difference(self.names))}")
        words, row = [], []
        for name, start, kind in self.columns:
            value = values[name]
            if kind is JsonField:
                said = compact(value)
                row.append(storable(said))
            else:
                said = _json(value)
                row.append(storable(value) if kind is WordsField and value is not None else value)
            words.append(start + said)
        return f"{self.opening}{','.join(words)}{self.closing}", tuple(row)

    @property
    def names(self) -> set[str]:
        """The names of all columns."""
        return {name for name, _, _ in self.columns}


def _json(value: Any) -> str:
    if isinstance(value, str):
        return encode_basestring(value)
    if value is None:
        return "null"
    if value is True:
        return "true"
    if value is False:
        return "false"
    return str(value) if type(value) is int else compact(value)


@cache
def _plan(table: type[models.Model]) -> _Plan:
    fields = sorted(table._meta.concrete_fields, key=lambda field: field.attname)
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    key = str(table._meta.pk.attname)
    return _Plan(
        opening=f"[{_json(str(table._meta.db_table))},{{",
        closing="}]",
        statement=f"INSERT INTO {quote(table._meta.db_table)} ({columns}) VALUES ({places})",  # noqa: S608  (our names)
        key=key,
        numbered=key == "id",
        defaults={field.attname: field.get_default() for field in fields if field.has_default() or field.null},
        columns=tuple((field.attname, f"{_json(field.attname)}:", type(field)) for field in fields),
    )
