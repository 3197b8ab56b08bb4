"""Opens a report for reading: folds it, cuts it into sentences and tokens, finds its terms, dates and numbers."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, repeat

from govah.extraction.layout import KINDS as LAYOUT_KINDS
from govah.extraction.layout import Line, build
from govah.extraction.page import Hit, Page, Quantity, Token, When
from govah.extraction.plain import lowered, plain
from govah.extraction.rules import LanguageRules
from govah.extraction.sheets.cards import without_fields
from govah.extraction.sheets.finding import find_cards
from govah.extraction.verb_final.name_lines import with_name_lines
from govah.extraction.verb_final.naming import without_names
from govah.extraction.wording.held import Held
from govah.extraction.wording.phrases import find_phrases
from govah.model import Date, Document
from govah.text.sentences import sentences
from govah.text.words import Pieces, cut

_ASCII_TOKEN = re.compile(
    r"('s(?!\w)|[A-Za-z]++(?:'(?!s(?!\w))[A-Za-z]++)*|[0-9]++(?:[.,][0-9]++)*|[^\w\s\x1c-\x1f]|_)", re.ASCII
)
_LETTERS = r"[^\W\d_]++"
_TOKEN = re.compile(rf"('s(?!\w)|{_LETTERS}(?:['\u200c](?!s(?!\w)){_LETTERS})*|\d++(?:[.,]\d++)*|[^\w\s]|_)")
_MOST_SHAPES = 20_000  # written forms that are remembered
_new = tuple.__new__


class _Shapes(dict[str, tuple[str, str, bool]]):
    """Written form of a token -> lower case, kind, whether it begins with a capital; reports use the same words."""

    def __init__(self, lower: Callable[[str], str]) -> None:
        super().__init__()
        self._lower = lower

    def __missing__(self, written: str) -> tuple[str, str, bool]:
        if len(self) > _MOST_SHAPES:
            self.clear()
        found = self[written] = _shape(written, self._lower(written))
        return found


_SHAPES = _Shapes(str.lower)
_SHAPES_OF_LOWERED = _Shapes(str)


def _shape(written: str, low: str) -> tuple[str, str, bool]:
    first = written[0]
    word = (first.isalnum() and not first.isdecimal()) or (len(written) > 1 and first == "'")
    return low, "word" if word else "number" if first.isdecimal() else "mark", first.isupper()


def tokenise(plain_text: str, low: str) -> tuple[Token, ...]:
    """Words, numbers and marks of a plain text; the English possessive ending is a word of its own."""
    ascii_only = plain_text.isascii()
    pieces = (_ASCII_TOKEN if ascii_only else _TOKEN).split(plain_text)
    bounds = list(accumulate(map(len, pieces)))
    starts, ends, written = bounds[:-1:2], bounds[1::2], pieces[1::2]
    if ascii_only or plain_text == low:
        shapes: Iterable[tuple[str, str, bool]] = map(
            (_SHAPES if ascii_only else _SHAPES_OF_LOWERED).__getitem__, written
        )
    else:  # a few letters are lowered by what stands around them
        places = zip(starts, ends, written, strict=True)
        shapes = [_SHAPES[w] if w.isascii() else _shape(w, low[a:b]) for a, b, w in places]
    rows = zip(starts, ends, *zip(*shapes, strict=True), strict=True)
    return tuple(map(_new, repeat(Token), rows)) if written else ()


def open_page(document: Document, rules: LanguageRules, pack: str, before: str = "") -> Page:
    """The page of one report, with `pack` as the fingerprint that its claims will carry.

    `before` is the head of the page on which the document is a further story: it may hold the dateline.
    """
    text = document.text
    flat = plain(text)
    low = lowered(flat)
    tokens = tokenise(flat, low)
    starts = [t.start for t in tokens]
    spans = [(s.start, s.end) for s in sentences(text, rules.language, pack=rules.pack)]
    cuts = [(bisect_left(starts, a), bisect_left(starts, b)) for a, b in spans]
    folded = rules.fold(text)
    words = folded.pieces if folded.text == low else cut(low)
    begins = [a for a, _ in spans]
    hits = rules.lexicon.find(flat, low, unwrapped(words, begins))
    built = find_phrases(flat.replace("\n", " "), spans, hits, rules.phrases)
    hits = merged(hits, without_names(built, low, rules.names) if rules.verb_final else built)
    dates = tuple(
        When(m.span.start, m.span.end, m.date, str(m.kind), m.weekday)
        for m in rules.dates.find(folded, published(document), language=rules.language, before=before)
    )
    numbers = tuple(
        Quantity(n.span.start, n.span.end, float(n.value), n.kind == "ordinal")
        for n in rules.numbers.find(folded)
        if n.value is not None
    )
    kinds: dict[int, set[str]] = {}
    for hit in hits:
        if hit.kind in LAYOUT_KINDS:
            kinds.setdefault(bisect_right(begins, hit.start) - 1, set()).add(hit.kind)
    dated: dict[int, int] = {}
    for when in dates:
        number = bisect_right(begins, when.start) - 1
        dated[number] = dated.get(number, 0) + when.end - when.start
    lines = [
        Line(a, b, tokens[first:last], kinds.get(i, _NONE), dated.get(i, 0))
        for i, ((a, b), (first, last)) in enumerate(zip(spans, cuts, strict=True))
    ]
    page = Page(
        document=document, pack=pack, language=rules.language, text=text, plain=flat, low=low, tokens=tokens,
        sentences=build(flat, lines, cuts), hits=hits, dates=dates, numbers=numbers,
        words=words, short_forms=rules.grammar("short_forms"), held=Held(words, begins),
        cards=tuple(find_cards(text, low, rules.fields)),
    )  # fmt: skip
    page.sentences = without_fields(page)
    if rules.verb_final:
        page.sentences = with_name_lines(page, rules)
    return page


def unwrapped(words: Pieces, begins: Sequence[int]) -> Pieces:
    """The pieces of a text with one blank for the end of a line, and for several blanks, within a sentence.

    So terms of several words are found in texts whose lines were broken to a width.
    """
    pieces, bounds = words
    broken = [i for i in range(2, len(pieces) - 1, 2) if pieces[i] != " " and pieces[i].isspace()]
    if not broken:
        return words
    pieces = list(pieces)
    for i in broken:
        if bisect_right(begins, bounds[i]) == bisect_right(begins, bounds[i + 1]):
            pieces[i] = " "
    return Pieces(pieces, bounds)


_NONE: frozenset[str] = frozenset()

_ADDRESS_DATE = re.compile(r"/((?:19|20)\d\d)[/-]?(0\d|1[0-2])[/-]?([0-2]\d|3[01])(?=/|-(?!\d\d-\d\d)|$)")
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


_INSIDE = frozenset({
    "prison", "city", "province", "country", "court", "organisation", "source", "org_head", "place_head", "common",
    "office", "role", "phrase",
})  # fmt: skip


def merged(hits: tuple[Hit, ...], names: list[Hit]) -> tuple[Hit, ...]:
    """Lexicon hits and names built by rule in one row; a built name swallows the place and body names inside it."""
    if not names:
        return hits
    names = sorted(names, key=lambda name: (name.start, -name.end))
    ends = list(accumulate([n.end for n in names], max))  # the farthest end of the names up to each
    starts = [n.start for n in names]
    kept: list[Hit] = []
    told = 0  # names that stand in the row
    for hit in hits:
        start, end, kind, _, _ = hit
        while told < len(names) and (starts[told] < start or (starts[told] == start and names[told].end > end)):
            kept.append(names[told])
            told += 1
        if kind in _INSIDE and (k := bisect_right(starts, start)) and ends[k - 1] >= end:
            continue
        kept.append(hit)
    return (*kept, *names[told:])
