"""An act done to many, told at the start of a report: its day and place are those of the people named after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from govah.extraction.events.fates import agree
from govah.extraction.page import Page, Sentence
from govah.extraction.people.scene import Scene
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Happening
from govah.extraction.verb_final.telling import Told
from govah.extraction.verb_final.told_days import told_days
from govah.model import Modality

_OF_MANY = frozenset({"arrest", "execution", "killing", "summons", "trial", "release"})
_FAR = 12  # sentences in which a report goes on about those of whom it told first
_SEVERAL = 2
_OPENING = 6  # sentences in which a report says what it is about


@dataclass(slots=True)
class _Act:
    """What befell the many, and in which sentence that was told."""

    event: Happening
    sentence: int


class Crowds:
    """Lends what is told of many to what is told of those among them who are named.

    An act holds until the same is told of somebody with another day, or of another crowd.
    """

    def __init__(self, page: Page, scene: Scene, rules: LanguageRules) -> None:
        self.page, self.scene, self.rules = page, scene, rules
        self.acts: dict[str, _Act] = {}
        self.body = 0

    def nameless(self, sentence: Sentence, told: Told) -> Happening | None:
        """The event, bound to nobody, of a clause that tells what befell "dozens of citizens"."""
        kind = told.entry.event
        if kind not in _OF_MANY or not any(self.page.search(self.rules.grammar("crowd"), *c) for c in told.clause):
            return None
        return Happening(
            type=kind, start=told.start, end=told.end, sentence=sentence.index, rule=told.entry.id,
            modality=told.modality, clause=(told.clause[0][0], told.clause[-1][1]),
        )  # fmt: skip

    def lend(self, sentence: Sentence, events: Sequence[Happening]) -> None:
        """Give day and place of the act to the same told of people by name without a time of its own."""
        for event in events:
            act = self.acts.get(event.type)
            if act is None or not event.who or event.modality is not Modality.ASSERTED:
                continue
            if event.date is not None or event.city is not None:
                if not self._alike(event, act.event):
                    del self.acts[event.type]  # the people named have each their own day
                continue
            if sentence.index - act.sentence > _FAR or self._other_time(sentence, event):
                continue
            event.date = act.event.date
            if event.prison is None and event.city is None and event.province is None:
                event.city, event.province = act.event.city, act.event.province
                event.prison = act.event.prison if event.type == "execution" else None

    def keep(self, sentence: Sentence, events: Sequence[Happening]) -> None:
        """Remember what a sentence near the start of the report tells of a crowd without names."""
        self.body += sentence.mark == "body"
        for event in events if self.body <= _OPENING else ():
            if event.type in _OF_MANY and not event.who and event.modality is Modality.ASSERTED and self._many(event):
                told = event.date is not None or event.city is not None
                if told and not self.page.search(self.rules.grammar("earlier"), *event.clause):
                    self.acts[event.type] = _Act(event, sentence.index)
                elif event.date is not None:
                    self.acts.pop(event.type, None)

    def _many(self, event: Happening) -> bool:
        """Whether the event is one of several people of whom none is told to be another than those named later."""
        groups = [self.scene.groups[n] for n in event.groups]
        return all(g.count is None or g.count >= _SEVERAL for g in groups) and not any(g.extra for g in groups)

    @staticmethod
    def _alike(event: Happening, act: Happening) -> bool:
        """Whether what is told of somebody by name can be part of the act."""
        here = (event.city.value if event.city else None, act.city.value if act.city else None)
        return agree(event.date, act.date) and act.date is not None and (None in here or here[0] == here[1])

    def _other_time(self, sentence: Sentence, event: Happening) -> bool:
        """Whether the clause speaks of another time than that of the act."""
        page, clause = self.page, event.clause
        if any(told_days(page, *clause, self.rules)) or event.counted is not None or event.again:
            return True
        return any(page.search(self.rules.grammar(name), *clause) is not None for name in ("earlier", "time_passes"))
