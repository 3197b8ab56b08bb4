"""What the pack knows of names in a script without capitals: given names, surnames, and the words that are none."""

from __future__ import annotations

from dataclasses import dataclass

from govah.packs import Pack
from govah.packs.schema.lexicon import Words
from govah.text.fold import fold
from govah.text.person_names import PersonNames


@dataclass(frozen=True, slots=True)
class NameLore:
    """Words are folded ones. `common` are words of the language that are no part of a name unless a list has them."""

    names: PersonNames
    common: frozenset[str]

    @classmethod
    def of(cls, pack: Pack, language: str) -> NameLore:
        """The names of a pack, and the common words of one language."""
        common = {
            fold(term).text
            for words in pack.of(Words)
            if words.kind == "common" and words.id.startswith(f"{language}.")
            for term in words.terms
        }
        return cls(PersonNames(pack), frozenset(common))

    def is_given(self, word: str) -> bool:
        """Whether a word is a given name, by the lists or by its make; it may be a common word too."""
        known = self.names.known("given", word)
        return known is not None and (bool(known.latin) or word not in self.common)

    def is_sure(self, word: str) -> bool:
        """Whether a word is a given name and nothing else."""
        known = self.names.known("given", word)
        return known is not None and known.sure and word not in self.common

    def is_listed_given(self, word: str) -> bool:
        """Whether a list has the word as a given name that is nothing else."""
        known = self.names.known("given", word)
        return known is not None and known.sure and bool(known.latin) and word not in self.common

    def is_surname(self, word: str) -> bool:
        """Whether a word may be a surname behind a given name."""
        known = self.names.known("surname", word)
        return known is not None and word not in self.common

    def is_in_list(self, word: str) -> bool:
        """Whether a list has the word as a surname, be it a common word too."""
        known = self.names.known("surname", word)
        return known is not None and bool(known.latin)

    def is_listed_surname(self, word: str) -> bool:
        """Whether a word is a surname by itself, wherever it stands."""
        known = self.names.known("surname", word)
        return known is not None and known.sure and word not in self.common
