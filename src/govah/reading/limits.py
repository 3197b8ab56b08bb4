"""How much one report may cost: sizes, depths and times past which a file is refused rather than read."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass

MEBIBYTE = 1024 * 1024
Progress = Callable[[int, int], None]
"""Told how many of how many pages are done, where that takes long."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Each limit is a refusal with its own code, or a part left out with a remark; `docs/reading.md` tells them.

    Sizes are in bytes unless the name says otherwise, times in seconds. JSON Lines have no limit on the whole
    file, which is read line by line: only on one line.
    """

    report_bytes: int = 64 * MEBIBYTE  # one report in one file; reports of the field have some kilobytes
    line_bytes: int = 16 * MEBIBYTE  # one line of a JSON Lines file
    html_bytes: int = 16 * MEBIBYTE  # one page; a page beyond it is a data dump, not an article
    html_elements: int = 500_000
    article_elements: int = 20_000  # past it the search for the article takes minutes; the whole text is taken
    text_characters: int = 20_000_000  # the stored text of one report
    expanded_bytes: int = 256 * MEBIBYTE  # what a packed file (docx) may unpack to
    packed_files: int = 10_000  # how many files one packed file may hold
    depth: int = 200  # how deep XML, mail parts and JSON may nest
    pages: int = 5_000  # of one PDF
    seconds: float = 120.0  # for the pages of one PDF, looked at between pages
    ocr_pages: int = 2_000  # of one PDF that text recognition reads because they have no text layer; 0 for none
    second_reading_pages: int = 500  # of one PDF whose numbers text recognition compares; 0 for none
    ocr_seconds: float = 3_600.0  # for text recognition on one PDF
    ocr_at_once: int = 0  # pages that are recognised side by side; 0 for as many as there are cores
    attachments: int = 100  # of one mail
    bad_lines: int = 100  # unreadable lines at the start of a JSON Lines file before it is given up as none


def cores() -> int:
    """How many processes may work at once here."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not every system knows affinity
        return os.cpu_count() or 1
