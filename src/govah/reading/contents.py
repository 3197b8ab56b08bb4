"""What one reader takes out of the bytes, before it becomes a document with its custody."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from importlib import metadata as installed

from govah.errors import UnreadableReport
from govah.model import Date, Remark

# A lone surrogate has no UTF-8 form and cannot be hashed; PostgreSQL cannot hold a null character. One code point
# is put for one code point, so that offsets stay what they were.
_UNSTORABLE = re.compile("[\\x00\\ud800-\\udfff]")


@dataclass(frozen=True, slots=True)
class Contents:
    """The text of one report and what the file itself says about it.

    `published_words` is the publication date as the file writes it; `published` its reading, None while unread.
    `id` and `part` are set where one file holds several reports.
    """

    text: str
    reader: str
    reader_version: str
    media_type: str
    id: str | None = None
    part: str | None = None
    title: str | None = None
    author: str | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None
    published: Date | None = None
    published_words: str | None = None
    remarks: tuple[Remark, ...] = ()
    metadata: dict[str, str] = field(default_factory=dict)


def storable(text: str) -> tuple[str, tuple[Remark, ...]]:
    r"""The text as it can be stored and hashed, with a remark where a character had to give way.

    >>> storable("a\x00b")[0]
    'a�b'
    """
    stored, count = _UNSTORABLE.subn("\ufffd", text)
    if not count:
        return text, ()
    what = f"{count} characters that no store can hold (null characters or halves of a pair) stand as U+FFFD"
    return stored, (Remark("read-replaced-characters", what, "compare those passages with the original file"),)


def refuse(code: str, what: str, next_step: str) -> UnreadableReport:
    """The error of a report that cannot be taken in; the place is put in where the name is known."""
    return UnreadableReport(code, what, None, next_step)


def version_of(own: str, *distributions: str) -> str:
    """A reader's own version and those of the libraries that it rests on.

    >>> version_of("1")
    '1'
    """
    return " ".join([own, *(f"{name} {installed.version(name)}" for name in distributions)])
