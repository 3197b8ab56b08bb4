"""Names in passages that nobody reads for facts: those of people known already, and those announced as names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from govah.model import Span
from govah.packs import Pack, Problem
from govah.packs.schema.passages import PassageNames
from govah.text.fold import fold
from govah.text.names import Agreement, NameReader
from govah.text.person_names import PersonNames
from govah.text.romanise import Romaniser

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u200c\u0307])*")
_KEYBOARD = str.maketrans({"\u064a": "\u06cc", "\u0649": "\u06cc", "\u0643": "\u06a9"})  # yeh and kaf of a neighbour's
_MOST, _FEWEST = 4, 2  # words of a full name
_SHORT = 3  # letters of a name; shorter words are seldom one


class _Word(NamedTuple):
    """A word of a passage where it stands, and as the lists of names spell it; `row` is the stretch without a mark."""

    start: int
    end: int
    written: str
    spelt: str
    row: int


class Names:
    """What is known of names in all languages of a pack, compiled: how they sound, how they are spelled, the lists."""

    def __init__(self, pack: Pack, reader: NameReader) -> None:
        self.reader = reader
        self.romanised = Romaniser(pack).romanised
        self.lists = PersonNames(pack)


class PassageReader:
    """Finds names in passages of one language."""

    def __init__(self, entry: PassageNames, names: Names) -> None:
        self.entry = entry
        self._names = names
        self._prefixes = tuple(sorted(entry.prefixes, key=len, reverse=True))
        self._titles = {tuple(fold(title).text.split()) for title in entry.titles}
        self._longest = max(map(len, self._titles))
        self._respell = [(re.compile(one.letters), one.as_) for one in entry.respell]
        self._latin = entry.spells == "latin"

    def words(self, passage: str) -> list[_Word]:
        """The words of a passage; only blanks stand between the words of one row."""
        found: list[_Word] = []
        row = last = 0
        for match in _WORD.finditer(passage):
            row += bool(passage[last : match.start()].strip(" ")) and bool(found)
            found.append(_Word(match.start(), match.end(), match[0], self._spelt(match[0]), row))
            last = match.end()
        return found

    def _spelt(self, word: str) -> str:
        spelt = word.lower().translate(_KEYBOARD)
        for letters, written in self._respell:
            spelt = letters.sub(written, spelt)
        return spelt if self._latin else fold(spelt).text

    def _forms(self, word: _Word) -> Iterator[_Word]:
        """A word as it stands, and without the small word that may be joined to it."""
        yield word
        for prefix in self._prefixes:
            rest = word.written[len(prefix) :]
            if word.written.startswith(prefix) and len(rest) >= _SHORT:
                yield _Word(word.start + len(prefix), word.end, rest, self._spelt(rest), word.row)

    def of_known(self, words: Sequence[_Word], people: dict[str, list[str]]) -> Iterator[tuple[str, Span]]:
        """The places that name somebody of `people` (their full names by subject) and nobody else of them."""
        reader = self._names.reader
        forms = {
            subject: {form for name in names if reader.full(name) for form in (name, self._names.romanised(name))}
            for subject, names in people.items()
        }
        heard = {reader.sounds.of(part) for some in forms.values() for one in some for part in one.split()}
        fits = [any(one.spelt and self._may_be(one, heard) for one in self._forms(word)) for word in words]
        taken = 0
        for at in range(len(words)):
            for size in range(_MOST, _FEWEST - 1, -1):
                window = words[at : at + size]
                if at < taken or len(window) < size or window[0].row != window[-1].row or sum(fits[at : at + size]) < 2:
                    continue
                for first in self._forms(window[0]):
                    whole = [first, *window[1:]]
                    named = [who for who, some in forms.items() if any(self._is(whole, form) for form in some)]
                    if len(named) == 1:
                        taken = at + size
                        yield named[0], Span(first.start, window[-1].end)
                        break
                if at < taken:
                    break

    def _may_be(self, word: _Word, heard: Iterable[str]) -> bool:
        """Whether a word may be a part of one of the names that sound so."""
        sounds = self._names.reader.sounds
        if self._latin:
            return any(sounds.skeleton(sounds.of(word.spelt)) == sounds.skeleton(one) for one in heard)
        fitting = sounds.fitting(word.spelt)
        return any(fitting.fullmatch(one) for one in heard)

    def _is(self, window: Sequence[_Word], name: str) -> bool:
        if self.entry.never and any(word.written in self.entry.never for word in window):
            return False
        written = " ".join(word.spelt for word in window)
        return self._names.reader.agreement(written, name) is Agreement.SAME

    def announced(self, words: Sequence[_Word]) -> Iterator[Span]:
        """The names that a title announces and of which the lists know every part."""
        last = -1
        for at, word in enumerate(words):
            if at <= last or not self._headed(words, at) or not self._is_given(word):
                continue
            end = at + 1
            while end < len(words) and end - at < _MOST and words[end].row == word.row and self._is_part(words[end]):
                end += 1
            if end - at >= _FEWEST:
                last = end - 1
                yield Span(word.start, words[last].end)

    def _headed(self, words: Sequence[_Word], at: int) -> bool:
        """Whether a title stands directly before a word."""
        for size in range(1, min(self._longest, at) + 1):
            before = words[at - size : at]
            if before[0].row != words[at].row:
                continue
            rest = tuple(fold(one.written).text for one in before[1:])
            if any((fold(one.written).text, *rest) in self._titles for one in self._forms(before[0])):
                return True
        return False

    def _is_given(self, word: _Word) -> bool:
        if word.written in self.entry.never or len(word.written) < _SHORT:
            return False
        if self._latin:
            return self._large(word) and self._names.reader.heard(word.spelt)
        return self._names.lists.given(word.spelt) is not None

    def _is_part(self, word: _Word) -> bool:
        """Whether a word may follow a given name: a listed name, also with a surname's ending, or a surname's shape."""
        if self._is_given(word):
            return True
        if word.written in self.entry.never or len(word.written) < _SHORT or not self._large(word):
            return False
        if self._latin:
            low = word.written.lower().translate(_KEYBOARD)
            stems = [low.removesuffix(ending) for ending in self.entry.endings if low.endswith(ending)]
            return any(len(stem) > 2 and self._names.reader.heard(self._spelt(stem)) for stem in stems)
        return self._names.lists.surname(word.spelt) is not None

    def _large(self, word: _Word) -> bool:
        """Whether a word begins with a capital letter, where its script has any."""
        return word.written[0].isupper() or not word.written[0].islower()


def readers(pack: Pack, names: Names) -> dict[str, PassageReader]:
    """A reader for each language of which the pack says how it names people."""
    return {entry.language: PassageReader(entry, names) for entry in pack.of(PassageNames)}


def check_passage_names(pack: Pack) -> Iterator[Problem]:
    """Tries the passages of every entry."""
    names = Names(pack, NameReader(pack))
    for entry in pack.of(PassageNames):
        reader = PassageReader(entry, names)
        cases = [*((one.text, one.names) for one in entry.examples), *((text, ()) for text in entry.counter_examples)]
        for text, wanted in cases:
            found = tuple(span.of(text) for span in reader.announced(reader.words(text)))
            if found != wanted:
                yield Problem(pack.where(entry), "pack-example-fails", f"{text!r} gives {found}, not {wanted}")
