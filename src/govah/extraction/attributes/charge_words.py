"""Of the charge words of a passage those that stand for a charge of their own."""

from __future__ import annotations

from collections.abc import Sequence

from govah.extraction.page import Hit


def strong(hits: Sequence[Hit]) -> list[Hit]:
    """Hits inside a longer charge are part of it; of two readings of the same words the surer one counts."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -(h.end - h.start), h.kind)):
        if kept and hit.end <= kept[-1].end:
            continue
        kept.append(hit)
    return kept
