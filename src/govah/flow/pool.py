"""Worker processes under watch: one that dies or hangs loses only the report in its hands, and is replaced."""

from __future__ import annotations

import contextlib
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from multiprocessing import connection, get_context
from multiprocessing.context import SpawnProcess
from pathlib import Path
from types import TracebackType
from typing import Any

from govah.errors import GovahError
from govah.flow.work import Result, Task, fault
from govah.flow.worker import READY, Going, serve

SECONDS = 60.0
CHARACTERS_PER_SECOND = 20_000  # a slow reader on a slow machine
_START_SECONDS = 120.0
_GOING_SECONDS = 5.0
_GOING_ON_SECONDS = 600.0  # between two pages, at most: recognition in every direction, on a busy machine
_SPAWN = get_context("spawn")
Pages = Callable[[str, int, int], None]
"""Told a file's name, how many of its pages are done, and of how many, while text is recognised."""
Serving = Callable[[Any, Sequence[Path]], None]


@dataclass(slots=True, eq=False)
class Ticket:
    """A task that was handed in, and what came of it."""

    task: Task
    result: Result | None = None


@dataclass(slots=True, eq=False)
class _Worker:
    process: SpawnProcess
    line: connection.Connection[Any, Any]
    ready: bool = False
    until: float = field(default=0.0)
    ticket: Ticket | None = None


class Pool:
    """Up to `workers` processes, started when there is work for them and ended with the `with` block."""

    def __init__(
        self,
        workers: int,
        pack_paths: Sequence[Path],
        seconds: float = SECONDS,
        serving: Serving | None = None,
        pages: Pages | None = None,
    ) -> None:
        self._serving = serving or serve
        self._pages = pages
        self._most = workers
        self._pack_paths = tuple(pack_paths)
        self._seconds = seconds
        self._workers: list[_Worker] = []
        self._waiting: deque[Ticket] = deque()

    def __enter__(self) -> Pool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.process.kill() if kind else worker.line.close()
        for worker in self._workers:
            worker.process.join(_GOING_SECONDS)
            self._end(worker)
        self._workers.clear()

    def submit(self, task: Task) -> Ticket:
        """Hand in a task."""
        ticket = Ticket(task)
        self._waiting.append(ticket)
        self._hand_out()
        return ticket

    def wait(self, ticket: Ticket) -> Result:
        """What came of a task, once it has."""
        while ticket.result is None:
            self._watch()
        return ticket.result

    def _hand_out(self) -> None:
        for worker in self._workers:
            if self._waiting and worker.ready and worker.ticket is None:
                self._give(worker, self._waiting.popleft())
        starting = sum(not worker.ready for worker in self._workers)
        if len(self._waiting) > starting and len(self._workers) < self._most:
            self._start()

    def _give(self, worker: _Worker, ticket: Ticket) -> None:
        worker.ticket = ticket
        # One scan alone has all cores, many at once share them.
        share = max(1, self._most // len(self._workers))
        ticket.task = replace(ticket.task, at_once=share)
        worker.until = time.monotonic() + self._allowed(ticket.task)
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # it died; the watch sees it
            worker.line.send(ticket.task)

    def _start(self) -> None:
        ours, theirs = _SPAWN.Pipe()
        process = _SPAWN.Process(target=self._serving, args=(theirs, self._pack_paths), daemon=True)
        process.start()
        theirs.close()
        self._workers.append(_Worker(process, ours, until=time.monotonic() + _START_SECONDS))

    def _watch(self) -> None:
        """Wait until something happens: an answer, a death, or a time limit."""
        now = time.monotonic()
        busy = [worker for worker in self._workers if worker.ticket or not worker.ready]
        limit = max(0.0, min((worker.until for worker in busy), default=now + 1) - now)
        connection.wait([worker.line for worker in self._workers], limit)
        for worker in list(self._workers):
            if self._silent(worker):
                self._lost(worker, "extract-crashed", f"the program broke off at this report ({_how(worker)})")
            elif (worker.ticket or not worker.ready) and time.monotonic() > worker.until:
                self._lost(worker, "extract-too-slow", "it took longer than a report of its size may")
        self._hand_out()

    def _silent(self, worker: _Worker) -> bool:
        """Hear what the worker has to say; whether it is gone and will say no more."""
        try:
            while worker.line.poll():
                said = worker.line.recv()
                if said == READY:
                    worker.ready = True
                elif isinstance(said, Going):
                    self._goes_on(worker, said)
                elif worker.ticket is not None:
                    worker.ticket.result, worker.ticket = said, None
        except (EOFError, OSError):  # its end of the line closed, as it does when a process ends in whatever way
            worker.process.join(_GOING_SECONDS)
            return True
        return False

    def _goes_on(self, worker: _Worker, going: Going) -> None:
        """Long work that says how far it is has time until it next should."""
        if worker.ticket is None:
            return
        task = worker.ticket.task
        # What follows the last page is ordinary work again.
        more = _GOING_ON_SECONDS if going.done < going.of else self._allowed(task)
        worker.until = time.monotonic() + more
        if self._pages is not None:
            self._pages(task.captured.name, going.done, going.of)

    def _allowed(self, task: Task) -> float:
        return self._seconds + task.size / CHARACTERS_PER_SECOND

    def _lost(self, worker: _Worker, code: str, what: str) -> None:
        self._workers.remove(worker)
        worker.process.kill()
        worker.process.join()
        self._end(worker)
        if not worker.ready:
            raise GovahError(
                "flow-no-worker",
                f"a worker process did not start ({_how(worker)})",
                next_step="look at the error above; a script that calls Govah needs an `if __name__ == '__main__':`",
            )
        if worker.ticket is not None:
            worker.ticket.result = [fault(code, what, worker.ticket.task)]

    def _end(self, worker: _Worker) -> None:
        with contextlib.suppress(OSError):
            worker.line.close()


def _how(worker: _Worker) -> str:
    code = worker.process.exitcode
    return "no reason given" if code is None else f"signal {-code}" if code < 0 else f"exit {code}"
