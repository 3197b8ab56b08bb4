"""A web archive: each page, PDF or text that was captured a report, with its address and the time of capture."""

from __future__ import annotations

import contextlib
import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import IO, Any

from warcio.archiveiterator import WARCIterator
from warcio.bufferedreaders import DecompressingBufferedReader
from warcio.exceptions import ArchiveLoadFailed

from govah.errors import UnreadableReport
from govah.model import Unread
from govah.reading import plain
from govah.reading.contents import Contents, refuse, version_of
from govah.reading.encodings import decode
from govah.reading.exports.export import Export, Messages
from govah.reading.html import read_html
from govah.reading.pdf import read_pdf

READER, VERSION = "warc", version_of("1", "warcio")
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_PDFS = frozenset({"application/pdf", "application/x-pdf"})
_READ = _PAGES | _PDFS | {"text/plain"}
_OF_THE_PROGRAM = frozenset({"warcinfo", "request", "metadata", None})
_UNPACKED = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})
# Where a record can begin: a packed one with the sign of gzip, a plain one with its version.
_BEGINS = re.compile(rb"\x1f\x8b\x08[\x00-\x1f]|WARC/[01]\.\d+\r?\n")
_BLOCK = 1024 * 1024
_LONGEST_BEGINNING = 16
_LONGEST_LINE = 1024 * 1024  # of a record's head, and of all that is empty between two records
_FAULTS = (ArchiveLoadFailed, zlib.error, EOFError, ValueError, AttributeError, TypeError, KeyError, IndexError)


@dataclass(frozen=True, slots=True)
class _Capture:
    """One record that was read: its address, the time of its capture, its kind and what came."""

    record: str
    address: str
    time: str
    kind: str
    charset: str | None
    raw: bytes


@dataclass(frozen=True, slots=True)
class _Broken:
    """Bytes in which no record could be read; `end` is None where none follows."""

    start: int
    end: int | None


class _Lines(DecompressingBufferedReader):  # type: ignore[misc]
    """The library's reader with lines that end: its own joins one without end block by block, which takes minutes."""

    def __init__(self, stream: IO[bytes]) -> None:
        super().__init__(stream)
        self._empty = self._begun = 0
        self.endless = 0  # where the line without end begins, in an archive that is not packed

    def readline(self, length: int | None = None) -> bytes:
        """The next line; raises `ValueError` where it, or all the empty ones together, are longer than any is."""
        if not self._empty and self.decompressor is None:
            self._begun = self.stream.tell() - self.rem_length()
        most = _LONGEST_LINE if length is None else min(length, _LONGEST_LINE)
        line: bytes = super().readline(most)
        self._empty = 0 if line.strip() else self._empty + len(line)
        if self._empty >= _LONGEST_LINE or (len(line) == _LONGEST_LINE and not line.endswith(b"\n")):
            self.endless = self._begun
            raise ValueError("a line without end")
        return line


def read_warc(stream: IO[bytes], export: Export, made: Messages | None = None) -> Iterator[Contents | Unread]:
    """The captures in order, `stem/record`; memory holds one record.

    Pages, PDFs and plain texts that the server gave are read; what else the archive holds is counted. A damaged
    record is named with its place, and the next one that can be found is read.
    """
    own = made if made is not None else Messages(export)
    told = False
    for found in _captures(stream, export, own):
        told = told or isinstance(found, Unread)
        if isinstance(found, Unread):
            yield found
            continue
        try:
            contents = _contents(found, export)
        except UnreadableReport as error:
            yield Unread(error.code, f"{found.address}: {error.what}", "", error.next_step, None, found.record)
            continue
        except Exception as error:
            # What servers send breaks parsers in ways that nobody can list; the other captures go on.
            what = f"{found.address}: it could not be read ({type(error).__name__})"
            yield Unread("read-failed", what, "", "open it in a replay program", None, found.record)
            continue
        metadata = {"capture_time": found.time, **contents.metadata}
        if contents.url and contents.url != found.address:
            metadata["page_url"] = contents.url
        contents = replace(
            contents,
            url=found.address or contents.url,
            metadata=metadata,
            reader=f"{READER}+{contents.reader}",
            reader_version=f"{VERSION}+{contents.reader_version}",
        )
        yield own.report(found.record, contents, found.raw)
    if made is None:
        yield from own.ended(told=told)


def _contents(found: _Capture, export: Export) -> Contents:
    """What the reader of its kind takes out; the bytes decide what it is, as servers often say it wrongly."""
    if b"%PDF-" in found.raw[:1024]:
        return read_pdf(found.raw, export.limits)
    if found.kind in _PDFS:
        raise refuse("read-damaged", "it is said to be a PDF and is none", "open it in a replay program")
    if found.kind in _PAGES:
        page: bytes | str = found.raw
        if found.charset:
            with contextlib.suppress(UnreadableReport):
                page = decode(found.raw, found.charset).text
        return read_html(page, export.limits)
    decoded = decode(found.raw, found.charset)
    about = {"encoding": decoded.encoding}
    return Contents(decoded.text, plain.READER, plain.VERSION, "text/plain", remarks=decoded.remarks, metadata=about)


def _captures(stream: IO[bytes], export: Export, made: Messages) -> Iterator[_Capture | Unread]:
    for number, found in enumerate(_records(stream), 1):
        if isinstance(found, _Broken):
            then = "" if found.end is None else f"; the archive is read on from byte {found.end:,}"
            code = "read-export-cut" if found.end is None else "read-export-damaged"
            what = f"no record can be read at byte {found.start:,}{then}"
            yield Unread(code, what, "", "capture it again, or copy the archive again", None, f"byte {found.start}")
            continue
        record, offset = found
        try:
            with contextlib.redirect_stderr(io.StringIO()):
                outcome = _of_record(record, number, export, made)
        except _FAULTS as error:
            what = f"the record at byte {offset:,} is damaged ({type(error).__name__})"
            outcome = Unread("read-export-damaged", what, "", "capture it again", None, f"byte {offset}")
        if outcome is not None:
            yield outcome


def _records(stream: IO[bytes]) -> Iterator[tuple[Any, int] | _Broken]:
    """The records with the place of each; behind one that cannot be read, on from the next that begins."""
    start: int | None = 0
    record: Any = None
    while start is not None:
        stream.seek(start)
        place = start
        records = WARCIterator(stream)
        lines = records.reader = _Lines(stream)
        while True:
            try:
                # The library tells what it meets on the error stream, which is the desk's own.
                with contextlib.redirect_stderr(io.StringIO()):
                    record = next(records)
                place = max(place, records.offset)
                yield record, place
            except StopIteration:
                if _breaks_off(record, stream, records.offset):
                    yield _Broken(max(place, records.offset), None)
                return
            except _FAULTS:
                break
        broken = max(place, records.offset, lines.endless)
        start = _next_beginning(stream, broken + 1)
        yield _Broken(broken, start)


def _breaks_off(last: Any, stream: IO[bytes], end: int) -> bool:
    """Whether the last record lacks bytes that it was to have, or something stands behind it that is no record."""
    if getattr(getattr(last, "raw_stream", None), "limit", 0) > 0:
        return True
    stream.seek(end)
    return bool(stream.read(_BLOCK).strip())


def _next_beginning(stream: IO[bytes], place: int) -> int | None:
    """Where the next record that can be opened begins."""
    stream.seek(place)
    held, before = b"", place
    while block := stream.read(_BLOCK):
        held += block
        for match in _BEGINS.finditer(held):
            if match[0].startswith(b"WARC") or _opens(held[match.start() : match.start() + 4096]):
                return before + match.start()
        cut = max(0, len(held) - _LONGEST_BEGINNING)
        before, held = before + cut, held[cut:]
    return None


def _opens(packed: bytes) -> bool:
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(packed, 64).startswith(b"WARC/")
    except zlib.error:
        return False


def _of_record(record: Any, number: int, export: Export, made: Messages) -> _Capture | Unread | None:
    """The capture in a record; None for what is no report, which is counted."""
    kind = record.rec_type
    if kind in _OF_THE_PROGRAM:
        return None
    headers, answer = record.rec_headers, record.http_headers
    name = _name(headers.get_header("WARC-Record-ID"), number)
    address = headers.get_header("WARC-Target-URI") or ""
    if kind == "revisit":
        made.left("captures of what had not changed since an earlier one")
        return None
    if kind not in {"response", "resource", "conversion"}:
        made.left("records of other kinds")
        return None
    status = answer.get_statuscode() if answer is not None else "200"
    declared = (answer.get_header("Content-Type") if answer is not None else record.content_type) or ""
    media_type = declared.partition(";")[0].strip().lower()
    if not status.startswith("2"):
        made.left("answers of a server without the page (moved, missing, refused)")
        return None
    if media_type not in _READ:
        made.left("files of other kinds (scripts, pictures, data)")
        return None
    packing = (answer.get_header("Content-Encoding") or "" if answer is not None else "").strip().lower()
    if packing not in _UNPACKED:
        what = f"{address}: it was captured in a packing that is not read ({packing[:20]})"
        return Unread("read-unsupported", what, "", "capture it again without that packing", None, name)
    raw = record.content_stream().read(export.limits.report_bytes + 1)
    if len(raw) > export.limits.report_bytes:
        what = f"{address}: it is larger than one report may be"
        return Unread("read-too-large", what, "", "capture the page alone", None, name)
    if getattr(record.raw_stream, "limit", 0) > 0:
        what = f"{address}: the record is cut off"
        return Unread("read-export-cut", what, "", "capture it again, or copy the archive again", None, name)
    if not raw:
        made.left("empty answers")
        return None
    charset = re.search(r"charset\s*=\s*[\"']?([\w:.-]{1,40})", declared, re.I)
    time = headers.get_header("WARC-Date") or ""
    return _Capture(name, address, time, media_type, charset[1] if charset else None, raw)


def _name(record_id: str | None, number: int) -> str:
    """A record's own name without its frame, or its number where it has none."""
    match = re.search(r"urn:uuid:([0-9A-Fa-f-]{36})", record_id or "")
    return match[1].lower() if match else str(number)
