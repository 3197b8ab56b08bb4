"""A packed web archive (WACZ): the WARC files in its folder `archive`, read one after the other."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import IO

from govah.model import Unread
from govah.reading.contents import Contents, refuse
from govah.reading.exports.export import Export, Messages
from govah.reading.exports.recognise import PACKED_WARC
from govah.reading.exports.warc import read_warc

_TIMES_LARGER = 200  # a WARC is packed already; one that unpacks to so much more is an attack
_NEXT = "capture it again or ask for another copy"


def read_wacz(stream: IO[bytes], export: Export) -> Iterator[Contents | Unread]:
    """The captures of every WARC in the package, as `read_warc` gives them. Raises `UnreadableReport`."""
    try:
        packed = zipfile.ZipFile(stream)
        members = sorted(
            (one for one in packed.infolist() if PACKED_WARC.fullmatch(one.filename)), key=lambda one: one.filename
        )
    except Exception as error:
        # zipfile raises many kinds on damaged and hostile files.
        raise refuse("read-damaged", "the package is damaged or cut off", _NEXT) from error
    if not members:
        raise refuse("read-no-text", "the package holds no web archive", "look whether it is the right file")
    if len(members) > export.limits.packed_files:
        raise refuse("read-zip-bomb", "it holds more files than a web archive may", "unpack it, and read its archives")
    made = Messages(export)
    for member in members:
        if member.file_size > max(export.limits.expanded_bytes, _TIMES_LARGER * member.compress_size):
            what = f"{member.filename} would unpack to more than a web archive may"
            yield Unread(
                "read-zip-bomb", what, "", "unpack it where you trust it, and read the WARC", None, member.filename
            )
            continue
        try:
            with packed.open(member) as warc:
                for one in read_warc(warc, export, made):
                    if isinstance(one, Unread) and (one.part or "").startswith("byte "):
                        one = replace(one, what=f"{member.filename}: {one.what}", part=f"{member.filename} {one.part}")  # noqa: PLW2901
                    yield one
        except RuntimeError:  # what zipfile raises for a member that is encrypted
            what = f"{member.filename} is protected by a password"
            yield Unread("read-password", what, "", "save a copy without it and read that", None, member.filename)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
            what = f"{member.filename} is damaged ({type(error).__name__}); what came before was read"
            yield Unread("read-export-damaged", what, "", _NEXT, None, member.filename)
    yield from made.ended()
