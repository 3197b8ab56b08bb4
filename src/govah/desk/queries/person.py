"""One person's page: values with their readings, events in order, notes, reports; each with its passages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from django.db.models import Prefetch

from govah.casefile.models import Claim, Document, Mention, Note, Person, Report
from govah.casefile.models import Event as EventRow
from govah.casefile.models import Reading as ReadingRow
from govah.desk.queries.decisions import verdicts
from govah.desk.queries.doubts import doubts
from govah.desk.record.paragraphs import number_at
from govah.desk.record.passages import Passage, passage, sentence_around
from govah.reading.sniff import PDF

DETAILS = frozenset({"date", "prison", "city", "province", "court", "judge"})
LONGEST = 90  # code points of a passage after which no further sentence is begun
SEEN_FIRST = 4  # witnesses of a reading or event that stand open; the rest opens below


@dataclass(frozen=True, slots=True)
class Seen:
    """One claim at one report: its passage, and where in which report it stands.

    `printed` where there is a picture of the page that it stands on.
    """

    claim: Claim
    report: Report
    passage: Passage
    paragraph: int
    printed: bool
    status: str

    @property
    def key(self) -> str:
        """The claim's identity, for addresses."""
        return self.claim.key


@dataclass(frozen=True, slots=True)
class ReadingSeen:
    """A reading with the passages it rests on: the first ones open, the others below."""

    row: ReadingRow
    first: list[Seen]
    more: list[Seen]
    reports: list[Report]


@dataclass(frozen=True, slots=True)
class EventSeen:
    """An event with its passages; one for each report, the words that say most first."""

    row: EventRow
    first: list[Seen]
    more: list[Seen]
    reports: list[Report]


@dataclass(slots=True)
class Record:
    """All that a person's page shows."""

    person: Person
    readings: list[ReadingSeen] = field(default_factory=list)
    events: list[EventSeen] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    doubted: dict[str, Note] = field(default_factory=dict)


def record(person: Person) -> Record:
    """The record of one person, in a fixed number of queries however many reports speak of them."""
    about = (
        "witnesses__claim",
        "witnesses__report__publication__source",
        Prefetch("witnesses__report__standing__document", Document.objects.defer("text", "metadata")),
    )
    readings = list(person.readings.prefetch_related(*about))
    events = list(person.events.prefetch_related(*about, "involvements__person"))
    found = Record(person)
    pairs = [(w.claim, w.report) for reading in readings for w in reading.witnesses.all()]
    pairs += [(w.claim, w.report) for event in events for w in event.witnesses.all()]
    texts = _texts(claim.document_id for claim, _ in pairs)
    status = verdicts(claim.key for claim, _ in pairs)
    for reading in readings:
        seen = [_seen(w.claim, w.report, texts, status) for w in reading.witnesses.all()]
        found.readings.append(ReadingSeen(reading, seen[:SEEN_FIRST], seen[SEEN_FIRST:], _reports(seen)))
    for event in events:
        seen = _of_event([(w.claim, w.report) for w in event.witnesses.all()], texts, status)
        found.events.append(EventSeen(event, seen[:2], seen[2:], _reports(seen)))
    found.reports = _reports_naming(person)
    found.notes = _notes(found.reports, {claim.key for claim, _ in pairs})
    found.doubted = doubts(found.notes)
    return found


def _seen(claim: Claim, report: Report, texts: dict[int, Document], status: dict[tuple[int, str], str]) -> Seen:
    document = texts[claim.document_id]
    spans = [(start, end) for start, end in claim.spans]
    words = passage(document.text, spans, document.language or None, LONGEST)
    at = number_at(document.text, spans[0][0]) if spans else 0
    printed = document.media_type == PDF
    return Seen(claim, report, words, at, printed, status.get((report.pk, claim.key), "claimed"))


def _of_event(
    pairs: list[tuple[Claim, Report]], texts: dict[int, Document], status: dict[tuple[int, str], str]
) -> list[Seen]:
    """One passage a report, in which the words for the act, its day and its place are all marked."""
    by_report: dict[int, list[tuple[Claim, Report]]] = {}
    for claim, report in pairs:
        by_report.setdefault(report.pk, []).append((claim, report))
    seen = []
    for told in by_report.values():
        claim, report = next((pair for pair in told if pair[0].property == "type"), told[0])
        document = texts[claim.document_id]
        of_document = [other for other, _ in told if other.document_id == document.pk]
        spans = event_spans(document.text, claim, of_document)
        one = _seen(claim, report, texts, status)
        seen.append(replace(one, passage=passage(document.text, spans, document.language or None)))
    return seen


def event_spans(text: str, act: Claim, told: list[Claim]) -> list[tuple[int, int]]:
    """The words to mark for an event: those for its day and place, and those for the act in the same sentences.

    Where the act is told in other sentences only, the first of them; where nothing but the act is told, its words.
    """
    details = [span for claim in told if claim.property in DETAILS for span in _naming(text, claim)]
    acts = sorted((start, end) for start, end in act.spans)
    near = [span for span in acts if any(_inside(span, sentence_around(text, *detail)) for detail in details)]
    if not near:
        first = sentence_around(text, *acts[0])
        near = [span for span in acts if _inside(span, first)]
    return sorted({*details, *near})


def _naming(text: str, claim: Claim) -> list[tuple[int, int]]:
    """The span of a claim that holds the value's own words; its first one where none does."""
    words = claim.value.get("words") if isinstance(claim.value, dict) else claim.value
    spans = [(start, end) for start, end in claim.spans]
    holding = [(start, end) for start, end in spans if words and str(words) in text[start:end]]
    return holding[:1] or spans[:1]


def _inside(span: tuple[int, int], sentence: tuple[int, int]) -> bool:
    return span[0] >= sentence[0] and span[1] <= sentence[1]


def _reports(seen: Iterable[Seen]) -> list[Report]:
    return list({one.report.pk: one.report for one in seen}.values())


def _texts(documents: Iterable[int]) -> dict[int, Document]:
    rows = Document.objects.filter(pk__in=set(documents)).only("pk", "text", "language", "media_type")
    return {row.pk: row for row in rows}


def _reports_naming(person: Person) -> list[Report]:
    numbers = Mention.objects.filter(person=person).values("report")
    rows = Report.objects.filter(pk__in=numbers).select_related("standing__document", "publication__source")
    return sorted(
        rows.defer("standing__document__text", "standing__document__metadata"),
        key=lambda report: (report.standing.document.published_first or "9999", report.pk),
    )


def _notes(reports: list[Report], keys: set[str]) -> list[Note]:
    """Notes of these reports that compare this person's claims."""
    rows = Note.objects.filter(extraction__standing__report__in=reports).select_related(
        "extraction__standing__report__publication__source"
    )
    return [note for note in rows.defer("extraction__standing__document") if keys & set(note.claims)]
