"""One pass over the text finds every word and name that the pack knows, at word boundaries, longest names first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

import ahocorasick

from govah.extraction.page import Hit
from govah.extraction.plain import lowered, plain
from govah.packs import Pack
from govah.packs.schema.lexicon import Words
from govah.packs.schema.organisations import Office, Organisation
from govah.packs.schema.places import City, Country, Prison, Province
from govah.packs.schema.sources import NewsSource

_Term = tuple[str, str, str, bool]  # kind, id, value, capital

# A term inside one of these names is part of the name and no word of its own.
_SWALLOW = frozenset({"prison", "source", "organisation", "court", "instrument", "phrase"})


def _country_terms(pack: Pack) -> Iterator[tuple[str, _Term]]:
    """Every spelling of the pack's places, bodies and publishers."""
    for prison in pack.of(Prison):
        for names in (prison.names, prison.also, prison.formerly):
            for name in _all(names):
                yield name, ("prison", prison.id, _first(prison.names), True)
    for city in pack.of(City):
        for name in (*_all(city.names), *_all(city.formerly)):
            yield name, ("city", city.id, _first(city.names), True)
    for province in pack.of(Province):
        for name in (*_all(province.names), *_all(province.formerly)):
            yield name, ("province", province.id, _first(province.names), True)
    for country in pack.of(Country):
        for name in _all(country.names):
            yield name, ("country", country.id, _first(country.names), True)
        for name in _all(country.demonyms):
            yield name, ("demonym", country.id, _first(country.demonyms), True)
    for body in pack.of(Organisation):
        kind = "court" if body.kind == "court" else "organisation"
        for names in (body.names, body.short, body.formerly):
            for name in _all(names):
                yield name, (kind, body.id, _first(body.names), True)
    for source in pack.of(NewsSource):
        for name in (*_all(source.names), *_all(source.short)):
            yield name, ("source", source.id, _first(source.names), True)
    for office in pack.of(Office):
        for name in _all(office.names):
            yield name, ("office", office.id, office.role, False)


def _all(names: dict[str, tuple[str, ...]]) -> Iterable[str]:
    return [name for spellings in names.values() for name in spellings]


def _first(names: dict[str, tuple[str, ...]]) -> str:
    spellings = names.get("en") or next(iter(names.values()), ("",))
    return spellings[0] if spellings else ""


_PLACE = itemgetter(0, 1)


class Lexicon:
    """The pack's terms of one language and of all countries, compiled for one pass over a text."""

    def __init__(self, pack: Pack, language: str, extra: Iterable[tuple[str, _Term]] = ()) -> None:
        terms: dict[str, list[_Term]] = {}
        self.common: set[str] = set()  # single common words: as every other word is one, they are no hits
        prefix = f"{language}."
        for words in pack.of(Words):
            if words.everywhere or words.id.startswith(prefix):
                for term in words.terms:
                    if words.kind == "common" and term.isalpha():
                        self.common.add(lowered(plain(term)))
                        continue
                    _add(terms, term, (words.kind, words.id, words.value, words.capital))
        for term, data in (*_country_terms(pack), *extra):
            _add(terms, term, data)
        self._automaton = ahocorasick.Automaton()
        for term, entries in terms.items():
            self._automaton.add_word(term, (len(term), tuple(entries)))
        if terms:
            self._automaton.make_automaton()
        self._empty = not terms

    def find(self, text: str, low: str) -> tuple[Hit, ...]:
        """All hits in order of place. `low` is the plain lower-case text, `text` the plain text with its capitals."""
        if self._empty:
            return ()
        places: list[tuple[int, int, tuple[_Term, ...]]] = []
        size = len(low)
        for last, (length, entries) in self._automaton.iter(low):
            end = last + 1
            if end < size and low[end].isalnum():
                continue
            start = end - length
            if start and low[start - 1].isalnum():
                continue
            places.append((start, -end, entries))
        places.sort(key=_PLACE)
        return tuple(_outermost(places, text))


def _add(terms: dict[str, list[_Term]], term: str, data: _Term) -> None:
    key = lowered(plain(term)).strip()
    if len(key) > 1 or data[0] not in {"city", "prison", "source"}:
        entries = terms.setdefault(key, [])
        if data not in entries:
            entries.append(data)


def _outermost(places: Sequence[tuple[int, int, tuple[_Term, ...]]], text: str) -> list[Hit]:
    """The hits of the places without those inside a longer name or inside a longer one of their kind."""
    found: list[Hit] = []
    from_, to = -1, -1  # the name that swallows what stands in it
    kept: dict[str, tuple[int, int]] = {}
    for start, minus_end, entries in places:
        end = -minus_end
        inside = end <= to and (start, end) != (from_, to)
        capital: bool | None = None
        for kind, id_, value, wants_capital in entries:
            if inside and kind != "phrase":
                continue
            if wants_capital:
                if capital is None:
                    char = text[start]
                    capital = char.isupper() or not char.isalpha() or not char.isascii()
                if not capital:
                    continue
            before = kept.get(kind)
            if before is not None and before[1] >= end and before != (start, end):
                continue
            if kind in _SWALLOW and kind != "phrase" and end > to:
                from_, to = start, end
            kept[kind] = (start, end)
            found.append(Hit(start, end, kind, id_, value))
    return found
