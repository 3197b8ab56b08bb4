"""The smallest parts of a date: each number, month, weekday, "last", "ago" near a place where a date may stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from govah.packs import Pack
from govah.packs.schema.dates import DateWords
from govah.packs.shelf import compiled
from govah.text.alternatives import NOT_AFTER_LETTER, NOT_BEFORE_LETTER, any_of
from govah.text.fold import Folded, fold
from govah.text.numbers import Numbers
from govah.text.words import Beginnings

_YEAR_FIRST = r"(?:\d{4}(?P<sep> ?/ ?|[/.-])|4\d\d(?P<sep3>/))\d{1,2}(?:(?P=sep)|(?P=sep3))\d{1,2}(?!\d)"
_YEAR_LAST = r"\d{1,2}(?P<sep2>[/.-])\d{1,2}(?P=sep2)(?:\d{4}|\d{2})(?!\d)"
_NUMERIC = f"{_YEAR_FIRST}|{_YEAR_LAST}"
_YEAR_TRIGGER = r"(?<!\d)(?<!\d[.,/-])(?:1[2-489]\d\d|20\d\d)(?!\d)(?![.,]\d)"
_DECADE = r"(?:(?:1[89]|20)\d|[5-9])0'?s"
_FIGURE_TRIGGER = re.compile(rf"{_YEAR_TRIGGER}|{_NUMERIC}|{_DECADE}")
_BEFORE, _AFTER = 36, 24  # characters around a trigger in which the rest of its date may stand
_SHORT_YEAR = 40  # in words, a year of fewer is read as any other number
_MOST_KNOWN = 20_000  # spellings that are remembered
_SIGNS = ",()-/.'[]&"
_BRACKETS = {"(": "open", "[": "open", ")": "close", "]": "close"}


class Meaning(NamedTuple):
    """What one word or number can be: a slot's name, its value, and for months their calendar."""

    slot: str
    value: int | str
    calendar: str | None = None


class Atom(NamedTuple):
    """A part of a date where it stands in the folded text, with everything that it can mean."""

    start: int
    end: int
    meanings: tuple[Meaning, ...]


class Atoms:
    """All words of all languages' dates, ready to be looked for. `literals` are further words that forms name."""

    def __init__(self, pack: Pack, literals: Iterable[tuple[str, str]]) -> None:
        self.numbers = Numbers(pack)
        self._words: dict[str, list[tuple[Meaning, bool]]] = {}
        plain: set[str] = set()
        joined: set[str] = set()
        triggers: set[str] = set()
        triggers_joined: set[str] = set()
        dotted: set[str] = set()
        suffixes: set[str] = set()
        for entry in pack.of(DateWords):
            for value, spellings in entry.values.items():
                number: int | str = int(value) if value.lstrip("-").isdecimal() else value
                meaning = Meaning(f"{entry.language}.{entry.slot}", number, entry.calendar)
                for spelling in spellings:
                    word = fold(spelling).text
                    self._words.setdefault(word.replace(" ", ""), []).append((meaning, entry.capital))
                    (joined if entry.joined else plain).add(word)
                    if entry.trigger:
                        (triggers_joined if entry.joined else triggers).add(word)
                    if entry.dotted:
                        dotted.add(word)
            suffixes |= {fold(suffix).text for suffix in entry.suffixes}
        self._dotted = dotted
        self._known: dict[str, tuple[tuple[Meaning, ...], tuple[Meaning, ...]]] = {}
        for language, literal in literals:
            if literal not in _SIGNS:
                meaning = Meaning(f"{language}={literal}", literal)
                self._words.setdefault(literal, []).append((meaning, False))
                plain.add(literal)
        word_ends = NOT_BEFORE_LETTER + (rf"|(?={any_of(suffixes)}{NOT_BEFORE_LETTER})" if suffixes else "")
        self._number_words = self.numbers.words
        self._begins = Beginnings(triggers, triggers_joined, suffixes)
        self._trigger = compiled(f"{NOT_AFTER_LETTER}{any_of(triggers, triggers_joined)}(?:{word_ends})")
        self._atom = compiled(
            rf"[^\S\n]*+\n?+[^\S\n]*+(?:(?P<gap>\n\s*+)|(?P<numeric>(?<!\d)(?:{_NUMERIC}))|(?P<decade>{_DECADE})|(?P<figures>\d+)"
            rf"|(?P<word>{any_of(plain, joined)})(?:{word_ends})"
            rf"|(?P<number>{self.numbers.any_word})(?:{word_ends}|(?={self.numbers.counted}{NOT_BEFORE_LETTER}))"
            rf"|(?P<sign>[{re.escape(_SIGNS)}])|(?P<other>[^\W\d_]+|\S))"
        )

    def islands(self, folded: Folded) -> Iterator[list[Atom]]:
        """The atoms around each place where a date may stand, island by island, in the order of the text."""
        start = end = -1
        for first, last in self._triggers(folded):
            if start >= 0 and first - end > _BEFORE + _AFTER:
                yield self._island(folded, start, end)
                start = -1
            if start < 0:
                start = first
            end = max(end, last)
        if start >= 0:
            yield self._island(folded, start, end)

    def _triggers(self, folded: Folded) -> Iterator[tuple[int, int]]:
        """Where words of dates and figures of dates stand."""
        text, end = folded.text, 0
        for place in self._begins.places(folded.pieces):
            word = place >= end and self._trigger.match(text, place)
            if word:
                end = word.end()
            found = word or (text[place].isdecimal() and _FIGURE_TRIGGER.match(text, place))
            if found:
                yield found.span()

    def _island(self, folded: Folded, start: int, end: int) -> list[Atom]:
        text = folded.text
        at = max(0, start - _BEFORE)
        while 0 < at < start and (text[at - 1].isalnum() or text[at - 1] in ".,/-"):
            at += 1
        stop = min(len(text), end + _AFTER)
        atoms: list[Atom] = []
        match_at = self._atom.match
        while at < stop:
            match = match_at(text, at)
            if match is None:
                break
            kind, at = match.lastgroup, match.end()
            if kind in ("other", "gap"):  # no part of a date; after the last trigger nothing can follow it
                if at > end:
                    break
                if not atoms or atoms[-1].meanings:
                    atoms.append(Atom(at - 1, at, ()))
                continue
            atom = self._read(folded, match, kind or "")
            atoms.append(atom)
            at = max(at, atom.end)
        return atoms

    def _read(self, folded: Folded, match: re.Match[str], kind: str) -> Atom:
        if kind in ("sep", "sep2", "sep3"):
            kind = "numeric"
        start, end = match.span(kind)
        words = match[kind]
        if kind in ("word", "number"):
            return self._word(folded, start, end, words)
        if kind == "figures":
            return self._number(folded, start, end, words)
        if kind == "sign":
            return Atom(start, end, (Meaning(_BRACKETS.get(words, words), words),))
        if kind == "decade" and not words[:4].isdecimal():
            kind = "decade2"
        return Atom(start, end, (Meaning(kind, words),))

    def _word(self, folded: Folded, start: int, end: int, words: str) -> Atom:
        text = folded.text
        meanings, small = self._meanings(words)
        if small is not meanings and not folded.original[folded.span(start, start + 1).start].isupper():
            meanings = small
        if meanings and words in self._dotted and text[end : end + 1] == ".":
            end += 1
        number = self.numbers.at(text, start) if words in self._number_words else None
        if number is not None:
            value, kind, number_end = number
            if number_end > end:
                meanings, end = (), number_end
            if number_end == end and isinstance(value, int):
                meanings += tuple(_meanings_of_words(value, kind))
        return Atom(start, end, meanings)

    def _meanings(self, words: str) -> tuple[tuple[Meaning, ...], tuple[Meaning, ...]]:
        """What a word can mean with a capital letter, and without one."""
        known = self._known.get(words)
        if known is None:
            found = self._words.get(re.sub(r"\s+", "", words), [])
            with_capital = tuple(meaning for meaning, _ in found)
            small = tuple(meaning for meaning, needs_capital in found if not needs_capital)
            known = (with_capital, with_capital if small == with_capital else small)
            if len(self._known) < _MOST_KNOWN:
                self._known[words] = known
        return known

    def _number(self, folded: Folded, start: int, end: int, figures: str) -> Atom:
        following = folded.text[end : end + 2]
        if following[:1].isalpha() or (following[:1] in (",", ".") and following[1:].isdecimal()):
            number = self.numbers.at(folded.text, start)  # an ordinal ("13th") or a longer number ("2,000")
            if number is not None and number[2] > end:
                value, kind, number_end = number
                ordinal = isinstance(value, int) and kind == "ordinal"
                return Atom(start, number_end, tuple(_meanings_of_words(int(value or 0), kind)) if ordinal else ())
        return Atom(start, end, _meanings_of_figures(figures))


def _meanings_of_words(value: int, kind: str) -> Iterator[Meaning]:
    yield Meaning("ordinal" if kind == "ordinal" else "count", value)
    if 1 <= value <= 31:
        yield Meaning("day", value)
    if kind != "ordinal" and (_SHORT_YEAR <= value < 100 or 1200 <= value < 2100):
        yield Meaning("year_said", value)


@lru_cache(maxsize=4096)
def _meanings_of_figures(figures: str) -> tuple[Meaning, ...]:
    return tuple(_of_figures(figures))


def _of_figures(figures: str) -> Iterator[Meaning]:
    if len(figures) > 4:
        return
    value = int(figures)
    yield Meaning("count", value)
    if len(figures) <= 2 and 1 <= value <= 31:
        yield Meaning("day", value)
    if len(figures) == 2:
        yield Meaning("year2", value)
    if len(figures) == 3 and 300 <= value < 500:
        yield Meaning("year3", value)
    if len(figures) == 4 and (1200 <= value < 2100):
        yield Meaning("year", value)
