"""What must hold inside one report: the order of events, stated durations, and counts published elsewhere."""

from __future__ import annotations

from typing import Literal

from govah.packs.schema.base import Entry, Rule
from govah.packs.schema.cues import Cue


class EventOrder(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Events of one person that cannot come in another order: each of `first` before each of `then`.

    Both list ids of event types. `final` marks `then` as an end: nothing of `first` can follow even its last one.
    `examples` are dated pairs that break the rule, `counter_examples` pairs that keep it: "arrest 2019-05-02,
    execution 2018".
    """

    first: tuple[str, ...]
    then: tuple[str, ...]
    final: bool = False
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


class OutcomeConflict(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Events that sit ill with where a person is said to stand at the end: those of `against` under `outcomes`.

    Both list ids, of outcomes and of event types; an event of `settled_by` that is dated later takes the doubt away.
    `examples` are pairs that raise the doubt, `counter_examples` pairs that do not: "executed: pardon".
    """

    outcomes: tuple[str, ...]
    against: tuple[str, ...]
    settled_by: tuple[str, ...] = ()
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


class DurationCue(Cue, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """How a report says how long somebody was held, with `<number>` and `<unit>`; `since`, `until`: event types.

    The duration is compared with the time from the first dated event of `since` to the dated events of `until`.
    `examples` give the number and unit found ("7 year").
    """

    since: tuple[str, ...]
    until: tuple[str, ...]


class KnownFigure(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A figure that a named body published: to be shown beside a report's own figure for the same period.

    `from_` and `to` are days; `by` names who counted; `bound` as in a statistic; `as_of` the day of publication.
    """

    value: int
    of: Literal["executions", "death_sentences", "arrests", "prisoners", "victims", "other"]
    from_: str
    to: str
    by: str
    bound: Literal["exact", "at_least", "more_than", "about"] = "at_least"
    high: int | None = None
    country: str | None = None
    as_of: str | None = None


SCHEMAS: dict[str, type[Entry]] = {
    "event_order": EventOrder,
    "outcome_conflicts": OutcomeConflict,
    "duration_cues": DurationCue,
    "known_figures": KnownFigure,
}
