"""What a rule concludes from a record, what a pattern shows, and who is at risk."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from govah.model.time import Date


class FindingStatus(StrEnum):
    """The four results and no fifth."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    CONTRADICTED = "contradicted"


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a rule, with the claims for and against; `contested` marks a disputed reading of it."""

    id: str
    status: FindingStatus
    supporting: tuple[str, ...] = ()
    opposing: tuple[str, ...] = ()
    would_change: str = ""
    contested: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule applied to a record, element by element; never a bare label."""

    rule: str
    record: str
    status: FindingStatus
    elements: tuple[Element, ...]
    verified: bool = False


@dataclass(frozen=True, slots=True)
class Indicator:
    """A pattern sign over many records: its evidence, its baseline and what would falsify it."""

    id: str
    fired: bool
    evidence: tuple[str, ...]
    baseline: str
    falsifier: str


@dataclass(frozen=True, slots=True)
class Warning:  # noqa: A001  (the field's own word)
    """A person at risk: the level, since when, and the claims it rests on."""

    person: str
    level: str
    since: Date | None
    claims: tuple[str, ...]
