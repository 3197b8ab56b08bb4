"""A page of a Telegram export cut where its messages begin: memory holds one message at a time.

A parser that is fed such a page block by block gives back the elements that were read, but keeps the page's bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO

_BLOCK = 256 * 1024
_LONGEST_TAG = 4096
_BEGINS = re.compile(
    rb"<div\b(?=[^<>]{0,2000}?\bclass\s*=\s*[\"'][^\"'<>]{0,500}?\bmessage(?![\w-]))"
    rb"(?=[^<>]{0,2000}?\bid\s*=\s*[\"']message)",
    re.I,
)
_OPENED, _CLOSED = re.compile(rb"<div\b", re.I), re.compile(rb"</div\b", re.I)


def html_pieces(stream: IO[bytes], longest: int) -> Iterator[bytes | None]:
    """What stands before the first message, then each message with what follows it up to the next.

    None for a piece of more than `longest` bytes, which is passed over.
    """
    held, searched, too_long = bytearray(), 1, False
    while block := stream.read(_BLOCK):
        held += block
        while begins := _BEGINS.search(held, searched):
            if begins.start() + _LONGEST_TAG > len(held):
                break  # the tag may go on behind what is held
            yield None if too_long or begins.start() > longest else bytes(held[: begins.start()])
            del held[: begins.start()]
            searched, too_long = 1, False
        searched = max(1, len(held) - _LONGEST_TAG)
        if len(held) > longest + _LONGEST_TAG:
            del held[: len(held) - _LONGEST_TAG]
            searched, too_long = 1, True
    begun = 0
    for begins in (*_BEGINS.finditer(held, 1), None):
        end = begins.start() if begins else len(held)
        yield None if too_long or end - begun > longest else bytes(held[begun:end])
        begun, too_long = end, False


def is_closed(piece: bytes) -> bool:
    """Whether all that a piece opens is closed in it.

    >>> is_closed(b"<div><div></div></div> <br>"), is_closed(b"<div><div></div>")
    (True, False)
    """
    return len(_CLOSED.findall(piece)) >= len(_OPENED.findall(piece))
