"""Words of a passage that stand for a charge of their own: the surest charge words, ties to banned groups."""

from __future__ import annotations

from collections.abc import Sequence

from govah.extraction.page import Hit, Page, Sentence
from govah.extraction.rules import LanguageRules

_TIED = "security"


def strong(hits: Sequence[Hit]) -> list[Hit]:
    """Hits inside a longer charge are part of it; of two readings of the same words the surer one counts."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -(h.end - h.start), h.kind)):
        if kept and hit.end <= kept[-1].end:
            continue
        kept.append(hit)
    return kept


def ties(page: Page, sentence: Sentence, rules: LanguageRules, reach: int) -> list[Hit]:
    """ "Links with the Coastal Workers' Party", "supporters of …": what ties somebody to a banned group is a charge.

    The words that tie stand within `reach` characters before the group's name.
    """
    found: list[Hit] = []
    for body in page.hits_in(sentence.start, sentence.end, "organisation"):
        if body.id not in rules.banned:
            continue
        before = page.low[max(sentence.start, body.start - reach) : body.start]
        link = rules.grammar("group_link").search(before)
        if link:
            start = body.start - len(before) + link.start("link")
            found.append(Hit(start, body.end, "weak_charge", "charge.group", _TIED))
    return found
