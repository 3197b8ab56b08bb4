"""Claims read from a folded text, given back in the spelling and at the places of the text as stored."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from govah.extraction.way_back import WayBack
from govah.model import Claim, Span, Why
from govah.text.fold import Folded

_LETTER = re.compile(r"[^\W\d_]")
_DIRECTION = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")  # turns what is shown around it
_QUOTED = re.compile(r'(?<=")[^"].*(?="$)', re.DOTALL)
_AROUND = 3_000  # characters around a claim's words in which that what told of it is looked for


@dataclass(frozen=True, slots=True)
class AsWritten(WayBack):
    """The way back from one folded text: letters, joiners and digits as the report has them."""

    folded: Folded
    _spans: dict[tuple[int, int], Span] = field(default_factory=dict, repr=False)  # many claims rest on the same words

    def back(self, at: int) -> int:
        """The place in the stored text of a place in the folded one."""
        return self.folded.span(at, at + 1).start

    def span(self, span: Span) -> Span:
        """The passage of the stored text that a passage of the folded one stands for."""
        place = span.start, span.end
        found = self._spans.get(place)
        if found is None:
            found = self._spans[place] = self.folded.span(*place)
        return found

    def claim(self, claim: Claim) -> Claim:
        """The claim with its places in the stored text, and with names as they are written there."""
        places = claim.spans
        said = claim.attribution
        if said is not None:
            who = self._written(said.who, said.spans)
            said = replace(said, who=who, spans=tuple(map(self.span, said.spans)))
        why = claim.why
        if why is not None and (why.trigger or why.considered):
            considered = tuple(
                [_QUOTED.sub(lambda m: self._written(m[0], places, _AROUND), one) for one in why.considered]
            )
            why = Why(self._written(why.trigger, places, _AROUND), why.pattern, why.binding, considered)
        spans = tuple([self.span(place) for place in places])
        return claim.moved(self.named(claim.subject), self._value(claim.value, places), spans, said, why)

    def told(self, part: Any) -> Any:
        """A part of what a note tells, as the report spells it."""
        return self._written(part, self._everywhere) if isinstance(part, str) else part

    @property
    def _everywhere(self) -> tuple[Span, ...]:
        return (Span(0, len(self.folded.text)),)

    def _value(self, value: Any, places: tuple[Span, ...]) -> Any:
        if isinstance(value, str):
            return self._written(self.named(value), places)
        if isinstance(value, dict):
            # Who counts or asks is named where the claim does not stand.
            return {key: self._value(one, self._everywhere if key == "by" else places) for key, one in value.items()}
        return value

    def _written(self, words: str, places: tuple[Span, ...], around: int = 0) -> str:
        """The words as the report spells them, where they stand at one of the places, or so many characters around
        them; figures keep their digits."""
        if not _LETTER.search(words):
            return words
        stretches = [(place.start, place.end) for place in places]
        if around and places:
            stretches.append((max(0, places[0].start - around), places[-1].end + around))
        for start, end in stretches:
            at = self.folded.text.find(words, start, end)
            if at >= 0:
                span = self.folded.span(at, at + len(words))
                return " ".join(_DIRECTION.sub("", self.folded.original[span.start : span.end]).split())
        return words
