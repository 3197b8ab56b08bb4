"""What a search found, as passages with the found words marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from govah.casefile.fulltext import Hit, Snippet
from govah.casefile.models import Document, Report, Standing
from govah.desk.queries.report import PER_PART
from govah.desk.record.paragraphs import number_at
from govah.desk.record.passages import Passage, Piece, direction_of, language_for


@dataclass(frozen=True, slots=True)
class Found:
    """A passage with the words found, and the paragraph of the report it begins in."""

    passage: Passage
    paragraph: int

    @property
    def part(self) -> int:
        """The page of a long report that the paragraph stands on."""
        return (self.paragraph - 1) // PER_PART + 1


@dataclass(frozen=True, slots=True)
class ShownHit:
    """A report that holds the words, with up to three passages."""

    report: Report
    document: Document
    found: list[Found]


def shown_hits(hits: Iterable[Hit]) -> list[ShownHit]:
    """Hits of a search made ready for the page."""
    hits = list(hits)
    rows = Standing.objects.select_related("document", "report__publication__source").defer("document__metadata")
    standings = {row.report_id: row for row in rows.filter(report_id__in=[hit.report.pk for hit in hits])}
    shown = []
    for hit in hits:
        standing = standings.get(hit.report.pk)
        if standing is not None:
            document = standing.document
            found = [
                Found(_passage(s, document.language or None), number_at(document.text, s.marks[0].start))
                for s in hit.snippets
                if s.marks
            ]
            shown.append(ShownHit(standing.report, document, found))
    return shown


def _passage(snippet: Snippet, language: str | None) -> Passage:
    text, zero = snippet.text, snippet.start
    pieces: list[Piece] = [Piece("… ")] if zero > 0 else []
    at = 0
    for mark in sorted(snippet.marks):
        start, end = mark.start - zero, mark.end - zero
        if start < at or end > len(text):
            continue
        pieces += [Piece(text[at:start])] if start > at else []
        pieces.append(Piece(text[start:end], evidence=True))
        at = end
    pieces += [Piece(text[at:])] if at < len(text) else []
    pieces.append(Piece(" …"))
    return Passage(tuple(pieces), direction_of(text), language_for(text, language))
