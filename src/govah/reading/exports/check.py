"""Runs the examples and counter-examples of every chat mark, and looks each time zone up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govah.errors import UnreadableReport
from govah.packs import Pack, Problem
from govah.packs.schema.exports import ChatMark, TimeZone
from govah.reading.exports.conventions import CLOSING, compiled
from govah.reading.exports.zones import zone_named


def check_exports(pack: Pack) -> Iterator[Problem]:
    """Marks that do not find their examples, or find a counter-example; zones that are none or stand twice."""
    for mark in pack.of(ChatMark):
        try:
            pattern = compiled(mark)
        except re.error as error:
            yield Problem(pack.where(mark), "export-pattern", f"the pattern cannot be read: {error}")
            continue
        fits = pattern.match if mark.means == "system" else pattern.fullmatch
        for wanted, examples in ((True, mark.examples), (False, mark.counter_examples)):
            for example in examples:
                if bool(fits(example)) != wanted:
                    what = "is not found" if wanted else "is found"
                    yield Problem(pack.where(mark), "export-example", f"{example!r} {what}")
        if mark.means in {"edited", "attachment"} and not all(one.endswith(CLOSING) for one in mark.examples):
            yield Problem(
                pack.where(mark), "export-example", f"the mark does not close with one of {' '.join(CLOSING)}"
            )
    everywhere = [zone for zone in pack.of(TimeZone) if not zone.channels]
    for zone in pack.of(TimeZone):
        try:
            zone_named(zone.zone)
        except UnreadableReport as error:
            yield Problem(pack.where(zone), "export-zone", error.what)
        if not zone.channels and zone != everywhere[0]:
            what = f"{everywhere[0].id} is for all channels already; name the channels, or replace that entry"
            yield Problem(pack.where(zone), "export-zone", what)
