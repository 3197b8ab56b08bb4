"""Whether the text layer of a page can be read at all: letters that stand for nothing, words written backwards."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal

from govah.packs import load_pack
from govah.packs.schema.language import Language
from govah.text.fold import fold

Judgement = Literal["sound", "garbage", "reversed"]
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_CHARACTERS, _FEWEST_WORDS = 20, 8
_UNREADABLE = 0.1  # of all signs: private use, unassigned, replaced, control
_ACCENTED = 0.3  # of all Latin letters; no language has so many, fonts without a table of their letters do
_BACKWARDS, _LEAD = 3, 2  # small words found backwards, and how often as many as forwards
_SMALL_SHARE = 0.03  # of all words, below which a text of some length speaks no known language


@lru_cache(maxsize=1)
def _small_words() -> frozenset[str]:
    words = {fold(word).text for entry in load_pack().of(Language) for word in entry.words}
    return frozenset(word for word in words if len(word) > 1)


def judged(text: str) -> Judgement:
    """What a text layer is worth, by its signs and by the small words of the known languages.

    >>> judged("They were hanged at dawn, in the yard of the prison.")
    'sound'
    """
    signs = [sign for sign in text if not sign.isspace()]
    if len(signs) < _FEWEST_CHARACTERS:
        return "sound"
    lost = sum(sign == "\ufffd" or unicodedata.category(sign) in {"Co", "Cn", "Cc", "Cs"} for sign in signs)
    latin = [sign for sign in signs if sign.isalpha() and sign < "\u0370"]
    accented = sum(sign > "\u007f" for sign in latin)
    if lost > _UNREADABLE * len(signs) or (len(latin) >= _FEWEST_CHARACTERS and accented > _ACCENTED * len(latin)):
        return "garbage"
    words = _WORD.findall(fold(text).text)
    if len(words) < _FEWEST_WORDS:
        return "sound"
    small = _small_words()
    forwards = sum(word in small for word in words)
    backwards = sum(word[::-1] in small and word not in small for word in words)
    return "reversed" if backwards >= _BACKWARDS and backwards > _LEAD * forwards else "sound"


def speaks(text: str) -> bool:
    """True for a text that holds small words of a language that is known."""
    words = _WORD.findall(fold(text).text)
    return sum(word in _small_words() for word in words) > _SMALL_SHARE * len(words)
