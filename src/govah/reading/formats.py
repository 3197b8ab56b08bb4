"""Which reader reads what: one line for each format, each loaded when first needed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath
from typing import IO, TYPE_CHECKING

from govah.errors import UnreadableReport
from govah.model import Unread
from govah.reading import sniff
from govah.reading.contents import Contents, refuse
from govah.reading.exports.kinds import EXPORTS
from govah.reading.limits import Limits, Progress

if TYPE_CHECKING:
    from govah.reading.exports.conventions import Conventions
    from govah.reading.mail import Inside

_DEEPEST_MAIL = 5


def contents_of(
    raw: bytes,
    media_type: str,
    file_id: str,
    limits: Limits,
    depth: int = 0,
    *,
    progress: Progress | None = None,
) -> Iterator[Contents | Unread]:
    """What the reader for `media_type` takes out of `raw`: one piece for most formats, several for a mail.

    `progress` is told how many of how many pages are done where that takes long.

    Raises `UnreadableReport`, and what the libraries raise on bytes that they were not made for.
    """
    if media_type in {sniff.TEXT, sniff.MARKDOWN}:
        from govah.reading.plain import read_plain

        yield read_plain(raw, limits, media_type)
    elif media_type == sniff.HTML:
        from govah.reading.html import read_html

        yield read_html(raw, limits)
    elif media_type == sniff.PDF:
        from govah.reading.pdf import read_pdf

        yield read_pdf(raw, limits, progress)
    elif media_type == sniff.DOCX:
        from govah.reading.docx import read_docx

        yield read_docx(raw, limits)
    elif media_type == sniff.LINES:
        from govah.reading.jsonl import read_jsonl

        yield from read_jsonl(io.BytesIO(raw), "", file_id, limits)
    elif media_type == sniff.JSON:
        from govah.reading.jsonl import read_json

        yield from read_json(raw, "", file_id, limits)
    elif media_type == sniff.MAIL:
        from govah.reading.mail import read_mail

        yield from read_mail(raw, limits, _attachment_reader(file_id, limits, depth, progress))
    elif media_type in EXPORTS:
        yield from exported(io.BytesIO(raw), media_type, file_id, limits, depth=depth)
    else:
        raise refuse("read-unsupported", f"{media_type} is not read", "export it as txt, html, pdf or docx")


def exported(
    stream: IO[bytes],
    media_type: str,
    file_id: str,
    limits: Limits,
    *,
    path: PurePath | None = None,
    beside: dict[str, str] | None = None,
    conventions: Conventions | None = None,
    depth: int = 0,
) -> Iterator[Contents | Unread]:
    """The reports in an export of that kind; `beside` holds the keys of its metadata file."""
    from govah.reading.exports.conventions import built_in
    from govah.reading.exports.export import Export
    from govah.reading.exports.read import read_export

    export = Export(
        file_id,
        path or PurePath(),
        limits,
        beside or {},
        conventions or built_in(),
        lambda mail: _attachment_reader(mail, limits, depth),
    )
    yield from read_export(stream, media_type, export)


def _attachment_reader(file_id: str, limits: Limits, depth: int, progress: Progress | None = None) -> Inside:
    """Reads the attachments of one mail; each gets an id of its own below the mail's, and none stops the others."""

    def read_attachment(raw: bytes, part: str) -> Iterator[Contents | Unread]:
        own_id = f"{file_id}/{part}"
        try:
            if depth >= _DEEPEST_MAIL:
                raise refuse("read-too-deep", "mails lie too deeply within mails", "save the inner mail as a file")
            if not raw:
                raise refuse("read-empty", "it is empty", "ask for another copy")
            kind = sniff.sniff(raw[: sniff.HEAD_BYTES], PurePath(part).suffix.partition("#")[0], io.BytesIO(raw))
            for contents in contents_of(raw, kind.media_type, own_id, limits, depth + 1, progress=progress):
                inner = f"{part}/{contents.part}" if contents.part else part
                if isinstance(contents, Unread):
                    yield replace(contents, part=inner)
                else:
                    yield replace(contents, id=f"{file_id}/{inner}", part=inner)
        except UnreadableReport as error:
            yield Unread(error.code, f"attachment {part}: {error.what}", "", error.next_step, None, part)
        except Exception as error:
            # A library that breaks on one attachment must not take the message with it.
            what = f"attachment {part} could not be read ({type(error).__name__})"
            yield Unread("read-failed", what, "", "save it as a file and open it in its own program", None, part)

    return read_attachment
