"""Telegram Desktop's HTML export: messages.html, messages2.html and so on, each message a report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO, Any
from zoneinfo import ZoneInfo

from lxml import etree

from govah.model import Unread
from govah.reading.contents import Contents
from govah.reading.dom import squash
from govah.reading.exports.export import Export, Messages, cut_off, says_nothing
from govah.reading.exports.html_pieces import html_pieces, is_closed
from govah.reading.exports.times import from_words

READER, VERSION = "telegram-html", "1"
_TAIL = 4096
_DATE = re.compile(r"(\d\d)\.(\d\d)\.(\d{4}) (\d\d):(\d\d):(\d\d)(?:\s+UTC\s?([+-]\d\d:?\d\d)?)?")
_ASKED_FOR = re.compile(r"go_?to_?message\(?(\d+)", re.I)
_LINE_END = re.compile(r"[ \t]*[\r\n]+[ \t]*")


def read_telegram_html(stream: IO[bytes], export: Export) -> Iterator[Contents | Unread]:
    """The messages of one page in order. A message that is joined to the one before has that one's sender.

    The day is told in the channel's zone, whatever the zone of the computer that made the export. This form does not
    say which messages were edited. A page that breaks off gives its whole messages, and the last of them is named.
    """
    yield from export.problems()
    whole = _is_whole(stream)
    made = Messages(export)
    page = _Page(export, made)
    pieces = html_pieces(stream, export.limits.line_bytes)
    last = next(pieces)
    for piece in pieces:
        yield from page.read(last)
        last = piece
    if whole or (last and is_closed(last)):
        yield from page.read(last)
    if not whole:
        size = stream.seek(0, 2)
        yield cut_off(f"byte {size:,}", page.last, made.count)
    yield from made.ended(told=not whole)


def _is_whole(stream: IO[bytes]) -> bool:
    size = stream.seek(0, 2)
    stream.seek(max(0, size - _TAIL))
    tail = stream.read(_TAIL)
    stream.seek(0)
    return b"</html>" in tail.lower()


class _Page:
    """One page on the way: the chat's name, and whose message was the last."""

    def __init__(self, export: Export, made: Messages) -> None:
        self._export, self._made = export, made
        self._chat: str | None = None
        self._zone: ZoneInfo = export.zone()
        self._sender: str | None = None
        self._forwarded: str | None = None
        self._parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True)
        self.last: str | None = None

    def read(self, piece: bytes | None) -> Iterator[Contents | Unread]:
        """The report in a piece of the page; a piece that is too long is named by the message before it."""
        if piece is None:
            behind = f"behind message {self.last}" if self.last else "at the start of the page"
            what = f"a message {behind} is larger than one report may be"
            yield Unread("read-too-large", what, "", "save it as a file of its own")
            return
        self._parser.feed(piece)
        root = self._parser.close()
        for element in root.iter("div") if root is not None else ():
            classes = (element.get("class") or "").split()
            if "page_header" in classes:
                self._chat = squash(element.xpath("string()")) or None
                self._zone = self._export.zone(self._chat)
            elif _is_message(element, classes) and (found := self._message(element, classes)) is not None:
                yield found

    def _message(self, element: Any, classes: list[str]) -> Contents | None:
        number = element.get("id").removeprefix("message")
        if "service" in classes:
            if not number.startswith("-"):  # a minus stands before the lines that only tell the day
                self._made.left("service messages")
                self.last = number
            return None
        self.last = number
        name = _first(element, "body", "from_name")
        if name is not None:
            self._sender = squash(name.xpath("string()")) or None
            self._forwarded = None
        forwarded = _first(element, "forwarded", "body")
        if forwarded is not None and (by := _first(forwarded, "from_name")) is not None:
            self._forwarded = squash(by.text) or squash(by.xpath("string()"))
        words = next((div for div in element.iter("div") if (div.get("class") or "").split() == ["text"]), None)
        text = _text(words) if words is not None else ""
        if says_nothing(text):
            self._made.left("messages without words")
            return None
        dated = _first(element, "date", "details")
        written = dated.get("title") or "" if dated is not None else ""
        metadata = {"telegram_date": written, "links": " ".join(_links(words))}
        if forwarded is not None:
            metadata |= {"forwarded": "yes", "forwarded_from": self._forwarded or ""}
        if (reply := _first(element, "reply_to")) is not None:
            asked = _ASKED_FOR.search(etree.tostring(reply, encoding="unicode"))
            metadata["reply_to"] = asked[1] if asked else squash(reply.xpath("string()"))
        signed = squash(by.xpath("string()")) if (by := _first(element, "signature")) is not None else None
        user_name = self._export.user_name()
        author = signed or self._sender
        contents = Contents(
            text,
            READER,
            VERSION,
            "text/plain",
            author=author if author != self._chat else None,
            source=self._chat,
            url=f"https://t.me/{user_name}/{number}" if user_name and number.isdigit() else None,
            metadata={key: value for key, value in metadata.items() if value},
        )
        raw: bytes = etree.tostring(element, encoding="utf-8", with_tail=False)
        return self._made.report(number, contents, raw, _time(written, self._zone))


def _is_message(element: Any, classes: list[str]) -> bool:
    return "message" in classes and (element.get("id") or "").startswith("message")


def _time(written: str, zone: ZoneInfo) -> Any:
    """The time as the export's page titles it; older ones leave out the offset, and mean the zone of the computer."""
    match = _DATE.search(written)
    if match is None:
        return from_words(written, zone)
    day, month, year, hour, minute, second = match.groups()[:6]
    return from_words(f"{year}-{month}-{day}T{hour}:{minute}:{second}{match[7] or ''}", zone)


def _first(element: Any, *wanted: str) -> Any | None:
    """The first element below that has these classes; of several names the last may be a child of the others."""
    for below in element.iter("div", "span"):
        classes = (below.get("class") or "").split()
        if below is element:
            continue
        if set(wanted) <= set(classes):
            return below
    if len(wanted) == 2 and (outer := _first(element, wanted[0])) is not None:
        for child in outer:
            if isinstance(child.tag, str) and wanted[1] in (child.get("class") or "").split():
                return child
    return None


def _text(element: Any) -> str:
    """The words with their line ends; the line ends of the page itself are none."""
    pieces: list[str] = []
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            pieces.append("\n" if node.tag == "br" else _LINE_END.sub(" ", node.text or ""))
        elif node is not element:
            pieces.append(_LINE_END.sub(" ", node.tail or ""))
    return "\n".join(line.strip(" ") for line in "".join(pieces).split("\n")).strip("\n")


def _links(element: Any) -> Iterator[str]:
    """Addresses under the words that the words themselves do not show."""
    for link in element.iter("a"):
        address = link.get("href") or ""
        if address.startswith(("http://", "https://")) and address not in link.xpath("string()"):
            yield address
