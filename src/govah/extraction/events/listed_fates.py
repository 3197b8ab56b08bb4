"""In a list each entry's own words come before what its heading says of all: "Sentenced to death … X: pardoned"."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from govah.extraction.story import DEADLY, Group, Happening

_SPARED = frozenset({"release", "pardon", "stay", "sentence_overturned", "execution_attempt"})
_AGAINST = {
    **dict.fromkeys(DEADLY, DEADLY | _SPARED | {"prison_sentence"}),
    "death_sentence": frozenset({"prison_sentence"}),
    "prison_sentence": frozenset({"death_sentence"}),
}  # for a shared event, the events of an entry that take its place


def overruled(shared: str, group: Group, own: Iterable[Happening]) -> bool:
    """Whether an entry of the list tells of its people what cannot be beside the shared event."""
    return displaced(shared, {e.type for e in own if e.sentence in group.lines and e.type and not e.implied})


def displaced(shared: str, own: Collection[str]) -> bool:
    """Whether an event of the heading cannot be beside those kinds of events that an entry tells.

    A prison term stands for a death sentence only where no pardon or new judgment tells that it came after it.
    """
    if shared in own or set(own).isdisjoint(_AGAINST.get(shared, ())):
        return False
    return not (shared == "death_sentence" and {"pardon", "sentence_overturned", "appeal"} & set(own))
