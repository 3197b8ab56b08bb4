"""Bodies that act on people: courts, security agencies, ministries, international bodies, offices held in them."""

from __future__ import annotations

from typing import Literal

from msgspec import field

from govah.packs.schema.base import Entry, Names

BodyKind = Literal[
    "court", "prosecution", "agency", "police", "military", "ministry", "parliament", "prison_service",
    "forensic", "council", "head_of_state", "un_body", "intergovernmental", "ngo", "party", "armed_group", "other",
]  # fmt: skip


class Organisation(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A court, agency, force, ministry or other body.

    `short` are abbreviations and short forms. `level` orders courts: `first_instance`, `appeal`, `supreme`.
    `branches` tells that reports name it by branch number ("Branch 15 of …"). `part_of` is the id of the body
    above it. `city` and `province` are ids. `banned` marks a group whose membership is prosecuted.
    `ambiguous` lists those of its spellings that are also an ordinary word or name another body.
    """

    names: Names
    kind: BodyKind
    short: Names = field(default_factory=dict)
    formerly: Names = field(default_factory=dict)
    level: Literal["first_instance", "appeal", "supreme", "special"] | None = None
    branches: bool = False
    part_of: str | None = None
    city: str | None = None
    province: str | None = None
    country: str | None = None
    banned: bool = False
    ambiguous: tuple[str, ...] = ()


class Office(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """An office that somebody holds: judge, prosecutor, interrogator, prison head, spokesperson.

    `role` is the English word that facts give for it ("judge"); `names` the words of the office in each language;
    `body` the id of the organisation, if the office belongs to one.
    """

    role: str
    names: Names
    body: str | None = None


SCHEMAS: dict[str, type[Entry]] = {"organisations": Organisation, "offices": Office}
