"""The media types of the exports that are read; those without a registered name have one of our own."""

from __future__ import annotations

TELEGRAM_JSON = "application/vnd.telegram.export+json"
TELEGRAM_HTML = "text/vnd.telegram.export+html"
CHAT = "text/x-chat-export"
MBOX = "application/mbox"
RSS, ATOM = "application/rss+xml", "application/atom+xml"
WARC, WACZ = "application/warc", "application/wacz"

EXPORTS = frozenset({TELEGRAM_JSON, TELEGRAM_HTML, CHAT, MBOX, RSS, ATOM, WARC, WACZ})
BY_SUFFIX = {"mbox": MBOX, "rss": RSS, "atom": ATOM, "warc": WARC, "wacz": WACZ}
