"""Turns of phrase made ready: patterns of a pack compiled once and tried only in sentences with their trigger."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import compress
from typing import Generic

from govah.extraction.page import Page, Sentence
from govah.extraction.wording.needs import holds
from govah.extraction.wording.sieve import bits_of
from govah.extraction.wording.trials import C, Compiled, Openings, Trial, Triggers
from govah.packs import Pack
from govah.packs.schema.cues import CueWords
from govah.text.alternatives import any_of

UPPER = "".join(chr(c) for c in range(0x41, 0x250) if chr(c).isupper())
_SLOT = re.compile(r"(?<!\?P)<([a-z_]+)>")

_PLAIN = re.compile(r"[\w'-]+(?: [\w'-]+)*")  # a word in which nothing is a sign of a pattern

Words = Mapping[str, Sequence[str]]


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
    if not ordered:
        return "(?!)"
    if all(_PLAIN.fullmatch(word) for word in ordered):
        return any_of(ordered)
    return f"(?:{'|'.join(spell(word) for word in ordered)})"


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
    """All cues of one schema and language, compiled, under their trigger words."""

    def __init__(self, cues: Iterable[C], words: Words, slots: Mapping[str, str]) -> None:
        self.all: list[Compiled[C]] = []
        triggers: dict[str, int] = defaultdict(int)  # the beginning of a trigger -> the bits of its cues
        for number, cue in enumerate(cues):
            self.all.append(Compiled(cue, expand(cue.pattern, words, slots)))
            for word in cue.trigger:
                named = _SLOT.fullmatch(word)
                for plain in words[named[1]] if named else (word,):
                    triggers[_literal(plain)] |= 1 << number
        triggers.pop("", 0)
        self._triggers = Triggers(triggers)
        self._openings = Openings()

    def tried(self, page: Page) -> list[tuple[Sentence, tuple[Trial[C], ...]]]:
        """The sentences in which a trigger word stands, each with the cues to try there, in the order of the text."""
        tried = []
        found = self._triggers.found(page)
        opened = self._opened(found, *page.written)
        at = 0
        for sentence, bits in found:
            while at < len(opened) and opened[at][0] < sentence.start:
                at += 1
            here = at
            while at < len(opened) and opened[at][0] < sentence.end:
                at += 1
            cues = self._trials(page, sentence, bits, opened[here:at])
            if cues:
                tried.append((sentence, cues))
        return tried

    def tried_in(self, page: Page, sentence: Sentence) -> tuple[Trial[C], ...]:
        """The cues to try in one sentence: for finders that ask for few of them."""
        bits = self._triggers.within(page, sentence.start, sentence.end)
        opened = self._opened([(sentence, bits)], *page.written_in(sentence.start, sentence.end)) if bits else []
        return self._trials(page, sentence, bits, opened)

    def _opened(
        self, found: Sequence[tuple[Sentence, int]], starts: Sequence[int], words: Sequence[str]
    ) -> list[tuple[int, int]]:
        """Where cues may begin, with their bits: of the words those with which one that has its trigger begins."""
        wanted = 0
        for _, bits in found:
            wanted |= bits
        self._openings.learn(wanted, self.all)
        which = list(map(self._openings.__getitem__, words))
        return list(compress(zip(starts, which, strict=True), which))

    def _trials(
        self, page: Page, sentence: Sentence, bits: int, opened: Sequence[tuple[int, int]]
    ) -> tuple[Trial[C], ...]:
        places: dict[int, list[int]] = defaultdict(list)
        for start, which in opened:
            for number in bits_of(which & bits):
                places[number].append(start)
        cues: list[Trial[C]] = []
        first, last = sentence.start, sentence.end
        for number in bits_of(bits):
            compiled = self.all[number]
            if compiled.opening is None:
                if holds(page.low[first:last], compiled.needed):
                    cues.append(Trial(compiled, first, last))
            elif number in places:
                cues.append(Trial(compiled, first, last, places[number]))
        return tuple(cues)


def _literal(word: str) -> str:
    """The plain beginning of a word of a class: what stands before its first sign of a pattern."""
    head = re.split(r"[\[\\?*+.|^$]|\((?=.)", word.lower())[0]
    if word[len(head) : len(head) + 1] in ("?", "*"):
        head = head[:-1]
    return head.rstrip()
