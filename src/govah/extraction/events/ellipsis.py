"""Events told without their verb: "X was given ten years and Y five", "so was Y", "Y met the same fate"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from govah.extraction.events.neighbours import NEAREST, TOPIC
from govah.extraction.page import Page, Sentence
from govah.extraction.people.cast import Cast
from govah.extraction.people.membership import NOT_VICTIMS
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Happening, Mention

_SENTENCES = frozenset({"death_sentence", "prison_sentence"})
_FATES = frozenset({
    "execution", "death_sentence", "prison_sentence", "arrest", "killing", "release", "transfer", "death_in_custody",
})  # fmt: skip
_GAPS = (("death_sentence", "gap_death"), ("prison_sentence", "gap_term"))
_VERBAL = ("trigger", "be", "have", "modal", "relativiser", "speech")
_LAST = 8  # of the events told before, those that "so was Y" may repeat


@dataclass(slots=True)
class GapReader:
    """Reads what a sentence tells of its people by pointing back to a verb."""

    page: Page
    sentence: Sentence
    cast: Cast
    rules: LanguageRules

    def read(
        self, mentions: Sequence[Mention], events: Sequence[Happening], told: Sequence[Happening]
    ) -> list[Happening]:
        """The happenings without a verb of their own; `events` are the sentence's, `told` those before it."""
        found: list[Happening] = []
        for mention in mentions:
            who = [n for n in mention.who if self.cast.of(n).role not in NOT_VICTIMS - {"relative"}]
            if mention.kind not in {"name", "same", "one"} or mention.possessive or not who:
                continue
            before = [e for e in events if e.end <= mention.start and _verbal(e)]
            found += self._gapped(mention, who, before)
            found += self._likewise(mention, who, before or [e for e in told[-_LAST:] if _verbal(e)])
        return [*found, *self._repeated(events)]

    def _repeated(self, events: Sequence[Happening]) -> Iterator[Happening]:
        """ "X was arrested in 2009 and again in 2019": the event once more at another time."""
        for event in events:
            match = self.page.search(self.rules.grammar("and_again"), event.end, self.sentence.end)
            if match is None or not _verbal(event) or self.page.has(event.end, match.end(), *_VERBAL):
                continue
            yield replace(
                event, start=match.start(), end=match.end(), implied=False, again=True, binding="elided",
                who=list(event.who), groups=list(event.groups), spans=[match.span(), *event.spans[1:]],
            )  # fmt: skip

    def _gapped(self, mention: Mention, who: list[int], before: Sequence[Happening]) -> Iterator[Happening]:
        """ "X was sentenced to death and Y to ten years", "X was arrested on Monday, Y on Tuesday"."""
        if not before:
            return
        model = before[-1]
        if set(model.who) & set(who) or model.type not in _FATES:
            return
        if self.page.search(self.rules.grammar("gap_before"), self.sentence.start, mention.start) is None:
            return
        for kind, name in _GAPS if model.type in _SENTENCES else ((model.type, "gap_when"),):
            match = self._after(name, mention)
            if match is not None and not self.page.hits_in(mention.end, match.end(), *_VERBAL):
                yield self._again(replace(model, type=kind), match.span(), mention, who)
                return

    def _likewise(self, mention: Mention, who: list[int], before: Sequence[Happening]) -> Iterator[Happening]:
        """ "As was Y", "so did Y", "Y met the same fate", "Y was given the same sentence"."""
        models = [e for e in before if e.type in _FATES and not set(e.who) & set(who)]
        if not models:
            return
        lead = self.page.low[self.sentence.start : mention.start]
        same = self._after("same_after", mention)
        if same is None and self.rules.grammar("so_was").search(lead) is None:
            return
        at = same.span() if same is not None else (mention.start, mention.end)
        for model in models:
            if model.sentence == models[-1].sentence:
                yield self._again(model, at, mention, who)

    def _after(self, name: str, mention: Mention) -> re.Match[str] | None:
        return self.rules.grammar(name).match(self.page.low, mention.end, self.sentence.end)

    def _again(self, model: Happening, at: tuple[int, int], mention: Mention, who: list[int]) -> Happening:
        """The event once more, of other people and at another place of the text."""
        for number in who:
            if self.cast.of(number).role == "relative":
                self.cast.of(number).role = ""  # "and his wife Y to one year"
        return Happening(
            model.type, at[0], at[1], self.sentence.index, model.rule, list(who), modality=model.modality,
            binding="elided", spans=[at, (mention.start, mention.end)],
        )  # fmt: skip


def _verbal(event: Happening) -> bool:
    return bool(event.type) and not event.implied and event.binding not in {NEAREST, TOPIC}
