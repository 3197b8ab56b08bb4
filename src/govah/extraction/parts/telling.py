"""What one part of a document tells, gathered from its claims: its people with their events, and its groups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from govah.extraction.consistency.dossiers import HELD
from govah.model import Claim
from govah.text.date_edtf import days_of_edtf

VICTIM = "victim"  # the part that somebody has in a report to whom something was done


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One event as one part tells it; `held` unless it is denied, feared or only planned, as `modality` says."""

    subject: str
    type: str
    victim: str
    date: str | None
    held: bool
    modality: str


@dataclass(slots=True)
class Told:
    """A person, or a group of people without names, as one part tells of them."""

    subject: str
    claims: list[Claim] = field(default_factory=list)
    events: list[Occurrence] = field(default_factory=list)

    def values(self, name: str) -> list[Any]:
        """All values of one property, in the order of the text."""
        return [claim.value for claim in self.claims if claim.property == name]

    def value(self, name: str) -> Any:
        """The first value of a property, None where nothing is said."""
        return next(iter(self.values(name)), None)

    @property
    def is_victim(self) -> bool:
        """Whether something was done to them."""
        return VICTIM in self.values("role")

    @property
    def names(self) -> list[str]:
        """The name and all other forms."""
        return [str(claim.value) for claim in self.claims if claim.property in {"name", "other_name"}]


@dataclass(slots=True)
class Telling:
    """The people and groups of one part, by subject."""

    people: dict[str, Told]
    groups: dict[str, Told]

    @classmethod
    def of(cls, claims: Sequence[Claim]) -> Telling:
        """What the claims of one part tell."""
        told = cls({}, {})
        events: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            if claim.subject.startswith("event@"):
                events[claim.subject].append(claim)
            elif claim.subject != "document":
                row = told.people if claim.subject.startswith("person@") else told.groups
                row.setdefault(claim.subject, Told(claim.subject)).claims.append(claim)
        for event in filter(None, map(_occurrence, events.values())):
            one = told.people.get(event.victim) or told.groups.get(event.victim)
            if one is not None:
                one.events.append(event)
        return told


def _occurrence(claims: Iterable[Claim]) -> Occurrence | None:
    by_name = {claim.property: claim for claim in reversed(list(claims))}
    kind, victim, date = by_name.get("type"), by_name.get("victim"), by_name.get("date")
    if kind is None or victim is None:
        return None
    value = date.value if date is not None else None
    edtf = value.get("edtf") if isinstance(value, dict) else None
    return Occurrence(kind.subject, str(kind.value), str(victim.value), edtf, kind.modality in HELD, str(kind.modality))


def agree(one: str | None, other: str | None) -> bool:
    """Whether two dates in EDTF may mean one day; what is not dated may be any.

    >>> agree("2019-03-21/2020-03-19", "2019"), agree("2024-10-05", "XXXX-10-06"), agree(None, "2024")
    (True, False, True)
    """
    if one is None or other is None:
        return True
    first, second = days_of_edtf(one), days_of_edtf(other)
    if first is not None and second is not None:
        return first[0] <= second[1] and second[0] <= first[1]
    short, full = sorted((one, other), key=lambda edtf: not edtf.startswith("XXXX-"))
    return not short.startswith("XXXX-") or len(full) != len(short) or full[4:] == short[4:]
