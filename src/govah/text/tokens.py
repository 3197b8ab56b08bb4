"""Words, numbers and signs of a text, each with its place in the stored text."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from govah.model import Span

TokenKind = Literal["word", "number", "punct"]

_LETTER = r"[^\W\d_]"
_MARK = r"[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]"
_INSIDE = rf"(?:{_MARK}|[\u200c\u200d\u00ad]|['’ʼʻʿʾ](?!s\b))+"
_TOKEN = re.compile(
    rf"(?P<word>['’]s\b|{_LETTER}+(?:{_INSIDE}{_LETTER}+)*{_MARK}*)"
    r"|(?P<number>\d+(?:[.,\u066b\u066c]\d+)*)"
    r"|(?P<punct>[^\w\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]|_)"
)


class Token(NamedTuple):
    """One word, number or sign: `text[start:end]`.

    A word holds its own apostrophes, vowel marks and ZWNJ; the English possessive ending is a word of its own.
    Digits and letters written together are two tokens, hyphenated words are words with a sign between them.
    """

    start: int
    end: int
    kind: TokenKind


def tokens(text: str, span: Span | None = None) -> tuple[Token, ...]:
    """All tokens of a text, or of one passage of it, in order.

    >>> text = "Sa'id's 2,000 days"
    >>> [text[t.start:t.end] for t in tokens(text)]
    ["Sa'id", "'s", '2,000', 'days']
    """
    start, end = (0, len(text)) if span is None else (span.start, span.end)
    return tuple([Token(*m.span(), m.lastgroup) for m in _TOKEN.finditer(text, start, end)])  # type: ignore[arg-type]
