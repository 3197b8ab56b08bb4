"""A pack as a whole: every id that an entry names exists, and no name means two bodies, laws or sources unsaid."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from govah.packs.pack import Pack
from govah.packs.problem import Problem
from govah.packs.schema import Entry
from govah.packs.schema.acts import ChargeCategory, EventType, Outcome
from govah.packs.schema.charges import Charge
from govah.packs.schema.instruments import Instrument
from govah.packs.schema.organisations import Office, Organisation
from govah.packs.schema.places import City, Country, Prison, Province
from govah.packs.schema.sources import NewsSource

# Who points at what: a kind of entry, its field (one id or several), and the kind of entry that the ids belong to.
_POINTERS: tuple[tuple[type[Entry], str, type[Entry]], ...] = (
    (Province, "country", Country),
    (Province, "capital", City),
    (City, "province", Province),
    (City, "part_of", City),
    (Prison, "city", City),
    (Prison, "province", Province),
    (Prison, "country", Country),
    (Prison, "part_of", Prison),
    (EventType, "outcome", Outcome),
    (EventType, "implies", EventType),
    (EventType, "excludes", EventType),
    (Charge, "category", ChargeCategory),
    (Charge, "country", Country),
    (Instrument, "country", Country),
    (Organisation, "part_of", Organisation),
    (Organisation, "city", City),
    (Organisation, "province", Province),
    (Organisation, "country", Country),
    (Office, "body", Organisation),
    (NewsSource, "country", Country),
)
_NAMED: tuple[type[Entry], ...] = (Charge, Instrument, NewsSource, Office, Organisation)
_SPELLINGS = ("names", "short", "formerly")


def check_whole(pack: Pack) -> Iterator[Problem]:
    """Dangling ids, missing names and names that two entries of a kind share without saying so."""
    yield from _pointers(pack)
    for kind in _NAMED:
        yield from _names(pack, kind)


def _pointers(pack: Pack) -> Iterator[Problem]:
    for kind, field, target in _POINTERS:
        for entry in pack.of(kind):
            value = getattr(entry, field)
            for wanted in (value,) if isinstance(value, str) else value or ():
                yield from _missing(pack, entry, field, target, wanted)
    for charge in pack.of(Charge):
        for reference in charge.law:
            yield from _missing(pack, charge, "law", Instrument, reference.instrument)


def _missing(pack: Pack, entry: Entry, field: str, target: type[Entry], wanted: str) -> Iterator[Problem]:
    if pack.find(target, wanted) is None:
        what = f"{field}: no loaded pack has a {target.__name__} {wanted!r}"
        yield Problem(pack.where(entry), "pack-dangling-id", what)


def _names(pack: Pack, kind: type[Entry]) -> Iterator[Problem]:
    held: dict[str, list[Entry]] = defaultdict(list)
    for entry in pack.of(kind):
        spellings = {spelling.casefold() for spelling in _spellings(entry)}
        if not spellings:
            yield Problem(pack.where(entry), "pack-no-name", "names: an entry has at least one name")
        for spelling in spellings - {spelling.casefold() for spelling in getattr(entry, "ambiguous", ())}:
            held[spelling].append(entry)
    for spelling, sharing in sorted(held.items()):
        first, *others = sorted(sharing, key=lambda entry: entry.id)
        for entry in others:
            if _goes_with(entry, first):
                continue
            what = f"{spelling!r} also names {first.id}; remove it from one of them, or list it under `ambiguous`"
            yield Problem(pack.where(entry), "pack-shared-name", what)


def _spellings(entry: Entry) -> Iterator[str]:
    for field in _SPELLINGS:
        for words in getattr(entry, field, {}).values():
            yield from words


def _goes_with(one: Entry, other: Entry) -> bool:
    """Two charges of one category, two offices of one role: either reading says the same."""
    if isinstance(one, Charge) and isinstance(other, Charge):
        return one.category == other.category
    if isinstance(one, Office) and isinstance(other, Office):
        return one.role == other.role
    return False
