"""Time zones out of the pinned copy of the IANA database, the same on every machine whatever its system holds."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo

from govah.reading.contents import refuse

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+){0,2}")


@cache
def zone_named(name: str) -> ZoneInfo:
    """The zone of that name. Raises `UnreadableReport` `read-zone-unknown`.

    A system's own database may be older than the last change of a country's rules, and would move messages by an hour.
    """
    try:
        if not _NAME.fullmatch(name):
            raise ValueError(name)
        with resources.files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as stream:
            return ZoneInfo.from_file(stream, key=name)
    except (OSError, ValueError) as error:
        what = f"there is no time zone {name!r}"
        raise refuse("read-zone-unknown", what, "write it as the IANA database does, Continent/City") from error
