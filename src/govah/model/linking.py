"""Whether two mentions are one person: what the machine proposes, what a person decides, where reports come from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Judgement(StrEnum):
    """A decision on a pair. `CANNOT_COMPARE` is a result of its own, not a low score."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    CANNOT_COMPARE = "cannot_compare"


@dataclass(frozen=True, slots=True)
class Link:
    """A proposed pair with the weight of its evidence (log2 Bayes factor) and the reasons in words."""

    left: str
    right: str
    weight: float
    judgement: Judgement
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """The root that reports derive from: five copies of one agency's item are one origin."""

    id: str
    documents: tuple[str, ...]
    name: str | None = None
