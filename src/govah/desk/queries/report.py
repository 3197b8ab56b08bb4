"""One report: its text paragraph by paragraph, and beside each the claims that rest on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from govah.casefile.models import Claim, Document, Mention, Person, Standing
from govah.desk.queries.decisions import verdicts
from govah.desk.queries.facsimile import starts_of
from govah.desk.record.paragraphs import number_at, paragraphs
from govah.desk.record.passages import direction_of, language_for
from govah.desk.record.saying import listed
from govah.model import Span
from govah.reading.boxes import page_at

PER_PART = 200  # paragraphs on one page of a long report
MARKED_BY_SHEET = 60  # claims of one paragraph that chips.css can mark when they are followed


@dataclass(frozen=True, slots=True)
class Chip:
    """A claim as the report page lists it: `number` counts through the report, `k` through its paragraph `home`."""

    claim: Claim
    number: int
    home: int
    k: int
    status: str
    now: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """What the claims of one subject are about: a person, an event with its victims, a group, the report itself."""

    kind: str
    words: str = ""
    act: str = ""
    person: Person | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of text under the same claims; `chips` are those whose words end here."""

    text: str
    claims: tuple[int, ...] = ()
    chips: tuple[Chip, ...] = ()
    classes: str = ""
    now: bool = False
    opens_now: bool = False


@dataclass(slots=True)
class Paragraph:
    """A numbered paragraph with its stretches and the claims listed beside it.

    `page` is that of the PDF which begins with it or before it; 0 where none does.
    """

    number: int
    direction: str
    language: str | None
    page: int = 0
    words: list[Words] = field(default_factory=list)
    chips: list[Chip] = field(default_factory=list)


@dataclass(slots=True)
class ReportText:
    """The part of a report's text that one page shows."""

    paragraphs: list[Paragraph]
    part: int
    parts: int
    claims: int
    chosen: Claim | None
    home: int


def read(standing: Standing, claims: list[Claim], chosen: str, part: int) -> ReportText:
    """The text with its claims; `chosen` is the key of the claim to mark, whose page then is the one shown."""
    text, language = standing.document.text, standing.document.language or None
    spans = paragraphs(text)
    chips = _chips(standing.report_id, text, claims, chosen)
    marked = next((chip for chip in chips if chip.now), None)
    parts = max(1, -(-len(spans) // PER_PART))
    if marked is not None:
        part = marked.home // PER_PART + 1
    part = min(max(1, part), parts)
    shown = range((part - 1) * PER_PART, min(part * PER_PART, len(spans)))
    found = [_paragraph(text, language, spans[n], n, chips) for n in shown]
    _open_now(found)
    _number_pages(found, spans, standing.document)
    chosen_at = marked.home + 1 if marked is not None else 0
    return ReportText(found, part, parts, len(claims), marked.claim if marked else None, chosen_at)


def subjects(standing: Standing, claims: list[Claim]) -> dict[str, str]:
    """`person@120` -> the name that the report gives; `event@341` -> the kind of event's id."""
    named = {c.subject: str(c.value) for c in reversed(claims) if c.property in {"name", "type"}}
    return {**{m.subject: m.name for m in Mention.objects.filter(report=standing.report_id)}, **named}


def people_of(standing: Standing) -> dict[str, Person]:
    """`person@120` -> the person of the case file that this mention was taken to be."""
    rows = Mention.objects.filter(report=standing.report_id).select_related("person")
    return {mention.subject: mention.person for mention in rows}


def kinds_of_events(claims: list[Claim]) -> Mapping[str, Any]:
    """`event@341` -> the id of its kind."""
    return {claim.subject: claim.value for claim in claims if claim.property == "type"}


def headings(claims: list[Claim], names: Mapping[str, str], people: Mapping[str, Person]) -> dict[str, Heading]:
    """What stands above the claims of each subject."""
    acts = kinds_of_events(claims)
    victims: dict[str, list[str]] = {}
    for claim in claims:
        if claim.property == "victim" and isinstance(claim.value, str) and claim.value in names:
            victims.setdefault(claim.subject, []).append(names[claim.value])
    found: dict[str, Heading] = {}
    for subject in dict.fromkeys(claim.subject for claim in claims):
        kind = subject.partition("@")[0]
        if kind == "event":
            found[subject] = Heading(kind, listed(victims.get(subject, [])), str(acts.get(subject, "")))
        else:
            found[subject] = Heading(kind, names.get(subject, ""), "", people.get(subject))
    return found


def _chips(report: int, text: str, claims: list[Claim], chosen: str) -> list[Chip]:
    """The claims numbered as the page lists them: paragraph by paragraph, in each subject by subject."""
    status = verdicts(claim.key for claim in claims)
    marked = next((claim for claim in claims if claim.key == chosen), None)
    homes = {claim.ordinal: max(0, number_at(text, claim.start) - 1) for claim in claims}
    place: dict[tuple[int, str], int] = {}
    for claim in claims:
        place.setdefault((homes[claim.ordinal], claim.subject), len(place))
    ordered = sorted(claims, key=lambda c: (homes[c.ordinal], place[homes[c.ordinal], c.subject], c.ordinal))
    seen: dict[int, int] = {}
    chips = []
    for number, claim in enumerate(ordered, 1):
        home = homes[claim.ordinal]
        seen[home] = seen.get(home, 0) + 1
        state = status.get((report, claim.key), "claimed")
        chips.append(Chip(claim, number, home, seen[home], state, claim is marked))
    return chips


def _paragraph(text: str, language: str | None, span: Span, n: int, chips: list[Chip]) -> Paragraph:
    own = span.of(text)
    found = Paragraph(n + 1, direction_of(own), language_for(own, language))
    found.chips = [chip for chip in chips if chip.home == n]
    changes: dict[int, list[tuple[int, int]]] = {span.start: [], span.end: []}  # where -> (claim, +1 begins, -1 ends)
    numbered: dict[int, list[int]] = {}  # where a claim's first words in this paragraph end -> claims
    for index, chip in enumerate(chips):
        inside = [
            (max(s, span.start), min(e, span.end)) for s, e in chip.claim.spans if s < span.end and e > span.start
        ]
        for start, end in inside:
            changes.setdefault(start, []).append((index, 1))
            changes.setdefault(end, []).append((index, -1))
        if inside:
            numbered.setdefault(min(inside)[1], []).append(index)
    depth: Counter[int] = Counter()  # a claim's own spans may overlap
    for low, high in pairwise(sorted(changes)):
        for index, step in changes[low]:
            depth[index] += step
            if not depth[index]:
                del depth[index]
        covering = tuple(sorted(depth))
        ending = tuple(chips[i] for i in numbered.get(high, ()))
        local = [f"k{chips[i].k}" for i in covering if chips[i].home == n and chips[i].k <= MARKED_BY_SHEET]
        now = any(chips[i].now for i in covering)
        found.words.append(Words(text[low:high], covering, ending, " ".join(local), now))
    return found


def _number_pages(found: list[Paragraph], spans: Sequence[Span], document: Document) -> None:
    """Name the page of a PDF at the first paragraph that stands on it."""
    starts, before = starts_of(document), 0
    for paragraph in found if starts else ():
        page = page_at(starts, spans[paragraph.number - 1].start)
        if page != before:
            paragraph.page = before = page


def _open_now(found: list[Paragraph]) -> None:
    """Mark the first stretch of the claim in hand: the address `#now` leads there."""
    for paragraph in found:
        for n, words in enumerate(paragraph.words):
            if words.now:
                paragraph.words[n] = Words(words.text, words.claims, words.chips, words.classes, True, True)
                return
