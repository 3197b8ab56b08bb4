"""A spelling of a place taken apart: its proper name, what kind of place its words ask for, and the place around it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from govah.packs import Pack
from govah.packs.schema.spelling import PlaceWord, ScriptLetter
from govah.text.fold import fold
from govah.text.sounds import Sounds

_WORD = re.compile(r"\w+")
_POSSESSIVE = re.compile(r"'s?\b")
_APART = re.compile(r"[,;/()\[\]]| - ")
_NUMBER = re.compile(r"\d+\w?\Z")
_KINDS = {"prison", "province", "city", "county", "village"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a spelling asks for.

    `keys` are the forms of its proper name, the closest first; `kinds` the kinds of place that its words allow (all
    if empty); `ward` the number or letter of a part of a prison; `plain` the forms of all its words, whatever they
    mean elsewhere, for names such as "City of …" that are made of such words.
    """

    keys: tuple[str, ...]
    kinds: frozenset[str]
    central: bool
    ward: str
    plain: tuple[str, ...]


class PlaceReader:
    """The place words of a pack, compiled."""

    def __init__(self, pack: Pack, sounds: Sounds) -> None:
        self._sounds = sounds
        parts: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for entry in pack.of(PlaceWord):
            for words in entry.words.values():
                for word in words:
                    parts[tuple(_words(word))].add(entry.part)
        self._parts = {words: frozenset(found) for words, found in parts.items()}
        self._longest = max((len(words) for words in self._parts), default=1)
        borrowed = [(letter.letter, letter.written_as) for letter in pack.of(ScriptLetter) if letter.written_as]
        self._borrowed = str.maketrans({letter: other for letter, other in borrowed if len(letter) == 1})

    def read(self, spelling: str) -> Asked:
        """The parts of one spelling that names one place."""
        words = _words(spelling)
        proper: list[str] = []
        main: list[str] = []
        kinds: set[str] = set()
        ward = ""
        here = 0
        while here < len(words):
            parts, length = self._part(words, here)
            if not parts - {"ward_name"}:
                proper.append(words[here])
            elif "central" in parts:
                main += words[here : here + length]
            if "ward" in parts:
                while here + length < len(words) and self._names_ward(words[here + length]):
                    ward += words[here + length]  # "Ward 209 of …"
                    length += 1
            kinds |= parts
            here += length
        keys = self.keys(proper or main)  # a province may be called nothing but "Central"
        return Asked(keys, frozenset(kinds & _KINDS), "central" in kinds, ward, self.keys(words))

    def keys(self, words: list[str]) -> tuple[str, ...]:
        """Letters without blanks, then the sounds word by word, then of all written as one, then borrowed letters."""
        joined = "".join(words)
        if not joined:
            return ()
        digits = "".join(char for char in joined if char.isdigit())
        heard = (f"~{self._sounds.of(' '.join(words))}{digits}", f"~{self._sounds.of(joined)}{digits}")
        return tuple(dict.fromkeys((joined, *heard, "=" + joined.translate(self._borrowed))))

    def divisions(self, spelling: str) -> Iterator[tuple[str, str]]:
        """Ways to part a spelling into a place and the place around it: at a comma, a bracket, the word "in"."""
        folded = fold(spelling).text
        for mark in _APART.finditer(folded):
            yield folded[: mark.start()], _APART.sub(" ", folded[mark.end() :])
        places = list(_WORD.finditer(folded))
        words = [place[0] for place in places]
        for here in range(1, len(words) - 1):
            parts, length = self._part(words, here)
            if "within" in parts and here + length < len(words):
                yield folded[: places[here].start()], folded[places[here + length - 1].end() :]

    def splits(self, spelling: str) -> Iterator[tuple[str, str]]:
        """Ways to part the words of a spelling in two, each part once as the place and once as what lies around it."""
        words = _words(spelling)
        for here in range(1, len(words)):
            first, last = " ".join(words[:here]), " ".join(words[here:])
            yield first, last
            yield last, first

    def _names_ward(self, word: str) -> bool:
        return _NUMBER.match(word) is not None or "ward_name" in self._parts.get((word,), ())

    def _part(self, words: list[str], here: int) -> tuple[frozenset[str], int]:
        for length in range(min(self._longest, len(words) - here), 0, -1):
            parts = self._parts.get(tuple(words[here : here + length]))
            if parts is not None:
                return parts, length
        return frozenset(), 1


def _words(text: str) -> list[str]:
    """The words without the apostrophes in them and without the possessive at their end."""
    return _WORD.findall(_POSSESSIVE.sub("", fold(text).text))
