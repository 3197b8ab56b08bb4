"""One person's way through one procedure, and what was asked of whom on the way."""

from __future__ import annotations

from dataclasses import dataclass

from govah.model.time import Date


@dataclass(frozen=True, slots=True)
class DatedStatus:
    """A state that a charge or case was in, from a date on, with the claims it rests on."""

    status: str
    date: Date | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Charge:
    """An accusation by category with its dated statuses; as reported, never as proven."""

    category: str
    words: str
    statuses: tuple[DatedStatus, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """One person's way through one procedure: charges, events in order, execution attempts, decisions."""

    id: str
    person: str
    charges: tuple[Charge, ...] = ()
    events: tuple[str, ...] = ()
    attempts: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Demand:
    """Who asks whom for what in a report."""

    by: str | None
    to: str | None
    what: str
    date: Date | None = None


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A demand followed over time: by whom, to whom, and what became of it."""

    id: str
    demand: Demand
    statuses: tuple[DatedStatus, ...] = ()
