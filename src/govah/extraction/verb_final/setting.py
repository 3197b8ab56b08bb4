"""When and where, and before whom: the circumstances of what a sentence tells, and what sentences lend each other."""

from __future__ import annotations

from collections.abc import Sequence

from govah.extraction.events.context_slots import Memory
from govah.extraction.events.occasions import carry_on, keep_apart, one_place, stay_inside, stay_there
from govah.extraction.events.verdicts import FIRST, Rulings
from govah.extraction.page import Page, Sentence
from govah.extraction.people.scene import Scene
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Happening, Mention
from govah.extraction.verb_final.courts import Courts
from govah.extraction.verb_final.crowds import Crowds
from govah.extraction.verb_final.days import Days
from govah.extraction.verb_final.places import Places
from govah.extraction.verb_final.shares import apart
from govah.extraction.verb_final.telling import Told
from govah.model import Modality

_LATELY = 12  # events told last that a sentence may go on with
_SUMMED_UP = 4  # sentences that the headline sums up
_OF_HEADLINES = frozenset({"arrest", "execution", "killing", "raid"})


class Settings:
    """Gives events their circumstances; remembers what was told last."""

    def __init__(self, page: Page, scene: Scene, rules: LanguageRules) -> None:
        self.page, self.cast, self.rules = page, scene.cast, rules
        self.days, self.places, self.courts = Days(page, rules), Places(page, rules), Courts(page, scene.cast, rules)
        self.memory, self.rulings, self.crowds = Memory(), Rulings(), Crowds(page, scene, rules)
        self.of_crowds: list[Happening] = []
        self.headed: dict[str, Happening] = {}
        self.body = 0

    def turn(self, row: Sequence[Told]) -> None:
        """Begin a sentence that tells all of `row`."""
        self.days.turn(row)
        self.places.turn(row)
        self.of_crowds = []

    def give(self, events: list[Happening], told: Told, before: Sequence[Happening]) -> None:
        """Fill in the circumstances of what one turn of phrase tells; `before` is what its sentence told so far.

        Where two courts gave one ruling after another, the second ruling is added to the events.
        """
        for event in tuple(events):
            self.days.give(event, told, before)
            self.places.give(event, told, before)
            second = self.courts.give(event, told, before)
            if second is not None:
                events.append(second)
            events += apart(self.page, self.cast, event, told, self.places, self.rules)

    def of_crowd(self, sentence: Sentence, told: Told) -> None:
        """Note what a turn of phrase tells of a crowd, where it befell nobody whom the report counts or names."""
        event = self.crowds.nameless(sentence, told)
        if event is not None:
            self.days.give(event, told, ())
            self.places.give(event, told, ())
            self.of_crowds.append(event)

    def close(
        self, sentence: Sentence, events: Sequence[Happening], mentions: Sequence[Mention], told: Sequence[Happening]
    ) -> None:
        """End a sentence: what its events share, and what it lends to those before and takes from them."""
        page, rules, memory = self.page, self.rules, self.memory
        self.courts.finish(sentence, events)
        one_place(events)
        keep_apart(events)
        stay_there(events)
        stay_inside(page, sentence, events, rules)
        heard = (
            [e for e in events if e.court is not None] if page.has(sentence.start, sentence.end, "court") else events
        )
        memory.judge(page, sentence, heard, mentions, self.cast, rules)
        if page.search(rules.grammar("verdicts_told"), sentence.start, sentence.end):
            self.rulings.events = [e for e in told if e.type in FIRST and e.modality is Modality.ASSERTED]
            self.rulings.sentence = sentence.index - 1
            self.courts.say_more(sentence, self.rulings.events)
        self.rulings.complete(page, sentence, events, rules)
        now = [e for e in events if not page.search(rules.grammar("earlier"), *e.clause)]
        memory.lend(page, sentence, now, rules)
        self.courts.lend(sentence, now)
        self._of_headline(sentence, events)
        self.places.close(sentence, events)
        carry_on(page, sentence, told[-_LATELY:], now, rules, memory.framed(sentence))
        self.days.follow(events, told[-_LATELY:])
        self.crowds.lend(sentence, events)
        self.crowds.keep(sentence, [*events, *self.of_crowds])
        if not events:
            self.days.told_again(sentence, told[-_LATELY:])
        memory.keep(page, sentence, events, mentions, rules)
        self.days.keep(sentence, events)

    def _of_headline(self, sentence: Sentence, events: Sequence[Happening]) -> None:
        """What the headline tells of nobody by name ("a musician arrested in X") is placed where the headline says."""
        if sentence.mark == "headline":
            for event in events:
                if event.type in _OF_HEADLINES and not event.who and event.prison is None:
                    self.headed[event.type] = event
            return
        if sentence.mark == "body":
            self.body += 1
        for event in events if self.body <= _SUMMED_UP else ():
            head = self.headed.get(event.type)
            placed = event.prison or event.city or event.province or self.page.has(*event.clause, "city", "prison")
            if head is not None and not placed:
                event.city, event.province = head.city, head.province
