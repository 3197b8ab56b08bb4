"""Gathers the sources of a report in a script without capitals: cues over a text in which names are marked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govah.extraction.document.mentioned import Mentioned, Named, find_mentioned, marked
from govah.extraction.document.source_reading import SourceReading
from govah.extraction.document.source_rules import SourceRules
from govah.extraction.page import Page, Sentence
from govah.extraction.wording.needs import holds_each
from govah.extraction.wording.trials import Trial
from govah.packs.schema.cues import SourceCue

_FAR = 900  # characters in which "this organisation" means the one cited last
_SLOTS = ("source", "outlet", "person", "any")


class MarkedReading(SourceReading):
    """One report's sources while they are gathered, its candidates being marked in the text."""

    def __init__(self, page: Page, rules: SourceRules, people: Sequence[Named]) -> None:
        super().__init__(page, rules, people)
        assert rules.mentions is not None
        self.mentioned = find_mentioned(page, rules.mentions, people)
        self.at = {one.start: one for one in self.mentioned}
        self.text = marked(page, self.mentioned)
        self.back: list[tuple[int, int, SourceCue]] = []  # places of "this organisation", and their cues

    def _learn_short_forms(self) -> None:
        """Without capitals an abbreviation is a word like others: the pack gives them."""

    def take(self, sentence: Sentence, trial: Trial[SourceCue]) -> None:
        """Everything that one cue finds in one sentence."""
        cue = trial.cue
        if not holds_each(self.text[trial.first : trial.last], trial.compiled.marks):
            return
        for match in trial.matches(self.text):
            groups = match.re.groupindex
            if "again" in groups:
                self.back.append((*match.span("again"), cue))
            elif cue.kind == "anonymous" or "whole" in groups:
                self._phrase(match, cue)
            elif (one := self._in_slot(match)) is not None:
                self._cite(one, cue, match)
                if cue.reach == "list":
                    self._rest(one.end, sentence.end, cue, match)

    def _in_slot(self, match: re.Match[str]) -> Mentioned | None:
        """Who stands in the slot of a cue; None where the report itself holds characters that look like marks."""
        starts = (match.start(slot) for slot in _SLOTS if match.re.groupindex.get(slot))
        return next((self.at[start] for start in starts if start in self.at), None)

    def _phrase(self, match: re.Match[str], cue: SourceCue) -> None:
        """Those who have no name, or an office that is one."""
        start, end = match.span("whole" if "whole" in match.re.groupindex else 0)
        taken = (place for c in self.found.values() if c.kind == cue.kind for place in c.spans)
        name = " ".join(self.page.plain[start:end].split())
        if cue.who == "person" and self.rules.mentions and not self.rules.mentions.common.isdisjoint(name.split()):
            return
        if name not in self.silent and not any(a < end and b > start for a, b in taken):
            self._add(name, (start, end), cue, self._said(match), person=cue.who == "person")

    def _cite(self, one: Mentioned, cue: SourceCue, match: re.Match[str]) -> None:
        if cue.stands == "relay" and not self._is_medium(one):
            return  # "said to the council": nobody whom a report has it from
        name = one.name if one.id or one.kind == "person" else self._fuller(one.name)
        person = one.kind == "person"
        self._add(name, (one.start, one.end), cue, self._said(match), known=one.id, person=person)

    def _is_medium(self, one: Mentioned) -> bool:
        """Does the pack know it as one who is told things, or is it headed by a word for a medium ("news agency")?"""
        rules = self.rules.mentions
        return rules is not None and (one.id in rules.told if one.id else rules.drop.match(one.name) is not None)

    def _said(self, match: re.Match[str]) -> str:
        return self.page.plain[match.start() : match.end()]

    def _fuller(self, name: str) -> str:
        """The longer form under which a body was cited before ("the follow-up committee")."""
        longer = (c.name for c in self.found.values() if c.kind == "named" and c.name.startswith(name + " "))
        return next(longer, name)

    def _rest(self, at: int, end: int, cue: SourceCue, match: re.Match[str]) -> None:
        """Outlets named after the first, up to the end of a listing."""
        while joint := self.rules.joint.match(self.text, at, end):
            one = self.at.get(joint.end())
            if one is None or one.kind == "person":
                return
            self._cite(one, cue, match)
            at = one.end

    def publisher_lines(self) -> None:
        """Lines that open with their publisher, or are signed by one; then whom "this organisation" means."""
        for line in self.rules.lines:
            for match in line.expression.finditer(self.text):
                one = self._in_slot(match)
                if one is not None and one.kind in ("outlet", "person"):
                    self._cite(one, line.cue, match)
        self._leave_offices()
        for start, end, cue in sorted(self.back, key=lambda place: place[0]):
            cited = [
                (at, c) for c in self.found.values() if c.kind == cue.kind and not c.person
                for at, _ in c.spans if start - _FAR < at < start
            ]  # fmt: skip
            if cited:
                source = max(cited, key=lambda pair: pair[0])[1]
                source.spans.append((start, end))
                source.stands.append(cue.stands)

    def _leave_offices(self) -> None:
        """No source of its own is the office in apposition to a name ("N, rapporteur on torture, said")."""
        ends = {end + len(", ") for c in self.found.values() if c.person for _, end in c.spans}
        for key, cited in list(self.found.items()):
            if cited.kind != "named" or cited.person:
                continue
            kept = [(p, s) for p, s in zip(cited.spans, cited.stands, strict=True) if p[0] not in ends]
            cited.spans, cited.stands = [p for p, _ in kept], [s for _, s in kept]
            if not kept:
                del self.found[key]
