"""Taking reports in: each file is hashed as it lies on the disk before anything looks inside."""

from __future__ import annotations

import atexit
import contextlib
import hashlib
import io
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO

from govah.errors import UnreadableReport
from govah.model import Remark, Unread
from govah.reading.limits import Limits
from govah.reading.metadata import SUFFIX, load_sidecar, sidecar_of
from govah.reading.sniff import HEAD_BYTES, MANY, sniff
from govah.reading.walk import STANDARD_INPUT, Found, find, shown, unread_for

_BLOCK = 1024 * 1024
_TOO_LARGE = "take out the part that is the report; only exports of many reports may be as large"


@dataclass(frozen=True, slots=True)
class Captured:
    """One file in custody: where it lay, how large it was, its SHA-256 and what its bytes are.

    `name` is the path below the folder that was given. `metadata` holds the keys of `NAME.meta.json`.
    `held` is the content where there is no file to open again (standard input).
    """

    id: str
    name: str
    path: Path
    size: int
    sha256: str
    media_type: str
    metadata: dict[str, str] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()
    held: bytes | None = field(default=None, repr=False)

    def open(self) -> IO[bytes]:
        """The bytes as a stream; `OSError` where the file has gone since."""
        return io.BytesIO(self.held) if self.held is not None else self.path.open("rb")

    def bytes(self) -> bytes:
        """The bytes at once; only for files within the limit of one report."""
        with self.open() as stream:
            return stream.read()


def acquire(
    paths: Iterable[str | os.PathLike[str]] | Iterable[Found | Unread],
    *,
    limit_bytes: int | None = None,
    limits: Limits | None = None,
) -> Iterator[Captured | Unread]:
    """Each report under `paths`, hashed and recognised, in a fixed order; what cannot be had comes as `Unread`.

    `paths` are files, folders, `-` for standard input, or what `find` gave. Nothing is raised: one bad file never
    stops the others. `limit_bytes` is short for `Limits(report_bytes=…)`.
    """
    limits = limits or Limits()
    if limit_bytes is not None:
        limits = replace(limits, report_bytes=limit_bytes)
    items = list(paths)
    located = [item for item in items if isinstance(item, Found | Unread)]
    first_names: dict[bytes, str] = {}
    for item in located or find(item for item in items if not isinstance(item, Found | Unread)):
        if isinstance(item, Unread):
            yield item
            continue
        for captured in _capture(item, limits):
            yield _marked_if_seen(captured, first_names) if isinstance(captured, Captured) else captured


def _capture(found: Found, limits: Limits) -> Iterator[Captured | Unread]:
    if found.name.endswith(SUFFIX) and found.name != SUFFIX:
        what = "the metadata file has no report beside it"
        yield Unread("read-metadata-alone", what, found.name, "put the report beside it, or remove it")
        return
    sha256: str | None = None
    try:
        if found.path == Path(STANDARD_INPUT) and found.given == STANDARD_INPUT:
            yield _from_standard_input(found, limits)
            return
        size, sha256, head = _hash(found.path, limits)
        media_type, remarks = _recognise(found, size, head, limits)
    except UnreadableReport as error:
        yield Unread(error.code, error.what, found.name, error.next_step, sha256)
        return
    except OSError as error:
        yield unread_for(error, found.name)
        return
    metadata: dict[str, str] = {}
    if beside := sidecar_of(found.path):
        sidecar_name = str(Path(found.name).with_name(shown(beside.name)))
        metadata, more, problem = load_sidecar(beside, sidecar_name)
        remarks = (*remarks, *more)
        if problem is not None:
            yield problem
    yield Captured(found.id, found.name, found.path, size, sha256, media_type, metadata, remarks)


def _hash(path: Path, limits: Limits) -> tuple[int, str, bytes]:
    """Size, SHA-256 and the first bytes. A file too large for one report is refused before it is read through."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        head = stream.read(HEAD_BYTES)
        if os.fstat(stream.fileno()).st_size > limits.report_bytes:
            _large_only_if_many(head, path.suffix, stream)
            stream.seek(len(head))
        size = 0
        block = head
        while block:
            size += len(block)
            digest.update(block)
            block = stream.read(_BLOCK)
    return size, digest.hexdigest(), head


def _large_only_if_many(head: bytes, suffix: str, whole: IO[bytes] | None = None) -> str:
    media_type = sniff(head, suffix, whole).media_type
    if media_type not in MANY:
        raise UnreadableReport("read-too-large", "it is larger than one report may be", None, _TOO_LARGE)
    return media_type


def _recognise(found: Found, size: int, head: bytes, limits: Limits) -> tuple[str, tuple[Remark, ...]]:
    if not size:
        raise UnreadableReport("read-empty", "the file is empty", None, "capture it again, or remove it")
    with found.path.open("rb") as whole:
        kind = sniff(head, found.path.suffix, whole)
    if size > limits.report_bytes and kind.media_type not in MANY:
        raise UnreadableReport("read-too-large", "it is larger than one report may be", None, _TOO_LARGE)
    return kind.media_type, (*_name_remarks(found), *_kind_remarks(kind.media_type, kind.expected, kind.mislabelled))


def _kind_remarks(media_type: str, expected: str | None, mislabelled: bool) -> tuple[Remark, ...]:
    if mislabelled:
        return (Remark("read-mislabelled", f"its name says {expected}, its bytes are {media_type}; read as that"),)
    if expected is None and media_type.startswith("text/"):
        return (Remark("read-unknown-suffix", f"its name does not say what it is; read as {media_type}"),)
    return ()


def _name_remarks(found: Found) -> tuple[Remark, ...]:
    if not found.odd_name:
        return ()
    what = "the file's name holds signs that cannot be shown; they are written as escapes"
    return (Remark("read-odd-name", what, "rename the file if the name matters"),)


def _from_standard_input(found: Found, limits: Limits) -> Captured:
    """Standard input: held in memory up to the limit of one report, beyond it only exports, in a private file."""
    # A program that was started without a standard input has none, whatever its type says.
    stream = getattr(sys.stdin, "buffer", None) or io.BytesIO()
    held = stream.read(limits.report_bytes + 1)
    if not held:
        raise UnreadableReport("read-empty", "nothing came in", None, "pipe a report into the command")
    if len(held) <= limits.report_bytes:
        kind = sniff(held[:HEAD_BYTES], "", io.BytesIO(held))
        digest = hashlib.sha256(held).hexdigest()
        return Captured(found.id, found.name, found.path, len(held), digest, kind.media_type, held=held)
    media_type = _large_only_if_many(held[:HEAD_BYTES], "")
    descriptor, name = tempfile.mkstemp(prefix="govah-")  # readable by the owner alone
    path = Path(name)
    atexit.register(_remove, path, os.getpid())
    digest_so_far, size = hashlib.sha256(), 0
    with os.fdopen(descriptor, "wb") as spool:
        block = held
        while block:
            size += len(block)
            digest_so_far.update(block)
            spool.write(block)
            block = stream.read(_BLOCK)
    return Captured(found.id, found.name, path, size, digest_so_far.hexdigest(), media_type)


def _remove(path: Path, owner: int) -> None:
    if os.getpid() == owner:  # a worker that was forked must not take the file from the others
        with contextlib.suppress(OSError):
            path.unlink()


def _marked_if_seen(captured: Captured, first_names: dict[bytes, str]) -> Captured:
    """The same bytes under a second name: taken in, and said to be the same."""
    first = first_names.setdefault(bytes.fromhex(captured.sha256), captured.name)
    if first == captured.name:
        return captured
    remark = Remark("read-same-bytes", f"the same bytes as {first}", "keep one of the two, or leave it")
    metadata = {**captured.metadata, "same_bytes_as": first}
    return replace(captured, metadata=metadata, remarks=(*captured.remarks, remark))
