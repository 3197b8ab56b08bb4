"""One pass over the text finds every word and name that the pack knows, at word boundaries, longest names first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import compress
from operator import itemgetter

from govah.extraction.page import Hit
from govah.extraction.plain import lowered, plain
from govah.extraction.verb_final.spelling import spellings
from govah.packs import Pack
from govah.packs.schema.lexicon import Words
from govah.packs.schema.organisations import Office, Organisation
from govah.packs.schema.places import City, Country, Prison, Province
from govah.packs.schema.sources import NewsSource
from govah.text.words import Pieces, cut

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


_CORE = re.compile(r"[^\W_](?:.*[^\W_])?", re.DOTALL)

_Entry = tuple[str, str, str, bool, bool]  # kind, id, value, capital, swallow
_Place = tuple[int, int, Sequence[_Entry]]  # start, minus end, entries


@dataclass(slots=True)
class _Node:
    """Where a term may be read on from: the terms that end here, also with marks before or after ("mr."), and how
    they go on, piece by piece."""

    entries: list[_Entry] = field(default_factory=list)
    marked: list[tuple[str, str, list[_Entry]]] = field(default_factory=list)
    onward: dict[str, _Node] = field(default_factory=dict)

    def to(self, piece: str) -> _Node:
        """The node after a further piece."""
        node = self.onward.get(piece)
        if node is None:
            node = self.onward[piece] = _Node()
        return node


class Lexicon:
    """The pack's terms of one language and of all countries, compiled for one pass over a text.

    `folded`: the texts that will be read are folded ones, so the terms are folded too.
    """

    def __init__(
        self, pack: Pack, language: str, extra: Iterable[tuple[str, _Term]] = (), *, folded: bool = False
    ) -> None:
        terms: dict[str, list[_Term]] = {}
        self.common: set[str] = set()  # single common words: as every other word is one, they are no hits
        prefix = f"{language}."
        for words in pack.of(Words):
            if words.everywhere or words.id.startswith(prefix):
                for term in words.terms:
                    if words.kind == "common" and term.isalpha():
                        self.common.add(lowered(plain(term)))
                        continue
                    for shape in spellings(term) if folded else (term,):
                        _add(terms, shape, (words.kind, words.id, words.value, words.capital))
        for term, data in (*_country_terms(pack), *extra):
            for shape in spellings(term) if folded else (term,):
                _add(terms, shape, data)
        self._root = _Node()
        for term, entries in terms.items():
            core = _CORE.search(term)
            if core is None:
                continue
            node = self._root
            for piece in cut(core[0]).pieces[1:-1]:
                node = node.to(piece)
            known = [(*entry, entry[0] in _SWALLOW and entry[0] != "phrase") for entry in entries]
            if core[0] == term:
                node.entries += known
            else:
                node.marked.append((term[: core.start()], term[core.end() :], known))

    def find(self, text: str, low: str, cut_low: Pieces) -> tuple[Hit, ...]:
        """All hits in order of place.

        `low` is the plain lower-case text, `cut_low` the same cut into pieces, `text` the plain text with its capitals.
        """
        pieces, bounds = cut_low
        size = len(pieces)
        places: list[_Place] = []
        begun = list(map(self._root.onward.get, pieces[1::2]))
        for first, begin in compress(zip(range(1, size, 2), begun, strict=True), begun):
            node: _Node | None = begin
            start, last = bounds[first], first
            while node is not None:
                last += 1
                if node.entries:
                    places.append((start, -bounds[last], node.entries))
                if node.marked:
                    places += _with_marks(node, low, start, bounds[last])
                node = node.onward.get(pieces[last]) if node.onward and last < size else None
        places.sort(key=_PLACE)
        return tuple(_outermost(places, text))


def _with_marks(node: _Node, low: str, start: int, end: int) -> Iterator[_Place]:
    """The terms with marks before or after whose words stand in [start, end)."""
    for before, after, entries in node.marked:
        a, b = start - len(before), end + len(after)
        if a < 0 or low[a:start] != before or low[end:b] != after:
            continue
        if (before and a and low[a - 1].isalnum()) or (after and low[b : b + 1].isalnum()):
            continue
        yield a, -b, entries


_PLACE = itemgetter(0, 1)
_new = tuple.__new__


def _add(terms: dict[str, list[_Term]], term: str, data: _Term) -> None:
    key = lowered(plain(term)).strip()
    if len(key) > 1 or data[0] not in {"city", "prison", "source"}:
        entries = terms.setdefault(key, [])
        if data not in entries:
            entries.append(data)


def _outermost(places: Iterable[_Place], text: str) -> list[Hit]:
    """The hits of the places without those inside a longer name or inside a longer one of their kind."""
    found: list[Hit] = []
    from_, to = -1, -1  # the name that swallows what stands in it
    kept: dict[str, tuple[int, int]] = {}
    for start, minus_end, entries in places:
        end = -minus_end
        inside = end <= to and (start != from_ or end != to)
        for kind, id_, value, wants_capital, swallows in entries:
            if inside and kind != "phrase":
                continue
            if wants_capital:
                char = text[start]
                if not (char.isupper() or not char.isalpha() or not char.isascii()):
                    continue
            before = kept.get(kind)
            if before is not None and before[1] >= end and (before[0] != start or before[1] != end):
                continue
            if swallows and end > to:
                from_, to = start, end
            kept[kind] = (start, end)
            found.append(_new(Hit, (start, end, kind, id_, value)))
    return found
