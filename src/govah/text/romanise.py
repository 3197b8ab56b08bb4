"""Names of people written in Latin letters by rule: listed names as they are listed, the rest piece by piece."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from govah.packs import Pack, Problem
from govah.packs.schema.people import LatinVowel, NameParticle, NamePieces
from govah.text.fold import fold
from govah.text.person_names import PersonNames, split
from govah.text.spelling import Speller

_JOINER = "\u200c"
_WORD = re.compile(r"[^\W\d_]+")
_KNOWN, _INSIDE, _PIECE = 4, 10, 5  # what a way to read a word costs: few known parts are best
_SPELT, _LETTER, _SHORT = 9, 4, 10
_LEAST = 3  # letters of a listed name at the beginning of a word
_SURE = 5  # letters of one that is sure to be one further on


class Romaniser:
    """The Latin letters, name pieces and name lists of a pack, compiled.

    >>> from govah.packs import load_pack
    >>> romaniser = Romaniser(load_pack())
    >>> romaniser.romanised("\u0631\u0636\u0627 \u06a9\u0631\u06cc\u0645\u200c\u0632\u0627\u062f\u0647")
    'Reza Karimzadeh'
    """

    def __init__(self, pack: Pack) -> None:
        self._known: dict[str, str] = {}
        for name in PersonNames(pack):
            self._known.setdefault(name.word, name.latin[0])
        for particle in pack.of(NameParticle):
            for word, latin in map(split, particle.words):
                if latin and " " not in word:
                    self._known.setdefault(word, latin[0])
        self._starts: dict[str, str] = {}
        self._ends: dict[str, list[tuple[re.Pattern[str], str]]] = {}
        for entry in pack.of(NamePieces):
            after = re.compile(f".*{entry.after}", re.IGNORECASE)
            for word, latin in map(split, entry.pieces):
                if entry.at == "start":
                    self._starts[word] = latin[0].lower()
                else:
                    self._ends.setdefault(word, []).append((after if entry.after else _WORD, latin[0]))
        self._speller = Speller(pack)
        self._written = lru_cache(maxsize=16_384)(self._word)

    def romanised(self, name: str) -> str:
        """The name in Latin letters, each word with a capital; what is in Latin letters already stays.

        It is one usual spelling, not the only one: the script leaves out short vowels, and only lists know them.
        """
        script = self._speller.script
        words = (folded if set(folded := fold(word).text) & script else word for word in name.split())
        joined = " ".join(stripped for word in words if (stripped := word.strip(_JOINER)))
        return _WORD.sub(lambda found: self._written(found[0]), joined)

    def _word(self, word: str) -> str:
        if not set(word) & self._speller.script:
            return word
        if len(word) == 1:
            return self._speller.initial(word).upper()
        latin = self._known.get(word) or self._pieced(word)
        return latin[:1].upper() + latin[1:]

    def _pieced(self, word: str) -> str:
        """The cheapest way to read a word from known names, pieces and letters, left to right."""
        length = len(word)
        known = [
            (start, end)
            for start in range(length)
            for end in range(start + 1, length + 1)
            if (end - start >= _LEAST and word[start:end] in self._known)
            or (start == 0 and word[:end] in self._starts)
            or (end == length and start and word[start:] in self._ends)
        ]
        bounds = sorted({0, length, *(place for ends in known for place in ends)})
        best: dict[int, tuple[int, str]] = {0: (0, "")}
        for start in bounds:
            if start not in best:
                continue
            spent, before = best[start]
            for end in bounds:
                for cost, latin in self._readings(word, start, end, before) if end > start else ():
                    if end not in best or spent + cost < best[end][0]:
                        best[end] = (spent + cost, before + latin)
        return best[length][1]

    def _readings(self, word: str, start: int, end: int, before: str) -> Iterator[tuple[int, str]]:
        """Every way to read a part of a word, with what it costs."""
        part = word[start:end]
        if len(part) >= _LEAST and part in self._known:
            yield _KNOWN + (_INSIDE if start and len(part) < _SURE else 0), self._known[part].lower()
        if start == 0 and part in self._starts:
            yield _PIECE, self._starts[part]
        if start and end == len(word):
            for after, latin in self._ends.get(part, ()):
                if after.fullmatch(before):
                    yield _PIECE if len(part) > 1 else _PIECE - 2, latin
        if start == 0 or len(part) > 1:
            short = _SHORT if len(part) < _LEAST else 0
            yield _SPELT + _LETTER * len(part) + short, self._speller.spelt(part)


def check_romanised(pack: Pack) -> Iterable[Problem]:
    """Tries the words of every vowel rule."""
    speller = Speller(pack)
    for rule in pack.of(LatinVowel):
        for pairs, wanted in ((rule.examples, True), (rule.counter_examples, False)):
            for pair in pairs:
                word, latin = split(pair)
                spelt = speller.spelt(word).capitalize()
                if (latin == (spelt,)) is not wanted:
                    yield Problem(pack.where(rule), "pack-example-fails", f"{word!r} is written {spelt!r}")
