"""The process that draws pages: `python -m govah.reading.facsimile_process`, asked and answering through its pipes.

It reads a line of JSON (`pages`, `spans`, `text`, `metadata`) and the bytes of a PDF, and writes what
`govah.reading.facsimile` reads.
"""

from __future__ import annotations

import contextlib
import json
import struct
import sys
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Any, Final

import msgspec
import pypdfium2

from govah.errors import UnreadableReport
from govah.reading.boxes import boxes
from govah.reading.facsimile import SECONDS
from govah.reading.pdf_page import opened, scale_of

_DOTS: Final = 180  # to the inch
_MOST_PIXELS: Final = 6_000_000
_LARGEST: Final = 14_400  # points: 200 inches, the most that PDF programs agree on
_MEMORY: Final = 2 * 1024**3


@dataclass(frozen=True, slots=True)
class _Asked:
    text: str
    metadata: Mapping[str, str]


def main() -> None:
    """Answer one request."""
    _limited()
    asked = json.loads(sys.stdin.buffer.readline())
    raw = sys.stdin.buffer.read()
    out = sys.stdout.buffer
    try:
        _draw(raw, asked["pages"], out)
    except UnreadableReport as error:
        out.write(json.dumps({"refused": error.code, "what": error.what}).encode() + b"\n")
        return
    except (pypdfium2.PdfiumError, MemoryError):
        refused = {"refused": "read-page-not-drawn", "what": "the page cannot be drawn"}
        out.write(json.dumps(refused).encode() + b"\n")
        return
    out.flush()  # the pictures arrive even if the places of the words are not found in time
    found = boxes(raw, _Asked(asked["text"], asked["metadata"]), asked["spans"]) if "text" in asked else []
    out.write(msgspec.json.encode(found) + b"\n")


def _limited() -> None:
    """No more memory and computing time than one page may take, where the system can hold a process to it."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (int(SECONDS), int(SECONDS)))


def _draw(raw: bytes, pages: list[int], out: IO[bytes]) -> None:
    with contextlib.closing(pypdfium2.PdfDocument(raw)) as document:
        drawn = [_picture(document, number) for number in pages]
        pictures = [{"page": n, "width": w, "height": h, "bytes": len(png)} for n, w, h, png in drawn]
        out.write(json.dumps({"pages": len(document), "pictures": pictures}).encode() + b"\n")
        for *_, png in drawn:
            out.write(png)


def _picture(document: Any, number: int) -> tuple[int, float, float, bytes]:
    if not 1 <= number <= len(document):
        raise UnreadableReport("read-page-absent", f"the file has no page {number}; it has {len(document)}")
    page = opened(document, number - 1)
    if page is None:
        raise UnreadableReport("read-page-not-drawn", "the page cannot be opened")
    width, height = page.get_size()
    if not (0 < width <= _LARGEST and 0 < height <= _LARGEST):
        what = f"the page is {width / 72:.0f} by {height / 72:.0f} inches, larger than any that is drawn"
        raise UnreadableReport("read-page-too-large", what)
    bitmap = page.render(scale=scale_of(page, _DOTS, _MOST_PIXELS), rev_byteorder=True, prefer_bgrx=False)
    drawn = png(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
    bitmap.close()
    page.close()
    return number, width, height, drawn


def png(width: int, height: int, stride: int, pixels: bytes) -> bytes:
    """A PNG of rows of red, green and blue bytes; in grey where no pixel has a colour."""
    rows = [pixels[at : at + 3 * width] for at in range(0, height * stride, stride)]
    grey = all(row[0::3] == row[1::3] == row[2::3] for row in rows)
    packer = zlib.compressobj(4)
    body = b"".join(packer.compress(b"\0" + (row[0::3] if grey else row)) for row in rows) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 8, 0 if grey else 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunks(IHDR=header, IDAT=body, IEND=b""))


def _chunks(**parts: bytes) -> Iterator[bytes]:
    for name, body in parts.items():
        named = name.encode() + body
        yield struct.pack(">I", len(body)) + named + struct.pack(">I", zlib.crc32(named))


if __name__ == "__main__":
    main()
