"""The words a claim rests on, inside the sentence they stand in: cut with an ellipsis only at its ends."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from govah.desk.words import RIGHT_TO_LEFT
from govah.model import Span
from govah.text.sentences import sentences

_WINDOW: Final = 900  # code points looked at on each side of a claim's words
_LONGEST: Final = 420  # a sentence longer than this is cut around the words
_AROUND: Final = 170
_ELLIPSIS: Final = " … "
_PAGE_BREAK: Final = "\f"  # between the pages of a PDF; shown as a new line


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a passage; `evidence` marks those that the claim rests on."""

    words: str
    evidence: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A quotation for the page, with the direction and language of its own words."""

    pieces: tuple[Piece, ...]
    direction: str
    language: str | None


def direction_of(text: str) -> str:
    """`rtl` or `ltr` by the majority of letters that have a direction; `ltr` where none has.

    >>> direction_of("dawn"), direction_of("\\u0627\\u0648\\u06cc 2024")
    ('ltr', 'rtl')
    """
    strong = [unicodedata.bidirectional(c) for c in text[:400]]
    right = sum(kind in {"R", "AL"} for kind in strong)
    return "rtl" if right > sum(kind == "L" for kind in strong) else "ltr"


def language_for(text: str, document: str | None) -> str | None:
    """The document's language where its direction is that of the words; otherwise None."""
    if document is None:
        return None
    return document if (document in RIGHT_TO_LEFT) == (direction_of(text) == "rtl") else None


@lru_cache(maxsize=512)
def _sentences(window: str) -> tuple[Span, ...]:
    return sentences(window)


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Start and end of the sentence (or sentences) that `text[start:end]` stands in, at most `_WINDOW` away."""
    low, high = max(0, start - _WINDOW), min(len(text), end + _WINDOW)
    covering = [s for s in _sentences(text[low:high]) if s.start + low < end and s.end + low > start]
    if not covering:
        return start, end
    return min(start, covering[0].start + low), max(end, covering[-1].end + low)


def passage(
    text: str, spans: Sequence[tuple[int, int]], language: str | None = None, longest: int | None = None
) -> Passage:
    """The passage for a claim's spans; words that stand in other sentences follow after an ellipsis.

    With `longest`, sentences beyond that many code points are left to the report's own page, the first apart.
    """
    pieces: list[Piece] = []
    ordered = sorted({(max(0, s), min(len(text), e)) for s, e in spans if s < e and s < len(text)})
    shown_to = -1
    for start, end in ordered:
        if start < shown_to:
            continue
        if longest is not None and sum(len(piece.words) for piece in pieces) > longest:
            break
        low, high = sentence_around(text, start, end)
        low, high = max(low, shown_to, 0), max(high, end)
        inside = [(s, e) for s, e in ordered if s >= low and s < high]
        if high - low > _LONGEST:
            low, high = _cut(text, low, high, inside[0][0], inside[-1][1])
            inside = [(s, e) for s, e in inside if s < high]
        if pieces or _starts_inside(text, low):
            pieces.append(Piece(_ELLIPSIS))
        pieces += _marked(text, low, high, inside)
        shown_to = max(high, end)
    if pieces and _ends_inside(text, shown_to):
        pieces.append(Piece(_ELLIPSIS))
    words = "".join(piece.words for piece in pieces)
    return Passage(tuple(pieces), direction_of(words), language_for(words, language))


def passage_within(
    text: str, low: int, high: int, spans: Sequence[tuple[int, int]], language: str | None = None
) -> Passage:
    """All of `text[low:high]`, with those words of the spans marked that stand in it."""
    pieces = _marked(text, low, high, sorted(spans))
    return Passage(tuple(pieces), direction_of(text[low:high]), language_for(text[low:high], language))


def _marked(text: str, low: int, high: int, spans: Sequence[tuple[int, int]]) -> list[Piece]:
    text = text.replace(_PAGE_BREAK, "\n")
    pieces: list[Piece] = []
    at = low
    for start, end in spans:
        first, last = max(start, at), min(end, high)
        if first >= last:
            continue
        if first > at:
            pieces.append(Piece(text[at:first]))
        pieces.append(Piece(text[first:last], evidence=True))
        at = last
    if at < high:
        pieces.append(Piece(text[at:high]))
    return pieces


def _cut(text: str, low: int, high: int, start: int, end: int) -> tuple[int, int]:
    if end - start > _LONGEST:
        end = start + _LONGEST
    left, right = max(low, start - _AROUND), min(high, end + _AROUND)
    if left > low:
        blank = text.find(" ", left, start)
        left = blank + 1 if blank >= 0 else left
    if right < high:
        blank = text.rfind(" ", end, right)
        right = blank if blank >= 0 else right
    return left, right


def _starts_inside(text: str, at: int) -> bool:
    before = text[max(0, at - 40) : at].rstrip(" \t")
    return bool(before) and before[-1] not in ".!?\u061f\u06d4\n…:»”\"'"


def _ends_inside(text: str, at: int) -> bool:
    last = text[max(0, at - 1) : at]
    following = text[at : at + 1]
    return bool(text[at:].strip()) and following not in {"\n", "\r"} and last not in set(".!?\u061f\u06d4…»”\"':")
