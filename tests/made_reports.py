"""Small reports for tests of the case file: texts in which every value stands, and the claims on them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from govah.model import Claim, Date, Document, Extraction, Modality, Note, Span, to_data
from govah.packs import Pack, load_pack
from govah.packs.schema.acts import EventType, Outcome
from govah.reading import Captured

NOW = "2025-01-01T00:00:00Z"
PACK = "a" * 64
_ACTS = {kind: {entry.id: entry for entry in load_pack().of(kind)} for kind in (EventType, Outcome)}
BARE = Pack(_ACTS, {}, PACK)
"""A pack of kinds of events and outcomes alone: names are compared letter by letter, and nothing needs a second."""


@dataclass
class Victim:
    name: str
    outcome: str = "executed"
    events: Sequence[tuple[str, str | None, str | None]] = ()  # act, EDTF, prison
    facts: dict[str, Any] = field(default_factory=dict)
    modality: Modality = Modality.ASSERTED


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def date(edtf: str) -> Date:
    precision = {4: "year", 7: "month", 10: "day"}.get(len(edtf), "interval")
    return Date(edtf, edtf, "gregorian", precision)  # type: ignore[arg-type]


Written = tuple[str, str, Any, Span, Modality]


class Writer:
    """Writes a text word by word and remembers where each stands."""

    def __init__(self) -> None:
        self.text = ""
        self.claims: list[Written] = []

    def put(self, words: str) -> Span:
        start = len(self.text)
        self.text += f"{words}\n"
        return Span(start, start + len(words))

    def say(self, subject: str, prop: str, value: Any, span: Span, modality: Modality = Modality.ASSERTED) -> None:
        self.claims.append((subject, prop, value, span, modality))


def document(id: str, text: str, *, source: str | None = None, published: str | None = None) -> Document:  # noqa: A002
    raw = text.encode()
    digest = hashlib.sha256(raw).hexdigest()
    return Document(
        id=id,
        text=text,
        text_sha256=digest,
        bytes_sha256=digest,
        media_type="text/plain",
        reader="plain",
        reader_version="1",
        captured=NOW,
        name=f"{id}.txt",
        language="en",
        title=f"Report {id}",
        source=source,
        published=date(published) if published else None,
    )


def captured(one: Document, **metadata: str) -> Captured:
    raw = one.text.encode()
    return Captured(
        id=one.id,
        name=f"{one.id}.txt",
        path=Path(f"{one.id}.txt"),
        size=len(raw),
        sha256=one.bytes_sha256,
        media_type="text/plain",
        metadata=metadata,
        held=raw,
    )


def extraction(
    id: str,  # noqa: A002
    *victims: Victim,
    source: str | None = None,
    published: str | None = None,
    pack: str = PACK,
    lead: str = "",
    rule: str = "test.rule",
    notes: Sequence[Note] = (),
) -> Extraction:
    """A report that tells of these people, with one claim for every value."""
    writer = Writer()
    writer.put(lead or f"Report {id}.")
    for victim in victims:
        span = writer.put(victim.name)
        subject = f"person@{span.start}"
        writer.say(subject, "name", victim.name, span)
        writer.say(subject, "role", "victim", span)
        writer.say(subject, "outcome", victim.outcome, writer.put(victim.outcome), victim.modality)
        for prop, value in victim.facts.items():
            for one in value if isinstance(value, list) else [value]:
                writer.say(subject, prop, one, writer.put(str(one)))
        for act, edtf, prison in victim.events:
            span = writer.put(act)
            event = f"event@{span.start}"
            writer.say(event, "type", act, span, victim.modality)
            writer.say(event, "victim", subject, span)
            if edtf:
                writer.say(event, "date", to_data(date(edtf)), writer.put(edtf))
            if prison:
                writer.say(event, "prison", prison, writer.put(prison))
    one = document(id, writer.text, source=source, published=published)
    claims = tuple(
        Claim(one.text_sha256, subject, prop, value, (span,), rule, pack, modality)
        for subject, prop, value, span, modality in writer.claims
    )
    return Extraction(one, claims, tuple(notes), pack)


def with_claims(one: Document, written: Sequence[Written], pack: str = PACK) -> Extraction:
    """The document with the claims that a writer wrote."""
    claims = tuple(
        Claim(one.text_sha256, subject, prop, value, (span,), "test.rule", pack, modality)
        for subject, prop, value, span, modality in written
    )
    return Extraction(one, claims, (), pack)


def report(id: str, writer: Writer) -> tuple[Captured, list[Extraction]]:  # noqa: A002
    """A report with the claims of a writer, as `take` wants it."""
    one = document(id, writer.text)
    return captured(one), [with_claims(one, writer.claims)]


def hanged(id: str, name: str, day: str, **more: Any) -> Extraction:  # noqa: A002
    """One person executed on a day in one prison."""
    prison = more.pop("prison", "North Prison")
    facts = more.pop("facts", {"charge": "drugs"})
    return extraction(id, Victim(name, "executed", [("execution", day, prison)], facts), **more)
