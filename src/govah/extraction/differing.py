"""Claims whose words hold a number that two readings of a page see otherwise: a note for each such number."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from govah.model import Claim, Document, Note, Span

DIFFERING = "digits_differ"  # a reader's own key: a JSON list of page, start, end, and both readings


def differing_digits(document: Document, claims: Sequence[Claim]) -> Iterator[Note]:
    """One note for each number that is doubted and that a claim rests on; no claim is changed by it."""
    for one in _listed(document.metadata.get(DIFFERING)):
        start, end = one["start"], one["end"]
        touched = [c for c in claims if any(span.start < end and start < span.end for span in c.spans)]
        if touched:
            sees = one["second"] or "no number there"
            text = f"The text has {one['first']}, a second reading of page {one['page']} sees {sees}"
            text += "; compare it with the page as it looks."
            told = {"words": one["first"], "words_2": one["second"], "number": one["page"]}
            told |= {} if one["second"] else {"variant": "unseen"}
            yield Note("digits-differ", "reading", text, tuple(c.id for c in touched), (Span(start, end),), told=told)


def _listed(value: Any) -> list[dict[str, Any]]:
    """The places as the reader wrote them; none where the metadata holds something else under that key."""
    try:
        found = json.loads(value) if isinstance(value, str) else []
    except ValueError:
        return []
    return [one for one in found if _whole(one)] if isinstance(found, list) else []


def _whole(one: Any) -> bool:
    if not isinstance(one, dict) or not {"first", "second"} <= one.keys():
        return False
    return all(isinstance(one.get(key), int) for key in ("page", "start", "end"))
