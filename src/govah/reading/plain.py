"""Plain text and Markdown: the stored text is exactly the decoded code points."""

from __future__ import annotations

from govah.reading.contents import Contents
from govah.reading.encodings import decode
from govah.reading.limits import Limits

READER, VERSION = "plain", "1"


def read_plain(raw: bytes, limits: Limits, media_type: str = "text/plain") -> Contents:
    r"""The text as it stands: nothing trimmed, nothing normalised, line ends kept.

    >>> read_plain(b" two\r\nlines ", Limits()).text
    ' two\r\nlines '
    """
    decoded = decode(raw)
    return Contents(
        text=decoded.text,
        reader=READER,
        reader_version=VERSION,
        media_type=media_type,
        remarks=decoded.remarks,
        metadata={"encoding": decoded.encoding},
    )
