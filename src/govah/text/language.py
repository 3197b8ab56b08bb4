"""What language a passage is written in: by its letters and small words, then by a model; never by a bare name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from govah.packs import Pack, load_pack
from govah.packs.schema.language import Language

_WORD = re.compile(r"[^\W\d_]+")
_ARABIC = re.compile(r"[\u0620-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u0259\u1e00-\u1eff]+")
_WITHIN = re.compile(r"[^\W\d_],? $")  # what stands before a word inside a sentence
_MARKS = re.compile("[\u0307\u0640\u064b-\u0652\u0670\u200c\u200d]+")
_LAST_HEH = re.compile(r"\u06d5(?![^\W\d_\u200c])")
_RUN = re.compile(r"[^,;:()\n\u060c\u061b|/•]+")  # words without a comma between them: a name is no long one
_STOPPED = re.compile(r"\w{2}[.!?\u061f\u06d4]\W*$")  # the end of a sentence; names and headings have none
_SHORT = 6  # words; a run of fewer needs a small word of its language, or it may be a name
SAMPLE = 6000  # characters looked at in a long text, from its beginning, middle and end
_SMALL_SHARE = 0.12  # of all words, below which small words show nothing
_LETTERS = 0.025  # of all letters, from which letters that speak for a language show it too
_AFFIXES = 3  # words with its endings that show a language where no small word does
_LONG = 8  # words of a run that its letters alone show, for a name has not so many
_WRITTEN = 4  # words, not all with capital letters or with a full stop behind them, that letters alone show
_OTHERS = 2  # small words of another language that make a passage one to be looked at sentence by sentence
_OWN, _FOREIGN = 4, 8  # what a share of letters counts beside the same share of words
_LEAD = 1.3  # how far the first language must be ahead of the second to need no model
_CLEAR = 2  # how far ahead it is where nobody would doubt
_MOST_KNOWN = 100_000  # words whose languages are remembered


class Shown(NamedTuple):
    """What a passage shows. `language` is None where it shows none, or one that is not read.

    `words` are its words in the script it is mostly in, `script` that script ("" where it is neither, and the words
    are guessed). `clear`:
    no other language comes near. `strange`: it is written in a language that is not read. `mixed`: words of more
    than one language, or of both scripts, stand in it.
    """

    language: str | None
    script: str
    words: int
    clear: bool = False
    strange: bool = False
    mixed: bool = False


class _Kind(NamedTuple):
    """To which languages of a script, by their places, a word belongs and how."""

    small: tuple[int, ...] = ()
    linking: tuple[int, ...] = ()
    affixed: tuple[int, ...] = ()


class _Weight(NamedTuple):
    """What speaks for a language: points in all, its small words (without those that stand in names of some other),
    words with its endings, its letters; and how many words of one other language stand beside."""

    entry: Language
    points: float
    small: int
    linking: int
    affixed: int
    lettered: bool
    others: int


_NOTHING = _Kind()


class _Kinds(dict[str, _Kind]):
    """Word -> its kind, worked out when first met."""

    def __init__(self, entries: Sequence[Language]) -> None:
        super().__init__()
        self._small = [frozenset(map(_plain, entry.words)) for entry in entries]
        self._linking = [frozenset(map(_plain, entry.linking)) for entry in entries]
        self._prefixes = [tuple(map(_plain, entry.prefixes)) for entry in entries]
        self._endings = [tuple(map(_plain, entry.endings)) for entry in entries]

    def __missing__(self, word: str) -> _Kind:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        small = tuple(k for k, words in enumerate(self._small) if word in words)
        if not small:  # typed on the keyboard of a neighbour: yeh without dots, ae for heh
            other = word.replace("\u0649", "\u06cc").replace("\u06d5", "\u0647")
            small = tuple(k for k, words in enumerate(self._small) if other in words)
        linking = tuple(k for k, words in enumerate(self._linking) if word in words)
        affixed = tuple(
            k
            for k, (prefixes, endings) in enumerate(zip(self._prefixes, self._endings, strict=True))
            if len(word) > 4 and k not in small and (word.startswith(prefixes) or word.endswith(endings))
        )
        kind = _Kind(small, linking, affixed) if small or linking or affixed else _NOTHING
        self[word] = kind
        return kind


class _Script:
    """The languages of one script, compiled."""

    def __init__(self, entries: Sequence[Language]) -> None:
        self.entries = tuple(entries)
        self.kinds = _Kinds(entries)
        letters = sorted({letter for entry in entries for letter in entry.letters + entry.foreign})
        self._signs = re.compile(f"[{''.join(letters)}]") if letters else re.compile("(?!)")
        many = range(len(entries))
        self._speaks = {x: tuple(k for k in many if x in entries[k].letters) for x in letters}
        self._against = {x: tuple(k for k in many if x in entries[k].foreign) for x in letters}

    def letters(self, text: str, total: int) -> tuple[list[float], list[float]]:
        """For each language the share of letters that speak for it, and against it."""
        own, foreign = [0.0] * len(self.entries), [0.0] * len(self.entries)
        for letter, count in Counter(self._signs.findall(text)).items():
            for place in self._speaks[letter]:
                own[place] += count / total
            for place in self._against[letter]:
                foreign[place] += count / total
        return own, foreign


def _plain(text: str) -> str:
    """Words as they are compared: lower case, one yeh and kaf, without vowel marks and joiners."""
    plain = text.lower().replace("\u064a", "\u06cc").replace("\u0643", "\u06a9")
    if "\u06d5" in plain:  # at the end of a word another language has it too, from a keyboard next door
        plain = _LAST_HEH.sub("\u0647", plain)
    return _MARKS.sub("", plain)


@lru_cache(maxsize=8)
def _scripts(pack: Pack) -> dict[str, _Script]:
    entries = pack.of(Language)
    return {name: _Script([entry for entry in entries if entry.script == name]) for name in ("arabic", "latin")}


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
    return shown_by(passage, pack=pack).language


def shown_by(passage: str, *, pack: Pack | None = None) -> Shown:
    """What a passage shows of its language, for those who must know how clearly."""
    sample = _sampled(passage)
    text = _plain(sample)
    arabic, latin = _ARABIC.findall(text), _LATIN.findall(text)
    in_arabic = 0 if not arabic else sum(map(len, arabic))
    in_latin = 0 if not latin else sum(map(len, latin))
    name, words, letters = ("arabic", arabic, in_arabic) if in_arabic >= in_latin else ("latin", latin, in_latin)
    everything = in_arabic + in_latin
    if 2 * letters < len(text) - text.count(" ") and not text.isascii():
        everything = sum(map(len, _WORD.findall(text)))
    if not words or 2 * letters < everything:
        return Shown(None, "", everything // _WRITTEN, strange=everything > 2 * letters)
    both = min(len(arabic), len(latin)) >= _WRITTEN
    nothing = Shown(None, name, len(words), mixed=both)
    script = _scripts(pack or _builtin())[name]
    low = _no_names(sample) if name == "latin" else ""
    found = [one for one in _weighed(script, text, words, letters, low) if one.points > 0]
    if low and not found:
        found = [one for one in _weighed(script, text, words, letters) if one.points > 0]
    if len(words) < 2 or not found:
        return nothing
    found.sort(key=lambda one: -one.points)
    first, second = found[0], found[1].points if len(found) > 1 else 0.0
    if first.points < _LEAD * second:
        first = _by_model(sample, [one for one in found if one.points * _LEAD >= first.points])
    if not _is_sentence(sample, words, name, first, script):
        return nothing
    entry = first.entry
    code = (entry.reported_as or entry.id) if entry.read else None
    clear = first.points >= _CLEAR * second
    return Shown(code, name, len(words), clear, not entry.read, both or first.others >= _OTHERS)


def _no_names(sample: str) -> str:
    """The words that are no names, in one: without a capital inside a sentence. Nothing where they are few."""
    words = [
        found[0]
        for found in _LATIN.finditer(sample)
        if found[0][0].islower() or not _WITHIN.search(sample, max(0, found.start() - 3), found.start())
    ]
    return _plain("".join(words)) if len(words) >= _WRITTEN else ""


def _sampled(passage: str) -> str:
    if len(passage) <= SAMPLE:
        return passage
    third, middle = SAMPLE // 3, len(passage) // 2
    return f"{passage[:third]} {passage[middle : middle + third]} {passage[-third:]}"


def _weighed(script: _Script, text: str, words: list[str], letters: int, low: str = "") -> list[_Weight]:
    """What each language of the script has for it, of those that show at all.

    `low` are the words that are no names, in one: the letters of names are not counted.
    """
    many = range(len(script.entries))
    small, sure, linking, affixed, alone = ([0] * len(many) for _ in range(5))
    shared = [0] * len(many)  # of the words that are small in one language only, those that link in each
    for kind, count in Counter(map(script.kinds.__getitem__, words)).items():
        for place in kind.small:
            small[place] += count
            sure[place] += 0 if kind.linking else count
        for place in kind.linking:
            linking[place] += count
        for place in kind.affixed:
            affixed[place] += count
        if len(kind.small) == 1:
            alone[kind.small[0]] += count
            for place in kind.linking:
                shared[place] += count
    own, foreign = script.letters(low, len(low)) if low else script.letters(text, letters)
    found = []
    for k in many:
        hits = small[k] + (linking[k] + affixed[k]) / 2
        if hits >= _SMALL_SHARE * len(words) or own[k] - foreign[k] >= _LETTERS:
            points = hits / len(words) + _OWN * own[k] - _FOREIGN * foreign[k]
            others = max(alone[:k] + alone[k + 1 :], default=0) - shared[k]
            lettered = own[k] - 2 * foreign[k] >= _LETTERS
            found.append(_Weight(script.entries[k], points, sure[k], linking[k], affixed[k], lettered, others))
    return found


def _is_sentence(sample: str, words: list[str], name: str, found: _Weight, script: _Script) -> bool:
    """Whether words may be more than names: small words show it, or so many words that no name has them."""
    if found.small >= 1 and (name == "arabic" or not _all_names(sample, script)):
        return True
    if name == "latin":
        if _all_names(sample, script):
            return found.small >= 2 and 2 * found.small >= len(words)
        return found.linking + found.affixed >= 2 or (found.lettered and len(words) >= _WRITTEN)
    longest = max(len(_WORD.findall(run)) for run in _RUN.findall(sample))
    if _STOPPED.search(sample) and longest >= _WRITTEN:
        return found.lettered or found.affixed > 0
    return (found.affixed >= _AFFIXES and longest >= _SHORT) or (found.lettered and longest >= _LONG)


def _all_names(sample: str, script: _Script) -> bool:
    """Whether every word that may not stand within a name begins with a capital letter."""
    low = [word for word in _LATIN.findall(sample) if word[0].islower()]
    return all(script.kinds[_plain(word)].linking for word in low)


def _by_model(sample: str, near: Sequence[_Weight]) -> _Weight:
    """The statistical model's choice among those that letters and words leave open, where it knows them all."""
    known = {one.entry.model: one for one in near if one.entry.model}
    if len(known) < 2 or len(known) < len(near):
        return near[0]
    found: str = _model(tuple(sorted(known))).rank(sample)[0][0]
    return known.get(found, near[0])
