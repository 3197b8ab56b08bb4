"""From the story to claims: one row of claims for each person, event and group, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from govah.extraction.attributes.traits import Trait
from govah.extraction.events.company import by_company
from govah.extraction.events.fates import Fate, Lives, Outcome
from govah.extraction.events.outcomes import Standing, of_person
from govah.extraction.events.reading import Story, asserted
from govah.extraction.events.states import class_told
from govah.extraction.page import Hit, Page
from govah.extraction.people.membership import NOT_VICTIMS
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Character, Group, Happening
from govah.model import Claim, to_data

_ROLES = {"speaker": "spokesperson", "official": "official", "judge": "judge"}
_SURE, _LIKELY, _DOUBTFUL = 0.93, 0.85, 0.7


class Assembly:
    """Gathers the claims of one page and keeps event subjects apart."""

    def __init__(self, page: Page, story: Story, lives: Lives, rules: LanguageRules) -> None:
        self.page, self.story, self.lives, self.rules = page, story, lives, rules
        self.among = class_told(page)
        self.claims: list[Claim] = []
        self.outcomes: dict[int, str] = {}  # where each victim stands, by character number
        self._subjects: dict[int, int] = {}

    def subject(self, start: int) -> str:
        """A fresh event subject for a trigger at that offset."""
        n = self._subjects.get(start, 0) + 1
        self._subjects[start] = n
        return f"event@{start}" if n == 1 else f"event@{start}.{n}"

    def people(self, traits: Sequence[Trait]) -> None:
        """Claims for everybody who has a part in the story: victims with all that was said, others with their role."""
        by_person: dict[int, list[Trait]] = {}
        for trait in traits:
            by_person.setdefault(trait.who, []).append(trait)
        standings = self._standings()
        self.outcomes = {number: outcome for number, (outcome, _) in standings.items()}
        for character in self.story.cast.characters:
            if character.number in standings:
                fates = self.lives.people.get(character.number, [])
                self._person(character, "victim")
                self._traits(character, by_person.get(character.number, []), fates)
                (outcome, spans), sure = standings[character.number], _LIKELY
                if outcome == "unknown":
                    beside = by_company(self.page, self.story, self.rules, self.outcomes, character)
                    (outcome, spans), sure = beside or (outcome, spans), _DOUBTFUL
                self._claim(
                    character.id, "outcome", outcome, spans or character.mentions[:1], f"outcome.{outcome}", sure
                )
                for fate in fates:
                    self.event(fate, character.id)
            elif character.role:
                self._person(character, _ROLES.get(character.role, character.role))
                if character.official_role:
                    self._claim(
                        character.id,
                        "official_role",
                        character.official_role,
                        [*character.mentions[:1], *([character.role_span] if character.role_span else [])],
                        "role.office",
                        _LIKELY,
                    )

    def _standings(self) -> dict[int, Standing]:
        """Every victim with the outcome that the report tells of them by themselves."""
        found: dict[int, Standing] = {}
        for character in self.story.cast.characters:
            fates = self.lives.people.get(character.number, [])
            states = self.lives.states.get(character.number, [])
            victim = bool(fates or states) and (
                character.role not in NOT_VICTIMS
                or self._direct(character, fates)
                or (character.role == "relative" and self._stands(character, states))
            )
            if victim or character.number in self.lives.named:
                found[character.number] = of_person(self.page, self.rules, fates, states, self.among)
        return found

    def _stands(self, character: Character, states: Sequence[Outcome]) -> bool:
        """ "His brother X remains in prison": a state told of somebody by name."""
        own = set(character.mentions)
        told = (s.event for s in states if s.event.binding == "subject")
        return any(span in own for event in told for span in event.spans)

    def _direct(self, character: Character, fates: Sequence[Fate]) -> bool:
        """Whether somebody with another part in the story is named as the one to whom something was done."""
        own = {(a, b) for a, b in character.mentions}
        return any(span in own for fate in fates for event in fate.told for span in event.spans) or (
            any(
                not e.inherited and e.binding not in {"nearest in the sentence", "topic"} for f in fates for e in f.told
            )
            and character.role in {"lawyer", "relative", "author"}
        )

    def _person(self, character: Character, role: str) -> None:
        first = character.mentions[:1]
        named = [m for m in character.mentions if self.page.text[m[0] : m[1]] == character.name][:3]
        named = named or ([character.place] if character.place else first)
        tails = character.tails  # "Nasrin and Leila Karimi": the shared surname stands elsewhere
        if character.name in tails:
            named = [*named, tails[character.name]]
        self._claim(character.id, "name", character.name, named, "name.fullest", _SURE)
        for other, place in character.others.items():
            places = [place, tails[other]] if other in tails else [place]
            self._claim(character.id, "other_name", other, places, "name.other", _LIKELY)
        self._claim(
            character.id,
            "role",
            role,
            [*first, *([character.role_span] if character.role_span else [])],
            "role.noun" if character.role_span else "role.event",
            _LIKELY,
        )

    def _traits(self, character: Character, traits: Iterable[Trait], fates: Sequence[Fate]) -> None:
        seen: dict[tuple[str, str], list[Trait]] = {}
        for trait in traits:
            seen.setdefault((trait.property, repr(trait.value)), []).append(trait)
        for (name, _), rows in seen.items():
            spans = [span for row in rows for span in row.spans]
            self._claim(character.id, name, rows[0].value, spans[:4], rows[0].rule, _LIKELY)

    def event(self, fate: Fate, victim: str) -> None:
        """Claims for one event of one person or group."""
        first = fate.told[0]
        subject = self.subject(first.start)
        spans = [span for told in fate.told for span in told.spans][:6]
        sure = _DOUBTFUL if first.inherited else _LIKELY
        add = self._claim
        add(subject, "type", fate.type, spans, first.rule, sure, event=first)
        add(subject, "victim", victim, spans, first.rule, sure, event=first)
        if fate.date is not None and fate.date.date is not None:
            add(
                subject,
                "date",
                to_data(fate.date.date),
                [(fate.date.start, fate.date.end)],
                f"{first.rule}",
                sure,
                event=first,
            )
        for slot in ("prison", "city", "province", "court"):
            hit: Hit | None = getattr(fate, slot)
            if hit is not None:
                add(subject, slot, self._written(hit), [(hit.start, hit.end)], first.rule, sure, event=first)
        if fate.judge is not None:
            add(
                subject,
                "judge",
                self.page.text[fate.judge[0] : fate.judge[1]],
                [fate.judge],
                first.rule,
                sure,
                event=first,
            )

    def _written(self, hit: Hit) -> str:
        return " ".join(self.page.text[hit.start : hit.end].split())

    def unsure(self) -> None:
        """Claims for what the text tells as denied, feared, planned: kept with its modality, no fact."""
        for event in self.story.happenings:
            if asserted(event) or not event.type:
                continue
            for number in event.who:
                character = self.story.cast.of(number)
                subject = self.subject(event.start)
                self._claim(subject, "type", event.type, event.spans, event.rule, _DOUBTFUL, event=event)
                self._claim(subject, "victim", character.id, event.spans, event.rule, _DOUBTFUL, event=event)
                if event.date is not None and event.date.date is not None:
                    self._claim(
                        subject,
                        "date",
                        to_data(event.date.date),
                        [(event.date.start, event.date.end)],
                        event.rule,
                        _DOUBTFUL,
                        event=event,
                    )

    def group(
        self, group: Group, count: int | None, outcome: str, fates: Sequence[Fate], charges: Sequence[Trait]
    ) -> None:
        """Claims for people without names."""
        place = [(group.start, group.end)]
        self._claim(group.id, "count", count, place, "group.count", _LIKELY)
        self._claim(group.id, "outcome", outcome, place, "group.outcome", _LIKELY)
        main = next((f for f in fates if f.date or f.prison), None)
        if main is not None and main.prison is not None:
            self._claim(
                group.id,
                "prison",
                self._written(main.prison),
                [(main.prison.start, main.prison.end)],
                "group.prison",
                _LIKELY,
            )
        if main is not None and main.date is not None and main.date.date is not None:
            self._claim(
                group.id, "date", to_data(main.date.date), [(main.date.start, main.date.end)], "group.date", _LIKELY
            )
        for value in dict.fromkeys(str(t.value) for t in charges):
            self._claim(
                group.id,
                "charge",
                value,
                [s for t in charges if t.value == value for s in t.spans][:3],
                "group.charge",
                _LIKELY,
            )
        for fate in fates:
            self.event(fate, group.id)

    def _claim(  # noqa: PLR0917  (the parts of a claim, in its own order)
        self,
        subject: str,
        name: str,
        value: object,
        spans: Iterable[tuple[int, int]],
        rule: str,
        sure: float,
        event: Happening | None = None,
    ) -> None:
        places = [s for s in spans if s[0] < s[1]]
        if not places:
            return
        extra = {}
        if event is not None:
            extra = {
                "modality": event.modality,
                "trigger": self.page.text[event.start : event.end],
                "binding": {"victim": event.binding},
            }
        self.claims.append(self.page.claim(subject, name, value, places, rule, confidence=sure, **extra))  # type: ignore[arg-type]
