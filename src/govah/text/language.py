"""What language a passage is written in: by its letters and small words, then by a model; never by a bare name."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import Any, NamedTuple

from govah.packs import Pack, load_pack
from govah.packs.schema.language import Language

_WORD = re.compile(r"[^\W\d_]+")
_ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")
_KEYBOARDS = str.maketrans({"\u064a": "\u06cc", "\u0643": "\u06a9", "\u200c": None, "\u0640": None})
_SHORT = 6  # words; a shorter passage needs a small word of its language, or it may be a name
_SHORTEST = 4  # words; with fewer not even letters that no other language has are enough
_SAMPLE = 6000  # characters looked at in a long text, from its beginning, middle and end
_SMALL_SHARE = 0.12  # of all words, below which small words show nothing
_LEAD = 1.5  # how far the first language must be ahead of the second to need no model


class _Signs(NamedTuple):
    entry: Language
    words: frozenset[str]
    prefixes: tuple[str, ...]
    letters: frozenset[str]
    foreign: frozenset[str]
    proof: frozenset[str]  # letters that every other language of the script calls foreign


@lru_cache(maxsize=8)
def _languages(pack: Pack) -> tuple[_Signs, ...]:
    entries = pack.of(Language)
    signs = []
    for entry in entries:
        others = [other for other in entries if other.script == entry.script and other.id != entry.id]
        proof = {letter for letter in entry.letters if all(letter in other.foreign for other in others)}
        words = frozenset(word.lower().translate(_KEYBOARDS) for word in entry.words)
        letters, foreign = frozenset(entry.letters), frozenset(entry.foreign)
        signs.append(_Signs(entry, words, entry.prefixes, letters, foreign, frozenset(proof)))
    return tuple(signs)


@lru_cache(maxsize=1)
def _builtin() -> Pack:
    return load_pack()


@lru_cache(maxsize=8)
def _model(codes: tuple[str, ...]) -> Any:
    from py3langid import langid

    return langid._load_identifier(norm_probs=True, langs=list(codes))


def language_of(passage: str, *, pack: Pack | None = None) -> str | None:
    """The language's code (`fa`, `ckb`, `kmr`, `ar`, `az`, `ur`, `en`), or None where the passage does not show it.

    A name does not show a language, however long it is; nor do figures or a word or two.

    >>> language_of("They were hanged at dawn in the prison"), language_of("A. Name")
    ('en', None)
    """
    sample = _sampled(passage)
    words = _WORD.findall(sample.translate(_KEYBOARDS))
    if len(words) < 2:
        return None
    arabic = len(_ARABIC.findall(sample))
    script = "arabic" if 2 * arabic > sum(len(word) for word in words) else "latin"
    scores, any_small = _scores(sample, words, script, pack or _builtin())
    if len(words) < _SHORT and not any_small and (len(words) < _SHORTEST or not scores):
        return None
    if script == "latin" and not any_small and all(word[0].isupper() for word in words):
        return None  # a list of names
    ranked = sorted(scores, key=lambda entry: -scores[entry])
    if not ranked:
        return None
    first, *others = ranked
    if scores[first] <= 0:
        return None
    if others and scores[first] < _LEAD * max(scores[others[0]], 0):
        near = [entry for entry in ranked if scores[entry] * _LEAD >= scores[first]]
        first = _by_model(sample, near) or first
    return first.reported_as or first.id


def _sampled(passage: str) -> str:
    if len(passage) <= _SAMPLE:
        return passage
    third, middle = _SAMPLE // 3, len(passage) // 2
    return f"{passage[:third]} {passage[middle : middle + third]} {passage[-third:]}"


def _scores(sample: str, words: list[str], script: str, pack: Pack) -> tuple[dict[Language, float], bool]:
    """Points for each language of the script: its small words, its letters; letters of another count against it."""
    counted = Counter(word.lower() for word in words)
    letters = Counter(sample.lower())
    total = sum(count for letter, count in letters.items() if letter.isalpha())
    scores: dict[Language, float] = {}
    any_small = False
    for entry, small, prefixes, own, foreign, proof in _languages(pack):
        if entry.script != script:
            continue
        hits: float = sum(count for word, count in counted.items() if word in small)
        any_small = any_small or hits > 0
        if prefixes:
            hits += sum(count for word, count in counted.items() if word.startswith(prefixes)) / 2
        own_share, foreign_share, proof_share = (
            sum(letters[one] for one in of) / total for of in (own, foreign, proof)
        )
        share = hits / len(words)
        if share >= _SMALL_SHARE or proof_share >= (0.02 if len(words) >= _SHORT else 0.05):
            scores[entry] = share + 4 * own_share - 8 * foreign_share
    return scores, any_small


def _by_model(sample: str, near: list[Language]) -> Language | None:
    """The statistical model's choice among those that letters and words leave open, as far as it knows them."""
    known = {entry.model: entry for entry in near if entry.model}
    if len(known) < 2 or len(known) < len(near):
        return None
    found: str = _model(tuple(sorted(known))).rank(sample)[0][0]
    return known.get(found)
