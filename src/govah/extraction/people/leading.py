"""A report opens with people without names and names them at once: "A man was hanged. Omid Rad, 30, was …"."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from govah.extraction.page import Page, Sentence
from govah.extraction.people.cast import Cast
from govah.extraction.people.membership import NOT_VICTIMS
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Group, Mention

_NEXT = 2  # sentences after them in which it names those people
_FIRST = 4  # words before a name that opens its sentence


@dataclass(frozen=True, slots=True)
class Opening:
    """The opening of a report, for the question who its nameless people are."""

    page: Page
    cast: Cast
    mentions: Mapping[int, Sequence[Mention]]
    rules: LanguageRules

    def named_next(self, group: Group, taken: Collection[int]) -> list[int]:
        """The people named right after a group of the opening, where they are as many as the group."""
        if group.extra or group.kin or not group.count or not self._holds(group):
            return []
        passed = 0
        for sentence in self.page.sentences[group.sentence + 1 :]:
            if sentence.mark == "furniture":
                continue
            names = [m for m in self.mentions.get(sentence.index, ()) if m.kind == "name"]
            if names:
                return self._those(sentence, names[0], group, taken)
            passed += sentence.mark == "body"
            if passed >= _NEXT:
                break
        return []

    def _holds(self, group: Group) -> bool:
        """Whether the group is told of in the headline or in the first sentences."""
        return self.page.opens(group.sentence)

    def _those(self, sentence: Sentence, first: Mention, group: Group, taken: Collection[int]) -> list[int]:
        """Those named first in that sentence, if they open it, are victims and are not told of as others."""
        opens = self.page.token_at(first.start) - sentence.first <= _FIRST
        another = self.page.search(self.rules.grammar("others_before"), sentence.start, first.start)
        if len(first.who) != group.count or not opens or another or self._others(first, group):
            return []
        return list(first.who) if all(n not in taken and self._fits(n, group) for n in first.who) else []

    def _others(self, first: Mention, group: Group) -> bool:
        """ "Two were hanged. A and B, their lawyers, protested": others than those told of, who act or are theirs."""
        if self.rules.grammar("not_those").match(self.page.low, first.end):
            return True
        return group.fatal and self.page.has(first.end, first.end + 2, "speech", "reporting")

    def _fits(self, number: int, group: Group) -> bool:
        character = self.cast.of(number)
        if character.role in NOT_VICTIMS or not (character.sure or character.full) or character.start < group.start:
            return False
        return not group.gender or character.gender in {"", group.gender}
