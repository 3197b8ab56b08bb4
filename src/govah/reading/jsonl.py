"""JSON Lines: one report a line, read line by line however large the file is."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import IO, Any, Protocol

from govah.errors import UnreadableReport
from govah.model import Unread
from govah.reading.contents import Contents, refuse
from govah.reading.ids import Ids
from govah.reading.limits import Limits
from govah.reading.metadata import about, prefer

READER, VERSION = "jsonl", "1"


class Lines(Protocol):
    """Anything that gives lines of bytes, no longer than asked for."""

    def readline(self, limit: int, /) -> bytes:
        """The next line, cut at `limit` bytes; empty at the end."""


_TEXT_KEYS = frozenset({"text", "html"})
_NEXT = 'write one JSON object a line, with "text" or "html" in it'


class Witnessed:
    """A stream of lines that hashes what goes through it, to tell that the file stayed what it was."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._digest = hashlib.sha256()

    def readline(self, limit: int) -> bytes:
        """The next line, cut at `limit` bytes; empty at the end."""
        line = self._stream.readline(limit)
        self._digest.update(line)
        return line

    def sha256(self) -> str:
        """The hash of all that was read so far, and of the rest."""
        while block := self._stream.read(1024 * 1024):
            self._digest.update(block)
        return self._digest.hexdigest()


def read_jsonl(stream: Lines, name: str, file_id: str, limits: Limits) -> Iterator[Contents | Unread]:
    """The report of each line in order; a line that cannot be read comes as `Unread` with its number.

    Memory holds one line and some 80 bytes for each id seen. The stored text is the decoded value of `text`,
    unchanged; `html` is read as a page.
    """
    seen = Ids()
    good = False
    bad = 0
    for number, raw in _lines(stream, limits):
        if not raw.strip():
            continue
        part = f"line {number}"
        try:
            contents = _of_line(raw, number, limits)
        except UnreadableReport as error:
            bad += 1
            yield Unread(error.code, f"line {number}: {error.what}", name, error.next_step, None, part)
            if not good and bad >= limits.bad_lines:
                what = f"none of the first {bad} lines is a report; the rest was left"
                yield Unread("read-not-json-lines", what, name, _NEXT)
                return
            continue
        good = True
        yield _with_own_id(contents, number, file_id, seen)
    if not good and not bad:
        yield Unread("read-no-text", "the file holds no lines", name, _NEXT)


def read_json(raw: bytes, name: str, file_id: str, limits: Limits) -> Iterator[Contents | Unread]:
    """The reports of a JSON file: one object of the form of a line, or a list of such objects."""
    data = _json(raw)
    if isinstance(data, dict) and _TEXT_KEYS & data.keys():
        yield _of_object(data, {}, limits)
        return
    if not isinstance(data, list) or not any(isinstance(item, dict) and _TEXT_KEYS & item.keys() for item in data):
        raise refuse("read-unsupported", "it is JSON without a report in it", _NEXT)
    seen = Ids()
    for number, item in enumerate(data, 1):
        try:
            if not isinstance(item, dict):
                raise refuse("read-line-not-json", "it is no JSON object", _NEXT)
            yield _with_own_id(_of_object(item, {"item": str(number)}, limits), number, file_id, seen)
        except UnreadableReport as error:
            yield Unread(error.code, f"item {number}: {error.what}", name, error.next_step, None, f"item {number}")


def _lines(stream: Lines, limits: Limits) -> Iterator[tuple[int, bytes]]:
    """Numbered lines; one past the limit is cut right behind it, and passed over to its end in small steps."""
    number = 0
    while line := stream.readline(limits.line_bytes + 1):
        number += 1
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        yield number, line
        while len(line) > limits.line_bytes and not line.endswith(b"\n"):
            line = stream.readline(limits.line_bytes + 1)


def _of_line(raw: bytes, number: int, limits: Limits) -> Contents:
    if len(raw) > limits.line_bytes:
        raise refuse("read-line-too-long", "it is longer than one report may be", "split it into its reports")
    data = _json(raw)
    if not isinstance(data, dict):
        raise refuse("read-line-not-json", "it is no JSON object", _NEXT)
    metadata = {"line": str(number), "line_sha256": hashlib.sha256(raw.rstrip(b"\r\n")).hexdigest()}
    return _of_object(data, metadata, limits)


def _of_object(data: dict[str, Any], metadata: dict[str, str], limits: Limits) -> Contents:
    keys = about(data, _TEXT_KEYS)
    if keys.wrong:
        raise refuse("read-line-wrong-value", f"the value of {', '.join(keys.wrong)} is no text", _NEXT)
    text, html = data.get("text"), data.get("html")
    if isinstance(text, str) and text:
        contents = Contents(text, READER, VERSION, "text/plain", metadata=metadata)
    elif isinstance(html, str) and html:
        from govah.reading.html import read_html

        contents = read_html(html, limits)
        contents = replace(contents, metadata={**contents.metadata, **metadata})
    else:
        wrong = [key for key in ("text", "html") if data.get(key) is not None and not isinstance(data[key], str)]
        what = f"the value of {wrong[0]} is no text" if wrong else "it holds no text"
        raise refuse("read-line-wrong-value" if wrong else "read-line-without-text", what, _NEXT)
    return prefer(contents, {**keys.further, **keys.known})


def _json(raw: bytes) -> Any:
    try:
        return json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise refuse("read-line-encoding", "it is not UTF-8", "save the file as UTF-8 and read it again") from error
    except RecursionError as error:
        raise refuse("read-too-deep", "it nests too deeply", _NEXT) from error
    except json.JSONDecodeError as error:
        raise refuse("read-line-not-json", f"it is no JSON (character {error.pos + 1}: {error.msg})", _NEXT) from error
    except ValueError as error:  # Python reads no whole number of more than 4,300 digits
        raise refuse("read-line-not-json", "it is no JSON that can be read (a number is too long)", _NEXT) from error


def _with_own_id(contents: Contents, number: int, file_id: str, seen: Ids) -> Contents:
    """The line's id, or the file's with the line's number; a second one of the same name is numbered and remarked."""
    own, remarks = seen.given(contents.id or f"{file_id}-{number}")
    return replace(contents, id=own, part=own, remarks=(*contents.remarks, *remarks))
