"""What the events of one sentence tell of each other: words that tell one as near, a raid and the arrests in it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from govah.extraction.page import Page
from govah.extraction.story import Happening, Mention
from govah.model import Modality

NEAREST, TOPIC = "nearest in the sentence", "topic"
_NEAR_ACTS = frozenset({"execution"})


def not_yet(events: list[Happening]) -> list[Happening]:
    """What the same words tell as near ("his execution is imminent") has not happened."""
    near = {(e.start, e.end) for e in events if e.outcome and not e.type}
    for event in events:
        if event.type in _NEAR_ACTS and (event.start, event.end) in near and event.modality is Modality.ASSERTED:
            event.modality = Modality.SCHEDULED
    return events


def raided(page: Page, events: Sequence[Happening]) -> None:
    """ "Agents raided two offices and arrested X and Y": the raid is of all who were arrested in it."""
    for raid in (e for e in events if e.type == "raid"):
        for arrest in (e for e in events if e.type == "arrest" and e.binding not in {NEAREST, TOPIC}):
            apart = ";" in page.low[min(raid.end, arrest.end) : max(raid.start, arrest.start)]
            if arrest.modality is raid.modality and not apart:
                raid.who += [n for n in arrest.who if n not in raid.who]
                raid.groups += [n for n in arrest.groups if n not in raid.groups]


def of_family(page: Page, mentions: Sequence[Mention]) -> Mention | None:
    """ "His family was called for a last visit": whose family the sentence speaks of."""
    for mention, after in pairwise(mentions):
        own = mention.possessive and after.kind == "kin" and (mention.who or mention.groups)
        if own and len(page.tokens_in(mention.end, after.start)) <= 1:
            return mention
    return None
