"""Three numbers that must never be mixed: one that somebody published, one that we count, one that we infer."""

from __future__ import annotations

from dataclasses import dataclass, field

from govah.model.time import Date


@dataclass(frozen=True, slots=True)
class StatisticClaim:
    """A number somebody published. `bound` is `exact`, `at_least`, `about` or `more_than`."""

    value: float
    of: str
    bound: str = "exact"
    start: Date | None = None
    end: Date | None = None
    place: str | None = None
    by: str | None = None
    subset_of: str | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """A number we count, with the rule of counting and the records counted."""

    value: int
    of: str
    rule: str
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number we infer, with its interval, method and diagnostics."""

    value: float
    low: float
    high: float
    level: float
    method: str
    diagnostics: dict[str, float] = field(default_factory=dict)
