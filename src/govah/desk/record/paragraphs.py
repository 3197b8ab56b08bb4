"""The paragraphs of a stored text, numbered as the report page shows them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from govah.model import Span

_BLANK: Final = re.compile(r"(?:[^\S\n]*\n){2,}\s*|\f\s*|\u2029\s*")
_LINE: Final = re.compile(r"[^\S\n\f]*[\n\f]\s*")
_LONG: Final = 1_500  # a block longer than this whose lines are not wrapped ones is split at its lines


@lru_cache(maxsize=32)
def paragraphs(text: str) -> tuple[Span, ...]:
    """Blocks between blank lines; where a text has hardly any, its lines. No character but blanks lies outside.

    >>> text = "a\\nb\\n\\nc\\n\\nd"
    >>> [span.of(text) for span in paragraphs(text)]
    ['a\\nb', 'c', 'd']
    """
    blocks = _split(text, 0, len(text), _BLANK)
    if len(blocks) <= 2:
        return tuple(_split(text, 0, len(text), _LINE)) or tuple(blocks)
    found: list[Span] = []
    for block in blocks:
        found += _split(text, block.start, block.end, _LINE) if block.end - block.start > _LONG else [block]
    return tuple(found)


def number_at(text: str, offset: int) -> int:
    """The number (from 1) of the paragraph that an offset stands in, 0 where the text has none."""
    found = paragraphs(text)
    return max(1, bisect_right([span.start for span in found], offset)) if found else 0


def _split(text: str, low: int, high: int, at: re.Pattern[str]) -> Sequence[Span]:
    spans: list[Span] = []
    start = low
    for match in at.finditer(text, low, high):
        spans.append(_trimmed(text, start, match.start()))
        start = match.end()
    spans.append(_trimmed(text, start, high))
    return [span for span in spans if span.end > span.start]


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
