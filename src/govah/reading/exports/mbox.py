"""A mailbox in one file (mbox, RFC 4155): each mail read by the reader of mails, its attachments with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import IO

from govah.errors import UnreadableReport
from govah.model import Unread
from govah.reading.contents import Contents
from govah.reading.exports.export import Export, Messages
from govah.reading.ids import safe
from govah.reading.mail import read_mail
from govah.reading.walk import shown

_BEGINS = re.compile(rb"From \S.*\d\d:\d\d.*\d{4}|From (?:-|MAILER-DAEMON|\S+@\S+)[ \r\n]")
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.M)
_MESSAGE_ID = re.compile(rb"^message-id:\s*<([^<>\s]{1,300})>", re.M | re.I)
_PART = 1024 * 1024
_HEAD = 64 * 1024


def read_mbox(stream: IO[bytes], export: Export) -> Iterator[Contents | Unread]:
    """Each mail, `stem/message id`, then its attachments below it; memory holds one mail.

    A mail that cannot be read is named with its number, and the others go on.
    """
    made = Messages(export)
    number = 0
    for number, raw in enumerate(_mails(stream, export.limits.report_bytes), 1):
        place = f"mail {number}"
        if raw is None:
            yield Unread("read-too-large", f"{place}: it is larger than one report may be", "", "save it as a file",
                         None, place)  # fmt: skip
            continue
        try:
            yield from _mail(raw, number, export, made)
        except UnreadableReport as error:
            if error.code == "read-no-text":
                made.left("mails without text")
                continue
            yield Unread(error.code, f"{place}: {error.what}", "", error.next_step, None, place)
        except Exception as error:
            # The parser of mails breaks on damaged ones in ways that nobody can list; the others go on.
            what = f"{place}: it could not be read ({type(error).__name__})"
            yield Unread("read-failed", what, "", "save it as a file and open it in a mail program", None, place)
    yield from made.ended(told=number > 0)


def _mail(raw: bytes, number: int, export: Export, made: Messages) -> Iterator[Contents | Unread]:
    found = _MESSAGE_ID.search(raw[:_HEAD])
    name = shown(found[1].decode("utf-8", "replace")) if found else str(number)
    own = safe(name)
    inside = export.inside(f"{export.file_id}/{own}") if export.inside else None
    for contents in read_mail(raw, export.limits, inside):
        if isinstance(contents, Unread):
            part = f"{own}/{contents.part}" if contents.part else own
            yield replace(contents, part=part)
        elif contents.part is None:
            yield made.report(name, contents, raw)
        else:
            yield made.report(f"{own}/{contents.part}", contents, raw)


def _mails(stream: IO[bytes], longest: int) -> Iterator[bytes | None]:
    """The bytes of each mail; None for one that is too long. A mail begins with "From " behind an empty line."""
    lines: list[bytes] = []
    size, open_mail, empty_before = 0, False, True
    while line := stream.readline(_PART):
        if empty_before and _BEGINS.match(line):
            if open_mail:
                yield _joined(lines) if size <= longest else None
            lines, size, open_mail = [], 0, True
        elif open_mail:
            size += len(line)
            if size <= longest:
                lines.append(line)
            else:
                lines.clear()
        empty_before = not line.strip(b"\r\n")
    if open_mail:
        yield _joined(lines) if size <= longest else None


def _joined(lines: list[bytes]) -> bytes:
    return _QUOTED_FROM.sub(rb"\1", b"".join(lines)).removesuffix(b"\n").removesuffix(b"\r")
