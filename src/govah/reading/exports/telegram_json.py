"""Telegram Desktop's JSON export, of one chat or a whole account: each message a report."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any
from zoneinfo import ZoneInfo

from govah.model import Unread
from govah.reading.contents import Contents, refuse
from govah.reading.exports.export import Export, Messages, cut_off, says_nothing
from govah.reading.exports.json_pieces import JsonBroken, JsonPieces
from govah.reading.exports.times import from_seconds, from_words
from govah.reading.ids import Ids

READER, VERSION = "telegram-json", "1"
_WIDE = frozenset({codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE})
_SECTIONS = frozenset({"chats", "left_chats"})
# How the program begins each message; where one is damaged the next is found by this.
_NEXT_MESSAGE = re.compile(r',\s*\{\s*"id"\s*:\s*-?\d{1,20}\s*,\s*"type"\s*:')
_LONGEST_BEGINNING = 400
_KNOWN = {"name": "name", "type": "kind", "id": "number", "username": "user_name"}  # what is told of a chat
_KEPT = ("from_id", "author", "via_bot", "saved_from", "media_type", "file", "photo")


def read_telegram_json(stream: IO[bytes], export: Export) -> Iterator[Contents | Unread]:
    """The messages in order, `stem/number`, in an account's export `stem/chat/number`; memory holds one at a time.

    The text is the message's own with all its pieces joined, or the caption of a picture. Where the file breaks off,
    the messages before are whole and the place is told; a damaged message is passed over. Raises
    `UnreadableReport` `read-encoding` for a file that some editor saved in another encoding than UTF-8.
    """
    if stream.read(2) in _WIDE:
        raise refuse("read-encoding", "the export is not in UTF-8", "export it again, or save it as UTF-8")
    stream.seek(0)
    yield from export.problems()
    pieces = JsonPieces(stream, export.limits.line_bytes)
    walk = _Walk(pieces, export)
    broken_off = False
    try:
        yield from walk.top()
    except JsonBroken as broken:
        broken_off = True
        if broken.depth is None:
            yield cut_off(f"byte {broken.place:,}", walk.last, walk.count)
        else:
            what = f"{_damage(broken, walk.last)}; no message behind it can be found"
            yield Unread("read-export-damaged", what, "", "export it again", None, f"byte {broken.place}")
    yield from walk.beside.ended(told=broken_off)


@dataclass
class _Chat:
    """What an export says of a chat before its messages."""

    name: str | None = None
    kind: str | None = None
    number: str | None = None
    user_name: str | None = None
    prefix: str = ""

    def learn(self, key: str, value: Any) -> None:
        if key in _KNOWN and isinstance(value, str | int):
            setattr(self, _KNOWN[key], str(value))


class _Walk:
    """One export on the way: where it stands, and what it gave so far."""

    def __init__(self, pieces: JsonPieces, export: Export) -> None:
        self._pieces, self._export = pieces, export
        self._chats = Ids()
        self.beside = Messages(export)
        self.last: str | None = None

    @property
    def count(self) -> int:
        """How many messages became reports so far."""
        return self.beside.count

    def top(self) -> Iterator[Contents | Unread]:
        chat = _Chat()
        for key in self._pieces.members():
            if key in _SECTIONS and self._pieces.peek() == "{":
                for inner in self._pieces.members():
                    if inner == "list" and self._pieces.peek() == "[":
                        for _ in self._pieces.items():
                            yield from self._chat_of_account()
                    else:
                        self._pieces.skip()
            else:
                yield from self._member(key, chat)

    def _chat_of_account(self) -> Iterator[Contents | Unread]:
        if self._pieces.peek() != "{":
            self._pieces.skip()
            return
        chat = _Chat()
        for key in self._pieces.members():
            if key == "messages":
                own, _ = self._chats.given(chat.number or "chat")
                chat.prefix = f"{own}/"
            yield from self._member(key, chat)

    def _member(self, key: str, chat: _Chat) -> Iterator[Contents | Unread]:
        """A member of a chat: its messages, or something to know of them."""
        if key == "messages" and self._pieces.peek() == "[":
            yield from self._messages(chat)
        elif self._pieces.peek() in {"{", "["}:
            self._pieces.skip()
        else:
            chat.learn(key, self._pieces.value()[0])

    def _messages(self, chat: _Chat) -> Iterator[Contents | Unread]:
        made = Messages(self._export, chat.prefix)
        zone = self._export.zone(chat.name, chat.user_name)
        user_name = self._export.user_name(chat.user_name)
        for _ in self._pieces.items():
            try:
                message, raw = self._pieces.value()
            except JsonBroken as broken:
                passed = self._pieces.leap(_NEXT_MESSAGE, _LONGEST_BEGINNING)
                if passed is None:
                    raise broken from None
                what = f"{_damage(broken, self.last)}; {passed:,} bytes were passed over"
                yield Unread("read-export-damaged", what, "", "export it again", None, f"byte {broken.place}")
                continue
            number = _number(message)
            contents = _contents(message, chat, zone, user_name, self.beside)
            if contents is not None:
                time = from_seconds(message.get("date_unixtime"), zone) or from_words(message.get("date"), zone)
                self.beside.count += 1
                yield made.report(number or str(self.count), contents, raw, time)
            self.last = number or self.last


def _damage(broken: JsonBroken, last: str | None) -> str:
    behind = f", behind message {last}" if last else ""
    how = "damaged" if broken.depth is None else f"nested {broken.depth:,} levels deep or deeper, which is not read"
    return f"a message at byte {broken.place:,}{behind} is {how}"


def _number(message: Any) -> str:
    """A message's own id; empty where it has none that could be one."""
    number = message.get("id") if isinstance(message, dict) else None
    return str(number) if type(number) in {int, str} else ""


def _contents(message: Any, chat: _Chat, zone: ZoneInfo, user_name: str | None, beside: Messages) -> Contents | None:
    """A message as the contents of a report; None, and counted, where it has no words."""
    if not isinstance(message, dict) or message.get("type") != "message":
        beside.left("service messages")
        return None
    text, links = _text(message.get("text") or message.get("text_entities"))
    if says_nothing(text):
        beside.left("messages without words")
        return None
    metadata = {f"telegram_{key}": str(message[key]) for key in _KEPT if message.get(key)}
    metadata |= {"telegram_date": str(message.get("date", "")), "telegram_chat": chat.kind or ""}
    if chat.number:
        metadata["telegram_chat_id"] = chat.number
    if links:
        metadata["links"] = json.dumps(links, ensure_ascii=False)
    if "reply_to_message_id" in message:
        metadata["reply_to"] = str(message["reply_to_message_id"])
    if "forwarded_from" in message or "forwarded_from_id" in message:
        metadata["forwarded"] = "yes"
        if message.get("forwarded_from"):
            metadata["forwarded_from"] = str(message["forwarded_from"])
    edited = from_seconds(message.get("edited_unixtime"), zone) or from_words(message.get("edited"), zone)
    if edited is not None:
        metadata["edited"] = edited.isoformat()
    said_by = message.get("author") or message.get("from")
    number = message.get("id")
    return Contents(
        text,
        READER,
        VERSION,
        "text/plain",
        author=str(said_by) if said_by and said_by != chat.name else None,
        source=chat.name,
        url=f"https://t.me/{user_name}/{number}" if user_name and isinstance(number, int) and number > 0 else None,
        metadata={key: value for key, value in metadata.items() if value},
    )


def _text(pieces: Any) -> tuple[str, list[str]]:
    """The words, however many pieces of form they are cut into, and the addresses that lie under them."""
    if isinstance(pieces, str):
        return pieces, []
    if not isinstance(pieces, list):
        return "", []
    words: list[str] = []
    links: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            words.append(piece)
        elif isinstance(piece, dict) and isinstance(piece.get("text"), str):
            words.append(piece["text"])
            if isinstance(piece.get("href"), str) and piece["href"]:
                links.append(piece["href"])
    return "".join(words), links
