"""Where things happen: provinces, cities and counties, prisons and other places of detention, with their spellings."""

from __future__ import annotations

from typing import Literal

from msgspec import field

from govah.packs.schema.base import Entry, Names


class Country(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A state. `code` is ISO 3166-1 alpha-2; `demonyms` are the words for its people ("Afghan")."""

    code: str
    names: Names
    demonyms: Names = field(default_factory=dict)


class Province(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A first-level division of a country. `country` is a country's id, `capital` a city's id.

    `names` leave out the word for "province". `formerly` holds names that are no longer used.
    `ambiguous` lists those of its spellings that another place shares on purpose.
    """

    country: str
    names: Names
    formerly: Names = field(default_factory=dict)
    capital: str | None = None
    code: str | None = None
    ambiguous: tuple[str, ...] = ()


class City(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A city, town, county or village. `province` is a province's id; `part_of` the id of the city or county around it.

    `names` leave out the words for "city" or "county". `formerly` holds names that are no longer used.
    `ambiguous` lists those of its spellings that another place shares on purpose.
    """

    province: str
    names: Names
    formerly: Names = field(default_factory=dict)
    kind: Literal["city", "county", "village"] = "city"
    part_of: str | None = None
    ambiguous: tuple[str, ...] = ()


class Prison(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A prison or other place of detention.

    `names` are full names with the word for "prison"; `also` are other names of the same place (a nickname, the
    name of its quarter, of a hall known by itself), `formerly` names that are no longer used. `city` and `province`
    are ids; `country` is for a place outside any listed province. `valid_from` and `valid_to` are EDTF dates
    between which the place was in use under this entry; None means that this is not known or that it still is.
    `status` says what is known of it today. `part_of` is the id of the prison to which a ward or hall belongs.
    `ambiguous` lists those of its spellings that another place shares on purpose.
    """

    names: Names
    also: Names = field(default_factory=dict)
    formerly: Names = field(default_factory=dict)
    kind: Literal["prison", "detention_centre", "juvenile_facility", "military", "ward", "unofficial"] = "prison"
    city: str | None = None
    province: str | None = None
    country: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    status: Literal["open", "closed", "unknown"] = "unknown"
    part_of: str | None = None
    ambiguous: tuple[str, ...] = ()


SCHEMAS: dict[str, type[Entry]] = {"countries": Country, "provinces": Province, "cities": City, "prisons": Prison}
