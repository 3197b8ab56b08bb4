"""The ledger's lines as rows; the file `ledger.jsonl` in the folder is their witness."""

from __future__ import annotations

from django.db import models

from govah.casefile.models.fields import JsonField


class Entry(models.Model):
    """One step: what was done, when, by whom, chained by hash to the step before (see `govah.model.Entry`)."""

    number = models.PositiveBigIntegerField(primary_key=True)
    at = models.CharField(max_length=32, help_text="UTC, ISO 8601")
    actor = models.CharField(max_length=150)
    action = models.CharField(max_length=40)
    body = JsonField()
    rows = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        """In the order of the chain."""

        ordering = ("number",)

    def __str__(self) -> str:
        return f"{self.number} {self.action}"
