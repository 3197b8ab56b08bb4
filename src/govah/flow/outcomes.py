"""Reports in, claims out: acquire, read and extract, in the order of the reports whatever the number of workers."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from govah.flow.pool import SECONDS, Pages, Pool, Ticket
from govah.flow.work import Desk, Task, desk
from govah.model import Document, Extraction, Unread
from govah.reading import Captured, Found, Progress, acquire
from govah.reading.limits import cores
from govah.reading.sniff import MANY

RETRY = frozenset({"extract-crashed", "extract-too-slow", "extract-failed"})
"""Codes of faults that lie in the program or the machine and not in the report: the next reading tries again."""

_AHEAD = 8  # tasks a worker that are handed in before the first is answered


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one report: its claims, or why it could not be read. `last` ends the captured file it is part of.

    `captured` is None where no bytes could be had. A file in which nothing was found ends with an outcome that has
    neither claims nor a reason.
    """

    captured: Captured | None
    extraction: Extraction | None
    unread: Unread | None
    last: bool

    @property
    def name(self) -> str:
        """The file's name."""
        if self.captured is not None:
            return self.captured.name
        return self.unread.name if self.unread else ""

    @property
    def refused(self) -> bool:
        """True where something could not be read; a note of what an export holds beside its reports is no refusal."""
        return self.unread is not None and not self.unread.noted


Skip = Callable[[Captured], bool]


def extract_all(
    paths: Iterable[str | os.PathLike[str]] | Iterable[Found | Unread],
    pack_paths: Sequence[Path] = (),
    workers: int | None = None,
    now: str | None = None,
    progress: Callable[[str, bool], None] | None = None,
    *,
    pages: Pages | None = None,
) -> Iterator[tuple[Captured, Document, Extraction] | Unread]:
    """Every report under `paths` with what was extracted from it, or why it could not be read; in order, one by one.

    `workers` is the number of processes (default: one per core; 0 works in this process). `now` is the time of
    capture in ISO 8601. `progress` is told the name of each file when it is done, and whether it could be read;
    `pages` how many of how many of its pages are done, while the text of a file is recognised.
    """
    for outcome in outcomes(paths, pack_paths, workers=workers, now=now, pages=pages):
        if outcome.unread is not None:
            yield outcome.unread
        elif outcome.captured is not None and outcome.extraction is not None:
            yield outcome.captured, outcome.extraction.document, outcome.extraction
        if progress is not None and outcome.last:
            progress(outcome.name, not outcome.refused)


def outcomes(
    paths: Iterable[str | os.PathLike[str]] | Iterable[Found | Unread],
    pack_paths: Sequence[Path] = (),
    *,
    workers: int | None = None,
    now: str | None = None,
    skip: Skip | None = None,
    seconds: float = SECONDS,
    pages: Pages | None = None,
) -> Iterator[Outcome]:
    """As `extract_all`, with the end of each captured file marked; files that `skip` accepts are not read.

    A report that a worker breaks off at, or that takes longer than `seconds` and its size allow, is an `Unread`
    with a code; the others go on.
    """
    now = now or datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    count = cores() if workers is None else workers
    own = desk(pack_paths)
    items = (item for item in acquire(paths) if isinstance(item, Unread) or not (skip and skip(item)))
    if count == 0:
        for part in _parts(items, own, now):
            yield from _finished(part, own.work(part.task, _told(pages, part.task)) if part.task else [])
        return
    with Pool(count, pack_paths, seconds, pages=pages) as pool:
        window: deque[tuple[_Part, Ticket | None]] = deque()
        for part in _parts(items, own, now):
            window.append((part, pool.submit(part.task) if part.task else None))
            while len(window) > count * _AHEAD or (window and _done(window[0][1])):
                yield from _answered(pool, *window.popleft())
        while window:
            yield from _answered(pool, *window.popleft())


def _told(pages: Pages | None, task: Task) -> Progress | None:
    return None if pages is None else partial(pages, task.captured.name)


@dataclass(frozen=True, slots=True)
class _Part:
    """A file, or one report of a file of many: what is to be done with it, or what is known of it already."""

    captured: Captured | None
    task: Task | None
    unread: Unread | None
    last: bool


def _parts(items: Iterable[Captured | Unread], own: Desk, now: str) -> Iterator[_Part]:
    for item in items:
        if isinstance(item, Unread):
            yield _Part(None, None, item, last=True)
        elif item.media_type in MANY:
            yield from _many(item, own, now)
        else:
            yield _Part(item, Task(item, now), None, last=True)


def _many(captured: Captured, own: Desk, now: str) -> Iterator[_Part]:
    """A file of many reports is read here, piece by piece, and each report is work of its own."""
    held: _Part | None = None
    for one in own.read(captured, now):
        if held is not None:
            yield held
        if isinstance(one, Unread):
            held = _Part(captured, None, one, last=False)
        else:
            held = _Part(captured, Task(captured, now, one), None, last=False)
    yield _Part(captured, held.task if held else None, held.unread if held else None, last=True)


def _done(ticket: Ticket | None) -> bool:
    return ticket is None or ticket.result is not None


def _answered(pool: Pool, part: _Part, ticket: Ticket | None) -> Iterator[Outcome]:
    yield from _finished(part, pool.wait(ticket) if ticket else [])


def _finished(part: _Part, result: Sequence[Extraction | Unread]) -> Iterator[Outcome]:
    if not result:
        yield Outcome(part.captured, None, part.unread, part.last)
    for place, one in enumerate(result, 1):
        last = part.last and place == len(result)
        if isinstance(one, Unread):
            yield Outcome(part.captured, None, one, last)
        else:
            yield Outcome(part.captured, one, None, last)
