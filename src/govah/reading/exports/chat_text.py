"""A chat exported as text by WhatsApp or from Signal: lines that open a message, lines that go on with it."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO

from govah.model import Remark, Unread
from govah.reading.contents import Contents
from govah.reading.encodings import decode
from govah.reading.exports.chat_dates import DateOrder, day_of
from govah.reading.exports.conventions import CLOSING, Conventions
from govah.reading.exports.export import Export, Messages, says_nothing
from govah.reading.exports.lines import Opening, Stamp, opening, sender, shapeless
from govah.reading.exports.times import from_parts

READER, VERSION = "chat-text", "1"
_SAMPLE = 64 * 1024
_QUOTED = re.compile(r"\s*(?:^> ?.*\n)+\s*", re.M)
_PLAIN_STEMS = frozenset({"_chat", "chat", "index", "messages"})  # names that say nothing of the chat
_NOON = 12
_LONGEST_MARK = 400  # characters at the end of a message in which a mark may stand


def read_chat(stream: IO[bytes], export: Export) -> Iterator[Contents | Unread]:
    """The messages in order, each named after its time of day and, in the same minute, its place in it.

    The file is gone through twice: for the order of day and month, then for the messages. The text is the words
    of the message, its own line ends kept; marks of the program are taken out, and kept as metadata.
    """
    yield from export.problems()
    stream.seek(0)
    sample = stream.read(_SAMPLE)
    decoded = decode(sample[: sample.rfind(b"\n") + 1] or sample)  # a letter cut in two is no sign of another encoding
    remarks = tuple(remark for remark in decoded.remarks if remark.code == "read-encoding-guessed")
    dates = DateOrder.of(
        found.stamp for _, line in _lines(stream, decoded.encoding, export) if (found := opening(line)) is not None
    )
    chat = _Chat(export, dates, remarks)
    for begun in _messages(_lines(stream, decoded.encoding, export), export.limits.line_bytes):
        if begun.too_long:
            what = f"the message that begins in line {begun.line} is longer than one report may be"
            yield Unread("read-line-too-long", what, "", "split it", None, f"line {begun.line}")
        elif (contents := chat.report(begun)) is not None:
            yield contents
    yield from chat.messages.ended()


@dataclass
class _Begun:
    """A message on the way: its first line, and those that go on with it."""

    line: int
    first: Opening | None
    rest: list[str] = field(default_factory=list)
    size: int = 0
    too_long: bool = False

    @property
    def raw(self) -> bytes:
        opened = [repr(self.first.stamp), self.first.rest] if self.first else []
        return "\n".join([*opened, *self.rest]).encode("utf-8", "surrogatepass")


def _lines(stream: IO[bytes], encoding: str, export: Export) -> Iterator[tuple[int, str]]:
    """Numbered lines without their ends; one past the limit comes in several pieces under one number."""
    stream.seek(0)
    text = io.TextIOWrapper(stream, encoding, errors="replace", newline="\n")
    number = 0
    begins = True
    try:
        while line := text.readline(export.limits.line_bytes):
            number += begins
            begins = line.endswith("\n")
            line = line.removesuffix("\n").removesuffix("\r")
            yield number, line.removeprefix("\ufeff") if number == 1 else line
    finally:
        text.detach()


def _messages(lines: Iterator[tuple[int, str]], longest: int) -> Iterator[_Begun]:
    begun: _Begun | None = None
    for number, line in lines:
        found = opening(line)
        if found is not None or begun is None:
            if begun is not None:
                yield begun
            begun = _Begun(number, found, [] if found else [line])
            continue
        begun.size += len(line)
        if begun.size > longest:
            begun.too_long = True
            begun.rest.clear()
        elif not begun.too_long:
            begun.rest.append(line)
    if begun is not None:
        yield begun


class _Chat:
    """One chat: its name, its zone, how its dates are read, and the last minute used as a name."""

    def __init__(self, export: Export, dates: DateOrder, remarks: tuple[Remark, ...]) -> None:
        self.messages = Messages(export)
        self._marks = export.conventions
        self._name = _chat_name(export)
        self._zone = export.zone(self._name)
        self._order = dates.order
        self._remarks = remarks
        self._minute = ""
        self._in_minute = 0
        if not dates.sure:
            what = "the dates may be day before month or month before day; they were read as day first"
            then = "look at a message whose day you know"
            self._remarks = (*remarks, Remark("read-date-order-unclear", what, then))

    def report(self, begun: _Begun) -> Contents | None:
        """The message as a report; None, and counted, where it has no words of a person."""
        if begun.first is None:
            self.messages.left("lines before the first message")
            return None
        said = sender(begun.first.rest)
        if said is None or self._marks.begins("system", begun.first.rest):
            self.messages.left("lines of the program")
            return None
        name, first = said
        of_the_program = first.startswith("\u200e") or begun.first.markdown
        if of_the_program and self._marks.begins("system", first):
            self.messages.left("lines of the program")
            return None
        words = _words("\n".join([first, *begun.rest]), self._marks, markdown=begun.first.markdown)
        if words is None:
            self.messages.left("messages without words")
            return None
        time, unclear = self._time(begun.first.stamp)
        metadata = {"line": str(begun.line), **words.metadata}
        contents = Contents(
            words.text, READER, VERSION, "text/plain", author=shapeless(name).strip() or None, source=self._name,
            remarks=(*self._remarks, *unclear), metadata=metadata,
        )  # fmt: skip
        number, minute = self._number(begun, time)
        return self.messages.report(number, contents, begun.raw, time, minute)

    def _number(self, begun: _Begun, time: datetime.datetime | None) -> tuple[str, int | None]:
        """A name that stays when the chat is exported again with what came since; for a minute's first, the minute."""
        if time is None:
            return f"line-{begun.line}", None
        minute = time.strftime("%Y-%m-%dT%H:%M")
        self._in_minute = self._in_minute + 1 if minute == self._minute else 1
        self._minute = minute
        if self._in_minute > 1:
            return f"{minute}-{self._in_minute}", None
        return minute, time.toordinal() * 1440 + time.hour * 60 + time.minute

    def _time(self, stamp: Stamp) -> tuple[datetime.datetime | None, tuple[Remark, ...]]:
        day = day_of(stamp, self._order)
        hour = stamp.hour
        unclear: tuple[Remark, ...] = ()
        if stamp.half:
            if self._marks.is_all("afternoon", stamp.half):
                hour = hour % _NOON + _NOON
            elif self._marks.is_all("morning", stamp.half):
                hour %= _NOON
            else:
                what = f"whether {stamp.half!r} is before or after noon is not known; the hour was kept as written"
                unclear = (Remark("read-time-unclear", what, "add the word to the pack's chat_marks"),)
        if day is None:
            what = "the date of the message could not be read"
            return None, (*unclear, Remark("read-date-unclear", what, "write it in the report's metadata file"))
        return from_parts((day.year, day.month, day.day), (hour, stamp.minute, stamp.second), self._zone), unclear


@dataclass(frozen=True)
class _Words:
    text: str
    metadata: dict[str, str]


def _words(text: str, marks: Conventions, *, markdown: bool) -> _Words | None:
    """The words of a person in a message, without the program's marks; None where there are none."""
    metadata: dict[str, str] = {}
    if marks.is_all("media", text) or marks.is_all("deleted", text):
        return None
    text, edited = _without(text, "edited", marks)
    if edited:
        metadata["edited"] = "yes"
    lines = text.split("\n")
    if markdown and (quoted := _QUOTED.match(text)):
        metadata["quoted"] = quoted[0].strip()
        lines = text[quoted.end() :].split("\n")
    kept: list[str] = []
    for written in lines:
        line, file = _without(written, "attachment", marks)
        if file:
            metadata["attachment"] = f"{metadata['attachment']}, {file}" if "attachment" in metadata else file
        reaction = marks.is_all("reaction", line)
        if reaction:
            metadata["reactions"] = shapeless(line).strip()
        elif not (file and not shapeless(line).strip()) and not marks.is_all("media", line):
            kept.append(line)
    words = _without_frame("\n".join(kept), markdown=markdown)
    return None if says_nothing(words) else _Words(words, metadata)


def _without(text: str, means: str, marks: Conventions) -> tuple[str, str]:
    """The text without a mark at its end, and what the mark names; unchanged and empty where none stands there."""
    if shapeless(text[-_LONGEST_MARK:]).rstrip()[-1:] not in CLOSING:
        return text, ""
    for pattern in marks.marks.get(means, ()):
        for match in pattern.finditer(text, max(0, len(text) - _LONGEST_MARK)):
            if not shapeless(text[match.end() :]).strip():
                named = match.groupdict().get("file") or match[0]
                return text[: match.start()].rstrip(" \u200e\u200f"), named.strip()
    return text, ""


def _without_frame(text: str, *, markdown: bool) -> str:
    """The text without what the program sets around it: a sign of direction before, two blanks behind each line."""
    text = text.removeprefix("\u200e")
    return (
        "\n".join(line.removesuffix("  ") for line in text.split("\n")).strip("\n") if markdown else text.rstrip("\n")
    )


def _chat_name(export: Export) -> str | None:
    """The chat's name in the name of the file, or of its folder where the file's says nothing."""
    stem, folder = export.path.stem, export.path.parent.name
    named = folder if stem.casefold() in _PLAIN_STEMS else stem
    return export.conventions.name_in(named) or named or None
