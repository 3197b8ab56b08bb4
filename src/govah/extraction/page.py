"""A page is a report opened for reading: its sentences, tokens, lexicon hits, dates and numbers, all with offsets.

Every finder of this folder is a function of a page. One that needs nothing else has the form

    find_statistics(page: Page, rules: StatisticRules) -> list[Claim]

where `rules` is the finder's own compiled pack entries (`StatisticRules.of(pack, language)`), kept by `Extractor`.
One that needs the people or the claims found so far takes them after the page. Offsets are those of `page.text`;
`page.plain` and `page.low` are as long as the text, so that an offset means the same place in all three.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from govah.model import Attribution, Claim, Date, Document, Modality, Span, Value, Why
from govah.text.words import Pieces

if TYPE_CHECKING:
    from govah.extraction.sheets.fields import Card
    from govah.extraction.wording.cue_index import CueIndex, Indexed
    from govah.extraction.wording.expressions import Expression
    from govah.extraction.wording.held import Held

OPENING = 3  # sentences of running text in which a report says what it is about


class Token(NamedTuple):
    """A word, number or mark of the text. `low` is its plain lower-case form; `kind` is word, number or mark."""

    start: int
    end: int
    low: str
    kind: str
    capital: bool


class Hit(NamedTuple):
    """A term of the pack found in the text: `kind` (prison, city, kin, group …), the entry's id and its value."""

    start: int
    end: int
    kind: str
    id: str
    value: str


class When(NamedTuple):
    """A date expression: where it stands, what it means (None where nothing fixes it), how it was written."""

    start: int
    end: int
    date: Date | None
    kind: str
    weekday: str | None = None


class Quantity(NamedTuple):
    """A number of the text, in digits or words; `ordinal` for "third"."""

    start: int
    end: int
    value: float
    ordinal: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its place and its `mark`.

    Marks: `body`; `headline` (the report's first lines, no full sentence); `heading` (a short line between
    paragraphs); `item` (a line of a list); `furniture` (menu, dates of the site, "read more"; a line of a data sheet,
    which is read by itself); `standing` (the
    standard paragraph on law or on numbers that many reports repeat).
    `first` and `last` are the indices of its tokens in `page.tokens` (half-open).
    """

    index: int
    start: int
    end: int
    paragraph: int
    mark: str
    first: int
    last: int


_START, _KIND = itemgetter(0), itemgetter(2)  # of a token, hit, date or number; of a hit
_Table = tuple[Sequence[int], Sequence[Hit]]  # where hits begin, and the hits
_NO_HITS: _Table = ((), ())


class _Spans(dict[tuple[int, int], Span]):
    """Start and end -> the span, made once."""

    def __missing__(self, place: tuple[int, int]) -> Span:
        found = self[place] = Span(*place)
        return found


@dataclass(slots=True)
class Page:
    """One report opened for reading. Built by `open_page`; finders only read it. `words` is `low` cut into words,
    `short_forms` what ends in a full stop that ends no sentence.
    """

    document: Document
    pack: str
    language: str | None
    text: str
    plain: str
    low: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    hits: tuple[Hit, ...]
    dates: tuple[When, ...]
    numbers: tuple[Quantity, ...]
    words: Pieces
    short_forms: Expression
    held: Held
    cards: tuple[Card, ...] = ()
    sections: list[int] = field(default_factory=list, repr=False)  # of each sentence; filled by whoever first asks
    stories: list[int] = field(default_factory=list, repr=False)  # the same, of the stories that share a page
    _token_starts: list[int] = field(default_factory=list, repr=False)
    _hit_starts: list[int] = field(default_factory=list, repr=False)
    _date_starts: list[int] = field(default_factory=list, repr=False)
    _number_starts: list[int] = field(default_factory=list, repr=False)
    _sentence_starts: list[int] = field(default_factory=list, repr=False)
    _flat: str = field(default="", repr=False)
    _written: tuple[list[int], list[str]] | None = field(default=None, repr=False)
    _rows: dict[str, list[int]] = field(default_factory=dict, repr=False)
    _tables: dict[tuple[str, ...], _Table] = field(default_factory=dict, repr=False)
    indexed: dict[CueIndex, Mapping[int, Indexed]] = field(default_factory=dict, repr=False)
    _spans: _Spans = field(default_factory=_Spans, repr=False)  # many claims rest on the same words

    def __post_init__(self) -> None:
        self._token_starts = list(map(_START, self.tokens))
        self._hit_starts = list(map(_START, self.hits))
        self._date_starts = list(map(_START, self.dates))
        self._number_starts = list(map(_START, self.numbers))
        self._sentence_starts = [s.start for s in self.sentences]
        rows: dict[str, list[int]] = defaultdict(list)
        for i, kind in enumerate(map(_KIND, self.hits)):
            rows[kind].append(i)
        self._rows = dict(rows)
        self._tables = {(): (self._hit_starts, self.hits)}

    @property
    def flat(self) -> str:
        """`low` without the full stops of titles and initials and without ends of lines.

        For patterns that stop at the end of a clause.
        """
        if not self._flat:
            self._flat = self.short_forms.compiled.sub(lambda m: m[0][:-1] + " ", self.low).replace("\n", " ")
        return self._flat

    @property
    def written(self) -> tuple[list[int], list[str]]:
        """Where all words stand, and the words as they are written, each with the character after it."""
        if self._written is None:
            plain, bounds = self.plain, self.words.bounds
            starts = bounds[1:-1:2]
            self._written = (starts, [plain[a : b + 1] for a, b in zip(starts, bounds[2::2], strict=True)])
        return self._written

    def opens(self, index: int, within: int = OPENING) -> bool:
        """Whether a sentence is among the first `within` of the running text, or stands before them."""
        before = (s for s in islice(self.sentences, index) if s.mark == "body")
        return next(islice(before, within - 1, None), None) is None

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds `offset`, or the one before it."""
        return self.sentences[max(0, bisect_right(self._sentence_starts, offset) - 1)]

    def tokens_in(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that begin inside [start, end)."""
        return self.tokens[bisect_left(self._token_starts, start) : bisect_left(self._token_starts, end)]

    def token_at(self, offset: int) -> int:
        """The index of the token that begins at `offset` or next after it."""
        return bisect_left(self._token_starts, offset)

    def hits_in(self, start: int, end: int, *kinds: str) -> Sequence[Hit]:
        """The lexicon hits that begin inside [start, end), all or of the kinds named."""
        starts, hits = self._tables.get(kinds) or self._table(kinds)
        first = bisect_left(starts, start)
        return hits[first : bisect_left(starts, end, first)]

    def has(self, start: int, end: int, *kinds: str) -> bool:
        """Whether a lexicon hit of one of the kinds begins inside [start, end)."""
        starts, _ = self._tables.get(kinds) or self._table(kinds)
        first = bisect_left(starts, start)
        return first < len(starts) and starts[first] < end

    def _table(self, kinds: tuple[str, ...]) -> _Table:
        """The hits of some kinds with their places, gathered when first asked for: the same kinds are asked often."""
        rows = [self._rows[kind] for kind in kinds if kind in self._rows]
        if rows:
            which = sorted(chain.from_iterable(rows)) if len(rows) > 1 else rows[0]
            table: _Table = (list(map(self._hit_starts.__getitem__, which)), list(map(self.hits.__getitem__, which)))
        else:
            table = _NO_HITS
        self._tables[kinds] = table
        return table

    def search(self, expression: Expression, start: int, end: int) -> re.Match[str] | None:
        """The first match of an expression in a part of `low`."""
        return expression.search(self.low, start, end) if self.held.may(expression, start, end) else None

    def search_cut(self, expression: Expression, start: int, end: int) -> re.Match[str] | None:
        """The first match in a part of `low` as if nothing stood around it; its offsets are those of the part."""
        return expression.search(self.low[max(0, start) : end]) if self.held.may(expression, start, end) else None

    def search_flat(self, expression: Expression, start: int, end: int) -> re.Match[str] | None:
        """The first match in a part of `flat` as if nothing stood around it."""
        return expression.search(self.flat[max(0, start) : end]) if self.held.may(expression, start, end) else None

    def matches(self, expression: Expression, start: int, end: int) -> Iterable[re.Match[str]]:
        """The matches of an expression in a part of `low`."""
        return expression.finditer(self.low, start, end) if self.held.may(expression, start, end) else ()

    def flat_matches(self, expression: Expression, start: int, end: int) -> Iterable[re.Match[str]]:
        """The matches of an expression in a part of `flat`."""
        return expression.finditer(self.flat, start, end) if self.held.may(expression, start, end) else ()

    def words_in(self, start: int, end: int) -> list[str]:
        """The words of `low` that begin inside [start, end)."""
        pieces, bounds = self.words
        return pieces[bisect_left(bounds, start) | 1 : bisect_left(bounds, end) : 2]

    def ends_in_colon(self, sentence: Sentence) -> bool:
        """Whether a sentence leads on to what stands behind it: a list, words of somebody."""
        return self.low[sentence.start : sentence.end].rstrip().endswith(":")

    def dates_in(self, start: int, end: int) -> tuple[When, ...]:
        """The dates that begin inside [start, end)."""
        return self.dates[bisect_left(self._date_starts, start) : bisect_left(self._date_starts, end)]

    def numbers_in(self, start: int, end: int) -> tuple[Quantity, ...]:
        """The numbers that begin inside [start, end); those inside a date too."""
        return self.numbers[bisect_left(self._number_starts, start) : bisect_left(self._number_starts, end)]

    def claim(
        self,
        subject: str,
        property: str,  # noqa: A002  (the claim's own word)
        value: Value,
        spans: Iterable[tuple[int, int]],
        rule: str,
        *,
        modality: Modality = Modality.ASSERTED,
        attribution: Attribution | None = None,
        confidence: float = 0.8,
        trigger: str = "",
        binding: dict[str, str] | None = None,
        considered: Sequence[str] = (),
    ) -> Claim:
        """A claim of this page: `spans` are (start, end) pairs of the text, empty ones dropped, sorted, each once."""
        size = len(self.text)
        told = list(spans)
        if len(told) > 1:
            told = sorted(set(told))
        places = tuple([self._spans[place] for place in told if 0 <= place[0] < place[1] <= size])
        why = Why(trigger, rule, binding or {}, tuple(considered))
        return Claim(
            self.document.text_sha256, subject, property, value, places, rule, self.pack, modality, attribution,
            confidence, why=why,
        )  # fmt: skip
