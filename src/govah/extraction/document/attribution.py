"""Who a report gives as saying each thing: the one who knows, and through whom it came ("A, as quoted by B")."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from govah.extraction.page import Page
from govah.model import Attribution, Claim, Span

_SUBJECTS = ("person@", "event@", "group@")
_ITS_OWN = frozenset({"name", "other_name", "role", "victim", "outcome"})  # put together from the whole report
_TIERS = ("origin", "speaker", "relay")  # who knows it best comes first


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """One place that cites a source; `stands` is its cue's word for how near the source is to what is told."""

    start: int
    end: int
    name: str
    named: bool = True
    stands: str = "speaker"


def attributions(page: Page, claims: Iterable[Claim], citations: Sequence[Citation]) -> list[Attribution | None]:
    """Who says each claim on people, events and groups, where its sentence or its quotation cites somebody."""
    told = sorted(c for c in citations if c.stands in _TIERS)
    if not told:
        return [claim.attribution for claim in claims]
    starts = [c.start for c in told]
    scopes = _scopes(page)
    found: dict[tuple[int, int], Attribution | None] = {}
    out: list[Attribution | None] = []
    for claim in claims:
        if not claim.subject.startswith(_SUBJECTS) or claim.property in _ITS_OWN or not claim.spans:
            out.append(claim.attribution)
            continue
        at = _told_at(page, claim)
        first, last = scopes[page.sentence_at(at).index]
        near = told[bisect_left(starts, first) : bisect_left(starts, last)]
        key = (first, at if len(near) > 1 else last)
        if key not in found:
            found[key] = _said_by(near, at)
        out.append(found[key])
    return out


def _told_at(page: Page, claim: Claim) -> int:
    """Where a claim is told: where it begins, or an event's own words where these stand in a later sentence."""
    first, place = claim.spans[0].start, claim.subject.partition("@")[2]
    own = next((s.start for s in claim.spans if claim.subject.startswith("event@") and str(s.start) == place), first)
    return first if page.sentence_at(own) == page.sentence_at(first) else own


def _scopes(page: Page) -> list[tuple[int, int]]:
    """For each sentence where the one who says it is looked for: it, and all those that its quotation runs over."""
    scopes: list[tuple[int, int]] = []
    opened, quotes, paragraph = 0, 0, -1  # the first sentence of the quotation; the quotes of the paragraph so far
    for sentence in page.sentences:
        if sentence.paragraph != paragraph:
            paragraph, quotes = sentence.paragraph, 0
        if quotes % 2 == 0:  # no quotation is open where the sentence begins
            opened = sentence.index
        scopes += [(page.sentences[opened].start, sentence.end)]
        following = page.sentences[sentence.index + 1].start if sentence.index + 1 < len(page.sentences) else 0
        quotes += page.plain.count('"', sentence.start, following)
    for k in range(len(scopes) - 2, -1, -1):
        if scopes[k + 1][0] == scopes[k][0]:
            scopes[k] = scopes[k + 1]
    return scopes


def _said_by(near: Sequence[Citation], at: int) -> Attribution | None:
    """Of those cited around a place the one who knows it best, the nearest of equals; the rest are whom it came by."""
    if not near:
        return None
    best = min(near, key=lambda c: (_rank(c), abs(c.start - at)))
    farther = sorted((c for c in near if _rank(c) > _rank(best)), key=lambda c: (_rank(c), c.start))
    via = tuple(dict.fromkeys(c.name for c in farther if c.name != best.name))
    return Attribution(best.name, best.named, (Span(best.start, best.end),), via)


def _rank(citation: Citation) -> int:
    """How near a source is to what it says: somebody without a name was there, an outlet that was told was not."""
    return 1 + _TIERS.index(citation.stands) if citation.named else 0
