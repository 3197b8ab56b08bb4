"""Text recognition over the pages of a PDF: many at once, with progress, within a limit of time."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from govah.reading.limits import Limits, Progress, cores
from govah.reading.ocr_page import Recognised, read_scan
from govah.reading.pdf_lines import Line
from govah.reading.pdf_page import opened, picture
from govah.reading.second_reading import Checked, Difference, check, left_open, places_of, still_open
from govah.reading.tesseract import Tesseract

# To the inch. Persian digits are read best at 150 (689 of 880 against 646 at 300), and other ones at each size.
_DOTS, _OTHER_DOTS = 150, (240, 120)
_PAGE_SECONDS = 120.0
_Result = TypeVar("_Result")
_Job = tuple[int, Callable[[], _Result]]


@dataclass(slots=True)
class Recogniser:
    """Recognition at work on one PDF: counts the pages for `progress` and keeps to the time that is allowed.

    PDFium draws the pictures here, one after the other; the program reads them side by side.
    """

    document: Any
    tesseract: Tesseract
    at_once: int
    until: float
    progress: Progress
    done: int = 0
    total: int = 0

    @classmethod
    def begin(cls, document: Any, tesseract: Tesseract, limits: Limits, progress: Progress | None) -> Recogniser:
        """A recogniser that may take as long from now as the limits say."""
        until = time.monotonic() + limits.ocr_seconds
        return cls(document, tesseract, limits.ocr_at_once or cores(), until, progress or (lambda _done, _all: None))

    def scans(self, indexes: Sequence[int]) -> dict[int, Recognised | None]:
        """The text of these pages; a page is None where recognition failed, and missing where there was no time."""
        return dict(self._side_by_side(self._scan_jobs(indexes), len(indexes)))

    def _scan_jobs(self, indexes: Iterable[int]) -> Iterator[_Job[Recognised | None]]:
        for index in indexes:
            page = opened(self.document, index)
            small, large = picture(page, _DOTS), picture(page, _OTHER_DOTS[0])
            page.close()
            yield index, partial(read_scan, self.tesseract, small, large, _PAGE_SECONDS)

    def numbers(self, pages: Mapping[int, Sequence[Line]]) -> tuple[dict[int, list[Difference]], dict[int, Checked]]:
        """Where the numbers of these pages' text layers differ from their pictures, and what was checked at all."""
        found = self._side_by_side(self._check_jobs(pages), len(pages))
        checked = {index: one for index, one in found if one is not None}
        remaining = dict(zip(checked, left_open(list(checked.values())), strict=True))
        again = {index: places for index, places in remaining.items() if places}
        return dict(self._side_by_side(self._again_jobs(again), len(again))), checked

    def _check_jobs(self, pages: Mapping[int, Sequence[Line]]) -> Iterator[_Job[Checked | None]]:
        for index, lines in pages.items():
            page = opened(self.document, index)
            drawn, height = picture(page, _DOTS), page.get_height()
            page.close()
            yield index, partial(check, self.tesseract, drawn, places_of(lines), height, _PAGE_SECONDS)

    def _again_jobs(self, pages: Mapping[int, Any]) -> Iterator[_Job[list[Difference]]]:
        for index, places in pages.items():
            page = opened(self.document, index)
            drawn, height = [picture(page, dots) for dots in _OTHER_DOTS], page.get_height()
            page.close()
            yield index, partial(still_open, self.tesseract, drawn, places, height, _PAGE_SECONDS)

    def _side_by_side(self, jobs: Iterator[_Job[_Result]], count: int) -> Iterator[tuple[int, _Result]]:
        """Do the jobs, as many at once as may be, and hand out their results in order until the time is over."""
        self.total += count
        waiting: deque[tuple[int, Future[_Result]]] = deque()
        with ThreadPoolExecutor(self.at_once) as pool:
            more = True
            while more or waiting:
                while more and len(waiting) <= self.at_once:
                    job = next(jobs, None) if time.monotonic() < self.until else None
                    more = job is not None
                    if job is not None:
                        waiting.append((job[0], pool.submit(job[1])))
                if waiting:
                    index, future = waiting.popleft()
                    result = future.result()
                    self.done += 1
                    self.progress(self.done, self.total)
                    yield index, result
