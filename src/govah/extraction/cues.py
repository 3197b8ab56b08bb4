"""Turns of phrase made ready: patterns of a pack compiled once and tried only in sentences with their trigger."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import ahocorasick

from govah.extraction.needs import holds, needed
from govah.extraction.page import Page, Sentence
from govah.packs import Pack
from govah.packs.schema.cues import Cue, CueWords

UPPER = "".join(chr(c) for c in range(0x41, 0x250) if chr(c).isupper())
_SLOT = re.compile(r"(?<!\?P)<([a-z_]+)>")

C = TypeVar("C", bound=Cue)
Words = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Compiled(Generic[C]):
    """A cue with its regular expression, to be searched in `page.plain`."""

    cue: C
    expression: re.Pattern[str]


def words_of(pack: Pack, language: str) -> dict[str, tuple[str, ...]]:
    """The word classes of a language by their bare names: `say`, `report` …"""
    begins = language + "."
    return {w.id.removeprefix(begins): w.words for w in pack.of(CueWords) if w.id.startswith(begins)}


def spell(piece: str) -> str:
    r"""A piece of a pattern in which a space stands for any white space, and ` ?` for some or none.

    >>> re.fullmatch(spell("the court's order"), "The  court's order", re.I) is not None
    True
    >>> spell("a ?b [c d]")
    'a\\s*b\\s+[c d]'
    """
    out: list[str] = []
    in_class, before = False, ""
    for char in piece:
        if before != "\\":
            in_class = char == "[" or (in_class and char != "]")
        if before == " " and char in "?*" and out[-1] == r"\s+":
            out[-1] = r"\s*"
        else:
            out.append(r"\s+" if char == " " and not in_class else char)
        before = "" if before == "\\" else char
    return "".join(out)


def either(listed: Iterable[str]) -> str:
    """One of several words, the longest tried first; of none, an expression that never matches."""
    ordered = sorted(listed, key=len, reverse=True)
    return f"(?:{'|'.join(spell(word) for word in ordered)})" if ordered else "(?!)"


def expand(pattern: str, words: Words, slots: Mapping[str, str]) -> str:
    """A pattern's regular expression: classes become alternations, slots named groups (`to`, a second one `to2`)."""
    taken: dict[str, int] = defaultdict(int)

    def fill(name: str) -> str:
        if name not in slots:
            return either(words[name])
        taken[name] += 1
        return f"(?P<{name if taken[name] == 1 else f'{name}{taken[name]}'}>(?-i:{slots[name]}))"

    parts, last = [], 0
    for match in _SLOT.finditer(pattern):
        parts += [spell(pattern[last : match.start()]), fill(match[1])]
        last = match.end()
    return "".join([*parts, spell(pattern[last:])])


UNITS = ("day", "week", "month", "year")


def units_of(words: Words) -> dict[str, str]:
    """The words of a language for the units of time: "months" -> "month"."""
    return {form: unit for unit in UNITS for form in words.get(f"unit_{unit}", ())}


def numbers_of(words: Words) -> dict[str, int]:
    """The small numbers that a language writes as words."""
    return {word: number for number, word in enumerate(words.get("number_word", ()), start=1)}


class Cues(Generic[C]):
    """All cues of one schema and language, compiled, with one automaton over their trigger words."""

    def __init__(self, cues: Iterable[C], words: Words, slots: Mapping[str, str]) -> None:
        self.all: list[Compiled[C]] = []
        self._needed: list[tuple[str, ...]] = []
        numbers: dict[str, set[int]] = defaultdict(set)
        for number, cue in enumerate(cues):
            expression = re.compile(expand(cue.pattern, words, slots), re.IGNORECASE)
            self.all.append(Compiled(cue, expression))
            self._needed.append(needed(expression))
            for word in cue.trigger:
                named = _SLOT.fullmatch(word)
                for plain in words[named[1]] if named else (word,):
                    numbers[_literal(plain)].add(number)
        self._automaton = ahocorasick.Automaton()
        for word, which in numbers.items():
            if word:
                self._automaton.add_word(word, (len(word), tuple(which)))
        if len(self._automaton):
            self._automaton.make_automaton()

    def tried(self, page: Page) -> list[tuple[Sentence, tuple[Compiled[C], ...]]]:
        """The sentences in which a trigger word stands, each with the cues to try there, in the order of the text."""
        if not len(self._automaton):
            return []
        low = page.low
        found: dict[int, set[int]] = defaultdict(set)
        for end, (length, numbers) in self._automaton.iter(low):
            start = end - length + 1
            if start and low[start - 1].isalnum() and low[start].isalnum():
                continue
            found[page.sentence_at(start).index].update(numbers)
        tried = []
        for number in sorted(found):
            sentence = page.sentences[number]
            words = low[sentence.start : sentence.end]
            cues = tuple(self.all[n] for n in sorted(found[number]) if holds(words, self._needed[n]))
            if cues:
                tried.append((sentence, cues))
        return tried


def _literal(word: str) -> str:
    """The plain beginning of a word of a class: what stands before its first sign of a pattern."""
    head = re.split(r"[\[\\?*+.|^$]|\((?=.)", word.lower())[0]
    if word[len(head) : len(head) + 1] in ("?", "*"):
        head = head[:-1]
    return head.rstrip()
