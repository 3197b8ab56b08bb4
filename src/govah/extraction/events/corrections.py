"""What a later clause takes back: "the report was wrong", "X is alive", "his family denied the news"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from govah.extraction.events.syntax import Syntax
from govah.extraction.page import Page, Sentence
from govah.extraction.people.scene import Scene
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Happening, Mention
from govah.model import Modality

_DEATHS = frozenset({"execution", "killing", "death_in_custody", "burial", "no_notice", "no_final_visit"})
_DEAD = frozenset({"executed", "killed", "death_in_custody"})
_BACK = 2  # sentences over which "the report" reaches back
_DOUBT = 60
_TOLD_OF = ("speech", "reporting")


@dataclass(slots=True)
class CorrectionReader:
    """Reads in one sentence that something told before, or in its own first clause, is not so."""

    page: Page
    sentence: Sentence
    mentions: Sequence[Mention]
    scene: Scene
    rules: LanguageRules

    def read(self, told: Sequence[Happening]) -> None:
        """Deny those of the happenings told so far that the sentence takes back."""
        if not told:
            return
        self._alive(told)
        self._untrue(told)

    def _alive(self, told: Sequence[Happening]) -> None:
        """ "X is alive": the deaths of X told before are not so, whoever told them."""
        page, first, last = self.page, self.sentence.start, self.sentence.end
        for match in page.matches(self.rules.grammar("is_alive"), first, last):
            doubt = page.search(self.rules.grammar("alive_doubted"), max(first, match.start() - _DOUBT), match.end())
            if doubt is not None:
                continue
            syntax = Syntax(page, self.sentence, self.mentions, self.rules, self.scene.slain)
            subject = syntax.subject(max(match.start("verb"), match.start("told")))
            if subject is None or subject.possessive:
                continue
            for event in told:
                if event.start < match.start() and (event.type in _DEATHS or event.outcome in _DEAD):
                    _take_from(event, set(subject.who), set(subject.groups))

    def _untrue(self, told: Sequence[Happening]) -> None:
        """ "The report was false", "called the news of his death a lie": what was reported just before is not so."""
        page, first, last = self.page, self.sentence.start, self.sentence.end
        for match in page.matches(self.rules.grammar("report_untrue"), first, last):
            deaths_only = match.groupdict().get("denied") is not None
            inside = [e for e in told if match.start() <= e.start < match.end()]
            for event in inside or self._reported(told, match.start()):
                if not deaths_only or event.type in _DEATHS or event.outcome in _DEAD:
                    event.modality = Modality.NEGATED

    def _reported(self, told: Sequence[Happening], before: int) -> list[Happening]:
        """What the latest clause or sentence tells as a report of others: "news sites wrote that X was hanged"."""
        page, here = self.page, self.sentence
        near = [e for e in told if e.start < before and here.index - e.sentence <= _BACK]
        latest = max((e.sentence for e in near), default=-1)
        if latest < 0 or here.paragraph - page.sentences[latest].paragraph > 1:
            return []
        found = [e for e in near if e.sentence == latest]
        opening = page.sentences[latest].start
        return [
            e for e in found
            if e.modality in {Modality.REPORTED, Modality.ALLEGED}
            or page.has(opening, e.start, *_TOLD_OF)
            or page.search(self.rules.grammar("rumoured_before"), opening, e.start)
        ]  # fmt: skip


def _take_from(event: Happening, who: set[int], groups: set[int]) -> None:
    """The event did not happen to these; where others share it, it stays theirs."""
    if not (who & set(event.who) or groups & set(event.groups)):
        return
    rest = [n for n in event.who if n not in who], [n for n in event.groups if n not in groups]
    if rest[0] or rest[1]:
        event.who, event.groups = rest
    else:
        event.modality = Modality.NEGATED
