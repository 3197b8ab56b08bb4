"""Full-text search over the folded words of every standing report, with passages marked in the stored text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from govah.casefile.models import Document, Report, Standing
from govah.casefile.searchable import WORD
from govah.model import Span
from govah.text.fold import fold

_PART = re.compile(r'"([^"]*)"|(\S+)')
_AROUND = 90  # characters on each side of the first word found


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage of the stored text, `text[start:end]`; `marks` are the places of the words found, in that text."""

    start: int
    end: int
    text: str
    marks: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """One report that holds all that was asked for."""

    report: Report
    document: Document
    snippets: tuple[Snippet, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """How many reports hold it, and one page of them, the best first."""

    total: int
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked for: phrases of folded words, all of which must stand in a report; `*` after a word: begins so."""

    phrases: tuple[tuple[str, ...], ...]
    open_ended: tuple[bool, ...]


def parse(query: str) -> Query:
    """Words and "phrases" of a query, folded.

    >>> parse('"at dawn" hang*')
    Query(phrases=(('at', 'dawn'), ('hang',)), open_ended=(False, True))
    """
    phrases, ends = [], []
    for found in _PART.finditer(fold(query).text):
        words = tuple(WORD.findall(found[1] if found[1] is not None else found[2]))
        if words:
            phrases.append(words)
            ends.append(found[1] is None and found[2].endswith("*"))
    return Query(tuple(phrases), tuple(ends))


def search(query: str, limit: int = 20, offset: int = 0) -> Found:
    """The standing reports that hold every word and phrase of `query`, in whatever way either is spelt or coded."""
    asked = parse(query)
    if not asked.phrases:
        return Found(0, ())
    ranked = _sqlite(asked) if connection.vendor == "sqlite" else _postgresql(asked)
    page = ranked[offset : offset + limit]
    standings = {
        standing.report_id: standing
        for standing in Standing.objects.filter(report_id__in=page).select_related("document", "report")
    }
    hits = []
    for number in page:
        standing = standings[number]
        document = standing.document
        hits.append(Hit(standing.report, document, snippets(document.text, asked)))
    return Found(len(ranked), tuple(hits))


def snippets(text: str, asked: Query, most: int = 3) -> tuple[Snippet, ...]:
    """The first passages of `text` that hold a phrase asked for, cut at blanks."""
    folded = fold(text)
    spans = []
    for match in _pattern(asked).finditer(folded.text):
        spans.append(folded.span(*match.span()))
        if len(spans) >= 50:
            break
    passages: list[Snippet] = []
    while spans and len(passages) < most:
        first = spans[0]
        start, end = _cut(text, first.start - _AROUND, first.end + _AROUND)
        inside = [span for span in spans if span.end <= end]
        spans = [span for span in spans if span.start >= end]
        passages.append(Snippet(start, end, text[start:end], tuple(inside or [first])))
    return tuple(passages)


def _pattern(asked: Query) -> re.Pattern[str]:
    gap = r"[\W_]+"
    forms = [
        gap.join(map(re.escape, words)) + (r"[^\W_]*" if open_ended else "")
        for words, open_ended in zip(asked.phrases, asked.open_ended, strict=True)
    ]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(forms)})(?![^\W_])")


def _cut(text: str, start: int, end: int) -> tuple[int, int]:
    if start > 0:
        start = next((place + 1 for place in range(start, min(start + 30, len(text))) if text[place].isspace()), start)
    if end < len(text):
        end = next((place for place in range(end, max(end - 30, 0), -1) if text[place].isspace()), end)
    return max(start, 0), min(end, len(text))


def _sqlite(asked: Query) -> Sequence[int]:
    terms = " AND ".join(
        '"' + " ".join(words) + '"' + ("*" if open_ended else "")
        for words, open_ended in zip(asked.phrases, asked.open_ended, strict=True)
    )
    statement = (
        "SELECT s.report_id, bm25(casefile_fts) AS rank FROM casefile_fts JOIN casefile_searchable s"
        " ON s.id = casefile_fts.rowid WHERE casefile_fts MATCH %s ORDER BY rank, s.report_id"
    )
    return _ranked(statement, [terms])


def _postgresql(asked: Query) -> Sequence[int]:
    terms = " & ".join(
        "(" + " <-> ".join(f"'{word}'" for word in words) + (":*" if open_ended else "") + ")"
        for words, open_ended in zip(asked.phrases, asked.open_ended, strict=True)
    )
    statement = (
        "SELECT report_id, ts_rank(to_tsvector('simple', words), to_tsquery('simple', %s)) AS rank"
        " FROM casefile_searchable WHERE to_tsvector('simple', words) @@ to_tsquery('simple', %s)"
        " ORDER BY rank DESC, report_id"
    )
    return _ranked(statement, [terms, terms])


def _ranked(statement: str, parameters: list[str]) -> Sequence[int]:
    """The reports found, best first, each once (a long report has several stretches)."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return list(dict.fromkeys(row[0] for row in cursor.fetchall()))
