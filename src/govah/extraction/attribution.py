"""Who a report gives as saying each thing: the one who knows, and through whom it came ("A, as quoted by B")."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from govah.extraction.page import Page, Sentence
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


def attribute(page: Page, claims: Iterable[Claim], citations: Sequence[Citation]) -> list[Claim]:
    """The claims on people, events and groups with who says so, where the sentence or its quotation cites somebody."""
    told = sorted(c for c in citations if c.stands in _TIERS)
    if not told:
        return list(claims)
    starts = [c.start for c in told]
    found: dict[tuple[int, int], Attribution | None] = {}
    out: list[Claim] = []
    for claim in claims:
        if not claim.subject.startswith(_SUBJECTS) or claim.property in _ITS_OWN or not claim.spans:
            out.append(claim)
            continue
        at = claim.spans[0].start
        first, last = _scope(page, at)
        near = told[bisect_left(starts, first) : bisect_left(starts, last)]
        key = (first, at if len(near) > 1 else last)
        if key not in found:
            found[key] = _said_by(near, at)
        out.append(claim.said_by(found[key]))
    return out


def _scope(page: Page, at: int) -> tuple[int, int]:
    """Where the one who says what stands at `at` is looked for: its sentence, and all those its quotation runs over."""
    sentence = page.sentence_at(at)
    first = last = sentence
    while _open_before(page, first) and _before(page, first) is not None:
        first = page.sentences[first.index - 1]
    while _open_before(page, _after(page, last)):
        last = page.sentences[last.index + 1]
    return first.start, last.end


def _before(page: Page, sentence: Sentence) -> Sentence | None:
    if not sentence.index:
        return None
    other = page.sentences[sentence.index - 1]
    return other if other.paragraph == sentence.paragraph else None


def _after(page: Page, sentence: Sentence) -> Sentence | None:
    if sentence.index + 1 == len(page.sentences):
        return None
    other = page.sentences[sentence.index + 1]
    return other if other.paragraph == sentence.paragraph else None


def _open_before(page: Page, sentence: Sentence | None) -> bool:
    """Whether a quotation of the paragraph is still open where the sentence begins."""
    if sentence is None:
        return False
    first = sentence
    while (other := _before(page, first)) is not None:
        first = other
    return page.plain.count('"', first.start, sentence.start) % 2 == 1


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
