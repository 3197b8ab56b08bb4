"""One thing said of one person, and who stands behind a mention: what all readers of attributes share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from govah.extraction.story import Mention
from govah.model import Value

if TYPE_CHECKING:
    from govah.extraction.events.reading import Story


class Trait(NamedTuple):
    """One thing said of one person: property, value, where, and by which rule."""

    who: int
    property: str
    value: Value
    spans: tuple[tuple[int, int], ...]
    rule: str


def bearers(mention: Mention, story: Story) -> list[int]:
    """The people behind a mention, members of its groups included."""
    return bearers_of(mention.who, mention.groups, story)


def bearers_of(who: Iterable[int], groups: Iterable[int], story: Story) -> list[int]:
    """The people of some numbers and of the groups of others."""
    found = list(who)
    for number in groups:
        found += [n for n in story.scene.groups[number].members if n not in found]
    return found
