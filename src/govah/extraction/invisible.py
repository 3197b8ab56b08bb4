"""Marks that nobody sees inside a word (soft hyphens, zero-width spaces): a text is read as if they were not there.

What is found in the text without them is led back to the text as stored.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from govah.extraction.way_back import WayBack
from govah.model import Claim, Span

_LATIN = "A-Za-z\u00c0-\u024f"
_UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_INSIDE = re.compile(rf"(?<=[{_LATIN}])[{_UNSEEN}]+(?=[{_LATIN}])(?!(?<=[a-z][{_UNSEEN}])[A-Z])")
_DOUBLED = re.compile(rf"(?<=\S[ \u00a0])(?:[{_UNSEEN}]*[ \u00a0]){{1,3}}(?=[{_UNSEEN}]*\S)")


@dataclass(frozen=True, slots=True)
class Shown(WayBack):
    """A text without what is unseen in its words; `cuts` are where something was left out, `gone` how much so far."""

    text: str
    cuts: tuple[int, ...] = ()
    gone: tuple[int, ...] = (0,)

    def back(self, at: int) -> int:
        """The place in the stored text of a place in this one."""
        return at + self.gone[bisect_right(self.cuts, at)]

    def span(self, span: Span) -> Span:
        """The passage of the stored text that a passage of this one stands for."""
        return Span(self.back(span.start), self.back(span.end - 1) + 1) if span.end > span.start else span

    def claim(self, claim: Claim) -> Claim:
        """The claim with its places in the stored text."""
        said = claim.attribution
        if said is not None:
            said = replace(said, spans=tuple(map(self.span, said.spans)))
        spans = tuple(map(self.span, claim.spans))
        value = self.named(claim.value) if isinstance(claim.value, str) else claim.value
        return claim.moved(self.named(claim.subject), value, spans, said, claim.why)


def shown(text: str) -> Shown:
    """The text as a reader sees it, if something unseen stands inside its words."""
    return Shown(text) if text.isascii() else _without(_INSIDE, text)


def evened(text: str) -> Shown:
    """The text with one blank where two or a few stand between two words, as typing leaves them."""
    return _without(_DOUBLED, text)


def _without(pattern: re.Pattern[str], text: str) -> Shown:
    parts: list[str] = []
    cuts, gone, last, left = list[int](), [0], 0, 0
    for match in pattern.finditer(text):
        parts.append(text[last : match.start()])
        last = match.end()
        left += len(match[0])
        cuts.append(match.end() - left)
        gone.append(left)
    return Shown("".join((*parts, text[last:])), tuple(cuts), tuple(gone))
