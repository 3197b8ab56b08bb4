"""Taking one report in: bytes into the vault, then document, claims and notes in one transaction, or none of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db.models import Max

from govah import __version__, model
from govah.casefile import lookup, messages, models, vault
from govah.casefile.days import first_day
from govah.casefile.ledger import NothingToRecord, Step, step
from govah.casefile.models.fields import compact
from govah.casefile.searchable import index
from govah.model import to_data
from govah.reading import Captured

READER = "govah read"
_LONGEST_PART = 200


@dataclass(frozen=True, slots=True)
class Taken:
    """What a step added. All zero: everything was there already."""

    reports: int = 0
    superseded: int = 0
    claims: int = 0
    unread: int = 0

    def __add__(self, other: Taken) -> Taken:
        return Taken(
            self.reports + other.reports,
            self.superseded + other.superseded,
            self.claims + other.claims,
            self.unread + other.unread,
        )


@dataclass(frozen=True, slots=True)
class Ended:
    """That a capture was read to its end, with which packs; `retry` where a fault calls for reading it again."""

    pack: str
    retry: bool = False


def take(
    folder: Path,
    captured: Captured,
    extractions: Sequence[model.Extraction],
    unread: Sequence[model.Unread] = (),
    ended: Ended | None = None,
) -> Taken:
    """Record what was read from one captured file, in one transaction. What is there already is not written again.

    An extraction with other packs, another version or other claims supersedes the one that stood; rows of the
    earlier one stay, and so do people's decisions.
    """
    with captured.open() as stream:
        vault.keep(folder, stream, captured.sha256)
    taken = Taken()
    with step(folder, "take", READER) as current:
        capture = _capture(current, captured)
        current.body = {"capture": captured.sha256, "reports": []}
        for extraction in extractions:
            taken += _extraction(current, capture, extraction)
        taken += _unread(current, unread)
        passed = ended is not None and not ended.retry and _pass(current, capture, captured, ended)
        if not passed and taken == Taken():
            raise NothingToRecord
    return taken


def refuse(folder: Path, unread: Iterable[model.Unread], *, noted: bool = False) -> Taken:
    """Record what could not be read, or what is only noted; what is recorded already is not written again."""
    kind = models.Unread.NOTED if noted else models.Unread.UNREAD
    taken = Taken()
    with step(folder, "refuse", READER) as current:
        taken += _unread(current, unread, kind)
        current.body = {"unread": taken.unread}
        if taken == Taken():
            raise NothingToRecord
    return taken


def metadata_sha256(captured: Captured) -> str:
    """The digest of what a report's metadata file says."""
    return hashlib.sha256(compact(captured.metadata).encode("utf-8", "surrogatepass")).hexdigest()


def known(captured: Captured, pack: str) -> bool:
    """Whether reading this file with these packs by this version would add nothing."""
    return models.Pass.objects.filter(
        capture__sha256=captured.sha256, metadata_sha256=metadata_sha256(captured), pack=pack, program=__version__
    ).exists()


def _capture(current: Step, captured: Captured) -> models.Capture:
    there = models.Capture.objects.filter(sha256=captured.sha256).first()
    return there or current.write(
        models.Capture(
            sha256=captured.sha256,
            size=captured.size,
            media_type=captured.media_type,
            name=captured.name,
            captured=current.at,
        )
    )


def _extraction(current: Step, capture: models.Capture, extraction: model.Extraction) -> Taken:
    report, new = _report(current, capture, extraction.document)
    fingerprint = _content(extraction)
    standing = models.Standing.objects.filter(report=report).select_related("extraction", "document").first()
    old = standing.extraction if standing is not None else None
    unchanged = old is not None and (old.pack, old.program, old.fingerprint) == (
        extraction.pack, __version__, fingerprint,
    )  # fmt: skip
    if unchanged and standing is not None and messages.same(standing.document, extraction.document):
        return Taken()
    document = _document(current, report, extraction.document)
    if unchanged and old is not None and old.document_id == document.pk:
        return Taken()
    row = current.write(
        models.Extraction(
            document=document, pack=extraction.pack, program=__version__, fingerprint=fingerprint, at=current.at
        )
    )
    current.write_all([_claim(row, ordinal, claim) for ordinal, claim in enumerate(extraction.claims)])
    current.write_all([_note(row, ordinal, note) for ordinal, note in enumerate(extraction.notes)])
    models.Standing.objects.update_or_create(report=report, defaults={"document": document, "extraction": row})
    if standing is None or standing.document_id != document.pk:
        index(document)
    current.body["reports"].append(
        {"report": report.number, "text": document.text_sha256, "pack": row.pack, "claims": len(extraction.claims)}
    )
    return Taken(reports=int(new), superseded=int(standing is not None), claims=len(extraction.claims))


def _report(current: Step, capture: models.Capture, document: model.Document) -> tuple[models.Report, bool]:
    part = document.part or ""
    if len(part) > _LONGEST_PART:
        part = f"{part[:100]}…{hashlib.sha256(part.encode('utf-8', 'surrogatepass')).hexdigest()}"
    there = models.Report.objects.filter(capture=capture, part=part).first() or messages.earlier(capture, document)
    if there is not None:
        return there, False
    last = models.Report.objects.aggregate(last=Max("number"))["last"] or 0
    return current.write(models.Report(number=last + 1, capture=capture, part=part)), True


def _document(current: Step, report: models.Report, document: model.Document) -> models.Document:
    said = to_data(document)
    fingerprint = _sha256({key: value for key, value in said.items() if key not in ("captured", "text")})
    there = models.Document.objects.filter(report=report, fingerprint=fingerprint).first()
    return there or current.write(
        models.Document(
            report=report,
            fingerprint=fingerprint,
            ident=document.id,
            text=document.text,
            text_sha256=document.text_sha256,
            media_type=document.media_type,
            reader=document.reader,
            reader_version=document.reader_version,
            captured=document.captured or "",
            language=document.language or "",
            name=document.name or "",
            title=document.title or "",
            author=document.author or "",
            publisher=document.source or "",
            url=document.url or "",
            published=said["published"],
            published_first=first_day(document.published),
            remarks=said["remarks"],
            metadata=said["metadata"],
        )
    )


def _claim(extraction: models.Extraction, ordinal: int, claim: model.Claim) -> models.Claim:
    said = to_data(claim)
    return models.Claim(
        extraction=extraction,
        document_id=extraction.document_id,
        ordinal=ordinal,
        key=claim.id,
        subject=claim.subject,
        property=claim.property,
        value=said["value"],
        spans=[[span.start, span.end] for span in claim.spans],
        rule=claim.rule,
        modality=str(claim.modality),
        attribution=said["attribution"],
        confidence=float(claim.confidence),
        why=said["why"],
    )


def _note(extraction: models.Extraction, ordinal: int, note: model.Note) -> models.Note:
    return models.Note(
        extraction=extraction,
        ordinal=ordinal,
        code=note.code,
        kind=note.kind,
        text=note.text,
        claims=list(note.claims),
        spans=[[span.start, span.end] for span in note.spans],
        arithmetic=note.arithmetic,
        told=note.told,
    )


def _unread(current: Step, unread: Iterable[model.Unread], kind: str = models.Unread.UNREAD) -> Taken:
    added = 0
    for one in unread:
        row = models.Unread(
            kind=kind,
            code=one.code,
            what=one.what,
            name=one.name,
            next_step=one.next_step,
            part=one.part or "",
            bytes_sha256=one.bytes_sha256 or "",
            at=current.at,
        )
        listed = lookup.unread() if kind == models.Unread.UNREAD else lookup.noted()
        same = {"code": row.code, "name": row.name, "part": row.part, "bytes_sha256": row.bytes_sha256}
        if not listed.filter(**same).exists():
            current.write(row)
            added += 1
    return Taken(unread=added)


def _pass(current: Step, capture: models.Capture, captured: Captured, ended: Ended) -> bool:
    key: dict[str, Any] = {
        "capture": capture,
        "metadata_sha256": metadata_sha256(captured),
        "pack": ended.pack,
        "program": __version__,
    }
    if models.Pass.objects.filter(**key).exists():
        return False
    current.write(models.Pass(**key))
    return True


def _content(extraction: model.Extraction) -> str:
    """One digest over all that was claimed and noted, so that equal extractions are known as equal."""
    return _sha256([to_data(extraction.claims), to_data(extraction.notes)])


def _sha256(value: Any) -> str:
    return hashlib.sha256(compact(value).encode("utf-8", "surrogatepass")).hexdigest()
