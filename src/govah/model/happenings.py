"""Who did what to whom: acts, events and the parts people took in them (HURIDOCS Events Standard Formats)."""

from __future__ import annotations

from dataclasses import dataclass

from govah.model.time import Date


@dataclass(frozen=True, slots=True)
class Act:
    """A kind of thing that is done: `execution`, `arrest`, `stay` …, as the pack lists them."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Involvement:
    """The part that one person took in one event: `victim`, `judge`, `perpetrator`, `relative` …"""

    event: str
    person: str
    part: str


@dataclass(frozen=True, slots=True)
class Event:
    """One dated, placed happening of one kind, as claimed; None means that no source says."""

    id: str
    act: str
    date: Date | None = None
    prison: str | None = None
    city: str | None = None
    province: str | None = None
    court: str | None = None
    judge: str | None = None
    involvements: tuple[Involvement, ...] = ()
