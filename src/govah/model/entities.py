"""People, places and organisations: what claims are about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Person:
    """One person, made of claims; `names` holds every form that any source uses, in any script."""

    id: str
    name: str
    names: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A prison, city, county, province or country; `sure` is False where a spelling fits several."""

    id: str
    name: str
    kind: Literal["prison", "city", "county", "province", "country", "village"]
    city: str | None = None
    province: str | None = None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Organisation:
    """A court, agency, force, newsroom or monitor."""

    id: str
    name: str
    kind: str
    names: tuple[str, ...] = ()
