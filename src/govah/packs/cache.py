"""Compiled pack files, kept between runs so that the program starts at once. Losing the cache loses nothing."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import tempfile
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import msgspec

from govah.packs.block import Block, Overlay
from govah.packs.schema import SCHEMAS

_MAGIC = b"govah-pack-cache-1\n"
_KEPT = 2_000


class _Stored(msgspec.Struct, array_like=True):
    schema: str
    entries: msgspec.Raw
    lines: list[int]
    digests: list[bytes]
    overlays: list[Overlay]


_DECODER = msgspec.msgpack.Decoder(list[_Stored])


def cache_folder() -> Path:
    """Where compiled files are kept: `GOVAH_CACHE`, otherwise the user's own cache folder."""
    named = os.environ.get("GOVAH_CACHE")
    if named:
        return Path(named)
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "govah"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "govah" / "Cache"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "govah"


def fetch(raw: bytes) -> list[Block] | None:
    """The compiled form of a pack file, None where there is none that is whole and made by this very program."""
    body = read_whole(_file(raw), _MAGIC)
    if body is None:
        return None
    try:
        return [_restored(stored) for stored in _DECODER.decode(body)]
    except (msgspec.DecodeError, KeyError):
        return None


def _restored(stored: _Stored) -> Block:
    entries = _decoder(stored.schema).decode(stored.entries)
    if not len(entries) == len(stored.lines) == len(stored.digests):
        raise msgspec.DecodeError("lists of different lengths")
    return Block(stored.schema, entries, stored.lines, stored.digests, stored.overlays)


def keep(raw: bytes, blocks: list[Block]) -> None:
    """Keeps the compiled form; a folder that cannot be written is not a failure."""
    body = msgspec.msgpack.encode(
        [
            _Stored(b.schema, msgspec.Raw(msgspec.msgpack.encode(b.entries)), b.lines, b.digests, b.overlays)
            for b in blocks
        ]
    )
    write_whole(_file(raw), _MAGIC, body)


def read_whole(file: Path, magic: bytes) -> bytes | None:
    """What `write_whole` wrote; None where there is nothing, or something broken."""
    try:
        held = file.read_bytes()
    except OSError:
        return None
    checksum, body = held[len(magic) : len(magic) + 32], held[len(magic) + 32 :]
    return body if held.startswith(magic) and hashlib.sha256(body).digest() == checksum else None


def write_whole(file: Path, magic: bytes, body: bytes) -> None:
    """Writes a file of the cache at once, with its checksum; a folder that cannot be written is not a failure."""
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=".new-")
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(magic + hashlib.sha256(body).digest() + body)
            Path(name).replace(file)
        except BaseException:  # an interrupted run leaves no half-written file behind
            Path(name).unlink(missing_ok=True)
            raise
        _prune(file.parent)


def _prune(folder: Path) -> None:
    held = list(folder.iterdir())
    if len(held) > _KEPT:
        held.sort(key=lambda file: file.stat().st_mtime)
        for file in held[: len(held) - _KEPT // 2]:
            file.unlink(missing_ok=True)


def _file(raw: bytes) -> Path:
    key = hashlib.sha256(_program() + hashlib.sha256(raw).digest()).hexdigest()
    return cache_folder() / "packs" / key


@cache
def _program() -> bytes:
    """A hash of this package's own source: other schemas or other checks compile anew."""
    sums = hashlib.sha256(msgspec.__version__.encode())
    for name, source in sorted(_sources(files("govah.packs"), "")):
        sums.update(name.encode() + b"\0" + hashlib.sha256(source).digest())
    return sums.digest()


def _sources(folder: Traversable, above: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for item in folder.iterdir():
        if item.is_dir():
            found += _sources(item, f"{above}{item.name}/") if item.name != "__pycache__" else []
        elif item.name.endswith(".py"):
            found.append((above + item.name, item.read_bytes()))
    return found


@cache
def _decoder(schema: str) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(list[SCHEMAS[schema]])  # type: ignore[valid-type]
