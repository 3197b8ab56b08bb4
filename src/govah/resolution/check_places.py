"""The places of a pack, checked as a whole: they lie where they should, and no spelling means two places unsaid."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from govah.packs import Entry, Pack, Problem
from govah.packs.schema.places import City, Country, Prison, Province
from govah.resolution.periods import period
from govah.resolution.place_index import PlaceEntry, spellings_of
from govah.resolution.place_words import PlaceReader
from govah.text.fold import fold
from govah.text.sounds import Sounds

_KINDS: tuple[type[PlaceEntry], ...] = (Country, Province, City, Prison)


def _of(pack: Pack, kind: type[PlaceEntry]) -> tuple[PlaceEntry, ...]:
    return pack.of(kind)


def check_places(pack: Pack) -> Iterator[Problem]:
    """Prisons lie in their cities' provinces; dates are dates; spellings are told apart."""
    yield from _names(pack)
    yield from _positions(pack)
    yield from _spellings(pack)


def _names(pack: Pack) -> Iterator[Problem]:
    for kind in _KINDS:
        for entry in _of(pack, kind):
            if not any(entry.names.values()):
                yield Problem(pack.where(entry), "place-no-name", "names: a place has at least one name")
            seen: set[tuple[str, str]] = set()
            for language, spelling in _by_language(entry):
                if not fold(spelling).text.strip():
                    yield Problem(pack.where(entry), "place-no-name", f"{spelling!r} is no name")
                elif (language, spelling) in seen:
                    yield Problem(pack.where(entry), "place-repeats-spelling", f"{spelling!r} stands twice")
                seen.add((language, spelling))
            written = {spelling for spelling, _ in spellings_of(entry)}
            for spelling in getattr(entry, "ambiguous", ()):
                if spelling not in written:
                    what = f"ambiguous: {spelling!r} is none of its spellings"
                    yield Problem(pack.where(entry), "place-ambiguous-unknown", what)


def _by_language(entry: PlaceEntry) -> Iterator[tuple[str, str]]:
    """Every spelling with its language: two languages may share one."""
    for names in (entry.names, getattr(entry, "also", {}), getattr(entry, "formerly", {})):
        for language, words in names.items():
            for word in words:
                yield language, word


def _positions(pack: Pack) -> Iterator[Problem]:
    for prison in pack.of(Prison):
        city = pack.find(City, prison.city) if prison.city else None
        if city and prison.province and prison.province != city.province:
            what = f"city {city.id} lies in {city.province}, not in {prison.province}"
            yield Problem(pack.where(prison), "place-elsewhere", what)
        if not (prison.city or prison.province or prison.country):
            what = "a prison has a city, or at least a province or country"
            yield Problem(pack.where(prison), "place-nowhere", what)
        for field in ("valid_from", "valid_to"):
            value = getattr(prison, field)
            if value is not None and period(value) is None:
                yield Problem(pack.where(prison), "place-bad-date", f"{field}: {value!r} is no EDTF date with a year")
        start, end = period(prison.valid_from), period(prison.valid_to)
        if start and end and end.last < start.first:
            what = f"shut in {prison.valid_to}, before it opened in {prison.valid_from}"
            yield Problem(pack.where(prison), "place-bad-date", what)
    for province in pack.of(Province):
        city = pack.find(City, province.capital) if province.capital else None
        if city and city.province != province.id:
            what = f"its capital {city.id} lies in {city.province}"
            yield Problem(pack.where(province), "place-elsewhere", what)


def _spellings(pack: Pack) -> Iterator[Problem]:
    """No spelling of one kind of place is shared, unless one of the places that bear it says so (`ambiguous`)."""
    reader = PlaceReader(pack, Sounds(pack))
    for kind in _KINDS:
        held: dict[tuple[str, ...], dict[str, tuple[Entry, str, bool]]] = defaultdict(dict)
        for entry in _of(pack, kind):
            for spelling, _ in spellings_of(entry):
                asked = reader.read(spelling)
                keys = asked.keys or asked.plain
                key = (keys[0] if keys else "", asked.ward, str(asked.central), getattr(entry, "kind", ""))
                marked = spelling in getattr(entry, "ambiguous", ())
                if entry.id not in held[key] or marked:
                    held[key][entry.id] = (entry, spelling, marked)
        for sharing in held.values():
            yield from _shared(pack, [sharing[name] for name in sorted(sharing)])


def _shared(pack: Pack, sharing: list[tuple[Entry, str, bool]]) -> Iterable[Problem]:
    if len(sharing) < 2 or any(marked for _, _, marked in sharing):
        return
    ids = {entry.id for entry, _, _ in sharing}
    inside = [entry for entry, _, _ in sharing if getattr(entry, "part_of", None) in ids]
    if len(inside) == len(sharing) - 1:  # a ward or county seat that bears the name of what it lies in
        return
    first, *others = sharing
    for entry, spelling, _ in others:
        what = f"{spelling!r} is also a spelling of {first[0].id}; say so under `ambiguous` in one of them"
        yield Problem(pack.where(entry), "place-shared-spelling", what)
