"""A captured file to documents: the one place where text, custody and metadata come together. Nothing is raised."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from govah.errors import UnreadableReport
from govah.model import Date, Document, Remark, Unread
from govah.reading import sniff
from govah.reading.acquire import Captured
from govah.reading.contents import Contents, refuse, storable
from govah.reading.exports.kinds import EXPORTS
from govah.reading.formats import contents_of, exported
from govah.reading.limits import Limits, Progress
from govah.reading.metadata import prefer
from govah.reading.published import DateReader, read_published
from govah.reading.walk import STANDARD_INPUT, unread_for

if TYPE_CHECKING:
    from govah.reading.exports.conventions import Conventions

_DEFAULT = Limits()
_BLOCK = 1024 * 1024


def read(
    captured: Captured,
    *,
    now: str,
    limits: Limits = _DEFAULT,
    date_reader: DateReader | None = None,
    conventions: Conventions | None = None,
    progress: Progress | None = None,
) -> Iterator[Document | Unread]:
    """The documents in one captured file; what cannot be read comes as `Unread`, and nothing is raised.

    `now` is the time of capture (ISO 8601), kept in each document. `date_reader` reads publication dates that are
    neither ISO 8601 nor RFC 2822. `conventions` are what a pack says of exports (default: the built-in pack's);
    `progress` is told how many of how many pages are done while text is recognised.
    """
    try:
        for contents in _contents(captured, limits, conventions, progress):
            if isinstance(contents, Unread):
                what, part = storable(contents.what)[0], _plain(contents.part)
                yield replace(contents, name=captured.name, bytes_sha256=captured.sha256, what=what, part=part)
            else:
                yield _document(captured, contents, now, limits, date_reader)
    except UnreadableReport as error:
        yield Unread(error.code, error.what, captured.name, error.next_step, captured.sha256)
    except OSError as error:
        yield replace(unread_for(error, captured.name), bytes_sha256=captured.sha256)
    except RecursionError:
        yield Unread("read-too-deep", "it nests too deeply", captured.name, _FAILED_NEXT, captured.sha256)
    except MemoryError:
        what = "there was not enough memory for it"
        yield Unread("read-too-large", what, captured.name, "read it on a larger machine", captured.sha256)
    except Exception as error:
        # Damaged and hostile files break parsers in ways that nobody can list; one of them must not stop the others.
        # Their messages may hold the report's words, so only the kind is said.
        what = f"the reader of {captured.media_type} could not finish ({type(error).__name__})"
        yield Unread("read-failed", what, captured.name, _FAILED_NEXT, captured.sha256)


_FAILED_NEXT = "open it in its own program, save it as pdf or txt, and read that"


def _contents(
    captured: Captured, limits: Limits, conventions: Conventions | None, progress: Progress | None
) -> Iterator[Contents | Unread]:
    if captured.media_type == sniff.LINES:
        yield from _lines(captured, limits)
        return
    if captured.media_type in EXPORTS:
        yield from _export(captured, limits, conventions)
        return
    if captured.size > limits.report_bytes:
        raise refuse("read-too-large", "it is larger than one report may be", "take out the part that is the report")
    raw = captured.bytes()
    if hashlib.sha256(raw).hexdigest() != captured.sha256:
        raise _changed()
    yield from contents_of(raw, captured.media_type, captured.id, limits, progress=progress)


def _lines(captured: Captured, limits: Limits) -> Iterator[Contents | Unread]:
    from govah.reading.jsonl import Witnessed, read_jsonl

    with captured.open() as stream:
        witnessed = Witnessed(stream)
        yield from read_jsonl(witnessed, captured.name, captured.id, limits)
        if witnessed.sha256() != captured.sha256:
            raise _changed()


def _export(captured: Captured, limits: Limits, conventions: Conventions | None) -> Iterator[Contents | Unread]:
    """An export is gone through in its own order, some of it twice; its bytes are hashed once more at the end."""
    with captured.open() as stream:
        yield from exported(
            stream,
            captured.media_type,
            captured.id,
            limits,
            path=captured.path if captured.name != STANDARD_INPUT else PurePath(),
            beside=captured.metadata,
            conventions=conventions,
        )
    digest = hashlib.sha256()
    with captured.open() as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    if digest.hexdigest() != captured.sha256:
        raise _changed()


def _changed() -> UnreadableReport:
    return refuse("read-changed", "the file changed while it was being read", "read it again when nobody writes to it")


def _document(
    captured: Captured, contents: Contents, now: str, limits: Limits, date_reader: DateReader | None
) -> Document | Unread:
    """One document: the researcher's metadata wins over the file's own, the text is made storable and hashed."""
    contents = prefer(contents, captured.metadata, only_missing=contents.id is not None)
    if not contents.text.strip():
        what, then = "there is no text in it", "look whether it is the right file"
        return Unread("read-no-text", what, captured.name, then, captured.sha256, contents.part)
    if len(contents.text) > limits.text_characters:
        what, then = "its text is longer than one report's may be", "split it into its reports"
        return Unread("read-too-large", what, captured.name, then, captured.sha256, contents.part)
    text, replaced = storable(contents.text)
    published, undated = _published(contents, now, date_reader)
    metadata = dict(contents.metadata)
    if contents.published_words:
        metadata["published"] = contents.published_words
    return Document(
        id=_plain(contents.id) or captured.id,
        text=text,
        text_sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        bytes_sha256=captured.sha256,
        media_type=contents.media_type,
        reader=contents.reader,
        reader_version=contents.reader_version,
        captured=now,
        name=captured.name,
        part=_plain(contents.part),
        language=_plain(contents.language),
        title=_plain(contents.title),
        author=_plain(contents.author),
        source=_plain(contents.source),
        url=_plain(contents.url),
        published=published,
        remarks=tuple(
            replace(remark, text=storable(remark.text)[0])
            for remark in (*captured.remarks, *contents.remarks, *replaced, *undated)
        ),
        metadata={storable(key)[0]: storable(value)[0] for key, value in metadata.items()},
    )


def _plain(value: str | None) -> str | None:
    return None if value is None else storable(value)[0]


def _published(contents: Contents, now: str, date_reader: DateReader | None) -> tuple[Date | None, tuple[Remark, ...]]:
    words = _plain(contents.published_words)
    if contents.published is not None or words is None:
        return contents.published, ()
    try:
        date = read_published(words, date_reader)
    except Exception:
        # A report is never lost to its date, whatever the reader that was handed in does with odd words.
        date = None
    if date is None:
        what = f"the publication date {words!r} could not be read; it is kept in the words of the source"
        return None, (Remark("read-date-unclear", what, "write it as YYYY-MM-DD in the report's metadata file"),)
    if date.precision == "day" and date.edtf > _tomorrow(now):
        what = f"the publication date {words!r} lies after the day of reading; it was not used"
        return None, (Remark("read-date-in-future", what, "write the right one in the report's metadata file"),)
    return date, ()


def _tomorrow(now: str) -> str:
    """The day after `now`, so that a newsroom east of this desk is not in its future."""
    try:
        return (datetime.date.fromisoformat(now[:10]) + datetime.timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return "9999-12-31"
