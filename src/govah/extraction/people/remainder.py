"""Whom "the other two", "the fourth", "the rest" mean: those of a list of whom nothing was told apart since then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from govah.extraction.page import Hit
from govah.extraction.story import Mention

_REACH = 1500  # characters after a list within which its parts are told


@dataclass(slots=True)
class Remainder:
    """The lists of the report that are being told in parts; of each, who was told of apart, and where it was told."""

    lists: list[tuple[tuple[int, ...], set[int], int]] = field(default_factory=list)
    others: tuple[int, ...] = ()

    def note(self, who: tuple[int, ...], at: int, *, alone: bool) -> None:
        """Remember people mentioned; those of a list told of apart are no longer its rest.

        `alone`: the mention may begin a list of its own.
        """
        people = set(who)
        for k, (whole, apart, _) in enumerate(self.lists):
            if people == set(whole):
                self.lists[k] = (whole, set(), at)
                return
            if people < set(whole):
                apart.update(people)
        if alone and len(who) > 1 and not any(people < set(whole) for whole, _, _ in self.lists):
            self.lists = [*self.lists[-2:], (who, set(), at)]

    def left(self, count: int | None, place: int, here: Sequence[int] = ()) -> tuple[int, ...]:
        """Those of the latest list who are left when the ones told of apart are taken away, if they are so many.

        `here` are the people whom the sentence has named before.
        """
        for whole, apart, at in reversed(self.lists):
            told = apart | set(here).intersection(whole)
            rest = tuple(n for n in whole if n not in told)
            if rest and told and place - at <= _REACH:
                return rest if count in {None, len(rest)} else ()
        return self.others if self.others and count in {None, len(self.others)} else ()


def companions(hit: Hit, number: int | None, found: list[Mention], remainder: Remainder) -> Mention | None:
    """ "X was arrested with A and B. His co-defendants were freed": those named beside the one told of."""
    own, others = found[-1] if found else None, remainder.others
    if hit.kind != "many" or number is not None or not others or own is None or own.kind != "pronoun":
        return None
    if own.possessive and own.end + 1 == hit.start and own.who and set(own.who).isdisjoint(others):
        found.pop()
        return Mention(own.start, hit.end, "all", others)
    return None
