"""The two kinds of rows: recorded once and committed to by the ledger, or derived and built again at will."""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn, Self

from django.db import models

from govah.errors import CaseFileError


def _refuse(what: str) -> NoReturn:
    raise CaseFileError(
        "row-written-once",
        f"a recorded row cannot be {what}",
        next_step="write a new row through the case file; the ledger commits to the old one",
    )


class RecordedRows(models.QuerySet[Any]):
    """Recorded rows can be read and added, nothing else."""

    def update(self, **_values: Any) -> NoReturn:
        """Refused: a recorded row never changes."""
        _refuse("changed")

    def delete(self) -> NoReturn:
        """Refused: a recorded row never goes."""
        _refuse("deleted")


class Recorded(models.Model):
    """A row written once, in the transaction of the ledger entry that commits to it."""

    added_later: ClassVar[frozenset[str]] = frozenset()
    """Columns that rows written by earlier versions were not digested with."""

    entry = models.ForeignKey("casefile.Entry", on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[models.Manager[Self]] = models.Manager.from_queryset(RecordedRows)()

    class Meta:
        """Not a table of its own."""

        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the row, once."""
        if not self._state.adding:
            _refuse("changed")
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Refused: a recorded row never goes."""
        _refuse("deleted")


class Derived(models.Model):
    """A row that follows from recorded rows. Its id is given by the building order, so that equal input gives
    equal rows; the last `link` entry of the ledger commits to all derived rows together."""

    class Meta:
        """Not a table of its own."""

        abstract = True
