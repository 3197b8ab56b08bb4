"""What a report's claims say of each person, gathered for checking: names, ages, dated events, outcome."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from govah.model import Claim, Modality, Span
from govah.text.date_edtf import Days, days_of_edtf

HELD = (Modality.ASSERTED, Modality.REPORTED, Modality.HISTORICAL, Modality.ALLEGED)


@dataclass(frozen=True, slots=True)
class Happening:
    """An event that befell one person: its type, its first and last possible day, and the claims that say so."""

    type: str
    days: Days | None
    claims: tuple[Claim, ...]
    words: str = ""

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its claims."""
        return tuple(claim.id for claim in self.claims)


@dataclass(slots=True)
class Dossier:
    """One person of one report, as claimed."""

    subject: str
    name: str = ""
    names: list[Claim] = field(default_factory=list)
    role: str | None = None
    ages: list[Claim] = field(default_factory=list)
    births: list[Claim] = field(default_factory=list)
    outcomes: list[Claim] = field(default_factory=list)
    events: list[Happening] = field(default_factory=list)

    def of(self, *types: str) -> list[Happening]:
        """The dated events of some types, in the order of their first possible day."""
        dated = [e for e in self.events if e.type in types and e.days]
        return sorted(dated, key=lambda e: e.days or ())

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the report speaks of the person, as far as claims show it."""
        return tuple(s for claim in (*self.names, *self.ages, *self.outcomes) for s in claim.spans)


def dossiers(claims: Sequence[Claim]) -> list[Dossier]:
    """One dossier for each person who has a name, in the order of the text."""
    people: dict[str, Dossier] = {}
    events: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.subject.startswith("person@"):
            _of_person(people.setdefault(claim.subject, Dossier(claim.subject)), claim)
        elif claim.subject.startswith("event@") and claim.modality in HELD:
            events[claim.subject].append(claim)
    for parts in events.values():
        _attach(parts, people)
    return [d for d in people.values() if d.name]


def _of_person(dossier: Dossier, claim: Claim) -> None:
    if claim.property == "name":
        dossier.name = dossier.name or str(claim.value)
        dossier.names.append(claim)
    elif claim.property == "other_name":
        dossier.names.append(claim)
    elif claim.property == "role":
        dossier.role = str(claim.value)
    elif claim.property == "age" and isinstance(claim.value, dict):
        dossier.ages.append(claim)
    elif claim.property == "birth" and isinstance(claim.value, dict):
        dossier.births.append(claim)
    elif claim.property == "outcome":
        dossier.outcomes.append(claim)


def _attach(parts: Iterable[Claim], people: dict[str, Dossier]) -> None:
    by_property: dict[str, list[Claim]] = defaultdict(list)
    for claim in parts:
        by_property[claim.property].append(claim)
    if not by_property["type"]:
        return
    kind = by_property["type"][0]
    date = next(iter(by_property["date"]), None)
    value = date.value if date else None
    days = days_of_edtf(str(value["edtf"])) if isinstance(value, dict) and value.get("edtf") else None
    words = str(value.get("words", "")) if isinstance(value, dict) else ""
    happening = Happening(str(kind.value), days, (kind, date) if date else (kind,), words)
    for victim in by_property["victim"]:
        if str(victim.value) in people:
            people[str(victim.value)].events.append(happening)


def word(event: Happening) -> str:
    """An event's type as notes write it: "death sentence"."""
    return event.type.replace("_", " ")


def told_days(days: Days) -> list[str]:
    """Days as a note's parts hold them: the first and the last."""
    return [day.isoformat() for day in days]


def told_event(event: Happening) -> dict[str, Any]:
    """An event with its days as a term of a note's arithmetic."""
    if event.days is None:
        return {"term": "undated", "event": event.type}
    return {"term": "dated", "event": event.type, "days": told_days(event.days)}


def span(days: Days) -> str:
    """Days as notes write them: one day, or the first and the last.

    >>> from datetime import date
    >>> span((date(2024, 1, 1), date(2024, 1, 31)))
    '2024-01-01 to 2024-01-31'
    """
    return days[0].isoformat() if days[0] == days[1] else f"{days[0].isoformat()} to {days[1].isoformat()}"
