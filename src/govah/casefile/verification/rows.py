"""The rows of the database: recorded ones against their entries, derived ones worked out again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from django.db import models

from govah.casefile.digest import digest, row_hash, table_hashes
from govah.casefile.ledger import entries
from govah.casefile.models import PEOPLE, RECORDED, Document, Extraction, Searchable, Standing
from govah.casefile.people.relink import LINK, committed
from govah.casefile.searchable import stretches
from govah.errors import Place
from govah.packs.problem import Problem


def recorded_problems() -> Iterator[Problem]:
    """Recorded rows changed, added or removed: each entry's digest over the rows that name it, computed again."""
    streams = [_Stream(table) for table in RECORDED]
    for entry in entries():
        hashes = [one for stream in streams for one in stream.hashes(entry.number)]
        if entry.action != LINK and digest(hashes) != entry.rows:
            yield Problem(
                Place("database", entry=f"ledger entry {entry.number}"),
                "rows-changed",
                f"the rows that this step wrote are not as it wrote them ({_named(streams, entry.number)})",
            )
        if entry.action == LINK and hashes:
            place = Place("database", entry=f"ledger entry {entry.number}")
            yield Problem(place, "rows-changed", "rows claim to come from a step that wrote none")
    for stream in streams:
        for row in stream.rest():
            place = Place("database", entry=f"{row._meta.db_table} {row.pk}")
            yield Problem(place, "rows-without-entry", "no entry of the ledger knows this row")
    for document in Document.objects.order_by("pk").iterator(chunk_size=50):
        if hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest() != document.text_sha256:
            place = Place("database", entry=f"document {document.pk}")
            yield Problem(place, "text-changed", "the text does not have its hash")


def derived_problems() -> Iterator[Problem]:
    """Derived rows that are not what follows from the recorded ones."""
    people = digest(table_hashes(PEOPLE))
    if people != (committed() or digest(())):
        yield Problem(
            Place("database"), "people-changed", "people, readings or events are not as the last linking left them"
        )
    yield from _standing_problems()
    for standing in Standing.objects.select_related("document").order_by("report_id").iterator(chunk_size=50):
        indexed = Searchable.objects.filter(report_id=standing.report_id).order_by("pk").values_list("words", flat=True)
        if tuple(indexed) != stretches(standing.document):
            place = Place("database", entry=f"report {standing.report_id}")
            yield Problem(place, "search-changed", "the words that search looks through are not those of the text")
    known = Standing.objects.values("report_id")
    for row in Searchable.objects.exclude(report_id__in=known):
        yield Problem(
            Place("database", entry=f"report {row.report_id}"), "search-changed", "search knows a report that is none"
        )


def _standing_problems() -> Iterator[Problem]:
    """The latest extraction of every report stands, and no other."""
    latest: dict[int, tuple[int, int]] = {}
    rows = Extraction.objects.order_by("pk").values_list("document__report_id", "document_id", "pk")
    for report, document, extraction in rows.iterator(chunk_size=2000):
        latest[report] = (document, extraction)
    found = {
        report: (document, extraction)
        for report, document, extraction in Standing.objects.values_list("report_id", "document_id", "extraction_id")
    }
    for report in sorted(latest.keys() | found.keys()):
        if latest.get(report) != found.get(report):
            place = Place("database", entry=f"report {report}")
            yield Problem(place, "standing-changed", "another extraction than the latest is marked as standing")


class _Stream:
    """One table's rows in the order of their entries, so that a whole case file is checked in one pass."""

    def __init__(self, table: type[models.Model]) -> None:
        self._rows = iter(table._default_manager.order_by("entry_id", "pk").iterator(chunk_size=500))
        self._next: models.Model | None = next(self._rows, None)
        self.counts: dict[int, int] = {}
        self.strays: list[models.Model] = []
        self.name = table._meta.verbose_name_plural

    def hashes(self, number: int) -> Iterator[str]:
        """The hashes of the rows that name this entry."""
        self.counts = {number: 0}
        while self._next is not None and self._next.entry_id < number:  # type: ignore[attr-defined]
            self.strays.append(self._next)
            self._next = next(self._rows, None)
        while self._next is not None and self._next.entry_id == number:  # type: ignore[attr-defined]
            self.counts[number] += 1
            yield row_hash(self._next)
            self._next = next(self._rows, None)

    def rest(self) -> Iterator[models.Model]:
        """The rows that no entry came for."""
        yield from self.strays
        while self._next is not None:
            yield self._next
            self._next = next(self._rows, None)


def _named(streams: list[_Stream], number: int) -> str:
    there = [f"{stream.counts[number]} {stream.name}" for stream in streams if stream.counts.get(number)]
    return ", ".join(there) or "none are left"
