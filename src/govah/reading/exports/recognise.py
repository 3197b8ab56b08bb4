"""What kind of export a file is, by how it begins: never by its name alone."""

from __future__ import annotations

import re
import zlib

from govah.reading.exports.kinds import ATOM, CHAT, MBOX, RSS, TELEGRAM_HTML, TELEGRAM_JSON, WARC
from govah.reading.exports.lines import looks_like_chat

_ONE_CHAT = re.compile(r'\s*\{[^\[\]{}]{0,4000}?"messages"\s*:\s*\[')
_CHAT_TYPE = re.compile(r'"type"\s*:\s*"[a-z_]+"')
# The whole account: a word about Telegram first, then sections in an order that changed over the years.
_ACCOUNT = re.compile(
    r'\s*\{\s*(?:"about"\s*:\s*"(?:[^"\\]|\\.){0,4000}"\s*,\s*)?'
    r'"(?:personal_information|profile_pictures|stories|contacts|frequent_contacts|sessions|web_sessions|other_data|'
    r'chats|left_chats)"\s*:\s*[\[{]'
)
_MESSAGE_DIV = re.compile(r'<div\s+class="message (?:default|service)\b[^"]*"\s+id="message-?\d+"')
_HISTORY = re.compile(r'<div\s+class="page_body chat_page"')
_PROLOGUE = re.compile(
    r"\s*(?:<\?(?:(?!\?>).)*\?>\s*|<!--(?:(?!-->).)*-->\s*|<!DOCTYPE\s[^<>\[]{0,300}(?:\[[^\]]{0,4000}\]\s*)?>\s*)*",
    re.S | re.I,
)
_RSS = re.compile(r"<rss[\s>]|<(?:\w+:)?RDF\s[^>]{0,2000}purl\.org/rss/1\.0", re.I)
_ATOM = re.compile(r"<(?:\w+:)?feed\s[^>]{0,2000}www\.w3\.org/2005/Atom", re.I)
_MBOX = re.compile(r"(?:\r?\n)*From \S.{0,200}\r?\n(?:>From .*\r?\n)*[A-Za-z][A-Za-z0-9-]*:")
PACKED_WARC = re.compile(r"archive/[^/]+\.warc(?:\.gz)?")  # a WARC by its name in a WACZ
_GZIP = b"\x1f\x8b\x08"


def text_export(text: str) -> str | None:
    """The kind of a text export from its first characters; None for anything else."""
    if _ONE_CHAT.match(text) and _CHAT_TYPE.search(text):
        return TELEGRAM_JSON
    if _ACCOUNT.match(text):
        return TELEGRAM_JSON
    if _MBOX.match(text):
        return MBOX
    if (prologue := _PROLOGUE.match(text)) and text.startswith("<", prologue.end()):
        if _RSS.match(text, prologue.end()):
            return RSS
        if _ATOM.match(text, prologue.end()):
            return ATOM
    return CHAT if looks_like_chat(text) else None


def page_of_chat(text: str) -> str | None:
    """A web page that is a page of a Telegram chat."""
    return TELEGRAM_HTML if _HISTORY.search(text) or _MESSAGE_DIV.search(text) else None


def web_archive(head: bytes) -> str | None:
    """A WARC, packed record by record or plain."""
    if head.startswith(_GZIP):
        try:
            head = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(head, 64)
        except zlib.error:
            return None
    return WARC if head.startswith((b"WARC/0.", b"WARC/1.")) else None


def packed_web_archive(names: set[str]) -> bool:
    """Whether the names in a packed file are those of a WACZ."""
    return any(map(PACKED_WARC.fullmatch, names))
