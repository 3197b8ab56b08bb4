"""A text cut into its words and what stands between them, each with its place: what known words are looked up in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate, compress
from typing import NamedTuple

_WORD = re.compile(r"([^\W_]+)")
_ASCII_WORD = re.compile(r"([A-Za-z0-9]+)")


class Pieces(NamedTuple):
    """The pieces of a text, at odd numbers its words (runs of letters and figures), at even ones what is between.

    Piece `i` is `text[bounds[i]:bounds[i + 1]]`; together they are the text.
    """

    pieces: list[str]
    bounds: list[int]


def cut(text: str) -> Pieces:
    """The pieces of a text.

    >>> cut("Ward 209 (men)")
    Pieces(pieces=['', 'Ward', ' ', '209', ' (', 'men', ')'], bounds=[0, 0, 4, 5, 8, 10, 13, 14])
    """
    pieces = (_ASCII_WORD if text.isascii() else _WORD).split(text)
    return Pieces(pieces, [0, *accumulate(map(len, pieces))])


_RUN = re.compile(r"[^\W\d_]+|\d+")
_LETTERS = re.compile(r"[^\W\d_]+")
_MOST_MET = 20_000  # words that are remembered


class Beginnings(dict[str, tuple[int, ...]]):
    """Word of a text -> the places inside it where one of some expressions, or a figure, may begin.

    `words` are the expressions, folded; in `joined` ones blanks may be left out; `suffixes` may be glued to either.
    Whoever asks then tries a pattern at these few places instead of at every letter of the text.

    >>> may = Beginnings(["two days", "may"], suffixes=["s"])
    >>> may["two"], may["mays"], may["mayor"], may["13may2"]
    ((0,), (0,), (), (0, 2, 5))
    """

    def __init__(self, words: Iterable[str], joined: Iterable[str] = (), suffixes: Iterable[str] = ()) -> None:
        super().__init__()
        self._first: set[str] = set()
        for word in words:
            self._first.update(_LETTERS.findall(word)[:1])
        for word in joined:  # "thirty fifth" may be one word
            self._first.update(accumulate(_LETTERS.findall(word)))
        self._suffixes = tuple(suffixes)

    def __missing__(self, word: str) -> tuple[int, ...]:
        if len(self) > _MOST_MET:
            self.clear()
        runs = _RUN.finditer(word)
        found = self[word] = tuple([m.start() for m in runs if m[0][0].isdecimal() or self._may_begin(m[0])])
        return found

    def _may_begin(self, run: str) -> bool:
        return run in self._first or any(run.removesuffix(s) in self._first for s in self._suffixes)

    def places(self, text: Pieces) -> Iterator[int]:
        """The places of a text where an expression or a figure may begin, in order."""
        pieces, bounds = text
        for i in compress(range(1, len(pieces), 2), map(self.__getitem__, pieces[1::2])):
            for place in self[pieces[i]]:
                yield bounds[i] + place
