"""What was captured: bytes, the reports in them, and the text that a reader took from each."""

from __future__ import annotations

from django.db import models

from govah.casefile.models.base import Recorded
from govah.casefile.models.fields import JsonField, WordsField


class Capture(Recorded):
    """One captured file, by the SHA-256 of its bytes; the bytes lie in the vault."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=200)
    name = WordsField(help_text="the file's path below the folder that was given")
    captured = models.CharField(max_length=32, help_text="when the bytes were taken in, UTC, ISO 8601")

    def __str__(self) -> str:
        return self.sha256[:12]


class Report(Recorded):
    """One report: a captured file, or one part of it (a line, a message). R-0007 stays its number for good."""

    number = models.PositiveBigIntegerField(primary_key=True)
    capture = models.ForeignKey(Capture, on_delete=models.PROTECT, related_name="reports")
    part = WordsField(default="", help_text="which piece of the file; empty for the whole")

    class Meta:
        """One row a piece."""

        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("capture", "part"), name="one_report_per_part"),)

    def __str__(self) -> str:
        return f"R-{self.number:04d}"


class Document(Recorded):
    """The text that one reader took from a report, with what the report says of itself (see `govah.model.Document`)."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="documents")
    fingerprint = models.CharField(max_length=64, help_text="over everything but the time of capture")
    ident = WordsField(help_text="the file's stem or the line's own id")
    text = WordsField()
    text_sha256 = models.CharField(max_length=64, db_index=True)
    media_type = models.CharField(max_length=200)
    reader = models.CharField(max_length=100)
    reader_version = models.CharField(max_length=100)
    captured = models.CharField(max_length=32, default="")
    language = models.CharField(max_length=12, default="", help_text="empty: not recognised")
    name = WordsField(default="")
    title = WordsField(default="")
    author = WordsField(default="")
    publisher = WordsField(default="", help_text="who published it, as the report or its metadata file says")
    url = WordsField(default="")
    published = JsonField(help_text="a Date (EDTF, words, calendar, precision) or null")
    published_first = models.CharField(max_length=10, default="", db_index=True, help_text="YYYY-MM-DD; empty: unknown")
    remarks = JsonField(help_text="list of Remark: code, text, next_step")
    metadata = JsonField()

    class Meta:
        """The same reading of the same report once."""

        constraints = (models.UniqueConstraint(fields=("report", "fingerprint"), name="one_document_per_content"),)

    def __str__(self) -> str:
        return self.title or self.ident


class Pass(Recorded):
    """A capture was read to its end with these packs and this version: reading it so again would add nothing."""

    capture = models.ForeignKey(Capture, on_delete=models.PROTECT, related_name="passes")
    metadata_sha256 = models.CharField(max_length=64, help_text="over the metadata file that lay beside it")
    pack = models.CharField(max_length=64)
    program = models.CharField(max_length=40)

    class Meta:
        """Once each."""

        verbose_name_plural = "passes"
        constraints = (
            models.UniqueConstraint(fields=("capture", "metadata_sha256", "pack", "program"), name="one_pass_each"),
        )

    def __str__(self) -> str:
        return f"{self.capture} {self.pack[:8]} {self.program}"


class Unread(Recorded):
    """A file, or a part of one, that could not be taken in, or that is noted (the same bytes twice)."""

    UNREAD = "unread"
    NOTED = "noted"

    kind = models.CharField(max_length=10, default=UNREAD)
    code = models.CharField(max_length=60)
    what = WordsField()
    name = WordsField()
    next_step = WordsField(default="")
    part = WordsField(default="")
    bytes_sha256 = models.CharField(max_length=64, default="", db_index=True)
    at = models.CharField(max_length=32)

    def __str__(self) -> str:
        return f"{self.code}: {self.name}"
