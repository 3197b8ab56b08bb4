"""Any spelling of a prison, city or province, in either script, to the one place that it names."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import Literal

from govah.model import Place
from govah.packs import Names, Pack
from govah.packs.schema.places import City, Country, Prison, Province
from govah.resolution.kept import kept
from govah.resolution.place_index import Group, PlaceEntry, PlaceIndex, Spelled
from govah.resolution.place_words import Asked, PlaceReader
from govah.text.sounds import Sounds


class Gazetteer:
    """The places of a pack, found by any spelling: `Gazetteer(pack).resolve("Central Prison of …")`."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._reader = PlaceReader(pack, Sounds(pack))
        self._index = PlaceIndex(pack, self._reader)
        self._of_city: dict[str, list[Prison]] = defaultdict(list)
        for prison in pack.of(Prison):
            if prison.city and prison.kind == "prison" and prison.part_of is None:
                self._of_city[prison.city].append(prison)
        self._resolved = lru_cache(maxsize=65_536)(self._resolve)

    def resolve(self, spelling: str, language: str = "en") -> Place | None:
        """The place that a spelling names, with its names in `language`; None where the pack knows none.

        `sure` is False where the spelling fits several places, differs by a letter from the only one it comes near,
        or names a prison by a city that has one. A name that a province shares with a city in it gives the city.
        """
        return self._resolved(spelling, language)

    def _resolve(self, spelling: str, language: str) -> Place | None:
        asked = self._reader.read(spelling)
        found = self._one(asked) or self._divided(spelling) or self._beside(asked, spelling)
        return self.place(found[0], found[1], language) if found else None

    def place(self, entry: PlaceEntry, sure: bool = True, language: str = "en") -> Place:
        """A pack entry as a place, with its names in `language` (the first other language where there is none)."""
        city = province = None
        kind: Literal["prison", "city", "county", "province", "country", "village"]
        if isinstance(entry, Prison):
            kind = "prison"
            city = self._name(City, self._city_around(entry.city), language)
            province = self._name(Province, self._province_of(entry), language)
        elif isinstance(entry, City):
            kind = entry.kind
            province = self._name(Province, entry.province, language)
        else:
            kind = "province" if isinstance(entry, Province) else "country"
        return Place(entry.id, canonical(entry.names, language), kind, city, province, sure)

    def _one(self, asked: Asked) -> tuple[PlaceEntry, bool] | None:
        """The entry that one taken-apart spelling names, and whether that is sure."""
        if asked.kinds or asked.central:
            found = self._exact(asked, _groups_of(asked), asked.keys)
            found = found or self._exact(asked, ("city", "province", "prison"), asked.plain)
        else:
            found = self._bare(asked)
        return found or self._by_city(asked) or self._by_slip(asked) or self._prisons_of_province(asked)

    def _exact(self, asked: Asked, groups: tuple[Group, ...], keys: tuple[str, ...]) -> tuple[PlaceEntry, bool] | None:
        for group in groups:
            for key in keys:
                if held := self._index.at(group, key):
                    return self._choose(held, asked)
        return None

    def _bare(self, asked: Asked) -> tuple[PlaceEntry, bool] | None:
        """A name without a word for its kind: a city or province, or a prison that the pack says is named so.

        Where a prison and a city are both named so, the pack's own word for the prison wins, and is not sure.
        """
        place = self._exact(asked, ("city", "province"), asked.keys)
        held = [one for key in asked.keys for one in self._index.at("prison", key) if one.bare]
        if held:
            prison, sure = self._choose(held, asked)
            return (prison, sure) if place is None else (prison, False)
        return place or self._exact(asked, ("prison", "country"), asked.keys + asked.plain)

    def _by_city(self, asked: Asked) -> tuple[PlaceEntry, bool] | None:
        """ "X Prison" where the only known prison of the city X has a name of its own."""
        if "prison" not in asked.kinds and (asked.kinds or not asked.central):
            return None
        for key in asked.keys:
            cities = [held.entry for held in self._index.at("city", key)]
            prisons = {prison.id: prison for city in cities for prison in self._of_city.get(city.id, ())}
            if len(prisons) == 1:
                return next(iter(prisons.values())), False
        return None

    def _by_slip(self, asked: Asked) -> tuple[PlaceEntry, bool] | None:
        """The only place that comes within one letter."""
        for group in _groups_of(asked):
            near = [held for key in asked.keys for held in self._index.near(group, key)]
            if near:
                entry, only = self._choose(near, asked)
                return (entry, False) if only else None
        return None

    def _prisons_of_province(self, asked: Asked) -> tuple[PlaceEntry, bool] | None:
        """ "The prisons of … Province": no one prison, but the province is known."""
        if not {"prison", "province"} <= asked.kinds:
            return None
        found = self._exact(asked, ("province",), asked.keys)
        return (found[0], False) if found else None

    def _divided(self, spelling: str) -> tuple[PlaceEntry, bool] | None:
        """A place with the place around it behind a comma, in brackets or after "in"."""
        for head, tail in self._reader.divisions(spelling):
            found = self._one(self._reader.read(head))
            if found is not None:
                around = self._one(self._reader.read(tail))
                agree = around is None or self._within(found[0], around[0])
                return found[0], found[1] and agree
        return None

    def _beside(self, asked: Asked, spelling: str) -> tuple[PlaceEntry, bool] | None:
        """A prison with its city or province right before or behind it, taken only if it does lie there."""
        if "prison" not in asked.kinds:
            return None
        for inner, outer in self._reader.splits(spelling):
            prison = self._exact(asked, ("prison",), self._reader.read(inner).keys)
            around = self._exact(asked, ("city", "province"), self._reader.read(outer).keys)
            if prison and around and self._within(prison[0], around[0]):
                return prison[0], True
        return None

    def _choose(self, held: list[Spelled], asked: Asked) -> tuple[PlaceEntry, bool]:
        """Of the places that share a spelling: the one whose words fit best; sure only where none fits as well."""

        def fit(one: Spelled) -> tuple[int, bool, bool, bool, int, int]:
            other_ward = 0 if one.ward == asked.ward else 1 if not one.ward else 2
            other_letters = one.letters not in asked.plain[:1]  # "X Juvenile Detention Centre" beside "X Prison"
            special = other_letters and isinstance(one.entry, Prison) and one.entry.kind != "prison"
            order = _order_within(one.entry, asked)
            return other_ward, other_letters, special, one.central != asked.central, one.rank, order

        best = min(held, key=lambda one: (fit(one), one.entry.id))
        rivals = {one.entry.id: one.entry for one in held if fit(one) == fit(best) and one.entry.id != best.entry.id}
        apart = [one for one in rivals.values() if not self._nested(best.entry, one)]
        marked = any(one.ambiguous for one in held) and len({one.entry.id for one in held}) > 1
        return best.entry, not apart and not marked

    def _nested(self, inner: PlaceEntry, outer: PlaceEntry) -> bool:
        parts = (getattr(inner, "part_of", None), getattr(outer, "part_of", None))
        return outer.id == parts[0] or inner.id == parts[1]

    def _within(self, inner: PlaceEntry, outer: PlaceEntry) -> bool:
        """Whether the record agrees that the inner place lies in the outer one, also by a name that both bear."""
        mine = {
            inner.id,
            getattr(inner, "city", None),
            getattr(inner, "province", None),
            getattr(inner, "country", None),
        }
        if isinstance(inner, Prison) and inner.city:
            city = self._pack.find(City, inner.city)
            mine |= {city.province, city.part_of} if city else set()
        return (
            outer.id in mine
            or isinstance(outer, Country)
            or (isinstance(outer, City) and self._capital_of(outer, mine))
        )

    def _capital_of(self, city: City, ids: set[str | None]) -> bool:
        """The capital's name is said of the province around it too."""
        province = self._pack.find(Province, city.province)
        return province is not None and province.capital == city.id and province.id in ids

    def _city_around(self, id: str | None) -> str | None:  # noqa: A002
        """The city that a quarter or suburb belongs to, as reports name it."""
        city = self._pack.find(City, id) if id else None
        around = self._pack.find(City, city.part_of) if city and city.part_of else None
        return around.id if around and around.kind == "city" else id

    def _province_of(self, prison: Prison) -> str | None:
        city = self._pack.find(City, prison.city) if prison.city and not prison.province else None
        return city.province if city else prison.province

    def _name(self, kind: type[City] | type[Province], id: str | None, language: str) -> str | None:  # noqa: A002
        entry = self._pack.find(kind, id) if id else None
        return canonical(entry.names, language) if entry else None


@kept
def gazetteer(pack: Pack) -> Gazetteer:
    """The places of a pack, compiled once for each content of packs and kept."""
    return Gazetteer(pack)


def canonical(names: Names, language: str = "en") -> str:
    """The first name in a language, or in the first other one."""
    for words in (names.get(language, ()), *names.values()):
        if words:
            return words[0]
    return ""


def _groups_of(asked: Asked) -> tuple[Group, ...]:
    if "prison" in asked.kinds:
        return ("prison",)
    if "province" in asked.kinds:
        return ("province",)
    if asked.kinds:
        return ("city",)
    if asked.central:
        return ("prison", "province")
    return ("city", "province", "prison", "country")


def _order_within(entry: PlaceEntry, asked: Asked) -> int:
    """A prison before its wards, an open one before a closed one; a city before a county of its name unless asked."""
    if isinstance(entry, Prison):
        return 2 * (entry.part_of is not None) + (entry.status == "closed")
    if isinstance(entry, City):
        wanted = ("county", "city", "village") if "county" in asked.kinds else ("city", "county", "village")
        return wanted.index(entry.kind)
    return 0
