"""What one program version with one set of packs took from a document: claims and notes, never changed later."""

from __future__ import annotations

import builtins

from django.db import models

from govah.casefile.models.base import Recorded
from govah.casefile.models.fields import JsonField, WordsField
from govah.casefile.models.reports import Document


class Extraction(Recorded):
    """One extraction of one document. The latest stands (see `Standing`); earlier ones are superseded and kept."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="extractions")
    pack = models.CharField(max_length=64, help_text="fingerprint of everything that was loaded")
    program = models.CharField(max_length=40)
    fingerprint = models.CharField(max_length=64, help_text="over all its claims and notes")
    at = models.CharField(max_length=32)

    def __str__(self) -> str:
        return f"{self.document_id}/{self.pk}"


class Claim(Recorded):
    """One claim as extracted (see `govah.model.Claim`). `key` is its identity, the same in every extraction."""

    extraction = models.ForeignKey(Extraction, on_delete=models.PROTECT, related_name="claims")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="claims")
    ordinal = models.PositiveIntegerField(help_text="place in the order of the text")
    key = models.CharField(max_length=32, db_index=True)
    subject = models.CharField(max_length=60)
    property = models.CharField(max_length=60)
    value = JsonField()
    spans = JsonField(help_text="[[start, end], …] in code points of the document's text")
    rule = models.CharField(max_length=200)
    modality = models.CharField(max_length=20)
    attribution = JsonField(help_text="an Attribution or null")
    confidence = models.FloatField()
    why = JsonField(help_text="a Why or null")

    class Meta:
        """In the order of the text."""

        ordering = ("extraction", "ordinal")
        constraints = (models.UniqueConstraint(fields=("extraction", "ordinal"), name="one_claim_per_ordinal"),)
        indexes = (models.Index(fields=("property",)),)

    def __str__(self) -> str:
        return f"{self.subject} {self.property}"

    @builtins.property
    def start(self) -> int:
        """Where its first span starts."""
        return int(self.spans[0][0])

    @builtins.property
    def end(self) -> int:
        """Where its first span ends."""
        return int(self.spans[0][1])


class Note(Recorded):
    """What a check of one extraction found (see `govah.model.Note`)."""

    extraction = models.ForeignKey(Extraction, on_delete=models.PROTECT, related_name="notes")
    ordinal = models.PositiveIntegerField()
    code = models.CharField(max_length=80)
    kind = models.CharField(max_length=20, help_text="consistency, checked or reading")
    text = WordsField()
    claims = JsonField(help_text="keys of the claims compared")
    spans = JsonField()
    arithmetic = WordsField(default="")
    told = JsonField(
        default=dict, help_text="what its sentence is made of, by kind; empty in notes of earlier versions"
    )

    added_later = frozenset({"told"})

    class Meta:
        """In the order they were found."""

        ordering = ("extraction", "ordinal")

    def __str__(self) -> str:
        return self.code


class Decision(Recorded):
    """What a person decided. Never overwritten: a later decision on the same claim stands, the earlier is kept.

    `claim` is a copy of the claim as the person saw it, so that the decision can still be shown when a later
    extraction no longer makes that claim.
    """

    ACCEPT, REJECT, CORRECT, UNSURE, WITHDRAW = "accept", "reject", "correct", "unsure", "withdraw"

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="decisions")
    claim_key = models.CharField(max_length=32, db_index=True)
    verdict = models.CharField(max_length=20)
    value = JsonField(help_text="the corrected value, or null")
    reason = WordsField(default="")
    actor = models.CharField(max_length=150)
    at = models.CharField(max_length=32)
    claim = JsonField(help_text="subject, property, value, spans and quotation as decided on")

    class Meta:
        """Oldest first: the last one on a claim stands."""

        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.verdict} {self.claim_key}"
