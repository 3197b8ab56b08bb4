"""Labelled fields of data sheets ("Date of Arrest: …"): the labels that a pack knows, and the cards that they form."""

from __future__ import annotations

from dataclasses import dataclass, field

from govah.extraction.verb_final.spelling import spellings
from govah.extraction.wording.cues import is_verb_final, spelling_of
from govah.packs import Pack
from govah.packs.schema.fields import Field, FieldValue
from govah.packs.schema.lexicon import Grammar
from govah.packs.shelf import compiled

ANY = "*"  # of the one event that a sheet tells
_NEVER = r"(?!)"


@dataclass(frozen=True, slots=True)
class Cell:
    """One field: its entry, where its label stands, where its value."""

    entry: Field
    label: tuple[int, int]
    start: int
    end: int
    line: int


@dataclass(slots=True, eq=False)
class Card:
    """The fields of one person that stand together; `header` tells that their labels head a table."""

    cells: list[Cell] = field(default_factory=list)
    header: bool = False

    @property
    def start(self) -> int:
        """Where the first field begins."""
        return min(c.start if self.header else c.label[0] for c in self.cells)

    @property
    def end(self) -> int:
        """Where the last value ends."""
        return max(c.end for c in self.cells)

    def first(self, holds: str) -> Cell | None:
        """The first field that holds this."""
        return next((c for c in self.cells if c.entry.holds == holds), None)


class FieldRules:
    """The compiled labels and values of one language."""

    def __init__(self, pack: Pack, language: str) -> None:
        prefix, spelt = f"{language}.", spelling_of(pack, language)
        folded = is_verb_final(pack, language)
        self.labels = {
            form: e
            for e in pack.of(Field)
            if e.id.startswith(prefix)
            for label in e.labels
            for form in (spellings(label) if folded else (label,))
        }
        grammar = {e.name: spelt(e.pattern) for e in pack.of(Grammar) if e.id.startswith(prefix)}
        self._empty = compiled(grammar.get("empty_value", _NEVER))
        self.joint = compiled(grammar.get("value_joint", _NEVER))
        self.values = tuple((e, compiled(spelt(e.pattern))) for e in pack.of(FieldValue) if e.id.startswith(prefix))

    def empty(self, value: str) -> bool:
        """Whether a value says that nothing is known."""
        return self._empty.fullmatch(value) is not None

    def label(self, words: str) -> Field | None:
        """The field that a label names."""
        return self.labels.get(" ".join(words.split()))


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the text that is not empty."""

    number: int
    start: int
    end: int


def begins_name(letter: str) -> bool:
    """Whether a word that begins with this letter may be a name: a capital, or a letter of a script that has none.

    >>> begins_name("A"), begins_name("a"), begins_name("\u0627"), begins_name("1")
    (True, False, True, False)
    """
    return letter.isalpha() and not letter.islower()


def rows_of(low: str) -> list[Row]:
    """The lines of the text that hold anything, with their places without the blanks around them."""
    found, at = [], 0
    for number, line in enumerate(low.split("\n")):
        if text := line.strip():
            start = at + line.index(text)
            found.append(Row(number, start, start + len(text)))
        at += len(line) + 1
    return found
