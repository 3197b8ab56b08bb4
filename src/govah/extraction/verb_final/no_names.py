"""Words with which no name begins, whatever stands before them: most of a page, passed over at one look."""

from __future__ import annotations

from collections.abc import Callable

from govah.extraction.verb_final.name_lore import NameLore
from govah.extraction.wording.expressions import Expression

_MOST_MET = 20_000  # words that are remembered
_FEWEST = 2  # letters of a word that may be a part of a name


class NoNames(dict[str, bool]):
    """Folded word -> whether no name begins with it; remembers the words met.

    A name may begin with any word right behind a quotation mark, and with one whose second half follows (two words
    that are one given name).
    """

    def __init__(self, lore: NameLore, grammar: Callable[[str], Expression]) -> None:
        super().__init__()
        self._lore = lore
        self._none = [grammar(name) for name in ("name_title", "finite")]  # parts of no unknown name
        self._some = [grammar(name) for name in ("name_prefix", "name_joint")]
        self._initials = grammar("initials")

    def __missing__(self, word: str) -> bool:
        if len(self) > _MOST_MET:
            self.clear()
        none = len(word) < _FEWEST or word in self._lore.common or any(told.words[word] for told in self._none)
        some = self._lore.is_given(word) or any(told.words[word] for told in self._some)
        found = self[word] = none and not some and self._initials.match(f"{word} {word}") is None
        return found
