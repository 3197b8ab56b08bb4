"""What a pack says of events and outcomes: which act brings about which state, what happens once, what is final."""

from __future__ import annotations

from dataclasses import dataclass

from govah.packs import Pack
from govah.packs.schema.acts import EventType, Outcome

PHASES = ("arrest", "detention", "trial", "sentence", "any", "review", "execution", "after")


@dataclass(frozen=True, slots=True)
class Acts:
    """The kinds of event and the outcomes of a pack, by id."""

    events: dict[str, EventType]
    outcomes: dict[str, Outcome]

    def happens_once(self, act: str) -> bool:
        """Whether it can happen to a person only once."""
        return act in self.events and self.events[act].once

    def place(self, act: str) -> tuple[int, bool, str]:
        """Where an act stands in a case by itself: by phase, what happens once at the end of it."""
        phase = self.events[act].phase if act in self.events else "any"
        return PHASES.index(phase), self.happens_once(act), act

    def leading_to(self, outcome: str) -> tuple[str, ...]:
        """The acts that bring an outcome about; the one of the same name alone, where there is one."""
        acts = tuple(act for act, event in self.events.items() if event.outcome == outcome)
        return (outcome,) if outcome in acts else acts

    def is_death(self, outcome: str) -> bool:
        """Whether nothing comes after it."""
        return outcome in self.outcomes and self.outcomes[outcome].final

    def rank(self, outcome: str) -> int:
        """How much an outcome tells beside others of the same day; the higher stands."""
        return self.outcomes[outcome].rank if outcome in self.outcomes else 0


def acts(pack: Pack) -> Acts:
    """The events and outcomes of a pack."""
    return Acts({event.id: event for event in pack.of(EventType)}, {one.id: one for one in pack.of(Outcome)})
