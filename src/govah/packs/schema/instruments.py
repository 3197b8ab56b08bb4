"""Treaties, constitutions, codes and laws that reports refer to, with their names and short names."""

from __future__ import annotations

from typing import Literal

from msgspec import field

from govah.packs.schema.base import Entry, Names


class Instrument(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A legal instrument.

    `names` are its full names, `short` its abbreviations and the looser forms of reports ("the Penal Code").
    `scope` is `international`, `regional` or `national`; `country` an id for national law. `adopted`,
    `in_force` and `repealed` are EDTF dates. `cites` is how its parts are called ("article", "rule",
    "principle", "paragraph"). `articles` is the highest number it has, where that is known.
    `ambiguous` lists those of its spellings that other instruments share, such as "the Covenant".
    """

    names: Names
    scope: Literal["international", "regional", "national"]
    short: Names = field(default_factory=dict)
    country: str | None = None
    adopted: str | None = None
    in_force: str | None = None
    repealed: str | None = None
    cites: Literal["article", "rule", "principle", "paragraph", "section"] = "article"
    articles: int | None = None
    ambiguous: tuple[str, ...] = ()


SCHEMAS: dict[str, type[Entry]] = {"instruments": Instrument}
