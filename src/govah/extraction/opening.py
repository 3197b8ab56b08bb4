"""Opens a report for reading: folds it, cuts it into sentences and tokens, finds its terms, dates and numbers."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate

from govah.extraction.layout import Line, build
from govah.extraction.page import Hit, Page, Quantity, Token, When
from govah.extraction.phrases import find_phrases
from govah.extraction.plain import lowered, plain
from govah.extraction.rules import LanguageRules
from govah.model import Date, Document
from govah.text.sentences import sentences

_LETTER = r"[^\W\d_]"
_TOKEN = re.compile(
    rf"(?P<word>'s(?!\w)|{_LETTER}(?:{_LETTER}|['\u200c](?!s(?!\w))(?={_LETTER}))*)"
    r"|(?P<number>\d+(?:[.,]\d+)*)|(?P<mark>[^\w\s]|_)"
)


def tokenise(plain_text: str, low: str) -> tuple[Token, ...]:
    """Words, numbers and marks of a plain text; the English possessive ending is a word of its own."""
    return tuple(
        [
            Token(m.start(), m.end(), low[m.start() : m.end()], m.lastgroup or "mark", plain_text[m.start()].isupper())
            for m in _TOKEN.finditer(plain_text)
        ]
    )


def open_page(document: Document, rules: LanguageRules, pack: str) -> Page:
    """The page of one report, with `pack` as the fingerprint that its claims will carry."""
    text = document.text
    flat = plain(text)
    low = lowered(flat)
    tokens = tokenise(flat, low)
    starts = [t.start for t in tokens]
    spans = [(s.start, s.end) for s in sentences(text, rules.language, pack=rules.pack)]
    cuts = [(bisect_left(starts, a), bisect_left(starts, b)) for a, b in spans]
    hits = rules.lexicon.find(flat, low)
    hits = merged(hits, find_phrases(flat, spans, hits, rules.phrases))
    folded = rules.fold(text)
    dates = tuple(
        When(m.span.start, m.span.end, m.date, str(m.kind), m.weekday)
        for m in rules.dates.find(folded, published(document), language=rules.language)
    )
    numbers = tuple(
        Quantity(n.span.start, n.span.end, float(n.value), n.kind == "ordinal")
        for n in rules.numbers.find(folded)
        if n.value is not None
    )
    hit_starts = [h.start for h in hits]
    date_starts = [d.start for d in dates]
    lines = []
    for (a, b), (first, last) in zip(spans, cuts, strict=True):
        kinds = frozenset(h.kind for h in hits[bisect_left(hit_starts, a) : bisect_left(hit_starts, b)])
        dated = sum(d.end - d.start for d in dates[bisect_left(date_starts, a) : bisect_left(date_starts, b)])
        lines.append(Line(a, b, tokens[first:last], kinds, dated))
    return Page(
        document=document, pack=pack, language=rules.language, text=text, plain=flat, low=low, tokens=tokens,
        sentences=build(flat, lines, cuts), hits=hits, dates=dates, numbers=numbers,
    )  # fmt: skip


_ADDRESS_DATE = re.compile(r"/((?:19|20)\d\d)[/-]?(0\d|1[0-2])[/-]?([0-2]\d|3[01])(?=[/-]|$)")
_ADDRESS_MONTH = re.compile(r"/((?:19|20)\d\d)/(0?[1-9]|1[0-2])/")


def published(document: Document) -> Date | None:
    """When the report was published: as its reader says, else as its address says ("/2017/12/01/")."""
    if document.published is not None or not document.url:
        return document.published
    day = _ADDRESS_DATE.search(document.url)
    if day:
        return Date("-".join(day.groups()), day[0], "gregorian", "day")
    month = _ADDRESS_MONTH.search(document.url)
    if month:
        return Date(f"{month[1]}-{int(month[2]):02d}", month[0], "gregorian", "month")
    return None


def merged(hits: tuple[Hit, ...], names: list[Hit]) -> tuple[Hit, ...]:
    """Lexicon hits and names built by rule in one row; a built name swallows the place and body names inside it."""
    if not names:
        return hits
    inside = {
        "prison",
        "city",
        "province",
        "country",
        "court",
        "organisation",
        "source",
        "org_head",
        "place_head",
        "common",
        "office",
        "role",
        "phrase",
    }
    ends = list(accumulate((n.end for n in names), max))  # the farthest end of the names up to each
    starts = [n.start for n in names]
    kept = []
    for hit in hits:
        k = bisect_right(starts, hit.start)
        if not k or ends[k - 1] < hit.end or hit.kind not in inside:
            kept.append(hit)
    return tuple(sorted([*kept, *names], key=lambda hit: (hit.start, -hit.end)))
