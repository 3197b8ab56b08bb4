"""The folded words of every standing document, which full-text search runs over."""

from __future__ import annotations

from django.db import models

from govah.casefile.models.base import Derived
from govah.casefile.models.reports import Report


class Searchable(Derived):
    """A stretch of one report's words, folded and parted by spaces. Only a very long report has several.

    Written as reports are taken in; `verify` works it out again from the recorded rows.
    """

    report = models.ForeignKey(Report, on_delete=models.DO_NOTHING, related_name="searchable")
    words = models.TextField()

    def __str__(self) -> str:
        return str(self.report)
