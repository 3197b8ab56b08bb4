"""A small case file for the desk's tests: short reports of our own with claims set by hand, so that the desk can be
tested without the extraction's rules. Each claim is (subject, property, value, the words it rests on)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from govah.casefile import open_casefile
from govah.casefile.casefile import CaseFile
from govah.model import Attribution, Claim, Date, Document, Extraction, Modality, Note, Span, Unread, Why
from govah.reading.acquire import Captured

PACK = "f" * 64


def day(iso: str, words: str = "") -> dict[str, Any]:
    precision = {10: "day", 7: "month", 4: "year"}[len(iso)]
    return {"edtf": iso, "words": words or iso, "calendar": "gregorian", "precision": precision, "resolved_from": None}


@dataclass(frozen=True)
class Sample:
    """One report to take in."""

    name: str
    text: str
    claims: tuple[tuple[str, str, Any, str], ...] = ()
    source: str | None = None
    title: str | None = None
    published: str | None = None
    language: str = "en"
    url: str | None = None
    notes: tuple[Note, ...] = ()


MONITOR = Sample(
    "monitor.txt",
    "Man hanged twice\n\n"
    "Ahmad Alizadeh was executed on 13 November 2024 in Ghezel Hesar Prison. He was 26 and had been "
    "convicted of murder. "
    "His family says he was a student of mathematics.\n\n"
    "He was arrested on 12 October 2018, aged 20, and spent seven years in prison. A first hanging on 27 April 2024 "
    "was stopped after 28 seconds, when the plaintiff cried forgiveness.\n\n"
    "Iran executed 487 people in the first four months of the year. We call on the United Nations to act. "
    "Article 6 of the ICCPR protects the right to life.",
    (
        ("person@0", "name", "Ahmad Alizadeh", "Ahmad Alizadeh"),
        ("person@0", "role", "victim", "Ahmad Alizadeh"),
        ("person@0", "outcome", "executed", "was executed"),
        ("person@0", "gender", "male", "He"),
        ("person@0", "age", {"years": 26, "at": "death"}, "He was 26"),
        ("person@0", "age", {"years": 20, "at": "arrest"}, "aged 20"),
        ("person@0", "charge", "murder", "convicted of murder"),
        ("person@0", "occupation", "student of mathematics", "a student of mathematics"),
        ("event@1", "type", "execution", "was executed"),
        ("event@1", "date", day("2024-11-13", "13 November 2024"), "13 November 2024"),
        ("event@1", "prison", "Ghezel Hesar Prison", "Ghezel Hesar Prison"),
        ("event@1", "victim", "person@0", "Ahmad Alizadeh"),
        ("event@2", "type", "arrest", "arrested"),
        ("event@2", "date", day("2018-10-12", "12 October 2018"), "12 October 2018"),
        ("event@2", "victim", "person@0", "He was arrested"),
        ("event@3", "type", "execution_attempt", "A first hanging"),
        ("event@3", "date", day("2024-04-27", "27 April 2024"), "27 April 2024"),
        ("event@3", "victim", "person@0", "A first hanging"),
        (
            "document",
            "statistic",
            {
                "value": 487,
                "of": "executions",
                "from": "2024-01-01",
                "to": "2024-04-30",
                "place": "Iran",
                "by": None,
                "bound": "exact",
            },
            "487 people",
        ),
        (
            "document",
            "demand",
            {"by": None, "to": "the United Nations", "what": "act"},
            "call on the United Nations to act",
        ),
        (
            "document",
            "legal_reference",
            {"instrument": "ICCPR", "article": "6", "id": "iccpr.6"},
            "Article 6 of the ICCPR",
        ),
    ),
    source="Iran Human Rights Monitor",
    title="Man hanged twice",
    published="2024-11-13",
    url="https://monitor.example/alizadeh",
)

AGENCY = Sample(
    "agency.txt",
    "Iran hangs man for second time\n\n"
    "Iran on Wednesday executed Ahmad Alizadeh, 27, a rights group said. He had been sentenced to death for murder.\n\n"
    "No agreement on blood money was reached with the family.",
    (
        ("person@0", "name", "Ahmad Alizadeh", "Ahmad Alizadeh"),
        ("person@0", "role", "victim", "Ahmad Alizadeh"),
        ("person@0", "outcome", "executed", "executed"),
        ("person@0", "age", {"years": 27, "at": "death"}, "27"),
        ("person@0", "charge", "murder", "for murder"),
        ("event@1", "type", "execution", "executed"),
        ("event@1", "date", day("2024-11-13", "on Wednesday"), "on Wednesday"),
        ("event@1", "victim", "person@0", "Ahmad Alizadeh"),
        ("event@2", "type", "death_sentence", "sentenced to death"),
        ("event@2", "victim", "person@0", "He"),
    ),
    source="Example Agency",
    title="Iran hangs man for second time",
    published="2024-11-14",
)

PERSIAN = Sample(
    "گزارش.txt",
    "اعدام دوباره\n\nصبح چهارشنبه ۲۳ آبان، احمد علیزاده در زندان قزل‌حصار برای بار دوم به دار آویخته شد. "
    "او ۲۶ سال داشت.",
    (
        ("person@0", "name", "احمد علیزاده", "احمد علیزاده"),
        ("person@0", "other_name", "Ahmad Alizadeh", "احمد علیزاده"),
        ("person@0", "role", "victim", "احمد علیزاده"),
        ("person@0", "outcome", "executed", "به دار آویخته شد"),
        ("person@0", "age", {"years": 26, "at": "death"}, "۲۶ سال"),
        ("event@1", "type", "execution", "به دار آویخته شد"),
        ("event@1", "date", day("2024-11-13", "۲۳ آبان"), "۲۳ آبان"),
        ("event@1", "prison", "زندان قزل‌حصار", "زندان قزل‌حصار"),
        ("event@1", "victim", "person@0", "احمد علیزاده"),
    ),
    source="سازمان نمونه",
    title="اعدام دوباره",
    published="2024-11-13",
    language="fa",
)

HOSTILE = Sample(
    "<img src=x onerror=alert(1)>.txt",
    '<script>alert(1)</script> "Mallory" <b>Bold</b> was arrested in "><svg onload=alert(2)> & released.',
    (
        ("person@0", "name", "<b>Bold</b>\"'><script>alert(3)</script>", "<b>Bold</b>"),
        ("person@0", "role", "victim", "<b>Bold</b>"),
        ("person@0", "outcome", "released", "released"),
        ("event@1", "type", "arrest", "was arrested"),
        ("event@1", "city", '"><svg onload=alert(2)>', '"><svg onload=alert(2)>'),
        ("event@1", "victim", "person@0", "<b>Bold</b>"),
    ),
    source="<i>Evil</i> & Sons",
    title="</title><script>alert(4)</script>",
    url="javascript:alert(5)",
)

UNREAD = (
    Unread("read-password", "asks for a password", "appeal.pdf", "ask the sender for it and read the file again"),
    Unread("read-empty", "the file is empty", "<script>alert(6)</script>.txt", "remove it or capture it again"),
)


def extraction(sample: Sample, captured: Captured) -> Extraction:
    """The sample as a document with its claims."""
    text_hash = hashlib.sha256(sample.text.encode()).hexdigest()
    subjects: dict[str, str] = {}
    claims = []
    for subject, name, value, words in sample.claims:
        start = sample.text.index(words)
        new = subjects.setdefault(subject, subject if subject == "document" else f"{subject.split('@')[0]}@{start}")
        if isinstance(value, str) and value in subjects:
            value = subjects[value]  # noqa: PLW2901
        claims.append(
            Claim(text_hash, new, name, value, (Span(start, start + len(words)),), f"en.example.{name}", PACK,
                  why=Why(words, f"pattern-{name}", {"who": new}, ("something else",)))
        )  # fmt: skip
    claims.sort(key=lambda claim: claim.spans)
    ages = tuple(claim.id for claim in claims if claim.property == "age")
    notes = sample.notes
    if len(ages) == 2:
        born = Note("ages-fit", "checked", "The two ages fit.", ages, (), "born 14 Nov 1997 to 12 Oct 1998")
        held = Note("duration", "consistency", "Seven years do not fit.", ages[:1], (), "6 years, 1 month and 1 day")
        notes = (born, held)
    published = Date(**day(sample.published)) if sample.published else None
    document = Document(
        id=Path(sample.name).stem, text=sample.text, text_sha256=text_hash, bytes_sha256=captured.sha256,
        media_type="text/plain", reader="plain", reader_version="1", captured="2025-01-02T03:04:05Z", name=sample.name,
        language=sample.language, title=sample.title, source=sample.source, url=sample.url, published=published,
    )  # fmt: skip
    return Extraction(document, tuple(claims), notes, PACK)


def captured(sample: Sample, folder: Path) -> Captured:
    """The sample's bytes in custody."""
    data = sample.text.encode()
    digest = hashlib.sha256(data).hexdigest()
    return Captured(Path(sample.name).stem, sample.name, folder / "x", len(data), digest, "text/plain", held=data)


def attributed(found: Extraction) -> Extraction:
    """The same with one claim alleged by somebody: how a page shows who says so."""
    claims = list(found.claims)
    for n, claim in enumerate(claims):
        if claim.property == "occupation":
            claims[n] = replace(claim, modality=Modality.ALLEGED, attribution=Attribution("his family", named=False))
    return replace(found, claims=tuple(claims))


def build(folder: Path, samples: tuple[Sample, ...] = (MONITOR, AGENCY, PERSIAN, HOSTILE)) -> CaseFile:
    """A case file with these reports and two files that could not be read."""
    casefile = open_casefile(folder)
    for sample in samples:
        bytes_in = captured(sample, folder)
        casefile.take(bytes_in, [attributed(extraction(sample, bytes_in))])
    casefile.refuse(UNREAD)
    casefile.relink()
    return casefile
