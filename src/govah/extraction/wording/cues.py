"""Turns of phrase made ready: patterns of a pack compiled once and tried only in sentences with their trigger."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

import msgspec

from govah.extraction.page import Page, Sentence
from govah.extraction.verb_final.spelling import natural
from govah.extraction.wording.cue_index import CueIndex, Indexed
from govah.extraction.wording.needs import holds_each
from govah.extraction.wording.sieve import bits_of
from govah.extraction.wording.trials import C, Compiled, Trial
from govah.packs import Pack
from govah.packs.schema.cues import CountedThing, Cue, CueWords
from govah.packs.schema.language import Language
from govah.text.alternatives import any_of

UPPER = "".join(chr(c) for c in range(0x41, 0x250) if chr(c).isupper())
_SLOT = re.compile(r"(?<!\?P)<([a-z_]+)>")

_PLAIN = re.compile(r"[\w'-]+(?: [\w'-]+)*")  # a word in which nothing is a sign of a pattern

Words = Mapping[str, Sequence[str]]
E = TypeVar("E", bound=Cue | CountedThing)


def is_verb_final(pack: Pack, language: str) -> bool:
    """Whether the verb of a language closes the clause; the texts of such a language are read folded."""
    entry = pack.find(Language, language)
    return entry is not None and entry.verb_final


def spelling_of(pack: Pack, language: str) -> Callable[[str], str]:
    """How words and patterns of a language are made ready for its texts: folded where its texts are read folded."""
    return natural if is_verb_final(pack, language) else str


def words_of(pack: Pack, language: str) -> dict[str, tuple[str, ...]]:
    """The word classes of a language by their bare names: `say`, `report` …"""
    begins, spelt = language + ".", spelling_of(pack, language)
    return {w.id.removeprefix(begins): tuple(map(spelt, w.words)) for w in pack.of(CueWords) if w.id.startswith(begins)}


def cues_of(pack: Pack, kind: type[E], language: str) -> list[E]:
    """The entries of a language, their patterns and words as its texts are read."""
    spelt = spelling_of(pack, language)
    mine = [entry for entry in pack.of(kind) if entry.id.startswith(language + ".")]
    return mine if spelt is str else [_spelt(entry, spelt) for entry in mine]


def _spelt(entry: E, spelt: Callable[[str], str]) -> E:
    if isinstance(entry, CountedThing):
        parts = {"nouns": tuple(map(spelt, entry.nouns)), "verbs": tuple(map(spelt, entry.verbs))}
        return msgspec.structs.replace(entry, **parts)
    return msgspec.structs.replace(entry, pattern=spelt(entry.pattern), trigger=tuple(map(spelt, entry.trigger)))


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
    """All cues of one schema and language, compiled, under their trigger words.

    Those of several schemas may share an `index`, so that a report is looked through once for all of them.
    """

    def __init__(
        self, cues: Iterable[C], words: Words, slots: Mapping[str, str], index: CueIndex | None = None
    ) -> None:
        self._index = CueIndex() if index is None else index
        self._first = self._index.size
        self.all: list[Compiled[C]] = []
        for cue in cues:
            compiled = Compiled(cue, expand(cue.pattern, words, slots))
            named = [(word, _SLOT.fullmatch(word)) for word in cue.trigger]
            triggers = [plain for word, slot in named for plain in (words[slot[1]] if slot else (word,))]
            self._index.add(compiled, map(_literal, triggers))
            self.all.append(compiled)
        self._own = (1 << len(self.all)) - 1

    def tried(self, page: Page) -> list[tuple[Sentence, tuple[Trial[C], ...]]]:
        """The sentences in which a trigger word stands, each with the cues to try there, in the order of the text."""
        tried = ((found.sentence, self._trials(page, found)) for found in self._index.of(page).values())
        return [(sentence, cues) for sentence, cues in tried if cues]

    def tried_in(self, page: Page, sentence: Sentence) -> tuple[Trial[C], ...]:
        """The cues to try in one sentence: for finders that ask for few of them."""
        found = self._index.of(page).get(sentence.index)
        return self._trials(page, found) if found is not None else ()

    def _trials(self, page: Page, found: Indexed) -> tuple[Trial[C], ...]:
        bits = found.bits >> self._first & self._own
        if not bits:
            return ()
        places: dict[int, list[int]] = defaultdict(list)
        for start, which in found.opened:
            for number in bits_of(which >> self._first & bits):
                places[number].append(start)
        cues: list[Trial[C]] = []
        first, last = found.sentence.start, found.sentence.end
        low = page.low[first:last]
        for number in bits_of(bits):
            compiled = self.all[number]
            anywhere = compiled.opening is None
            if (anywhere or number in places) and holds_each(low, compiled.needed):
                cues.append(Trial(compiled, first, last, None if anywhere else places[number]))
        return tuple(cues)


def _literal(word: str) -> str:
    """The plain beginning of a word of a class: what stands before its first sign of a pattern."""
    head = re.split(r"[\[\\?*+.|^$]|\((?=.)", word.lower())[0]
    if word[len(head) : len(head) + 1] in ("?", "*"):
        head = head[:-1]
    return head.rstrip()
