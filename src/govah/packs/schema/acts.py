"""The field's categories: kinds of event, outcomes of a case, categories of charge."""

from __future__ import annotations

from typing import Literal

from govah.packs.schema.base import Entry

Carried = Literal["date", "prison", "city", "province", "court", "judge"]


class EventType(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A kind of event ("arrest", "execution_attempt"); its `id` is what a claim and a fact say.

    `label` is its name on screen by language, `definition` when it is to be used and when not.
    `outcome` is the outcome that a person is in after such an event, if it settles one; `implies` are
    event types that it includes; `excludes` those that the same happening cannot be.
    `carries` tells which attributes it takes in facts. `phase` orders a case on a timeline. `once` marks what can
    happen to a person only once, `lasting` what may be told by the day since when it lasts. `esf` is the HURIDOCS
    micro-thesaurus code of the same meaning ("T4:0301…").
    """

    label: dict[str, str]
    definition: str
    phase: Literal["arrest", "detention", "trial", "sentence", "review", "execution", "after", "any"] = "any"
    outcome: str | None = None
    implies: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    carries: tuple[Carried, ...] = ("date", "prison", "city", "province")
    once: bool = False
    lasting: bool = False
    esf: str | None = None


class Outcome(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A state that a person is in at the end of a report ("executed"); its `id` is what a fact says.

    `label` is its name on screen by language, `definition` when it is to be used and when not. `final` tells
    that nothing comes after it. `rank` orders outcomes of one date: the higher wins. `alive` is None where
    the outcome does not say. `esf` is the HURIDOCS micro-thesaurus code of the same meaning.
    """

    label: dict[str, str]
    definition: str
    rank: int = 0
    final: bool = False
    alive: bool | None = None
    esf: str | None = None


class ChargeCategory(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A category of charges ("drugs"); its `id` is what a claim and a fact say.

    `label` is its name on screen by language, `definition` when it is to be used and when not. `lethal_intent`
    tells whether an intentional killing is part of the charge itself; None where that depends on the case.
    """

    label: dict[str, str]
    definition: str
    lethal_intent: bool | None = None


SCHEMAS: dict[str, type[Entry]] = {"events": EventType, "outcomes": Outcome, "charge_categories": ChargeCategory}
