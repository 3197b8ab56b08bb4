"""Names whose given name is written without a blank behind it: "ReyhanKhalili"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govah.extraction.page import Sentence
from govah.extraction.verb_final.name_words import NameWords

if TYPE_CHECKING:
    from govah.extraction.verb_final.naming import Namer

_FEWEST, _SHORTEST = 8, 3  # letters of two names written as one word, and of each of them


def parted(words: NameWords, i: int) -> tuple[str, str] | None:
    """The given name and what goes on in token i, where no list has the word and both are of it.

    What goes on is a surname of the lists, or a given name before a surname that follows.
    """
    word, lore = words.low(i), words.lore
    if len(word) < _FEWEST or lore.is_given(word) or lore.is_in_list(word) or word in lore.common:
        return None
    for at in range(_SHORTEST, len(word) - _SHORTEST + 1):
        one, other = word[:at], word[at:]
        if lore.is_listed_given(one) and (lore.is_in_list(other) or lore.is_listed_given(other)):
            return one, other
    return None


def glued_name(namer: Namer, sentence: Sentence, i: int, *, listed: bool) -> int:
    """The end of such a name that begins at token i, in a list or where people are told of; i where none does."""
    words, lore = namer.words, namer.lore
    parts = parted(words, i)
    if parts is None:
        return i
    surname = words.is_word(sentence, i + 1) and lore.is_surname(words.low(i + 1)) and i + 1 not in namer.blocked
    end = i + 2 if surname else i + 1
    if not surname and not lore.is_in_list(parts[1]):
        return i
    in_list = words.name_follows(sentence, end) and (words.closes(sentence, end) or words.is_and(end))
    told = surname and namer.frames.opens(sentence, i) and namer.of_person(sentence, end)
    return end if listed or in_list or told else i
