"""Where a person is said to stand at the end, against the events told of them: executed, and yet pardoned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govah.extraction.consistency.dossiers import Dossier, Happening, span, told_event, word
from govah.model import Note
from govah.packs.schema.consistency import OutcomeConflict


def check_conflicts(person: Dossier, rules: Sequence[OutcomeConflict]) -> Iterator[Note]:
    """A doubt for each event that sits ill with the outcome, once a kind of event."""
    for claim in person.outcomes:
        said: set[str] = set()
        for rule in rules:
            for event in conflicting(str(claim.value), person.events, rule):
                if event.type in said:
                    continue
                said.add(event.type)
                state = str(claim.value).replace("_", " ")
                text = f"{person.name} is said to stand as “{state}”, and a {word(event)} is told too."
                sums = f"outcome {state}; {word(event)} {span(event.days) if event.days else 'without a date'}"
                spans = tuple(s for c in (claim, *event.claims) for s in c.spans)
                told = {
                    "person": person.name,
                    "outcome": claim.value,
                    "event": event.type,
                    "sums": [{"term": "outcome", "outcome": claim.value}, told_event(event)],
                }
                yield Note("outcome-against-events", "consistency", text, (claim.id, *event.ids), spans, sums, told)


def conflicting(outcome: str, events: Sequence[Happening], rule: OutcomeConflict) -> list[Happening]:
    """The events that the rule finds at odds with the outcome and that nothing dated later settles."""
    if outcome not in rule.outcomes:
        return []
    settling = [e.days for e in events if e.type in rule.settled_by and e.days]
    return [
        e for e in events if e.type in rule.against and not (e.days and any(later[0] > e.days[1] for later in settling))
    ]
