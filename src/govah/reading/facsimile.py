"""Pages of a PDF as they are printed, with the places of passages on them.

A file from outside is drawn in a process of its own, with a limit of time and of memory: what hangs, grows or breaks
there takes nothing else with it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import BoundedSemaphore
from typing import Any, Final

import msgspec

from govah.errors import UnreadableReport
from govah.reading.boxes import Paged, PassageBox
from govah.reading.contents import refuse

SECONDS: Final = 30.0
MOST_PAGES: Final = 4  # pictures that one call hands out
_AT_ONCE: Final = BoundedSemaphore(2)
_LOOK: Final = "open the file itself in a program that shows PDFs"


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as it looks: its number (from 1), its size in points (1/72 inch) and its picture, a PNG."""

    page: int
    width: float
    height: float
    png: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Facsimile:
    """What was asked of a PDF. `boxes` is None where the places of the passages were not found in time."""

    pages: int
    pictures: tuple[PagePicture, ...]
    boxes: tuple[PassageBox, ...] | None = ()


def facsimile(
    raw: bytes,
    pages: Sequence[int],
    document: Paged | None = None,
    spans: Sequence[tuple[int, int]] = (),
    *,
    seconds: float = SECONDS,
) -> Facsimile:
    """The pictures of some pages (from 1) of the PDF `raw`, and the boxes of passages of the document read from it.

    Raises `UnreadableReport`: `read-page-absent`, `read-page-too-large`, `read-page-too-slow`, `read-page-not-drawn`.
    """
    asked = {"pages": list(pages[:MOST_PAGES]), "spans": [list(span) for span in spans]}
    if document is not None and spans:
        asked |= {"text": document.text, "metadata": dict(document.metadata)}
    given = json.dumps(asked).encode("ascii") + b"\n" + raw
    # -P: no module is loaded out of the folder that the desk was started in, where files from outside may lie
    command = [sys.executable, "-P", "-m", "govah.reading.facsimile_process"]
    late = False
    with _AT_ONCE:
        try:
            answer = subprocess.run(command, input=given, capture_output=True, timeout=seconds, check=False).stdout  # noqa: S603
        except subprocess.TimeoutExpired as error:
            answer, late = error.stdout or b"", True
    try:
        return _read(answer)
    except (ValueError, KeyError, TypeError) as error:
        if late:
            raise refuse("read-page-too-slow", f"the page was not drawn within {seconds:g} seconds", _LOOK) from error
        raise refuse("read-page-not-drawn", "the page cannot be drawn", _LOOK) from error


def _read(answer: bytes) -> Facsimile:
    """The answer: a line that lists the pictures, the pictures, a line with the boxes unless they came too late."""
    head, _, rest = answer.partition(b"\n")
    said: dict[str, Any] = json.loads(head)
    if said.get("refused"):
        raise UnreadableReport(said["refused"], said["what"], None, _LOOK)
    pictures = []
    for one in said["pictures"]:
        png, rest = rest[: one["bytes"]], rest[one["bytes"] :]
        if len(png) < one["bytes"]:
            raise ValueError("cut off")
        pictures.append(PagePicture(one["page"], one["width"], one["height"], png))
    boxes = tuple(msgspec.json.decode(rest, type=list[PassageBox])) if rest.endswith(b"\n") else None
    return Facsimile(said["pages"], tuple(pictures), boxes)
