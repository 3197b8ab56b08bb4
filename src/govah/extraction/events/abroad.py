"""What another country did, told in a report that also names one whose prisons and courts the packs describe."""

from __future__ import annotations

from govah.extraction.events.fates import Lives
from govah.extraction.events.reading import Story
from govah.extraction.page import Hit, Page, Sentence
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Happening
from govah.extraction.verb_final.abroad import judged_abroad

_NAMES = ("country", "demonym", "abroad")
_LAND = frozenset({"country", "abroad"})
_PLACES = ("prison", "city", "province", "court")
_JUDGED = frozenset({
    "execution", "death_sentence", "prison_sentence", "trial", "flogging", "amputation", "sentence_upheld", "appeal",
    "sentence_overturned", "execution_attempt", "retrial",
})  # fmt: skip
_BEHIND, _AHEAD, _OPENING, _AGENT = 8, 90, 4, 60


class Abroad:
    """The happenings of a story that took place elsewhere, and the people and groups of whom nothing else is told."""

    def __init__(self, page: Page, story: Story, rules: LanguageRules) -> None:
        self.page, self.rules = page, rules
        self.foreign = [h for h in page.hits if h.kind in _NAMES and h.id not in rules.homes]
        self.people: set[int] = set()
        self.groups: set[int] = set()
        if self.foreign:
            self._find(story)

    def _find(self, story: Story) -> None:
        found = [e for e in story.happenings if self._elsewhere(e)]
        if not found:
            return
        found += self._carried_on(story, {e.sentence for e in found}, set(map(id, found)))
        gone = set(map(id, found))
        self.groups = {n for e in found for n in (*e.groups, *e.joined)}
        self.people = {n for e in found for n in e.who}
        self.people |= {m for n in self.groups for m in story.scene.groups[n].members}
        rest = [e for e in story.happenings if id(e) not in gone]
        here = [e for e in rest if e.type != "burial" and self._at_home(e)]
        self.people -= {n for e in here for n in e.who}
        self.groups -= {n for e in here for n in (*e.groups, *e.joined)}
        story.happenings = [
            e for e in rest
            if not (set(e.who) <= self.people and set(e.groups) <= self.groups and (e.who or e.groups))
        ]  # fmt: skip

    def _carried_on(self, story: Story, told: set[int], known: set[int]) -> list[Happening]:
        """What the sentences right after tell, in the same paragraph and without a name of the home country."""
        for sentence in self.page.sentences:
            before = self.page.sentences[sentence.index - 1]
            goes_on = sentence.index - 1 in told and sentence.paragraph == before.paragraph and sentence.index > 0
            if goes_on and not self._home(sentence):
                told.add(sentence.index)
        return [e for e in story.happenings if e.sentence in told and id(e) not in known and not self._at_home(e)]

    def _home(self, sentence: Sentence) -> bool:
        return self._of_home(sentence.start, sentence.end)

    def _of_home(self, start: int, end: int) -> bool:
        """Whether the home country, or a place or body of it, is named between two places."""
        hits = self.page.hits_in(start, end, *_NAMES, *_PLACES, "agency")
        return any(h.id in self.rules.homes or h.id.split(".")[0] in self.rules.homes for h in hits)

    def leave_out(self, lives: Lives) -> None:
        """Take those people and groups out of what was gathered."""
        for table in (lives.people, lives.states):
            for number in self.people:
                table.pop(number, None)
        for table in (lives.groups, lives.group_states):
            for number in self.groups:
                table.pop(number, None)

    def _at_home(self, event: Happening) -> bool:
        """Whether a prison, town, province or court that the packs list is told of the event."""
        if self.rules.verb_final and self._of_home(*event.clause):
            return True
        places = [getattr(event, slot) for slot in _PLACES]
        return any(h is not None and not h.id.startswith(f"{self.page.language}.") for h in places)

    def _elsewhere(self, event: Happening) -> bool:
        if event.implied or not event.type or self._at_home(event):
            return False
        sentence = self.page.sentences[event.sentence]
        names = [h for h in self.foreign if sentence.start <= h.start < sentence.end]
        if not names or self.page.search(self.rules.grammar("brought_over"), sentence.start, sentence.end):
            return False
        if event.type not in _JUDGED and (self.rules.verb_final or self._own_agents(sentence)):
            return False
        if self.rules.verb_final:
            return judged_abroad(self.page, event, names, self.rules)
        return any(self._acts(h, event) or self._named(h, event) or self._where(h, event, sentence) for h in names)

    def _own_agents(self, sentence: Sentence) -> bool:
        """Whether the sentence speaks of agents of the home country, who also act abroad."""
        after = self.rules.grammar("state_after")
        return any(
            after.match(self.page.low, h.end) for h in self.page.hits_in(sentence.start, sentence.end, *_NAMES)
            if h.id in self.rules.homes
        )  # fmt: skip

    def _acts(self, hit: Hit, event: Happening) -> bool:
        """Whether another state is the one who does it: as subject of the verb, or behind "by"."""
        low = self.page.low
        if hit.end <= event.start:
            lead = self.rules.grammar("state_before_verb").fullmatch(low, hit.end, event.start)
            return lead is not None and event.binding == "object"
        between = low[event.end : hit.start]
        return len(between) < _AGENT and self.rules.grammar("by_state").fullmatch(between) is not None

    def _named(self, hit: Hit, event: Happening) -> bool:
        """Whether the court or prison of the event has its name from there."""
        return any(h is not None and h.start <= hit.start < h.end for h in (event.court, event.prison))

    def _where(self, hit: Hit, event: Happening, sentence: Sentence) -> bool:
        """Whether the country or town is told right behind the event, or opens its sentence ("In Texas, …")."""
        page = self.page
        if hit.kind not in _LAND or page.search(self.rules.grammar("place_before"), sentence.start, hit.start) is None:
            return False
        if hit.end <= event.start:
            opens = page.token_at(hit.start) - sentence.first < _OPENING
            return opens and not page.has(hit.end, event.start, "relativiser", "reporting", "speech")
        words = page.tokens_in(event.end, hit.start)
        if event.end > hit.start or hit.start - event.end > _AHEAD or len(words) > _BEHIND:
            return False
        return not page.has(
            event.end, hit.start, "relativiser", "break", "be", "have", "speech", "reporting", "trigger"
        )
