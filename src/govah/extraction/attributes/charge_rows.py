"""Charges told line by line ("The charges against both were:"), and those said to be the same for everybody."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from govah.extraction.attributes.charge_bearers import all_told
from govah.extraction.attributes.traits import bearers
from govah.extraction.events.reading import Story
from govah.extraction.page import Page, Sentence
from govah.extraction.people.membership import NOT_VICTIMS
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Mention

_LINE = 120  # characters of a line that is an entry of such a list
_LEAD = 24  # characters before its charge ("2) ", "Count 2: ")
_BACK = 2  # sentences back to whom a list without people is of


@dataclass(slots=True)
class ListedCharges:
    """Whose charges the lines are that follow words such as "Charges:", as the page is read from top to bottom."""

    page: Page
    story: Story
    rules: LanguageRules
    _of: Mention | None = None

    def turn(self, sentence: Sentence) -> Mention | None:
        """Those to whom the charges of the sentence belong because it is a line of such a list."""
        page, grammar = self.page, self.rules.grammar
        if page.ends_in_colon(sentence):
            leads = page.search(grammar("charges_follow"), sentence.start, sentence.end)
            self._of = self._meant(sentence) if leads is not None else None
            return None
        if self._of is not None and not self._is_line(sentence):
            self._of = None
        return self._of

    def _is_line(self, sentence: Sentence) -> bool:
        short = sentence.end - sentence.start <= _LINE
        return short and self.page.has(sentence.start, sentence.start + _LEAD, "charge", "weak_charge")

    def _meant(self, sentence: Sentence) -> Mention | None:
        """Those of whom the lead speaks, or the sentence before it."""
        for index in range(sentence.index, max(-1, sentence.index - 1 - _BACK), -1):
            told = [m for m in self.story.mentions.get(index, []) if self._chargeable(m)]
            if told:
                return all_told(self.page, max(told, key=lambda m: len(m.who)), self.story)
        return None

    def _chargeable(self, mention: Mention) -> bool:
        roles = {self.story.cast.of(n).role for n in bearers(mention, self.story)}
        return mention.kind != "kin" and bool(roles - NOT_VICTIMS or mention.groups)


def everybody(page: Page, sentence: Sentence, victims: Collection[int], rules: LanguageRules) -> Mention | None:
    """ "The charges were the same for every one of these prisoners": all of whom the report tells."""
    if not victims or page.search(rules.grammar("charges_of_all"), sentence.start, sentence.end) is None:
        return None
    return Mention(sentence.start, sentence.end, "all", tuple(sorted(victims)))
