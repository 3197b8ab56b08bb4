"""What one pack file gives: checked entries with their lines, and the changes that it makes to earlier packs."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any, Literal

import msgspec

from govah.packs.schema import Entry

How = Literal["replace", "extend", "withdraw"]


class Overlay(msgspec.Struct, frozen=True):
    """An entry that changes one of an earlier pack (`overlay:`), still as it was written."""

    id: str
    how: How
    line: int
    written: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Block:
    """The entries of one schema in one file. `lines` and `digests` run beside `entries`."""

    schema: str
    entries: list[Entry] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    digests: list[bytes] = field(default_factory=list)
    overlays: list[Overlay] = field(default_factory=list)


_JSON = msgspec.json.Encoder(order="deterministic")


def digest(schema: str, entry: Entry) -> bytes:
    """What the entry adds to the fingerprint: SHA-256 of its schema's name and its canonical JSON."""
    return hashlib.sha256(schema.encode() + b"\0" + _JSON.encode(entry)).digest()
