"""Events that a sentence tells as nouns of nobody in particular, with their day and place: those of the people beside.

"Yazd Prison was the scene of two executions on Monday. X and Y were put to death." "X was held. The arrest took place
in Lar."
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from govah.extraction.events.binding import bind_places
from govah.extraction.page import Page, Sentence
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Happening, Mention
from govah.model import Modality
from govah.text.dates_out import to_facts

_NEAR = 2
_LEAD = 30
_DAY = {7, 10}  # lengths of a day without and with its year
_PLACES = ("prison", "city", "province")


@dataclass(slots=True)
class Scenes:
    """The last such event of each kind."""

    told: dict[str, Happening] = field(default_factory=dict)

    def read(  # noqa: PLR0917  (the sentence and what is known of it)
        self, page: Page, sentence: Sentence, loose: Sequence[Happening], events: Sequence[Happening],
        lately: Sequence[Happening], rules: LanguageRules, mentions: Sequence[Mention],
    ) -> None:  # fmt: skip
        """Give the events of the sentence what was said ahead of them, and those before it what the sentence says."""
        for event in events:
            scene = self.told.get(event.type)
            if scene is not None and 0 < sentence.index - scene.sentence <= _NEAR and not _placed(event):
                _lend(scene, [event] if not page.dates_in(sentence.start, sentence.end) else [])
        if not loose or sentence.mark != "body":
            return
        bind_places(page, sentence, loose, rules, mentions)
        for scene in loose:
            fact = to_facts(scene.date.date) if scene.date is not None else None
            if any(e.type == scene.type for e in events) or (fact is not None and len(fact) not in _DAY):
                continue
            lead = page.low[max(sentence.start, scene.start - _LEAD) : scene.start]
            before = list(_just_told(lately, scene, sentence))
            if before and rules.grammar("those_before").search(lead):
                _lend(scene, before)
            elif fact is not None:
                self.told[scene.type] = scene


def _just_told(lately: Sequence[Happening], scene: Happening, sentence: Sentence) -> Iterator[Happening]:
    """The events of that kind told of people just before, without a time and place of their own."""
    for event in lately:
        alike = event.type == scene.type and not event.implied and event.modality is Modality.ASSERTED
        if alike and sentence.index - event.sentence <= _NEAR and not _placed(event):
            yield event


def _placed(event: Happening) -> bool:
    return event.date is not None or any(getattr(event, slot) is not None for slot in _PLACES)


def _lend(scene: Happening, events: Iterable[Happening]) -> None:
    for event in events:
        if event.implied or event.inherited or event.modality is not Modality.ASSERTED:
            continue
        event.date = scene.date
        for slot in _PLACES:
            setattr(event, slot, getattr(scene, slot))
