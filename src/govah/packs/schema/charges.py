"""What people are accused of in one country's law, in the words of reports, and the category each belongs to."""

from __future__ import annotations

import msgspec
from msgspec import field

from govah.packs.schema.base import Entry, Names


class LawReference(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """An article of a legal instrument: the instrument's id, and the article as it is written in that law."""

    instrument: str
    article: str | None = None


class Charge(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A charge of a country's law or press: its words in each language and its category.

    `category` is the id of a charge category, `label` the charge's name on screen by language. `names` are words
    that mean the charge wherever they stand ("enmity against God"); `weak` are words that mean it only beside
    words of accusation ("charged with", "convicted of"). `law` lists articles of legal instruments. `capital`
    tells whether death is among its penalties in law; None where that is not known.
    """

    category: str
    names: Names
    label: dict[str, str] = field(default_factory=dict)
    weak: Names = field(default_factory=dict)
    law: tuple[LawReference, ...] = ()
    country: str | None = None
    capital: bool | None = None


SCHEMAS: dict[str, type[Entry]] = {"charges": Charge}
