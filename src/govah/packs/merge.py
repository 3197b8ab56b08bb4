"""Packs laid over one another: what a later one adds, and what it changes where it says so."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

import msgspec

from govah.errors import Place
from govah.packs.block import Block, Overlay, digest
from govah.packs.pack import Pack
from govah.packs.problem import Problem
from govah.packs.schema import SCHEMAS, Entry

_Key = tuple[str, str]  # a schema's name and an entry's id


class Merged:
    """The entries so far. Files of one layer may come in any order; layers come in theirs."""

    def __init__(self) -> None:
        self._held: dict[_Key, tuple[Entry, bytes, str, int]] = {}
        self._layers: list[str] = []

    def add(self, name: str, blocks: Iterable[tuple[str, Block]]) -> list[Problem]:
        """Adds one layer's blocks, each with its file's name; gives back what is wrong."""
        self._layers.append(name)
        problems: list[Problem] = []
        new: dict[_Key, tuple[Entry, bytes, str, int]] = {}
        changes: dict[_Key, tuple[Overlay, str]] = {}
        for file, block in sorted(blocks, key=lambda pair: pair[0]):
            for entry, sums, line in zip(block.entries, block.digests, block.lines, strict=True):
                key = (block.schema, entry.id)
                held = new.get(key)
                if held:
                    what = f"the id stands already at {held[2]}:{held[3]}"
                    problems.append(Problem(Place(file, line, entry.id), "pack-duplicate-id", what))
                elif key in self._held:
                    what = f"{_at(self._held[key])} has this id; say `overlay: replace` or `extend` to change it"
                    problems.append(Problem(Place(file, line, entry.id), "pack-redefines", what))
                else:
                    new[key] = (entry, sums, file, line)
            for overlay in block.overlays:
                key = (block.schema, overlay.id)
                if key in changes:
                    other, where = changes[key]
                    what = f"a second overlay of one entry in one pack; the other is at {where}:{other.line}"
                    problems.append(Problem(Place(file, overlay.line, overlay.id), "pack-duplicate-id", what))
                else:
                    changes[key] = (overlay, file)
        for key, (overlay, file) in changes.items():
            problems += self._change(key, overlay, file)
        self._held.update(new)
        return problems

    def _change(self, key: _Key, overlay: Overlay, file: str) -> list[Problem]:
        held = self._held.get(key)
        if held is None:
            what = f"there is no entry of {key[0]} with this id in an earlier pack to {overlay.how}"
            return [Problem(Place(file, overlay.line, overlay.id), "pack-nothing-to-overlay", what)]
        if overlay.how == "withdraw":
            del self._held[key]
            return []
        from govah.packs.validate import validate
        from govah.packs.yaml import Marked

        written = overlay.written
        if overlay.how == "extend":
            written = _extended(msgspec.to_builtins(held[0]), written)
        entry, problems = validate(SCHEMAS[key[0]], written, Marked({}, overlay.line), file)
        if entry is not None:
            self._held[key] = (entry, digest(key[0], entry), file, overlay.line)
        return problems

    def pack(self) -> Pack:
        """All entries with their places and the fingerprint over their content."""
        entries: dict[type[Entry], dict[str, Entry]] = {}
        places: dict[tuple[type[Entry], str], tuple[str, int]] = {}
        for (schema, name), (entry, _, file, line) in self._held.items():
            entries.setdefault(SCHEMAS[schema], {})[name] = entry
            places[SCHEMAS[schema], name] = (file, line)
        sums = hashlib.sha256(b"".join(sorted(held[1] for held in self._held.values())))
        return Pack(entries, places, sums.hexdigest(), tuple(self._layers))


def _extended(old: Any, new: Any) -> Any:
    """Mappings grow key by key, lists grow by what they lack, anything else is replaced."""
    if isinstance(old, dict) and isinstance(new, dict):
        return {**old, **{key: _extended(old[key], value) if key in old else value for key, value in new.items()}}
    if isinstance(old, (list, tuple)) and isinstance(new, list):
        return [*old, *(item for item in new if item not in old)]
    return new


def _at(held: tuple[Entry, bytes, str, int]) -> str:
    return f"{held[2]}:{held[3]}"
