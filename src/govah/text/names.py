"""Names of people, compared: taken apart in each script, and judged same, near, a part of the other, or different."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from govah.packs import Pack
from govah.packs.schema.spelling import CommonNames, NameForm, NameWord
from govah.text.fold import fold
from govah.text.person_names import PersonNames
from govah.text.sounds import Sounds

_VOWELS = ("a", "i", "u", "Y")
_DOUBLED = re.compile(r"(\w)\1+")
_WORD = re.compile(r"\w+")
_APOSTROPHE = re.compile(r"'s?\b|'")
_ASIDE = re.compile(r'[(\["]([^()\[\]"]+)[)\]"]')


class Agreement(IntEnum):
    """How far two names agree; a higher one is stronger.

    `NEAR`: all but one sound of one part. `PART`: one name has parts more. `CLOSE`: the same but for short vowels,
    which some romanisations leave out. `SAME`: the same sounds, or the one may be read as the other.
    """

    CANNOT_COMPARE = -1
    DIFFERENT = 0
    NEAR = 1
    PART = 2
    CLOSE = 3
    SAME = 4


@dataclass(frozen=True, slots=True)
class Name:
    """A full name taken apart: the folded parts that tell who it is, and their sounds if in Latin letters."""

    written: str
    parts: tuple[str, ...]
    sounds: tuple[str, ...] | None

    @property
    def whole(self) -> str:
        """All sounds, or all letters of another script, in one."""
        return _DOUBLED.sub(r"\1", "".join(self.parts if self.sounds is None else self.sounds))

    @property
    def thin(self) -> str:
        """The same without its short vowels but the first."""
        return self.whole[:1] + self.whole[1:].replace("a", "")


class NameReader:
    """The name words and romanisations of a pack, compiled.

    >>> from govah.packs import load_pack
    >>> names = NameReader(load_pack())
    >>> names.agreement("Sadiq Khalil", "Sadigh Xaleel").name, names.agreement("Sadiq Khalil", "Sadiq Nasir").name
    ('SAME', 'DIFFERENT')
    """

    def __init__(self, pack: Pack) -> None:
        self.sounds = Sounds(pack)
        words = {
            tuple(_words(word)): entry.part
            for entry in pack.of(NameWord)
            for forms in entry.words.values()
            for word in forms
        }
        self._small = {words[0]: part for words, part in words.items() if len(words) == 1 and part != "alias"}
        aliases = sorted((" ".join(words) for words, part in words.items() if part == "alias"), key=len, reverse=True)
        self._alias = re.compile(rf"\b(?:{'|'.join(map(re.escape, aliases)) or '(?!)'})\b")
        self._forms = {
            self.sounds.of(form): self.sounds.of(forms[0])
            for entry in pack.of(NameForm)
            for forms in entry.forms.values()
            for form in forms
        }
        self._common = frozenset(
            self._key(fold(name).text)
            for entry in pack.of(CommonNames)
            for names in entry.names.values()
            for name in names
        )
        self._written: dict[str, set[str]] = {}
        for name in PersonNames(pack):
            self._written.setdefault(name.word, set()).update(map(self.sounds.of, name.latin))
        self._heard = frozenset(sound for sounds in self._written.values() for sound in sounds)
        self._names = lru_cache(maxsize=65_536)(self._read)
        self._agreed = lru_cache(maxsize=262_144)(self._agreement)

    def variants(self, written: str) -> tuple[str, ...]:
        """The names that one spelling holds: "A (B) C" is A C, B C and A B C."""
        found: list[str] = []
        for piece in self._alias.split(fold(written).text):
            asides = _ASIDE.findall(piece)
            plain = _ASIDE.sub(" ", piece)
            found.append(plain)
            rest = _words(plain)[1:]
            for aside in asides:
                alone = _words(aside)
                if len(alone) == 1 and rest:
                    found.append(" ".join(alone + rest))
                    found.append(" ".join(_words(plain)[:1] + alone + rest))
                else:
                    found.append(aside)
        return tuple(dict.fromkeys(" ".join(_words(piece)) for piece in found if _words(piece)))

    def read(self, written: str) -> Name:
        """One full name taken apart: titles and joints dropped, honorifics too where two parts are left without."""
        return self._names(written)

    def _read(self, written: str) -> Name:
        words = [word for word in _words(fold(written).text) if self._small.get(word) not in ("title", "joint")]
        telling = [word for word in words if self._small.get(word) != "honorific"]
        parts = tuple(telling if len(telling) >= 2 else words)
        if self.sounds.in_script("".join(parts)):
            return Name(written, parts, None)
        heard = (self.sounds.of(part) for part in parts)
        return Name(written, parts, tuple(self._forms.get(sound, sound) for sound in heard))

    def common(self, written: str) -> bool:
        """Whether every part of a name is borne by very many people, or too short to tell."""
        return all(len(part) < 2 or self._key(part) in self._common for part in self.read(written).parts)

    def _key(self, part: str) -> str:
        """A part's letters in another script, else its sound with accepted forms taken as one."""
        if self.sounds.in_script(part):
            return "".join(_words(part))
        sound = self.sounds.of(part)
        return self._forms.get(sound, sound)

    def heard(self, word: str) -> bool:
        """Whether a word in Latin letters sounds like a name that is listed in another script."""
        return self.sounds.of(word) in self._heard

    def full(self, written: str) -> bool:
        """Whether a name has two parts or more, none of them an initial."""
        parts = self.read(written).parts
        return len(parts) >= 2 and all(len(part) > 1 for part in parts)

    def ends_with(self, full: str, part: str) -> bool:
        """Whether one word alone is the last part of a full name; either may be in either script."""
        one, other = self.read(full), self.read(part)
        if len(other.parts) != 1 or not self.full(full):
            return False
        mine, theirs = one.parts[-1], other.parts[0]
        if (one.sounds is None) == (other.sounds is None):
            return self._key(mine) == self._key(theirs)
        script, latin = (mine, theirs) if one.sounds is None else (theirs, mine)
        return self._fits(script, self.sounds.of(latin))

    def agreement(self, a: str, b: str) -> Agreement:
        """How far two spellings of full names agree; either may be in either script.

        A name of one part, or one with an initial, cannot be compared: it fits too many people.
        """
        return self._agreed(a, b)

    def _agreement(self, a: str, b: str) -> Agreement:
        one, other = self.read(a), self.read(b)
        if not (self.full(a) and self.full(b)):
            return Agreement.CANNOT_COMPARE
        if one.sounds is not None and other.sounds is None:
            one, other = other, one
        if one.sounds is None and other.sounds is not None:
            return self._across(one, other)
        if one.whole == other.whole:
            return Agreement.SAME
        mine, theirs = one.sounds or one.parts, other.sounds or other.parts
        if sorted(mine) == sorted(theirs):
            return Agreement.SAME
        if one.thin == other.thin and one.sounds is not None:
            return Agreement.CLOSE
        if _part_of(mine, theirs) or _part_of(theirs, mine):
            return Agreement.PART
        if _one_slip(mine, theirs):
            return Agreement.NEAR
        return Agreement.DIFFERENT

    def _across(self, script: Name, latin: Name) -> Agreement:
        """A name in another script against one in Latin letters: whether the one may be read as the other."""
        assert latin.sounds is not None
        heard = [self.sounds.of(part) for part in latin.parts]
        fits = [{number for number, sound in enumerate(heard) if self._fits(part, sound)} for part in script.parts]
        as_many = len(heard) == len(fits)
        if as_many and _in_order(fits) == len(fits):
            return Agreement.SAME
        unlike = as_many and any(map(self._known_apart, script.parts, heard))
        if not unlike and self._pattern(script.parts).fullmatch(self.sounds.of(" ".join(latin.parts))):
            return Agreement.SAME
        at_an_end = 0 in fits[0] or len(heard) - 1 in fits[-1]
        if not as_many and at_an_end and _in_order(fits) == min(len(heard), len(fits)):
            return Agreement.PART
        return Agreement.DIFFERENT

    def _fits(self, part: str, sound: str) -> bool:
        """Whether a part in another script is known to be written so, or may be read so."""
        if sound in self._written.get(part, ()):
            return True
        return not self._known_apart(part, sound) and self.sounds.fitting(part).fullmatch(sound) is not None

    def _known_apart(self, part: str, sound: str) -> bool:
        """Whether both are listed names and not the same one: unwritten vowels make many names look alike."""
        return part in self._written and sound in self._heard and sound not in self._written[part]

    def _pattern(self, parts: tuple[str, ...]) -> re.Pattern[str]:
        return re.compile("[aiu]?".join(self.sounds.fitting(part).pattern for part in parts))


def _words(text: str) -> list[str]:
    return _WORD.findall(_APOSTROPHE.sub("", text.replace(".", "")))


def _part_of(less: tuple[str, ...], more: tuple[str, ...]) -> bool:
    """The shorter name's parts stand in the longer one in their order, the last or the first at its own end."""
    if len(less) >= len(more):
        return False
    rest = iter(more)
    if not all(part in rest for part in less):
        return False
    return less[0] == more[0] or less[-1] == more[-1]


def _in_order(places: list[set[int]]) -> int:
    """How many of the sets can each give a place of its own, rising from set to set."""
    last, count = -1, 0
    for fits in places:
        following = min((place for place in fits if place > last), default=None)
        if following is not None:
            last, count = following, count + 1
    return count


def _one_slip(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """All parts but one agree, and that one, of five sounds or more, by all but one sound.

    One vowel for another is no slip: many surnames differ by nothing else.
    """
    if len(mine) != len(theirs):
        return False
    unlike = [(a, b) for a, b in zip(mine, theirs, strict=True) if a != b]
    return len(unlike) == 1 and min(map(len, unlike[0])) >= 5 and _distance_one(*unlike[0])


def _distance_one(a: str, b: str) -> bool:
    if abs(len(a) - len(b)) > 1:
        return False
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    end = 0
    while end < min(len(a), len(b)) - start and a[-1 - end] == b[-1 - end]:
        end += 1
    ours, theirs = a[start : len(a) - end], b[start : len(b) - end]
    return max(len(ours), len(theirs)) <= 1 and not (ours in _VOWELS and theirs in _VOWELS)
