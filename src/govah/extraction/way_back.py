"""The way back from a text that is read in another form to the text as stored."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from dataclasses import replace
from typing import Any

from govah.model import Claim, Note, Span

_PLACE = re.compile(r"(?<=@)\d+\b")


class WayBack(ABC):
    """Claims and notes that were read from one form of a text, led back to the text as stored."""

    __slots__ = ()

    @abstractmethod
    def back(self, at: int) -> int:
        """The place in the stored text of a place in this one."""

    @abstractmethod
    def span(self, span: Span) -> Span:
        """The passage of the stored text that a passage of this one stands for."""

    @abstractmethod
    def claim(self, claim: Claim) -> Claim:
        """The claim with its places in the stored text."""

    def all_back(self, claims: list[Claim], notes: list[Note]) -> tuple[list[Claim], list[Note]]:
        """Claims and notes with their places in the stored text; a note names its claims by what they are then."""
        found = [self.claim(claim) for claim in claims]
        named = any(note.claims for note in notes)
        now = {old.id: new.id for old, new in zip(claims, found, strict=True)} if named else {}
        moved = [
            replace(
                n,
                spans=tuple(map(self.span, n.spans)),
                claims=tuple(now.get(c, c) for c in n.claims),
                told={kind: self.told(part) for kind, part in n.told.items()},
            )
            for n in notes
        ]
        return found, moved

    def told(self, part: Any) -> Any:
        """A part of what a note tells, as the stored text spells it."""
        return part

    def named(self, value: str) -> str:
        """A subject's name holds the place of its first words."""
        if not value.startswith(("person@", "event@", "group@")):
            return value
        return _PLACE.sub(lambda m: str(self.back(int(m[0]))), value)
