"""Folded text for matching: one shape for all spellings of a letter, digit, quote or dash, with the way back.

Folding works on single code points and knows no context, so `fold(a + b)` is `fold(a)` followed by `fold(b)`:

- compatibility forms and accents: NFKD of each code point, combining marks dropped, then case-folded;
- Arabic-script letters: the variants of yeh, kaf, heh, alef, waw become the one that Persian writes;
- removed altogether: tatweel, vowel marks, ZWNJ and ZWJ, direction marks, soft hyphens, byte order marks;
- digits: Persian and Arabic-Indic digits become ASCII (superscripts stay: a footnote mark is no digit of a number);
- quotes, apostrophes, dashes, commas, question marks and blanks: one of each.

ZWNJ is removed, not turned into a blank: joined and half-joined spellings of a word are one word that way, and
the spelling with a blank is the one left to the pattern.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from govah.model import Span
from govah.text.words import Pieces, cut

_LETTERS = {
    "\u064a\u0649\u06cd\u06d0\u06d2\u0626": "\u06cc",  # yeh: Arabic, dotless, with tail, e, barree, with hamza
    "\u0643\u06aa": "\u06a9",  # kaf: Arabic, swash
    "\u0629\u06c0\u06c1\u06c2\u06c3\u06be\u06d5": "\u0647",  # heh: teh marbuta, with yeh, goal, doachashmee, ae
    "\u0622\u0623\u0625\u0671": "\u0627",  # alef: madda, hamza above and below, wasla
    "\u0624": "\u0648",  # waw with hamza
    "\u0131": "i",  # dotless i
    "«»„“”‟‹›″\u02c8\u201c\uff02\u275d\u275e": '"',
    "‘’‚‛′ʼʻʿʾˊ`´\uff07\u02b9\u02bb": "'",
    "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\ufe58\ufe63\uff0d": "-",
    "\u060c\u066c\u3001": ",",
    "\u061b": ";",
    "\u061f": "?",
    "\u066a": "%",
    "\u066b\u06d4": ".",
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000": " ",
    "\u2028\u2029\u0085": "\n",
}  # fmt: skip
_KEPT = "\u2026½¼¾⅓⅔⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉①②③④⑤⑥⑦⑧⑨©®™\u00aa\u00ba"
_REMOVED = "\u0640\u200b\u200c\u200d\u2060\u00ad\ufeff"  # tatweel, joiners, soft hyphen, byte order mark
_DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_DIGIT_SETS = (0x06F0, 0x0660)
_FOREIGN = re.compile(r"([^\x00-\x7f]+)")


def _table() -> dict[int, str]:
    table = {ord(variant): one for variants, one in _LETTERS.items() for variant in variants}
    table |= {ord(kept): kept for kept in _KEPT} | {ord(gone): "" for gone in _REMOVED + _DIRECTIONS}
    table |= {zero + digit: str(digit) for zero in _DIGIT_SETS for digit in range(10)}
    return table | {code: chr(code).lower() for code in range(128)}


class _Shapes(dict[int, str]):
    """Code point -> its folded form, worked out when first met; remembers those that do not stay one character."""

    def __init__(self) -> None:
        super().__init__(_table())
        self._uneven = {chr(code) for code, one in self.items() if len(one) != 1}
        self._pattern: re.Pattern[str] | None = None

    @property
    def uneven(self) -> re.Pattern[str]:
        """Finds the characters, of all met so far, that do not fold to exactly one."""
        if self._pattern is None:
            self._pattern = re.compile(f"[{re.escape(''.join(sorted(self._uneven)))}]")
        return self._pattern

    def __missing__(self, code: int) -> str:
        char = chr(code)
        bare = "".join(c for c in unicodedata.normalize("NFKD", char) if unicodedata.category(c) != "Mn")
        folded = "".join(self.get(ord(c), c) for c in unicodedata.normalize("NFKC", bare).casefold())
        folded = "".join(c for c in folded if unicodedata.category(c) != "Mn")
        self[code] = folded
        if len(folded) != 1:
            self._uneven.add(char)
            self._pattern = None
        return folded


_SHAPES = _Shapes()


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and where each of its characters stands in the original.

    `original` is the stored text. Offsets of the two differ only behind characters that folding removed or spread;
    `_breaks` lists these: original offset, folded offset, folded length.

    >>> folded = fold("Al\\u200cI")
    >>> folded.text, folded.span(2, 3), folded.at(3)
    ('ali', Span(start=3, end=4), 2)
    """

    text: str
    original: str
    _origins: tuple[int, ...] = field(default=(), repr=False)
    _places: tuple[int, ...] = field(default=(), repr=False)
    _widths: tuple[int, ...] = field(default=(), repr=False)
    _pieces: list[Pieces] = field(default_factory=list, init=False, repr=False, compare=False)

    @property
    def pieces(self) -> Pieces:
        """The folded text cut into words, once for all who look words up in it."""
        if not self._pieces:
            self._pieces.append(cut(self.text))
        return self._pieces[0]

    def span(self, start: int, end: int) -> Span:
        """The passage of the original that `text[start:end]` was folded from, marks on its last letter included."""
        if not self._origins:
            return Span(start, end)
        first = self._origin(start)
        if end <= start:
            return Span(first, first)
        last = self._origin(end - 1) + 1
        original = self.original
        while last < len(original) and unicodedata.combining(original[last]) and not _SHAPES[ord(original[last])]:
            last += 1
        return Span(first, last)

    def at(self, offset: int) -> int:
        """The folded offset that belongs to an offset of the original (for a removed character: of what follows)."""
        if not self._origins:
            return offset
        known = bisect_left(self._origins, offset)  # breaks strictly before this offset
        if known == 0:
            return offset
        return self._places[known - 1] + self._widths[known - 1] + offset - self._origins[known - 1] - 1

    def _origin(self, place: int) -> int:
        known = bisect_right(self._places, place)  # the last break at or before this place
        if known == 0:
            return place
        past = place - self._places[known - 1] - self._widths[known - 1]
        return self._origins[known - 1] + (1 + past if past >= 0 else 0)


def fold(text: str) -> Folded:
    """Fold a text for matching.

    >>> fold("Café “No. ۹۱”").text
    'cafe "no. 91"'
    """
    if text.isascii():
        return Folded(text.lower(), text)
    parts = _FOREIGN.split(text)  # what is no ASCII is looked up letter by letter, the rest lowered at once
    foreign = "".join(parts[1::2])
    parts[0::2] = [part.lower() for part in parts[0::2]]
    parts[1::2] = [part.translate(_SHAPES) for part in parts[1::2]]
    folded = "".join(parts)
    if len(folded) == len(text) and not _SHAPES.uneven.search(foreign):
        return Folded(folded, text)
    origins, places, widths, shift = [], [], [], 0
    for match in _SHAPES.uneven.finditer(text):
        origin = match.start()
        width = len(_SHAPES[ord(match[0])])
        origins.append(origin)
        places.append(origin + shift)
        widths.append(width)
        shift += width - 1
    return Folded(folded, text, tuple(origins), tuple(places), tuple(widths))
