"""A loaded pack: all words, rules and places that the program knows, and a fingerprint over them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from govah.errors import PackError, Place
from govah.packs.schema import Entry

E = TypeVar("E", bound=Entry)


class Pack:
    """The checked entries of all packs that were loaded together.

    `fingerprint` is a SHA-256 in hexadecimal over every entry's content: the same for the same content, whatever
    the files' names, order, place or machine. It stands in every claim.
    """

    __slots__ = ("_entries", "_places", "fingerprint", "layers")

    def __init__(
        self,
        entries: Mapping[type[Entry], Mapping[str, Entry]],
        places: Mapping[tuple[type[Entry], str], tuple[str, int]],
        fingerprint: str,
        layers: tuple[str, ...] = (),
    ) -> None:
        self._entries = {kind: dict(sorted(found.items())) for kind, found in entries.items()}
        self._places = places
        self.fingerprint = fingerprint
        self.layers = layers

    def of(self, kind: type[E]) -> tuple[E, ...]:
        """All entries of a schema in the order of their ids; empty where the pack has none."""
        return tuple(self._entries.get(kind, {}).values())  # type: ignore[arg-type]

    def get(self, kind: type[E], id: str) -> E:  # noqa: A002  (the field's own name)
        """The entry of that id; `PackError` pack-unknown-entry where there is none."""
        entry = self.find(kind, id)
        if entry is None:
            what = f"no loaded pack has a {kind.__name__} {id!r}"
            raise PackError("pack-unknown-entry", what, Place(entry=id), "load the pack that defines it (--pack)")
        return entry

    def find(self, kind: type[E], id: str) -> E | None:  # noqa: A002
        """The entry of that id, or None."""
        return self._entries.get(kind, {}).get(id)  # type: ignore[return-value]

    def kinds(self) -> tuple[type[Entry], ...]:
        """The schemas of which the pack has entries, by name."""
        return tuple(sorted((kind for kind, found in self._entries.items() if found), key=lambda kind: kind.__name__))

    def where(self, entry: Entry) -> Place:
        """The file and line that an entry stands at; only its id where it is not of this pack."""
        file, line = self._places.get((type(entry), entry.id), (None, None))
        return Place(file, line, entry.id)

    def __len__(self) -> int:
        return sum(len(found) for found in self._entries.values())

    def __repr__(self) -> str:
        return f"<Pack {len(self)} entries {self.fingerprint[:12]}>"
