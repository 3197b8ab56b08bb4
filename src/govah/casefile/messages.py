"""A message that comes again in a later export of its channel is the report that it was."""

from __future__ import annotations

from govah import model
from govah.casefile import models
from govah.model import to_data

_MESSAGE = ("message_sha256", "message_id")


def earlier(capture: models.Capture, document: model.Document) -> models.Report | None:
    """The report of the same message out of another export: its own bytes, number, channel and text are the same.

    None for what is no message of an export, and for a message that was edited since, which is a new report.
    """
    if not all(key in document.metadata for key in _MESSAGE):
        return None
    alike = models.Document.objects.filter(text_sha256=document.text_sha256, publisher=document.source or "")
    for row in alike.exclude(report__capture=capture).select_related("report").order_by("pk").iterator():
        if all(row.metadata.get(key) == document.metadata[key] for key in _MESSAGE):
            report: models.Report = row.report
            return report
    return None


def same(row: models.Document, document: model.Document) -> bool:
    """Whether the message that stands in `row` is this one, dated as it is; the exports it lies in may be two."""
    return (
        all(key in document.metadata and row.metadata.get(key) == document.metadata[key] for key in _MESSAGE)
        and row.text_sha256 == document.text_sha256
        and row.published == to_data(document)["published"]
    )
