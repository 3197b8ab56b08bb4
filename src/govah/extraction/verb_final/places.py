"""Where: the prison, town and province of an event, from its clause."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from govah.extraction.events.whereabouts import outermost
from govah.extraction.page import Hit, Page, Sentence
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Happening
from govah.extraction.verb_final.days import ONE_ACT, is_noun
from govah.extraction.verb_final.telling import Told

_LEAD = 50  # characters in which the words stand that say what a place is of
_BEHIND = 60  # characters between a noun and the place that belongs to it
_IN_PRISON = frozenset({"execution", "execution_attempt", "death_in_custody", "stay"})
_INTO = frozenset({"transfer", "solitary_confinement"})
_INSIDE = frozenset({"torture", "interrogation", "forced_confession", "incommunicado", "hunger_strike"})
_IN_TOWN = frozenset({
    "arrest", "raid", "execution", "killing", "summons", "release", "torture", "burial", "disappearance", "flogging",
    "interrogation", "death_in_custody", "transfer",
})  # fmt: skip
_BY_AGENTS = frozenset({"arrest", "raid", "summons"})


class Places:
    """Finds the places of events."""

    def __init__(self, page: Page, rules: LanguageRules) -> None:
        self.page, self.rules = page, rules
        self.row: Sequence[Told] = ()
        self.houses: dict[str, Hit] = {}

    def turn(self, row: Sequence[Told]) -> None:
        """Begin a sentence that tells all of `row`."""
        self.row = row

    def give(self, event: Happening, told: Told, before: Sequence[Happening]) -> None:
        """Place an event; `before` is what its sentence told so far."""
        self._prison(event, told)
        if event.type not in _IN_TOWN:
            return
        event.city = self._place(told, "city", into=event.type == "transfer")
        event.province = self._place(told, "province")
        if event.city is None and event.type in _BY_AGENTS:
            event.city = self._of_agents(told)
        last = before[-1] if before else None
        if event.city is None and last is not None and {event.type, last.type} <= ONE_ACT - {"transfer"}:
            event.city = last.city if event.date is last.date else None

    def close(self, sentence: Sentence, events: Sequence[Happening]) -> None:
        """End a sentence: "they were taken to solitary cells" is of the one prison that the report has named so far."""
        for hit in outermost(self.page.hits_in(sentence.start, sentence.end, "prison")):
            if not any(hit.value.endswith(name) for name in self.houses):
                self.houses = {name: h for name, h in self.houses.items() if not name.endswith(hit.value)}
                self.houses[hit.value] = hit
        for one, other in pairwise(events):
            if one.start == other.start and {one.type, other.type} == _INTO:
                held = one.prison or other.prison
                if held is None and one.city is None and other.city is None and len(self.houses) == 1:
                    held = next(iter(self.houses.values()))
                one.prison, other.prison = one.prison or held, other.prison or held

    def towns(self, told: Told) -> list[Hit]:
        """The towns of a clause in which something is told to happen."""
        lead, other, never = map(self.rules.grammar, ("place_lead", "place_other", "place_never"))
        leads = [(hit, self._lead(told, hit)) for hit in self._hits(told, "city")]
        return [h for h, before in leads if lead.search(before) and not (other.search(before) or never.search(before))]

    def prisons(self, event: Happening, told: Told) -> list[Hit]:
        """The prisons of a clause in which an event is told to happen."""
        inside = self.rules.grammar("inside_before")
        if event.type not in _IN_PRISON:
            return []
        return [h for h in self._hits(told, "prison") if inside.search(self._lead(told, h))]

    def _prison(self, event: Happening, told: Told) -> None:
        prisons = self._hits(told, "prison")
        if event.type in _INTO:
            into = [h for h in prisons if self.rules.grammar("into_before").search(self._lead(told, h))]
            rest = [h for h in prisons if not self.rules.grammar("from_before").search(self._lead(told, h))]
            event.prison = next(iter(into or rest[::-1]), None)
        elif event.type == "release":
            freed = (h for h in prisons if self.rules.grammar("from_before").search(self._lead(told, h)))
            event.prison = next(freed, None)
        elif event.type in _IN_PRISON:
            held = self.rules.grammar("held_before")
            there = [h for h in prisons if not held.search(self._lead(told, h))]
            event.prison = next(iter(there or prisons), None)
        elif event.type in _INSIDE:
            inside = self.rules.grammar("inside_before")
            event.prison = next((h for h in prisons if inside.search(self._lead(told, h))), None)

    def _place(self, told: Told, kind: str, *, into: bool = False) -> Hit | None:
        """A place told with "in" before it, of a move with "to"; a province only where it is called so."""
        name = "province_lead" if kind == "province" else "town_into" if into else "place_lead"
        lead, other, never = map(self.rules.grammar, (name, "place_other", "place_never"))
        for hits in (self._hits(told, kind), self._unknown(told) if kind == "city" and not into else []):
            found = None
            for hit in hits:
                before = self._lead(told, hit)
                if lead.search(before) and not (kind == "city" and (other.search(before) or never.search(before))):
                    if found is not None and hit.value != found.value:
                        break
                    found = hit
            if found is not None:
                return found
        return None

    def _of_agents(self, told: Told) -> Hit | None:
        """The town in the name of the office whose agents came: "seized by agents of the Intelligence Office of X"."""
        for hit in self._hits(told, "prison"):
            if self.rules.grammar("by_agents").search(self._lead(told, hit)):
                match = self.rules.grammar("agents_town").search(self.page.low[hit.start : hit.end])
                if match is not None:
                    start, end = (hit.start + at for at in match.span("town"))
                    return Hit(start, end, "city", "", self.page.text[start:end])
        return None

    def _hits(self, told: Told, kind: str) -> list[Hit]:
        """The places of a clause up to its event, and right behind a noun; not those inside what else it tells."""
        found = [h for a, b in told.clause for h in self.page.hits_in(a, b, kind) if self._before(told, h)]
        others = [t for t in self.row if t.entry.event in _IN_TOWN and t is not told and t.end < told.end]
        return [h for h in found if not any(t.start <= h.start < t.end and t.end <= told.start for t in others)]

    def _before(self, told: Told, hit: Hit) -> bool:
        if hit.start < told.end:
            return True
        if hit.start - told.end > _BEHIND or not is_noun(self.page, told, self.rules):
            return False
        gap = self.page.low[told.end : hit.start]
        if self.rules.grammar("in_behind").search(gap) is None or any(mark in gap for mark in ",;:"):
            return False
        finite = self.rules.grammar("finite").words
        return not any(finite[w] for w in self.page.words_in(told.end, hit.start))

    def _unknown(self, told: Told) -> list[Hit]:
        """A town that no list knows, told as one: "in the town of X", "in X of the province of …"."""
        found = []
        for start, end in told.clause:
            for match in self.page.matches(self.rules.grammar("town_told"), start, min(end, told.end)):
                a, b = next(match.span(name) for name in ("town", "part") if match[name])
                found.append(Hit(a, b, "city", "", self.page.text[a:b]))
        return found

    def _lead(self, told: Told, hit: Hit) -> str:
        begin = next(a for a, b in told.clause if a <= hit.start < b)
        return self.page.low[max(begin, hit.start - _LEAD) : hit.start]
