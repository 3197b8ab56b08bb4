"""Digests of database rows: what a ledger entry commits to, and what `verify` computes again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from django.db import models

from govah.casefile.models.fields import compact


def row_line(row: models.Model) -> str:
    """One row as one line: its table and every column's value, in a form that does not depend on the database.

    A column that was added later counts where it holds something, so that rows from before it keep their digest.
    """
    later: frozenset[str] = getattr(row, "added_later", frozenset())
    columns = {
        field.attname: value
        for field in row._meta.concrete_fields
        if (value := getattr(row, field.attname)) or field.attname not in later
    }
    return compact([row._meta.db_table, columns])


def row_hash(row: models.Model) -> str:
    """The SHA-256 of the row's line."""
    return hashlib.sha256(row_line(row).encode("utf-8", "surrogatepass")).hexdigest()


def digest(hashes: Iterable[str]) -> str:
    """One SHA-256 over many row hashes; their order plays no part, their number does.

    >>> digest(["b", "a"]) == digest(["a", "b"]), digest(["a"]) == digest(["a", "a"])
    (True, False)
    """
    whole = hashlib.sha256()
    for place, one in enumerate(sorted(hashes)):
        whole.update(b"\n" * (place > 0) + one.encode("ascii"))
    return whole.hexdigest()


def table_hashes(tables: Iterable[type[models.Model]]) -> Iterable[str]:
    """The row hashes of whole tables, read in blocks."""
    for table in tables:
        for row in table._default_manager.order_by("pk").iterator(chunk_size=2000):
            yield row_hash(row)
