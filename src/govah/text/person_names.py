"""Given names and surnames of a script without capitals: what a pack's lists and rules of shape say about one word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from govah.packs import Pack, Problem
from govah.packs.schema.base import Entry
from govah.packs.schema.people import Gender, GivenNames, NameParticle, NameShape, Surnames
from govah.text.fold import fold

Part = Literal["given", "surname"]
ITEM = re.compile(r"(?P<name>[^A-Za-z]+?)(?: (?P<latin>[A-Za-z].*))?")
_LETTERS = re.compile(r"[^\x00-\x7f]+")
_SLOT = re.compile(r"\{(given|plain)\}")


@dataclass(frozen=True, slots=True)
class KnownName:
    """What is known of one word as a name: `sure` unless it is an everyday word too, or known by a weak shape only.

    `latin` are its spellings, the most usual first; empty where only a shape tells. `rule` is the id of the entry.
    """

    word: str
    part: Part
    gender: Gender
    sure: bool
    latin: tuple[str, ...]
    people: str
    rule: str


class _Make:
    """A name shape, compiled: what stands before and after the given name in it, or one expression for all of it."""

    def __init__(self, shape: NameShape) -> None:
        pattern = _LETTERS.sub(lambda found: fold(found[0]).text, shape.pattern)
        slot = _SLOT.search(pattern)
        self.shape = shape
        self.never = frozenset(fold(word).text for word in shape.never)
        self.whole = re.compile(_SLOT.sub(r"\\w{2,}", pattern))
        self.plain = slot is not None and slot[1] == "plain"
        self.before = re.compile(pattern[: slot.start()] if slot else pattern)
        self.after = re.compile(pattern[slot.end() :]) if slot else None


class PersonNames:
    """The name lists and name shapes of a pack, compiled. Words are given folded or as written.

    >>> from govah.packs import load_pack
    >>> names = PersonNames(load_pack())
    >>> reza = names.given("\u0631\u0636\u0627")
    >>> reza.latin[0], reza.gender, reza.sure
    ('Reza', 'male', True)
    """

    def __init__(self, pack: Pack) -> None:
        self._given = dict(_listed(pack, GivenNames, "given"))
        self._surnames = dict(_listed(pack, Surnames, "surname"))
        self._makes = [_Make(shape) for shape in pack.of(NameShape)]
        self._shaped = {
            part: re.compile("|".join(f"(?:{m.whole.pattern})" for m in self._makes if m.shape.part == part) or "(?!)")
            for part in ("given", "surname")
        }
        self._particles: dict[str, list[NameParticle]] = {}
        for entry in pack.of(NameParticle):
            for name, _ in map(split, entry.words):
                self._particles.setdefault(name, []).append(entry)
        self._found = lru_cache(maxsize=65_536)(self._find)

    def given(self, word: str) -> KnownName | None:
        """What makes the word a given name: a list before a shape, a sure shape before a weak one."""
        return self._found("given", fold(word).text)

    def surname(self, word: str) -> KnownName | None:
        """What makes the word a surname, in the same order."""
        return self._found("surname", fold(word).text)

    def known(self, part: Part, folded: str) -> KnownName | None:
        """The same of a word that is folded already."""
        return self._found(part, folded)

    def particles(self, word: str) -> tuple[NameParticle, ...]:
        """The entries that have the word, or words, as a small word in or around names."""
        return tuple(self._particles.get(fold(word).text, ()))

    def _find(self, part: Part, word: str) -> KnownName | None:
        listed = (self._given if part == "given" else self._surnames).get(word)
        if listed is not None or not self._shaped[part].fullmatch(word):
            return listed
        shaped = [make.shape for make in self._makes if make.shape.part == part and self._fits(word, make)]
        if not shaped:
            return None
        best = next((shape for shape in shaped if shape.sure), shaped[0])
        return KnownName(word, part, best.gender, best.sure, (), "", best.id)

    def _fits(self, word: str, make: _Make) -> bool:
        if word in make.never or not make.whole.fullmatch(word):
            return False
        if make.after is None:
            return True
        starts = [place for place in range(len(word)) if make.before.fullmatch(word, 0, place)]
        ends = [place for place in range(1, len(word) + 1) if make.after.fullmatch(word, place)]
        return any(self._listed(word[start:end], make.plain) for start in starts for end in ends if end > start + 1)

    def _listed(self, word: str, plain: bool) -> bool:
        name = self._given.get(word)
        return name is not None and (name.sure or not plain)

    def shaped(self, shape: NameShape, word: str) -> bool:
        """Whether one shape fits a word: what its examples are tried with."""
        return self._fits(fold(word).text, _Make(shape))

    def __iter__(self) -> Iterator[KnownName]:
        """All listed names, given names first."""
        yield from self._given.values()
        yield from self._surnames.values()


def split(item: str) -> tuple[str, tuple[str, ...]]:
    """An item of a list: the folded name, blanks in it kept, and its Latin spellings."""
    found = ITEM.fullmatch(item.strip())
    if found is None:
        return "", ()
    return fold(found["name"].strip()).text, tuple((found["latin"] or "").split())


def _listed(pack: Pack, kind: type[Entry], part: Part) -> Iterator[tuple[str, KnownName]]:
    for entry in pack.of(kind):
        assert isinstance(entry, GivenNames | Surnames)
        gender: Gender = entry.gender if isinstance(entry, GivenNames) else "either"
        for item in entry.names:
            name, latin = split(item)
            yield name, KnownName(name, part, gender, not entry.common, latin, entry.people, entry.id)


def check_person_names(pack: Pack) -> Iterable[Problem]:
    """Items that are no pair of a name and its spellings, names that stand twice, shapes whose examples fail."""
    for kind in (GivenNames, Surnames):
        seen: dict[str, str] = {}
        for entry in pack.of(kind):
            assert isinstance(entry, GivenNames | Surnames)
            for item in entry.names:
                name, latin = split(item)
                if not name or not latin:
                    what = f"{item!r}: a name is followed by its spellings in Latin letters"
                    yield Problem(pack.where(entry), "pack-bad-value", what)
                elif name in seen:
                    what = f"{name!r} also stands in {seen[name]}; remove it from one of them"
                    yield Problem(pack.where(entry), "pack-shared-name", what)
                seen[name] = entry.id
    names = PersonNames(pack)
    for shape in pack.of(NameShape):
        for words, wanted in ((shape.examples, True), (shape.counter_examples, False)):
            for word in words:
                if names.shaped(shape, word) is not wanted:
                    what = f"{word!r} {'does not have' if wanted else 'has'} this shape"
                    yield Problem(pack.where(shape), "pack-example-fails", what)
