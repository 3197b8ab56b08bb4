"""Which reader reads which export: one line for each, each loaded when first needed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from govah.model import Unread
from govah.reading.contents import Contents, refuse
from govah.reading.exports import kinds
from govah.reading.exports.export import Export


def read_export(stream: IO[bytes], media_type: str, export: Export) -> Iterator[Contents | Unread]:
    """The reports in an export, read piece by piece from a stream that can be gone back in.

    Raises `UnreadableReport`, and what the libraries raise on bytes that they were not made for.
    """
    if media_type == kinds.TELEGRAM_JSON:
        from govah.reading.exports.telegram_json import read_telegram_json

        yield from read_telegram_json(stream, export)
    elif media_type == kinds.TELEGRAM_HTML:
        from govah.reading.exports.telegram_html import read_telegram_html

        yield from read_telegram_html(stream, export)
    elif media_type == kinds.CHAT:
        from govah.reading.exports.chat_text import read_chat

        yield from read_chat(stream, export)
    elif media_type == kinds.MBOX:
        from govah.reading.exports.mbox import read_mbox

        yield from read_mbox(stream, export)
    elif media_type in {kinds.RSS, kinds.ATOM}:
        from govah.reading.exports.feed import read_feed

        yield from read_feed(stream, export)
    elif media_type == kinds.WARC:
        from govah.reading.exports.warc import read_warc

        yield from read_warc(stream, export)
    elif media_type == kinds.WACZ:
        from govah.reading.exports.wacz import read_wacz

        yield from read_wacz(stream, export)
    else:
        raise refuse("read-unsupported", f"{media_type} is not read", "export it as txt, html, pdf or docx")
