"""JSON of any length, walked member by member: memory holds one value of it at a time."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import IO, Any

_BLOCK = 256 * 1024
_SPACE = re.compile(r"[ \t\r\n]*")
_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\]]|[^"{}\[\]]+', re.S)
_OF_NUMBERS = frozenset(".eE+-")
_DEEP = 1000
_DEEPER = {"{": 1, "[": 1, "}": -1, "]": -1}
# Control characters, as Telegram Desktop wrote them into JSON, which knows no such escape.
_HEX_ESCAPE = re.compile(r"\\x([0-9A-Fa-f]{2})")


class JsonBroken(ValueError):
    """The bytes are no JSON at `place` (counted in bytes from the start of the file).

    `depth` is given where they may be JSON, but lie in one another that deep or deeper, which is not read.
    """

    def __init__(self, place: int, depth: int | None = None) -> None:
        super().__init__(place)
        self.place, self.depth = place, depth


class JsonPieces:
    """A cursor in a stream of JSON. `longest` is the most characters that one value may have.

    The caller goes through it in order: at an object `members` gives each key, and the caller takes or skips its
    value before the next; at an array `items` does the same without keys.
    """

    def __init__(self, stream: IO[bytes], longest: int) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
        self._json = json.JSONDecoder(strict=False)
        self._longest = longest
        self._text = ""
        self._at = 0
        self._known = (0, 0)  # a place in the text held, and how many bytes of the file lie before it
        self._ended = False
        self._more()
        if self._text.startswith("\ufeff"):
            self._at = 1

    @property
    def place(self) -> int:
        """How many bytes of the file lie behind the cursor."""
        known, before = self._known
        if known <= self._at:
            before += len(self._text[known : self._at].encode("utf-8", "surrogateescape"))
        else:
            before -= len(self._text[self._at : known].encode("utf-8", "surrogateescape"))
        self._known = (self._at, before)
        return before

    def peek(self) -> str:
        """The next character that is no space; empty at the end."""
        while True:
            match = _SPACE.match(self._text, self._at)
            self._at = match.end() if match else self._at
            if self._at < len(self._text) or not self._more():
                return self._text[self._at : self._at + 1]

    def members(self) -> Iterator[str]:
        """The keys of the object at the cursor; the value of each must be taken before the next is asked for."""
        for _ in self._each("{", "}"):
            key, _raw = self.value()
            if not isinstance(key, str):
                raise JsonBroken(self.place)
            self._take(":")
            yield key

    def items(self) -> Iterator[None]:
        """Stops once before each item of the array at the cursor, which must be taken before the next."""
        return self._each("[", "]")

    def value(self) -> tuple[Any, bytes]:
        """The whole value at the cursor, and the bytes that it was read from. Raises `JsonBroken`."""
        if not self.peek():
            raise JsonBroken(self.place)
        while True:
            try:
                data, end = self._json.raw_decode(self._text, self._at)
            except json.JSONDecodeError as error:
                if _HEX_ESCAPE.match(self._text, error.pos):
                    return self._repaired()
                if self._more():
                    continue
                raise JsonBroken(self.place) from error
            except RecursionError as error:
                raise JsonBroken(self.place, self._depth()) from error
            except ValueError as error:  # a number of thousands of digits
                raise JsonBroken(self.place) from error
            if (end == len(self._text) or self._text[end] in _OF_NUMBERS) and self._more():
                continue  # a number may go on behind what is held
            raw = self._text[self._at : end].encode("utf-8", "surrogateescape")
            self._at = end
            return data, raw

    def _depth(self) -> int:
        """How deep the value at the cursor lies in itself, counted no further than to `_DEEP`."""
        depth = deepest = 0
        for match in _TOKEN.finditer(self._text, self._at):
            depth += _DEEPER.get(match[0], 0)
            deepest = max(deepest, depth)
            if depth <= 0 or deepest == _DEEP:
                break
        return deepest

    def _repaired(self) -> tuple[Any, bytes]:
        """The value at the cursor with its hexadecimal escapes written as JSON writes them."""
        end = self._end_of_value()
        begun = self._at
        raw = self._text[begun:end]
        try:
            data = json.loads(re.sub(r"\\(?:x([0-9A-Fa-f]{2})|.)", _json_escape, raw, flags=re.S), strict=False)
        except (ValueError, RecursionError) as error:
            raise JsonBroken(self.place) from error
        self._at = end
        return data, raw.encode("utf-8", "surrogateescape")

    def _end_of_value(self) -> int:
        """Where the object, array or text at the cursor ends, read to its end."""
        while True:
            depth, end = 0, self._at
            while match := _TOKEN.match(self._text, end):
                depth, end = depth + _DEEPER.get(match[0], 0), match.end()
                if depth == 0:
                    return end
            if not self._more():
                raise JsonBroken(self.place)

    def skip(self) -> None:
        """Pass over the value at the cursor, however long it is."""
        if self.peek() not in {"{", "["}:
            self.value()
            return
        depth = 0
        while True:
            match = _TOKEN.match(self._text, self._at)
            if match is None:
                if self._more():
                    continue
                raise JsonBroken(self.place)
            depth += _DEEPER.get(match[0], 0)
            self._at = match.end()
            if depth == 0:
                return

    def leap(self, target: re.Pattern[str], furthest: int) -> int | None:
        """Go on to where `target` is next found behind the cursor; the bytes passed over, None where it is nowhere.

        `furthest` is the most characters that a match may have.
        """
        begun = self.place
        self._at += 1
        while True:
            if match := target.search(self._text, self._at):
                self._at = match.start()
                return self.place - begun
            self._at = max(self._at, len(self._text) - furthest)
            if not self._more():
                return None

    def _each(self, opens: str, closes: str) -> Iterator[None]:
        """Stops once before each part of what lies between the two signs, the parts kept apart by commas."""
        self._take(opens)
        first = True
        while self.peek() != closes:
            if not first:
                self._take(",")
                self.peek()
            first = False
            yield
        self._at += 1

    def _take(self, sign: str) -> None:
        if self.peek() != sign:
            raise JsonBroken(self.place)
        self._at += 1

    def _more(self) -> bool:
        """Read on, twice as far each time that one value asks again; False at the end or past the longest value."""
        held = len(self._text) - self._at
        if self._ended or held > self._longest:
            return False
        self._known = (0, self.place)
        block = self._stream.read(max(_BLOCK, held))
        self._ended = not block
        self._text = self._text[self._at :] + self._decoder.decode(block, final=self._ended)
        self._at = 0
        return bool(block)


def _json_escape(match: re.Match[str]) -> str:
    return f"\\u00{match[1]}" if match[1] else match[0]
