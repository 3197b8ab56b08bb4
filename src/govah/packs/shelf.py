"""What is worked out of a pack's expressions, kept between runs: to parse some thousand takes longer than a report.

Python compiles a regular expression to a row of numbers, which `re` makes into a pattern and throws away. Here the rows
are kept in the cache folder, and with them what else is learnt from an expression (the words that it needs). A row is
used by the very Python that wrote it only, `_sre` checks it as it checks its own, and an expression whose row is
missing or refused is compiled as usual: losing the shelf loses nothing. It holds expressions of packs, never a text.
A folder that others may write to is not read: whoever changes a row changes what is found.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import sys
from array import array
from collections.abc import Callable
from functools import lru_cache, wraps
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

import msgspec

from govah.packs.beginnings import with_beginning
from govah.packs.cache import cache_folder, read_whole, write_whole

_sre: Any = None
_compiler: Any = None
with contextlib.suppress(ImportError):  # there is no public door; a Python that moved it compiles as usual
    import _sre  # type: ignore[import-not-found,no-redef]
    from re import _compiler  # type: ignore[attr-defined,no-redef]

_MAGIC = b"govah-shelf-2\n"
_MOST = 12_000  # things on the shelf; more come from packs that have long changed
_ENOUGH = 24  # new things that are worth writing the shelf for
_GROUPS = 1_000  # more than any expression has
_OTHERS = 0o022  # the right of the group and of all others to write
_REFUSED = (msgspec.DecodeError, RuntimeError, ValueError, TypeError, LookupError, OverflowError, MemoryError)

T = TypeVar("T")


class _Row(msgspec.Struct, array_like=True):
    """An expression as Python compiled it: its flags, its code in machine words, its groups and their names."""

    flags: int
    code: bytes
    groups: int
    names: dict[str, int]


class Shelf:
    """The things kept in one file, by what they are of; `new` counts those that the file does not hold yet."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._things = _read(file)
        self._used: dict[str, None] = {}
        self._lock = Lock()
        self.new = 0

    def take(self, key: str) -> bytes | None:
        """What is kept under a key."""
        self._used[key] = None
        return self._things.get(key)

    def put(self, key: str, thing: bytes) -> None:
        """Keep something for later runs; what no file can hold is not kept."""
        with contextlib.suppress(UnicodeEncodeError):
            key.encode()
            with self._lock:
                self._things[key] = thing
                self.new += 1

    def put_away(self) -> None:
        """Write the file anew where enough is new, with what others wrote meanwhile; if full, what is used stays."""
        if self.new < _ENOUGH:
            return
        with self._lock:
            self.new = 0
            things = _read(self._file) | self._things
            if len(things) > _MOST:
                old = [key for key in things if key not in self._used]
                for key in old[: len(things) - _MOST // 2]:
                    del things[key]
            self._things = things
            body = msgspec.msgpack.encode(things)
        write_whole(self._file, _MAGIC, body)


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """`re.compile` for the expressions of packs.

    >>> compiled("hanged at (?P<when>dawn|night)").search("was hanged at dawn")["when"]
    'dawn'
    """
    shelf, key = _shelf(), f"code {int(flags)} {pattern}"
    held = shelf.take(key)
    if held is not None:
        with contextlib.suppress(*_REFUSED):
            return _restored(pattern, msgspec.msgpack.decode(held, type=_Row))
    with contextlib.suppress(AttributeError, *_REFUSED):
        row = _row(pattern, flags)
        found = _restored(pattern, row)
        shelf.put(key, msgspec.msgpack.encode(row))
        return found
    return re.compile(pattern, flags)


def _restored(pattern: str, row: _Row) -> re.Pattern[str]:
    if _sre is None or not 0 <= row.groups <= _GROUPS:
        raise ValueError("not a row of this Python")
    code = array("I")
    code.frombytes(row.code)
    names: list[str | None] = [None] * (row.groups + 1)
    for name, number in row.names.items():
        names[number] = name
    found: re.Pattern[str] = _sre.compile(pattern, row.flags, code.tolist(), row.groups, row.names, tuple(names))
    return found


def _row(pattern: str, flags: int) -> _Row:
    parsed = _compiler._parser.parse(pattern, int(flags))
    flags = int(flags) | parsed.state.flags
    code = array("I", with_beginning(_compiler._code(parsed, flags), parsed, flags))
    return _Row(flags, code.tobytes(), parsed.state.groups - 1, dict(parsed.state.groupdict))


def learnt(form: type[T]) -> Callable[[Callable[[re.Pattern[str]], T]], Callable[[re.Pattern[str]], T]]:
    """Decorates a function of an expression whose results are kept as long as the function's file is the same.

    `form` is their type; they must not be changed by those who get them.
    """
    decoder = msgspec.msgpack.Decoder(form)

    def of(function: Callable[[re.Pattern[str]], T]) -> Callable[[re.Pattern[str]], T]:
        digest = _digest(Path(function.__code__.co_filename))
        if not digest:
            return function  # nobody could tell whether it is still the same

        @wraps(function)
        def found(pattern: re.Pattern[str]) -> T:
            shelf, key = _shelf(), f"{function.__qualname__} {digest} {pattern.flags} {pattern.pattern}"
            held = shelf.take(key)
            if held is not None:
                with contextlib.suppress(msgspec.DecodeError):
                    return decoder.decode(held)
            result = function(pattern)
            with contextlib.suppress(UnicodeEncodeError):
                shelf.put(key, msgspec.msgpack.encode(result))
            return result

        return found

    return of


def put_away() -> None:
    """Write down what was worked out since, where it is enough; a folder that cannot be written is not a failure."""
    _shelf().put_away()


@lru_cache(maxsize=1)
def _shelf() -> Shelf:
    return Shelf(cache_folder() / "expressions" / _python())


def _python() -> str:
    """The Python whose rows a file holds."""
    build = f"{sys.version} {getattr(_sre, 'MAGIC', '')} {getattr(_sre, 'CODESIZE', '')}"
    return hashlib.sha256(build.encode()).hexdigest()


@lru_cache(maxsize=16)
def _digest(file: Path) -> str:
    with contextlib.suppress(OSError):
        return hashlib.sha256(file.read_bytes()).hexdigest()[:16]
    return ""


def _read(file: Path) -> dict[str, bytes]:
    if _sre is None or array("I").itemsize != _sre.CODESIZE or not _ours(file):
        return {}
    body = read_whole(file, _MAGIC)
    if body is not None:
        with contextlib.suppress(msgspec.DecodeError):
            return msgspec.msgpack.decode(body, type=dict[str, bytes])
    return {}


def _ours(file: Path) -> bool:
    """Whether nobody but whoever runs the program may have written the file; True where the system does not say."""
    if not hasattr(os, "getuid"):
        return True
    try:
        owners = [place.stat() for place in (file, file.parent)]
    except OSError:
        return False
    return all(place.st_uid == os.getuid() and not place.st_mode & _OTHERS for place in owners)
