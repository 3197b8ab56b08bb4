"""Every spelling that a pack gives for its places, to be found by letters, by sound, or within one letter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from govah.packs import Names, Pack
from govah.packs.schema.places import City, Country, Prison, Province
from govah.resolution.place_words import PlaceReader

PlaceEntry = Prison | City | Province | Country
Group = Literal["prison", "city", "province", "country"]
_GROUPS: dict[Group, type[PlaceEntry]] = {"prison": Prison, "city": City, "province": Province, "country": Country}
_SHORTEST_FUZZY = 7  # sounds, with the mark before them; below this a slip of one letter is another place too often


@dataclass(frozen=True, slots=True)
class Spelled:
    """A spelling that the pack gives for a place, and how it reads.

    `rank` is 0 for a name, 1 for another name, 2 for a former one; `bare` tells of a prison named without a word
    for prisons, as reports do where everybody knows it. `letters` are all its words written as one.
    """

    entry: PlaceEntry
    spelling: str
    rank: int
    central: bool
    ward: str
    bare: bool
    ambiguous: bool
    letters: str


class PlaceIndex:
    """The places of a pack by the keys of their spellings, each kind of place by itself."""

    def __init__(self, pack: Pack, reader: PlaceReader) -> None:
        self._index: dict[Group, dict[str, list[Spelled]]] = {}
        self._near = cache(self._near_keys)
        for group, kind in _GROUPS.items():
            index: dict[str, list[Spelled]] = defaultdict(list)
            for entry in pack.of(kind):
                for spelling, rank in spellings_of(entry):
                    asked = reader.read(spelling)
                    bare = group == "prison" and not asked.kinds
                    shared = spelling in getattr(entry, "ambiguous", ())
                    letters = asked.plain[0] if asked.plain else ""
                    held = Spelled(entry, spelling, rank, asked.central, asked.ward, bare, shared, letters)
                    for key in dict.fromkeys(asked.keys + asked.plain):
                        index[key].append(held)
            self._index[group] = dict(index)

    def at(self, group: Group, key: str) -> list[Spelled]:
        """What has this very key; empty if nothing has."""
        return self._index[group].get(key, [])

    def near(self, group: Group, key: str) -> Iterator[Spelled]:
        """What comes within one letter of a key of sounds, itself included; nothing for a short key."""
        if key.startswith("~") and len(key) >= _SHORTEST_FUZZY:
            near = self._near(group)
            for part in _one_less(key):
                for other in near.get(part, ()):
                    yield from self._index[group][other]

    def _near_keys(self, group: Group) -> dict[str, list[str]]:
        """Every key of sounds under itself and under each form of it with one letter left out."""
        near: dict[str, list[str]] = defaultdict(list)
        for key in self._index[group]:
            if key.startswith("~") and len(key) >= _SHORTEST_FUZZY - 1:
                for part in _one_less(key):
                    near[part].append(key)
        return dict(near)


def spellings_of(entry: PlaceEntry) -> Iterator[tuple[str, int]]:
    """Every spelling of a place with its rank: 0 a name, 1 another name, 2 a former one."""
    also: Names = getattr(entry, "also", {})
    formerly: Names = getattr(entry, "formerly", {})
    for rank, names in enumerate((entry.names, also, formerly)):
        for words in names.values():
            for word in words:
                yield word, rank


def _one_less(key: str) -> Iterable[str]:
    """The key, and the key with each one of its letters left out."""
    yield key
    for here in range(1, len(key)):
        yield key[:here] + key[here + 1 :]
