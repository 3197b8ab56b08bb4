"""All that a report tells of one person or group, and in what order of time it tells it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from govah.extraction.events.fates import Fate, Outcome
from govah.extraction.page import Page
from govah.extraction.rules import LanguageRules
from govah.text.dates_out import to_facts

Spans = list[tuple[int, int]]

_OPENING = 24  # characters at the head of a sentence in which its adverb of time stands
_BACK = 40  # characters before a state's words in which its tense stands


@dataclass(slots=True)
class Life:
    """All that a report tells of one person or group, for the questions that decide where they stand."""

    page: Page
    rules: LanguageRules
    fates: Sequence[Fate]
    states: Sequence[Outcome]
    among: Outcome | None = None
    of: dict[str, Fate] = field(default_factory=dict)
    told: dict[str, Outcome] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.of = {fate.type: fate for fate in self.fates}
        self.told = {state.state: state for state in self.states}

    def around(self, fate: Fate, kind: str) -> bool:
        """Whether a sentence that tells of the event has words of that kind."""
        spans = [self.page.sentences[event.sentence] for event in fate.told]
        return any(self.page.has(s.start, s.end, kind) for s in spans)

    def said(self, fate: Fate, name: str) -> bool:
        """Whether a sentence that tells of the event matches that expression of the pack."""
        at = [self.page.sentences[event.sentence] for event in fate.told]
        return any(self.page.search(self.rules.grammar(name), s.start, s.end) for s in at)

    @property
    def condemned(self) -> bool:
        """Whether a death sentence is told, by itself, by its review, or by what it leads to."""
        upheld = self.of.get("sentence_upheld")
        return not {"death_sentence", "imminent_execution"}.isdisjoint({*self.of, *self.told}) or (
            upheld is not None and self._of_death(upheld)
        )

    def _of_death(self, upheld: Fate) -> bool:
        """Whether a judgment upheld, of which no sentence is told, is one of death: where its sentence speaks of death,
        or the report does and tells of no prison term."""
        if "prison_sentence" in self.of:
            return False
        if self.around(upheld, "deathly"):
            return True
        if "imprisoned" in self.told or self.rules.grammar("prison_term").search(self.page.low):
            return False
        return self.page.has(0, len(self.page.text), "deathly")

    def present(self, state: str) -> Outcome | None:
        """The state where it is told as lasting ("is serving", "remains in prison"), not by a noun or of the past."""
        for told in reversed(self.states):
            if told.state == state and told.event.binding != "noun" and not self._past(told):
                return told
        return None

    def _past(self, told: Outcome) -> bool:
        start = max(self.page.sentences[told.event.sentence].start, told.event.start - _BACK)
        return self.page.search_cut(self.rules.grammar("past_state"), start, told.event.end) is not None


def earlier(life: Life, fate: Fate) -> bool:
    """Whether every telling stands back in time from the report ("had earlier been freed")."""
    back, page = life.rules.grammar("earlier"), life.page
    for event in fate.told:
        begin = page.sentences[event.sentence].start
        start = max(begin, event.clause[0])
        opening = min(begin + _OPENING, start)  # an adverb that opens the sentence is of its last verb too
        if not (back.search(page.low, start, event.end) or back.search(page.low, begin, opening)):
            return False
    return True


def told_back(life: Life, fate: Fate) -> bool:
    """Whether the verbs themselves tell every time of a past before the report's, in a language that ends with them."""
    behind = life.rules.grammar("pluperfect_behind")
    return all(behind.search(life.page.low, e.start, e.clause[1]) for e in fate.told)


def back_in_time(life: Life, fate: Fate) -> bool:
    """ "X is free. He had been arrested in March": told of a time before that of which the report tells."""
    page, had = life.page, life.rules.grammar("pluperfect")
    before = all(had.search(page.low[page.sentences[e.sentence].start : e.start]) for e in fate.told)
    return before or told_back(life, fate)


def after(later: Fate, earlier: Fate) -> bool:
    """Whether one event came after another: by their dates, else by the order of the text."""
    if comparable(later, earlier) and when(later) != when(earlier):
        return when(later) > when(earlier)
    return last(later) > last(earlier)


def surely_before(one: Fate, other: Fate) -> bool:
    """Whether the dates say that one event came before the other."""
    return comparable(one, other) and when(one) < when(other)


def comparable(a: Fate, b: Fate) -> bool:
    """Whether both dates have a year."""
    return all(w and not w.startswith("--") for w in (when(a), when(b)))


def when(fate: Fate) -> str:
    """Its date as the facts hold it, empty where it has none."""
    return (to_facts(fate.date.date) or "") if fate.date else ""


def last(fate: Fate) -> int:
    """Where it is told last."""
    return max((h.start for h in fate.told), default=-1)


def spans(fate: Fate) -> Spans:
    """All passages that tell of it."""
    return [span for event in fate.told for span in event.spans]
