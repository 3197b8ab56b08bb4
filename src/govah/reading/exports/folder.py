"""The folder of a Telegram Desktop export: its pages are read; its style sheets and pictures are no reports."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from govah.model import Unread

_MARKS = frozenset({"messages.html", "export_results.html", "result.json"})
_SUMMARY = "export_results.html"
_FURNITURE = frozenset({"css", "js", "images"})
_OF_THE_ACCOUNT = frozenset({"lists", _SUMMARY})  # menus that lead to the pages of the chats
_MEDIA = frozenset({
    "photos", "video_files", "voice_messages", "round_video_messages", "stickers", "animations", "profile_pictures",
    "stories",
})  # fmt: skip


def furniture(names: set[str]) -> frozenset[str]:
    """Those names in a folder that only dress the pages of an export, or hold its pictures and recordings.

    >>> sorted(furniture({"messages.html", "css", "photos", "files", "letter.txt"}))
    ['css', 'photos']
    """
    if not names & _MARKS:
        return frozenset()
    pages = _FURNITURE if names & {"messages.html", _SUMMARY} else frozenset()
    menus = _OF_THE_ACCOUNT if {_SUMMARY, "lists"} <= names else frozenset()
    return frozenset(names & (pages | menus | _MEDIA))


def media_beside(folder: Path, names: frozenset[str], below: str) -> Iterator[Unread]:
    """A note for each folder of pictures or recordings that was passed over; `below` is shown before its name."""
    for name in sorted(names & _MEDIA):
        try:
            count = len(os.listdir(folder / name))  # noqa: PTH208 - names as the system gives them
        except OSError:
            continue
        what = f"{count:,} pictures or recordings of the export lie in it; they were not read"
        then = "give this folder by itself where a picture shows a document"
        yield Unread("read-export-media", what, f"{below}{name}", then, noted=True)
