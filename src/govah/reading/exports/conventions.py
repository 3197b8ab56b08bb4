"""What a pack says of exports: the marks that chat programs write, and whose time messages are told in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from zoneinfo import ZoneInfo

from govah.packs import Pack, load_pack
from govah.packs.schema.exports import ChatMark, TimeZone
from govah.reading.exports.lines import shapeless
from govah.reading.exports.zones import zone_named

_UTC = "UTC"
CLOSING = tuple(")>]»")  # a mark at the end of a message closes with one of these, and few messages do


@dataclass(frozen=True)
class Conventions:
    """The marks of chat exports by what they mean, compiled, and the zones of channels by name."""

    marks: dict[str, tuple[re.Pattern[str], ...]]
    zones: dict[str, str] = field(default_factory=dict)
    everywhere: str = _UTC

    @classmethod
    def of(cls, pack: Pack) -> Conventions:
        """Those of a pack."""
        marks: dict[str, list[re.Pattern[str]]] = {}
        for mark in pack.of(ChatMark):
            marks.setdefault(mark.means, []).append(compiled(mark))
        zones = list(pack.of(TimeZone))
        return cls(
            {means: tuple(patterns) for means, patterns in marks.items()},
            {channel.casefold(): zone.zone for zone in zones for channel in zone.channels},
            next((zone.zone for zone in zones if not zone.channels), _UTC),
        )

    def zone(self, channel: Iterable[str | None]) -> ZoneInfo:
        """The zone of a channel by its name or user name, else the one for all others."""
        own = (self.zones.get(name.casefold().lstrip("@")) for name in channel if name)
        return zone_named(next((zone for zone in own if zone), self.everywhere))

    def is_all(self, means: str, words: str) -> bool:
        """Whether a mark of that meaning is all there is in `words`."""
        bare = shapeless(words).strip()
        return any(pattern.fullmatch(bare) for pattern in self.marks.get(means, ()))

    def begins(self, means: str, words: str) -> bool:
        """Whether a mark of that meaning is how `words` begin."""
        bare = shapeless(words).strip()
        return any(pattern.match(bare) for pattern in self.marks.get(means, ()))

    def name_in(self, stem: str) -> str | None:
        """The chat's name in the name of an export's file; None where it is not named as exports are."""
        for pattern in self.marks.get("chat_name", ()):
            if match := pattern.fullmatch(stem.replace("_", " ")):
                return next((name for name in match.groups() if name), None)
        return None


def compiled(mark: ChatMark) -> re.Pattern[str]:
    """A mark's pattern as it is used."""
    return re.compile(mark.pattern, re.IGNORECASE)


@cache
def built_in() -> Conventions:
    """Those of the program's own pack."""
    return Conventions.of(load_pack())
