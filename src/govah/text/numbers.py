"""Numbers of a text, in figures and in words, with their values: "2,000", "twenty-one", "third", "dozens"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from govah.model import Span
from govah.packs import Pack
from govah.packs.schema.numbers import NumberWords
from govah.packs.shelf import compiled
from govah.text.alternatives import NOT_AFTER_LETTER, NOT_BEFORE_LETTER, any_of
from govah.text.fold import Folded, fold
from govah.text.numbers_joined import written_together
from govah.text.words import Beginnings

_FIGURES = r"(?:(?<![\d.,])|(?<=\s,))(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+(?![\d.]))?"
_NEAR = 6  # characters between two parts of one number, at most
_LONGEST = 18  # figures; more is an identifier, not a number
_TOO_LARGE = 10**_LONGEST  # and what words pile up beyond it ("hundred and hundred and …") counts nothing


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number where it stands. `value` is None where the word names none ("dozens", "several").

    `approximate` is true for such words.
    """

    span: Span
    value: int | float | None
    kind: Literal["cardinal", "ordinal"] = "cardinal"
    approximate: bool = False


class _Part(NamedTuple):
    start: int
    end: int
    role: str
    value: float
    language: str
    figures: bool = False


class Numbers:
    """The number words of a pack, ready to be looked for."""

    def __init__(self, pack: Pack) -> None:
        self._words: dict[str, list[tuple[str, str, int]]] = {}
        self._joints: dict[tuple[str, str], frozenset[str]] = {}
        self._only_before: dict[str, re.Pattern[str]] = {}
        suffixes: set[str] = set()
        counted: set[str] = set()
        for entry in pack.of(NumberWords):
            words = {fold(word).text for word in entry.words}
            if entry.role == "joint":
                for word in words:
                    self._joints[entry.language, word] = frozenset(entry.follows)
            elif entry.role == "ordinal_suffix":
                suffixes |= words
            elif entry.role == "counted":
                counted |= words
            for word in words if entry.role == "approximate" else ():
                self._words.setdefault(word, []).append((entry.role, entry.language, 0))
            for value, spellings in entry.values.items():
                for spelling in spellings:
                    word = fold(spelling).text
                    self._words.setdefault(word, []).append((entry.role, entry.language, int(value)))
                    if entry.only_before:
                        after = any_of(fold(w).text for w in entry.only_before)
                        self._only_before[word] = compiled(rf"\s*{after}{NOT_BEFORE_LETTER}")
        for word, meaning in written_together(pack.of(NumberWords)):
            self._words.setdefault(word, []).append(meaning)
        self.counted = any_of(counted) if counted else "(?!)"
        ends = rf"(?:{NOT_BEFORE_LETTER}|(?={self.counted}{NOT_BEFORE_LETTER}))"
        self.any_word = any_of(self._words) if self._words else "(?!)"
        words_pattern = f"{NOT_AFTER_LETTER}{self.any_word}{ends}"
        suffix = rf"(?P<suffix>{any_of(suffixes)}{NOT_BEFORE_LETTER})?" if suffixes else "(?P<suffix>(?!))?"
        self._begins = Beginnings(self._words, suffixes=counted)
        self._part = compiled(rf"(?P<figures>{_FIGURES}){suffix}|(?P<word>{words_pattern})")

    def find(self, text: str | Folded) -> tuple[NumberMention, ...]:
        """All numbers of a text, in order; spans count in the stored text.

        >>> from govah.packs import load_pack
        >>> numbers = Numbers(load_pack())
        >>> [(m.value, m.kind) for m in numbers.find("The third of 2,000 people, aged twenty-one; dozens fled")]
        [(3, 'ordinal'), (2000, 'cardinal'), (21, 'cardinal'), (None, 'cardinal')]
        """
        folded = fold(text) if isinstance(text, str) else text
        groups = self._groups(folded.text, self._begins.places(folded.pieces))
        mentions = [self._mention(group, folded) for group in groups]
        return tuple(mention for mention in mentions if mention.value is None or mention.value < _TOO_LARGE)

    @property
    def words(self) -> frozenset[str]:
        """Every folded word that can be a part of a number."""
        return frozenset(self._words)

    def at(self, text: str, start: int) -> tuple[int | float | None, str, int] | None:
        """Value, kind and end of the number that begins exactly there in a folded text; None where none does."""
        group = next(self._groups(text, self._near(text, start)), None)
        if group is None:
            return None
        value, kind = _value(group)
        return None if value is not None and value >= _TOO_LARGE else (value, kind, group[-1].end)

    def _near(self, text: str, start: int) -> Iterator[int]:
        """The place itself, and where the further parts of a number that begins there may begin."""
        match = self._part.match(text, start)
        while match:
            yield match.start()
            end = match.end()
            places = range(end, min(end + _NEAR + 1, len(text)))
            match = next((found for place in places if (found := self._part.match(text, place))), None)

    def _parts(self, text: str, places: Iterable[int]) -> Iterator[_Part]:
        end = 0
        for place in places:
            match = self._part.match(text, place) if place >= end else None
            if match is None:
                continue
            start, end = match.span()
            figures = match["figures"]
            if figures:
                plain = figures.replace(",", "")
                if len(plain) <= _LONGEST:
                    value = float(plain) if "." in plain else int(plain)
                    yield _Part(start, end, "ordinal" if match["suffix"] else "figures", value, "", True)
                continue
            word = re.sub(r"\s+", " ", match["word"])
            for role, language, value in self._words[word]:
                alone = self._only_before.get(word)
                if alone is None or alone.match(text, end):
                    yield _Part(start, end, role, value, language)
                    break
            else:
                role, language, value = self._words[word][0]
                yield _Part(start, end, "doubtful", value, language)

    def _groups(self, text: str, places: Iterable[int]) -> Iterator[list[_Part]]:
        """Parts that together make one number, of those that begin at the places."""
        group: list[_Part] = []
        for part in self._parts(text, places):
            if (
                group
                and part.start - group[-1].end <= _NEAR
                and self._joins(group, part, text[group[-1].end : part.start])
            ):
                role = "unit" if part.role == "doubtful" else part.role
                group.append(part._replace(role=role))
                continue
            if group:
                yield group
            group = [] if part.role == "doubtful" else [part]
        if group:
            yield group

    def _joins(self, group: list[_Part], part: _Part, gap: str) -> bool:
        last = group[-1]
        if last.role in ("ordinal", "approximate") or part.role == "approximate":
            return False
        if part.figures:  # "30 thousand and 200", written half in figures
            return last.role == "scale" and part.value < last.value and (last.language, gap.strip()) in self._joints
        if last.language and part.language and last.language != part.language:
            return False
        if part.role in ("hundred", "scale"):
            return (gap.isspace() or not gap) and last.value < part.value
        joint = gap.strip() or " "
        role = "hundreds" if last.role == "hundred" else last.role
        if role not in self._joints.get((part.language, joint), ()):
            return False
        below = {"tens": 10, "hundreds": 100, "scale": min(last.value, 1000)}[role]
        return 0 < part.value < below or (role == "scale" and 0 < part.value < last.value)

    def _mention(self, group: list[_Part], folded: Folded) -> NumberMention:
        value, kind = _value(group)
        return NumberMention(folded.span(group[0].start, group[-1].end), value, kind, approximate=value is None)


def _value(group: list[_Part]) -> tuple[int | float | None, Literal["cardinal", "ordinal"]]:
    if any(part.role == "approximate" for part in group):
        return None, "cardinal"
    total: float = 0
    below: float = 0
    for part in group:
        if part.role == "hundred":
            below = (below or 1) * part.value
        elif part.role == "scale":
            total += (below or 1) * part.value
            below = 0
        else:
            below += part.value
    value = total + below
    return int(value) if value == int(value) else value, "ordinal" if group[-1].role == "ordinal" else "cardinal"
