"""At whom a charge is laid: whose charge it is said to be, who stands before it, or whom the verb behind it befell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from govah.extraction.events.reading import Story
from govah.extraction.page import Hit, Page, Sentence
from govah.extraction.people.membership import NOT_VICTIMS
from govah.extraction.rules import LanguageRules
from govah.extraction.story import Happening, Mention
from govah.extraction.verb_final.bearing import TOPIC
from govah.extraction.verb_final.clauses import Clauses, holds

_OWN = 3  # characters from "the charge of" to whoever has it: a blank and a quotation mark
_BEHIND = 25  # characters from a charge to "is one of the charges of"
_BACK = 2  # sentences to those whose charges a sentence without people goes on about
_LEAD = 50
_DEATH = frozenset({"death_sentence", "execution"})
_BEFORE_COURT = frozenset(
    {"death_sentence", "execution", "arrest", "trial", "prison_sentence", "sentence_upheld", "flogging", "summons"}
)


class Charged:
    """Finds for the charges of one sentence after the other at whom they are laid."""

    def __init__(self, page: Page, story: Story, rules: LanguageRules) -> None:
        self.page, self.story, self.rules = page, story, rules
        self.events: dict[int, list[Happening]] = {}  # by sentence
        for event in story.happenings:
            self.events.setdefault(event.sentence, []).append(event)
        self.owned: list[re.Match[str]] = []  # the words of a charge in a sentence that may belong to somebody

    def of_sentence(
        self, sentence: Sentence, hits: Sequence[Hit], events: Sequence[Happening], parts: Clauses
    ) -> Iterator[tuple[Hit, Mention]]:
        """Each charge with those who have it; charges of nobody in particular are left out."""
        mentions = [m for m in self.story.mentions.get(sentence.index, []) if self._may(m)]
        paired = self._in_order(sentence, hits, mentions)
        self.owned = list(self.page.matches(self.rules.grammar("charge_of"), sentence.start, sentence.end))
        last: tuple[Hit, Mention] | None = None
        for hit in hits:
            mention = paired.get(hit.start) or self._of(sentence, hit, events, parts, mentions, last)
            if mention is not None and (mention.who or mention.groups):
                last = (hit, mention)
                yield last

    def did(self, sentence: Sentence, hit: Hit, events: Sequence[Happening], parts: Clauses) -> bool:
        """ "X, who had killed a man, was hanged", "X, a spy, was hanged": a deed told of one who was tried."""
        page, rules = self.page, self.rules
        tried = [e for e in events if e.type in _BEFORE_COURT and (e.who or e.groups)]
        lead = page.low[max(sentence.start, hit.start - _LEAD) : hit.start]
        bare = hit.kind != "charge" and hit.id in rules.charges  # no more than the name of a crime
        if not tried or bare or rules.grammar("after_a_deed").search(lead):
            return False
        clause = parts.around(hit.start, hit.end)
        if hit.kind == "charge" and any(
            e.type in _DEATH and hit.end <= e.end and holds(clause, e.start) for e in tried
        ):
            return True
        links = [rules.grammar("deed_told"), *([rules.grammar("deed_apposed")] if hit.kind == "charge" else [])]
        return any(
            any(link.fullmatch(page.low, m.end, hit.start) for link in links)
            and any({*m.who} & {*e.who} or {*m.groups} & {*e.groups} for e in tried)
            for m in self.story.mentions.get(sentence.index, [])
            if self._may(m) and not m.aside and m.end <= hit.start
        )

    def _may(self, mention: Mention) -> bool:
        """Whether somebody may be accused: not the judge, not the one who was murdered."""
        if mention.kind == "name":
            return any(self.story.cast.of(n).role not in NOT_VICTIMS for n in mention.who)
        return bool(mention.who or mention.groups)

    def _in_order(self, sentence: Sentence, hits: Sequence[Hit], mentions: Sequence[Mention]) -> dict[int, Mention]:
        """ "A and B, accused of theft and spying in that order": for the place of each charge the one who has it."""
        ordered = self.rules.grammar("in_one_order")
        if len(hits) < 2 or self.page.search(ordered, sentence.start, sentence.end) is None:
            return {}
        for mention in mentions:
            if mention.kind == "name" and len(mention.who) == len(hits) and mention.end <= hits[0].start:
                pairs = zip(hits, mention.who, strict=True)
                return {hit.start: replace(mention, who=(number,), groups=()) for hit, number in pairs}
        return {}

    def _of(  # noqa: PLR0917  (all that the choice rests on)
        self, sentence: Sentence, hit: Hit, events: Sequence[Happening], parts: Clauses,
        mentions: Sequence[Mention], last: tuple[Hit, Mention] | None,
    ) -> Mention | None:  # fmt: skip
        page, rules = self.page, self.rules
        row = next((m for m in mentions if m.kind == "name" and len(m.who) > 1 and m.start < hit.start < m.end), None)
        if row is not None:
            return row  # "A (charged with theft) and B": the one before it is settled by whoever asks
        owner = self._owner(sentence, hit, mentions, parts)
        if owner is not None:
            return owner
        before = [m for m in mentions if m.end <= hit.start and not m.aside and not self._harmed(sentence, m, hit)]
        if before and rules.grammar("charged_with").fullmatch(page.low, before[-1].end, hit.start):
            return before[-1]
        if last is not None and self._listed(hit, last[0], mentions):
            return last[1]
        event = self._event(hit, events, parts)
        if event is not None and event.binding != TOPIC:
            return _of_event(event)
        clause = parts.around(hit.start, hit.end)
        within = [m for m in before if holds(clause, m.start)] or [
            m for m in mentions if hit.end <= m.start and holds(clause, m.start) and not m.aside
        ]
        if within:
            return within[-1]
        if before:
            return before[-1]
        if rules.grammar("of_people_in_general").search(page.low, sentence.start, sentence.end):
            return None  # "those who are hanged for theft"
        return _of_event(event) if event is not None else self._told_before(sentence)

    def _listed(self, hit: Hit, last: Hit, mentions: Sequence[Mention]) -> bool:
        """Whether a charge goes on with the list of the last one, with nobody named in between."""
        apart = any(last.end <= m.start < hit.start for m in mentions if m.kind == "name")
        return not apart and self.rules.grammar("in_one_list").fullmatch(self.page.low, last.end, hit.start) is not None

    def _owner(self, sentence: Sentence, hit: Hit, mentions: Sequence[Mention], parts: Clauses) -> Mention | None:
        """ "The charge of X is theft": whom the word of the charge belongs to."""
        owned = self.owned
        clause = parts.number(hit.start)
        behind = [m for m in owned if 0 <= m.start() - hit.end <= _BEHIND and parts.number(m.start()) == clause]
        for match in [m for m in reversed(owned) if m.end() <= hit.start] or behind:
            for mention in mentions:
                if 0 <= mention.start - match.end() <= _OWN:
                    return mention
        return None

    def _harmed(self, sentence: Sentence, mention: Mention, hit: Hit) -> bool:
        """ "Accused of having killed his wife": to whom the deed was done."""
        mark = self.rules.grammar("object_mark").match(self.page.low, mention.end, sentence.end)
        return mark is not None and (mention.kind == "kin" or mark.end() > hit.start)

    @staticmethod
    def _event(hit: Hit, events: Sequence[Happening], parts: Clauses) -> Happening | None:
        """The event of the clause that holds the charge, first one that a court or an arrest makes, told behind it."""
        clause = parts.around(hit.start, hit.end)
        near = [e for e in events if (e.who or e.groups) and holds(clause, e.start)]
        if not near:
            return None
        return min(near, key=lambda e: (e.type not in _BEFORE_COURT, e.end < hit.start, abs(e.start - hit.end)))

    def _told_before(self, sentence: Sentence) -> Mention | None:
        """Whom the sentences before told of, for a sentence that names nobody and goes on about the charge."""
        for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _BACK), -1):
            events = [e for e in self.events.get(index, ()) if e.who or e.groups]
            if events:
                widest = max(events, key=lambda e: (len(e.who) + len(e.groups), e.start))
                return _of_event(widest)
            mentions = [m for m in self.story.mentions.get(index, []) if self._may(m) and not m.aside]
            if mentions:
                return mentions[-1]
        return None


def _of_event(event: Happening) -> Mention:
    """Those whom an event befell."""
    return Mention(event.start, event.end, "topic", tuple(event.who), tuple(event.groups))
