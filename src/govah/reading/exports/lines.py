"""The lines of a chat written as text: where a message begins, when it was sent, who says it."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Signs without a shape that programs put around dates and names to hold the reading direction.
_MARKS = "\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff"
_SHAPELESS = re.compile(f"[{_MARKS}]")
_GAP = rf"[ \u00a0\u202f{_MARKS}]{{0,8}}"  # bounded, as gaps lie side by side and each way to cut them is tried
_SIGN = rf"{_GAP}(?P<sign>[./\-]){_GAP}"
_DATE = rf"(?P<first>\d{{1,4}}){_SIGN}(?P<second>\d{{1,2}}){_GAP}(?P=sign){_GAP}(?P<third>\d{{1,4}})\.?"
_HALF = rf"(?:{_GAP}(?P<half>[^\d\s\[\]:\-][^\d\[\]:\n]{{0,15}}?))?"
_TIME = rf"(?P<hour>\d{{1,2}})[:.](?P<minute>\d\d)(?:[:.](?P<seconds>\d\d))?{_HALF}"
_BETWEEN = rf"[,،]?[ \u00a0\u202f{_MARKS}]{{1,8}}"
# Android: "13/11/2024, 22:40 - Name: words"; iOS and Signal: "[13/11/2024, 22:40:05] Name: words".
_FORMS = (
    re.compile(rf"[{_MARKS}]*{_DATE}{_BETWEEN}{_TIME}{_GAP} [-–]{_GAP} "),
    re.compile(rf"[{_MARKS}]*\[{_GAP}{_DATE}{_BETWEEN}{_TIME}{_GAP}\]{_GAP}"),
)
_SENDER = re.compile(
    rf"[{_MARKS}~ \u00a0\u202f]{{0,16}}(?P<name>[^:\n]{{1,100}}?)[{_MARKS}]{{0,8}}:(?:[ \u00a0\u202f]|(?=\n|$))"
)
_LONGEST_STAMP = 300
_ENOUGH = 2  # lines that begin as messages do, before a text is taken for a chat


@dataclass(frozen=True, slots=True)
class Stamp:
    """The numbers of a date as they stand, in their order, and the time; `half` is the word for a half of the day."""

    numbers: tuple[int, int, int]
    year_digits: int
    hour: int
    minute: int
    second: int
    half: str


@dataclass(frozen=True, slots=True)
class Opening:
    """The first line of a message: its stamp, and what stands behind.

    `markdown` marks the form of Signal exports, `[2024-11-13 22:40:05] Name: words` with Markdown behind.
    """

    stamp: Stamp
    rest: str
    markdown: bool


def opening(line: str) -> Opening | None:
    """The opening of a message that `line` is; None for a line that goes on with the one before.

    >>> opening("[13/11/2024, 22:40:05] A: words").stamp.numbers
    (13, 11, 2024)
    >>> opening("13 people were held") is None
    True
    """
    for bracketed, form in enumerate(_FORMS):
        if match := form.match(line, 0, _LONGEST_STAMP):
            first, third = match["first"], match["third"]
            if len(first) > 2 and len(third) > 2:
                return None
            numbers = (int(first), int(match["second"]), int(third))
            digits = max(len(first), len(third))
            seconds = int(match["seconds"] or 0)
            half = shapeless(match["half"] or "").strip()
            stamp = Stamp(numbers, digits, int(match["hour"]), int(match["minute"]), seconds, half)
            markdown = bool(bracketed) and match["sign"] == "-" and len(first) == 4
            return Opening(stamp, line[match.end() :], markdown)
    return None


def shapeless(words: str) -> str:
    """Words without the signs that hold the reading direction."""
    return _SHAPELESS.sub("", words)


def sender(rest: str) -> tuple[str, str] | None:
    """Who says it and the words; None for a line of the program itself.

    >>> sender("Aria: words: more")
    ('Aria', 'words: more')
    """
    match = _SENDER.match(rest)
    return (match["name"].strip(), rest[match.end() :]) if match else None


def looks_like_chat(text: str) -> bool:
    """True where the first line opens a message and enough lines do, most of them with a sender.

    A list of times with what happened at each is a report: its lines have no senders.
    """
    lines = text.lstrip("\ufeff \t\r\n").split("\n")
    if opening(lines[0].rstrip("\r")) is None:
        return False
    opened = [found for line in lines[:2000] if (found := opening(line.rstrip("\r")))]
    said = sum(sender(found.rest) is not None for found in opened)
    return len(opened) >= _ENOUGH and said >= 1 and 2 * said >= len(opened) - _ENOUGH
