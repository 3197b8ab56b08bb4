"""An export in hand: what is known of it beside its bytes, and what each of its messages becomes."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from govah.errors import UnreadableReport
from govah.model import Unread
from govah.reading.contents import Contents
from govah.reading.exports.conventions import Conventions, built_in
from govah.reading.exports.zones import zone_named
from govah.reading.ids import Ids
from govah.reading.limits import Limits

if TYPE_CHECKING:
    from govah.reading.mail import Inside

_PUBLIC_CHANNEL = re.compile(r"(?:https?://)?(?:t\.me|telegram\.me)/(?:s/)?([A-Za-z]\w{3,31})/?", re.I)
_WORD = re.compile(r"[^\W_]")


@dataclass(frozen=True)
class Export:
    """What is known before an export is opened: `beside` holds the keys of its `NAME.meta.json`.

    `inside` gives the reader of a mail's attachments for the id of that mail; None where attachments are not read.
    """

    file_id: str
    path: PurePath = field(default_factory=PurePath)
    limits: Limits = field(default_factory=Limits)
    beside: dict[str, str] = field(default_factory=dict)
    conventions: Conventions = field(default_factory=built_in)
    inside: Callable[[str], Inside] | None = None

    def zone(self, *channel: str | None) -> ZoneInfo:
        """The zone in which the days of a channel are told: of its metadata file, else of the pack."""
        try:
            return zone_named(self.beside["zone"])
        except (KeyError, UnreadableReport):
            return self.conventions.zone(channel)

    def problems(self) -> Iterator[Unread]:
        """What is wrong with the metadata beside the export; its messages are read without it."""
        if "zone" in self.beside:
            try:
                zone_named(self.beside["zone"])
            except UnreadableReport as error:
                what = f"{error.what}; the messages were dated in the zone of the pack"
                yield Unread(error.code, what, "", error.next_step)

    def user_name(self, given: object = None) -> str | None:
        """A channel's public name: as the export gives it, else out of the address in the metadata file."""
        if isinstance(given, str) and re.fullmatch(r"@?[A-Za-z]\w{3,31}", given):
            return given.lstrip("@")
        match = _PUBLIC_CHANNEL.fullmatch(self.beside.get("url", "").strip())
        return match[1] if match else None


class Messages:
    """Makes messages into reports, each with an id of its own below the file's, and counts what is no report."""

    def __init__(self, export: Export, prefix: str = "") -> None:
        self._export = export
        self._prefix = prefix
        self._ids = Ids()
        self._left: Counter[str] = Counter()
        self.count = 0

    def report(
        self,
        number: str,
        contents: Contents,
        raw: bytes,
        time: datetime.datetime | None = None,
        minute: int | None = None,
    ) -> Contents:
        """The message as a report. `raw` are the bytes that it was read from; `time` its exact time, with a zone.

        `minute` is given where a message is named after it and is the first of it.
        """
        own, remarks = self._ids.given(number, minute)
        part = f"{self._prefix}{own}"
        self.count += 1
        metadata = {"message_id": number, "message_sha256": hashlib.sha256(raw).hexdigest(), **contents.metadata}
        words = contents.published_words if time is None else time.isoformat()
        return replace(
            contents,
            id=f"{self._export.file_id}/{part}",
            part=part,
            published_words=words,
            remarks=(*contents.remarks, *remarks),
            metadata=metadata,
        )

    def left(self, what: str, count: int = 1) -> None:
        """Count what is no report, under the words that will tell it."""
        self._left[what] += count

    def ended(self, *, told: bool = False) -> Iterator[Unread]:
        """What the export holds beside its reports, in one line; nothing where it holds nothing else.

        An export that holds nothing at all is refused, unless something was `told` of it already.
        """
        if not (self.count or self._left or told):
            yield Unread("read-no-text", "the export holds no messages", "", "look whether it is the right file")
        if self._left:
            counts = ", ".join(f"{what} ({count:,})" for what, count in self._left.most_common())
            yield Unread("read-export-beside", f"beside its reports it holds: {counts}", "", "", None, None, noted=True)


def says_nothing(text: str) -> bool:
    """Whether a message holds no letter and no digit: pictures without words, single signs of feeling.

    >>> says_nothing("👍🏽 !"), says_nothing("No.")
    (True, False)
    """
    return _WORD.search(text) is None


def cut_off(place: str, after: str | None, whole: int) -> Unread:
    """That an export breaks off, where, and how many messages came before."""
    behind = f" after message {after}" if after else ""
    what = f"the export breaks off at {place}{behind}; the {whole:,} whole messages before were read"
    return Unread("read-export-cut", what, "", "export it again, or copy it again, and compare the sizes")
