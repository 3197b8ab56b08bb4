"""How far a name reaches: initials, hyphens, apostrophes, particles, a second name in brackets, titles inside it."""

from __future__ import annotations

from collections.abc import Callable

from govah.extraction.page import Token
from govah.extraction.people.name_marks import Marks

Inner = list[tuple[int, int]]  # tokens of a name that stand in brackets or quotation marks inside it
_VERBAL = ("be", "have", "prep", "relativiser", "trigger", "modal")
_CLOSING = {"(": ")", "[": "]", '"': '"', "'": "'"}


class Extent:
    """Follows one name token by token; `inner` collects the second names that stand inside it."""

    def __init__(self, marks: Marks, first: int, end: int, *, strict: bool) -> None:
        self.marks, self.first, self.end, self.strict = marks, first, end, strict
        self.tokens, self.rules = marks.page.tokens, marks.rules
        self.inner: Inner = []
        self._steps: tuple[Callable[[int], int], ...] = (
            self._initial_stop,
            self._hyphen,
            self._apostrophe,
            self._second_name,
            self._particle,
            self._title_inside,
            self._closing,
            self._plain,
        )

    def follow(self) -> int:
        """The index after the last token of the name."""
        last = self.first + 1
        while last < self.end and self.marks.beside(last - 1, last):
            taken = next((n for step in self._steps if (n := step(last))), 0)
            if not taken:
                break
            last += taken
        return last

    def _tight(self, left: int, right: int) -> bool:
        return right < self.end and self.tokens[left].end == self.tokens[right].start

    def _initial_stop(self, i: int) -> int:
        """ "M." and "M.K.": the full stop after an initial."""
        before = self.tokens[i - 1]
        return int(self.tokens[i].low == "." and before.end - before.start == 1 and self._tight(i - 1, i))

    def _hyphen(self, i: int) -> int:
        """ "Amiry-Moghaddam", "Rah-e-Vafa"."""
        joined = self.tokens[i].low in {"-", "_"} and self._tight(i - 1, i) and self._tight(i, i + 1)
        return 2 if joined and self.tokens[i + 1].kind == "word" else 0

    def _apostrophe(self, i: int) -> int:
        """ "Sayed 'Ali": a sign before the word that belongs to it."""
        if self.tokens[i].low != "'" or not self._tight(i, i + 1) or self._tight(i - 1, i):
            return 0
        return 2 if self.marks.nameable(i + 1, strict=self.strict) else 0

    def _second_name(self, i: int) -> int:
        """ "Samira (Atena) Karimi", 'Reza "Shahin" Rad': another name of the person inside the name."""
        closing = _CLOSING.get(self.tokens[i].low)
        if closing is None:
            return 0
        k = i + 1
        while k < min(self.end, i + 4) and self.marks.nameable(k, strict=self.strict):
            k += 1
        after = k + 1
        fits = i + 1 < k and after < self.end and self.tokens[k].low == closing
        if not fits or not self.marks.beside(k, after) or not self.marks.nameable(after, strict=self.strict):
            return 0
        self.inner.append((i, after))
        return after + 1 - i

    def _particle(self, i: int) -> int:
        """ "Abd al-Rahman", "Mohammad shah Karimi": a small word between two of the name."""
        if self.tokens[i].low not in self.rules.particles or not (i + 1 < self.end and self.marks.beside(i, i + 1)):
            return 0
        following = self.tokens[i + 1]
        return int(self.marks.nameable(i + 1, strict=self.strict) or (following.low == "-" and i + 2 < self.end))

    def _title_inside(self, i: int) -> int:
        """ "Saber Sheikh Abdollah": a title between two words of the name is a part of it."""
        inside = self.tokens[i].capital and self.tokens[i].low in self.rules.inner_titles
        if not inside or i + 1 >= self.end or not self.marks.beside(i, i + 1) or not self.marks.given[i - 1]:
            return 0
        return int(self.marks.nameable(i + 1, strict=self.strict) or self.marks.soft[i + 1])

    def _closing(self, i: int) -> int:
        return int(self.tokens[i].low in self.rules.closing_particles and not self.tokens[i].capital)

    def _plain(self, i: int) -> int:
        return int(self.marks.nameable(i, strict=self.strict) or self._people_name(i))

    def _people_name(self, i: int) -> bool:
        """A surname that is a people's or a place's name too: at the end of a run with a given name in it."""
        marks, tokens = self.marks, self.tokens
        if marks.hard[i] and marks.given[i - 1] and marks.page.has(tokens[i].start, tokens[i].start + 1, "month"):
            return i + 1 >= len(tokens) or tokens[i + 1].kind != "number"  # "Nadeem Jan"
        if not marks.words[i] or not (marks.people[i] or marks.soft[i]) or not any(marks.given[self.first : i]):
            return False
        if marks.soft[i] and i - self.first > 1:
            return False
        after: Token | None = tokens[i + 1] if i + 1 < len(tokens) else None
        if after is None or after.kind == "mark" or after.low in self.rules.joints:
            return True
        return marks.page.has(after.start, after.start + 1, *_VERBAL)
