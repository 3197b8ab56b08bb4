"""Spellings to sounds: one sign per sound for names in Latin letters, and which a name in another script fits."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from govah.packs import Pack, Problem
from govah.packs.schema.spelling import Romanisation, ScriptLetter
from govah.text.fold import fold

_SOFT = frozenset("aiuY")  # sounds that a script may leave unwritten, or that are vowels
_DOUBLED = re.compile(r"([^\W\d_])\1+")
_DOUBLED_CONSONANT = re.compile(r"([^\W\d_aeiou])\1+")
_MARK = re.compile(r"['.]")
_WORD = re.compile(r"[^\W\d_]+")


class Sounds:
    """The romanisation rules of a pack, compiled.

    >>> from govah.packs import load_pack
    >>> sounds = Sounds(load_pack())
    >>> sounds.of("Sadiq Khalil") == sounds.of("Saddigh Xaleel")
    True
    """

    def __init__(self, pack: Pack) -> None:
        rules = [(written, rule) for rule in pack.of(Romanisation) for written in rule.written]
        rules.sort(
            key=lambda pair: (-len(pair[0]), pair[1].at == "anywhere", _narrowness(pair[1]), pair[0], pair[1].id)
        )
        self._signs = [rule.sound for _, rule in rules]
        self._pattern = re.compile("|".join(_piece(written, rule) for written, rule in rules) or r"(?!)")
        letters = sorted(pack.of(ScriptLetter), key=lambda letter: (-len(letter.letter), letter.at == "anywhere"))
        self._letters: dict[tuple[str, str], tuple[str, ...]] = {
            (fold(letter.letter).text, letter.at): letter.sounds for letter in reversed(letters)
        }
        self._scripts = frozenset("".join(letter for letter, _ in self._letters))
        self._longest = max((len(letter) for letter, _ in self._letters), default=1)
        self._heard = lru_cache(maxsize=65_536)(self._of)
        self._word = lru_cache(maxsize=65_536)(self._of_word)
        self._fits = lru_cache(maxsize=16_384)(self._fitting)

    def of(self, spelling: str) -> str:
        """The sounds of a spelling in Latin letters, word by word, without blanks; letters without a rule stay."""
        return self._heard(spelling)

    def _of(self, spelling: str) -> str:
        words = _WORD.findall(_MARK.sub("", fold(spelling).text))
        return _DOUBLED.sub(r"\1", "".join(map(self._word, words)))

    def _of_word(self, word: str) -> str:
        return self._pattern.sub(self._sign, _DOUBLED_CONSONANT.sub(r"\1", word))

    def _sign(self, found: re.Match[str]) -> str:
        return self._signs[found.lastindex - 1] if found.lastindex else found[0]

    def skeleton(self, sounds: str) -> str:
        """Only the consonants: for finding what may be compared, never for deciding."""
        return "".join(sound for sound in sounds if sound not in _SOFT)

    def in_script(self, text: str) -> bool:
        """Whether the text holds a letter of one of the pack's other scripts."""
        return any(char in self._scripts for char in fold(text).text)

    def fitting(self, written: str) -> re.Pattern[str]:
        r"""A pattern that takes the sounds of every Latin spelling that a name in another script may have.

        >>> from govah.packs import load_pack
        >>> sounds = Sounds(load_pack())
        >>> yusuf = sounds.fitting("\u06cc\u0648\u0633\u0641")
        >>> bool(yusuf.fullmatch(sounds.of("Youssef"))), bool(yusuf.fullmatch(sounds.of("Yasif")))
        (True, False)
        """
        return self._fits(written)

    def _fitting(self, written: str) -> re.Pattern[str]:
        letters = "".join(_WORD.findall(fold(written).text))
        pieces: list[str] = []
        here = 0
        while here < len(letters):
            for length in range(min(self._longest, len(letters) - here), 0, -1):
                part = letters[here : here + length]
                places = ["anywhere"]
                if here == 0:
                    places.insert(0, "start")
                if here + length == len(letters):
                    places.insert(0, "end")
                found = next((self._letters[part, at] for at in places if (part, at) in self._letters), None)
                if found is not None:
                    piece = f"(?:{'|'.join(re.escape(sound) for sound in sorted(found, key=len, reverse=True))})"
                    pieces.append(
                        f"{piece}?" if pieces and pieces[-1] == piece else piece
                    )  # one sound for a letter twice
                    here += length
                    break
            else:
                pieces.append(re.escape(letters[here]))
                here += 1
        return re.compile("[aiu]?".join(pieces))


def _piece(written: str, rule: Romanisation) -> str:
    """One way to write a sound: the letters first, so that the matcher skips it at once where they do not stand."""
    letters = re.escape(written)
    before = f"(?=[{re.escape(rule.before)}])" if rule.before else ""
    before += f"(?![{re.escape(rule.not_before)}])" if rule.not_before else ""
    after = f"(?<=[{re.escape(rule.after)}]{letters})" if rule.after else ""
    start = {"start": rf"(?<!\w{letters})", "not_start": rf"(?<=\w{letters})"}.get(rule.at, "")
    end = r"(?!\w)" if rule.at == "end" else ""
    return f"{letters}{start}{after}{before}{end}()"


def _narrowness(rule: Romanisation) -> int:
    """Rules that ask for letters around them are tried before those that do not."""
    return -sum(map(bool, (rule.before, rule.not_before, rule.after)))


def check_sounds(pack: Pack) -> Iterable[Problem]:
    """Tries the pairs of every romanisation rule."""
    sounds = Sounds(pack)
    for rule in pack.of(Romanisation):
        for pairs, alike in ((rule.examples, True), (rule.counter_examples, False)):
            for pair in pairs:
                if (sounds.of(pair.a) == sounds.of(pair.b)) is not alike:
                    what = f"{pair.a!r} and {pair.b!r} {'do not sound' if alike else 'sound'} alike"
                    yield Problem(pack.where(rule), "pack-example-fails", what)
